"""The panels that come between the cards of a deck: the key names each once, where the class meets it."""

from itertools import chain

import pytest

from game.classroom.handouts import handouts
from game.content import scenes_folder
from game.engine.story import Deck
from game.telling.panels import panels_between
from game.telling.paper import asked
from tests.classroom.pages import Page
from tests.loaded import loaded

STORY = loaded(scenes_folder())
DECKS = [STORY.find(Deck, "lesson").only(["kamenev"]), STORY.find(Deck, "short").only(["rykov"]), STORY.decks[-1]]


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.id)
def test_every_panel_is_one_of_a_card_s_own_or_stands_before_the_card_that_comes_next(deck: Deck) -> None:
    cards = [scene for scene, _ in asked(STORY, deck)]
    rows = panels_between(STORY, deck)
    assert len(rows) == len(cards) + 1
    own = [scene.outside.title for scene in cards if scene.outside]
    panels = [scene.outside.title for scene in STORY.scenes if scene.outside]
    assert sorted([*chain(*rows), *own]) == sorted(panels)
    places = {scene.id: place for place, scene in enumerate(STORY.scenes)}
    for scene in STORY.scenes:
        if scene.outside and scene not in cards:
            assert scene.outside.title in rows[sum(places[card.id] < places[scene.id] for card in cards)]


def test_the_key_tells_them_between_its_cards() -> None:
    key = Page(handouts(STORY, DECKS[0])["teachers-key.html"]).text
    before, _, behind = key.partition("Between the cards, to be read aloud: The strikers of 1923")
    assert "The cave at Kislovodsk" in before
    assert "Reading the Testament" not in before
    assert "Between the cards, to be read aloud: Article 107; The villages" in behind
