"""Which card of how many this is: a number that goes up, of a number that never drops."""

from itertools import pairwise
from random import Random

import pytest

from game.content import scenes_folder
from game.engine.chronicle import Chronicle, Pick
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.schedule import Schedule
from game.engine.story import Deck
from game.telling.card import Card, card
from tests.loaded import loaded

STORY = loaded(scenes_folder())


def cards(chairs: tuple[str, ...], deck: str, chance: Random) -> list[Card]:
    """The cards of the first chair in a game that is played at random."""
    playthrough, told = Playthrough.of(STORY, Chronicle(chairs, deck=deck)).played_on(), []
    while playthrough.scene:
        told.append(card(playthrough, playthrough.asked[0].chair))
        picks = [
            Pick(seat.chair, chance.choice(open_options(seat, playthrough.state)).id) for seat in playthrough.asked
        ]
        playthrough = playthrough.play(picks).played_on()
    return told


@pytest.mark.parametrize("deck", [deck.id for deck in STORY.decks])
def test_a_card_is_counted_by_its_place_among_those_that_come(deck: str) -> None:
    chance, calls = Random(7), 0
    for chair in STORY.chairs:
        promised = len(Schedule.of(STORY, (chair.id,), deck).counted(STORY))
        for _ in range(5):
            told = cards((chair.id,), deck, chance)
            placed = [(one.number, one.of) for one in told]
            assert placed[0] == (1, promised)
            assert all(now[0] > was[0] and now[1] >= was[1] for was, now in pairwise(placed))
            assert told[-1].number <= told[-1].of
            assert [len(one.drawers) for one in told] == [one.of for one in told]
            assert all(one.drawers[one.number - 1].state == "open" for one in told)
            assert [drawer.state for drawer in told[-1].drawers].count("full") == len(told) - 1
            calls += told[-1].of - promised
    calling = {scene.id for scene in STORY.scenes if scene.call}
    assert bool(calls) == any(calling & scenes for _, scenes in STORY.find(Deck, deck).cards)


def test_a_card_that_is_passed_over_leaves_its_drawer_empty() -> None:
    chance = Random(7)
    passed = [one for _ in range(20) for one in cards(("trotsky",), "whole", chance)]
    skipped = [one for one in passed if "empty" in [drawer.state for drawer in one.drawers[: one.number]]]
    assert skipped, "no card was passed over in all these games"
    assert all(one.drawers[-1].state == "empty" for one in skipped if one.number < one.of)
