"""A game is begun by forms alone, and everything is said in the language in use."""

from dataclasses import replace
from random import Random

import pytest

from game.engine.chronicle import Chronicle
from game.engine.rules import NotOpen
from game.engine.story import NoRoad
from game.i18n import use
from game.pages.look_ups import TITLES, ReaderContext, look_up
from game.pages.moments import whole_page
from game.pages.set_up import answered, set_up_page
from game.pages.viewer import Viewer
from game.session.session import Session
from game.telling.question import Question
from game.telling.room import Voting
from game.telling.set_up import MORE, set_up
from tests.classroom.games import SHIPPED, TINY
from tests.i18n.pseudo import in_longer_words
from tests.pages.browsing import FRAME, PLAYER, Browsed, assert_usable, in_words, led_on
from tests.test_every_word import STORY, TYPED, words


@pytest.mark.parametrize("seed", range(6))
def test_the_forms_before_a_game_ask_what_the_set_up_asks(seed: int) -> None:
    answers: list[str] = []
    dice = Random(seed)
    while isinstance(asked := answered(SHIPPED, answers), Question):
        assert asked == set_up(SHIPPED, answers)
        page = Browsed(set_up_page(SHIPPED, asked, answers, FRAME))
        assert_usable(page)
        assert in_words(asked.text) in page.words
        for answer in asked.answers:
            assert in_words(answer.label) in page.words
        (form,) = page.forms
        verb, sent = form.filled(dice, "<b>the window row</b>")
        assert verb == "set-up"
        assert sent["answer"][:-1] == answers
        answers = sent["answer"]
    assert isinstance(asked, Chronicle)
    assert asked.chairs


@pytest.mark.parametrize("answers", [["nobody"], ["trotsky"] * 20, [""], ["(enough)"], ["(more)", "trotsky", "x" * 9]])
def test_an_answer_that_nobody_was_offered_begins_no_game(answers: list[str]) -> None:
    with pytest.raises(NotOpen):
        answered(SHIPPED, answers)


def test_a_page_tells_of_chairs_that_have_no_road_to_an_aim_together() -> None:
    decks = [deck.id for deck in TINY.decks]
    closed = frozenset(NoRoad(frozenset({"mary", "tom"}), deck, "mary", "stay") for deck in decks)
    story = replace(TINY, no_roads=closed)
    for answers, is_told in (([MORE, "teams", "mary", "tom"], True), ([MORE, "class", "mary"], False)):
        asked = answered(story, answers)
        assert isinstance(asked, Question)
        page = Browsed(set_up_page(story, asked, answers, FRAME))
        assert (in_words("No road from these chairs.") in page.words) is is_told


def test_no_word_of_a_page_is_english() -> None:
    chairs = tuple(chair.id for chair in TINY.chairs)
    games = [Chronicle(chairs[:1], deck="whole"), Chronicle(chairs[:1], deck="whole", mode="class")]
    games.append(Chronicle(chairs, deck="whole", mode="teams"))
    told: list[str] = []
    with in_longer_words("ru"):
        for game in games:
            session, dice = Session.begin(TINY, game.sealed(TINY)), Random(5)
            for _ in range(150):
                viewers = [PLAYER, Viewer("wall"), Viewer("observer"), Viewer("chair", chairs[0])]
                told += [whole_page(session, viewer, FRAME) for viewer in viewers]
                asked = [] if session.revealing or session.untold else session.playthrough.asked
                for seat in asked:
                    counts = tuple((option.id, 1, 2) for option in seat.options)
                    votes = [Voting(), Voting("first", False, given=3), Voting("second", counts=counts)]
                    told += [whole_page(session, Viewer("hand", seat.chair, voting=vote), FRAME) for vote in votes]
                told += [look_up(session, what, PLAYER, FRAME, ReaderContext(reached=("nothing",))) for what in TITLES]
                if session.ended:
                    break
                session = led_on(session, dice)
            assert session.ended
    for page in dict.fromkeys(told):
        browsed = Browsed(page)
        names = [one.get("aria-label", "") for one in browsed.all]
        assert words(browsed.words + " ".join(names)) <= STORY | TYPED


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("ja", "ltr")])
def test_a_page_is_laid_out_the_way_its_language_is_written(language: str, way: str) -> None:
    session = Session.begin(TINY, Chronicle(("mary",)).sealed(TINY))
    use({}, language)
    try:
        page = whole_page(session, PLAYER, FRAME)
    finally:
        use({})
    assert f'<html lang="{language}" dir="{way}">' in page
