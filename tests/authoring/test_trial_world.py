"""The world of a card that is tried remembers what its author says was picked, and what history picked elsewhere."""

from dataclasses import replace

import pytest

from game.authoring.preview import begun_at
from game.engine.chronicle import Chronicle
from game.engine.conditions import Condition, Objected, Picked
from game.engine.playthrough import Playthrough
from game.engine.scene import Telling
from game.engine.story import Story
from game.exit_codes import CommandError
from game.telling.card import card
from tests.classroom.games import TINY

BRIDGE, MINUTES, FLOOD = TINY.scenes


def with_echoes(*tests: Picked | Objected) -> Story:
    """The tiny story, in which Mary reads a line on her second card for the first of these that holds."""
    mary = MINUTES.seat("mary")
    assert mary
    echoes = tuple(Telling(f"Echo {place}.", Condition(((test,),))) for place, test in enumerate(tests, 1))
    seats = tuple(replace(mary, echoes=echoes) if seat is mary else seat for seat in MINUTES.seats)
    return replace(TINY, scenes=(BRIDGE, replace(MINUTES, seats=seats), FLOOD))


def brief(story: Story, picked: tuple[str, ...] = (), objected: tuple[str, ...] = ()) -> str:
    """What Mary reads on her second card in such a world."""
    begun = begun_at(story, MINUTES.id, ("mary",), (), picked, objected)
    return card(Playthrough(begun, Chronicle(("mary",), deck="trial")), "mary").brief


PICKED = with_echoes(
    Picked("mary", BRIDGE.id, ("ask-for-bridge",)),
    Picked("mary", BRIDGE.id, ("read-the-book", "wait"), wanted=False),
    Picked("mary", BRIDGE.id, ("wait",)),
)


@pytest.mark.parametrize(
    ("picked", "echo"),
    [
        ((), "Echo 3."),
        (("ask-for-bridge",), "Echo 1."),
        (("wait",), "Echo 3."),
        (("wait", "ask-for-bridge"), "Echo 1."),
    ],
    ids=["as in history", "another pick", "history's pick", "the last that is said"],
)
def test_an_echo_of_what_was_picked_is_told(picked: tuple[str, ...], echo: str) -> None:
    assert brief(PICKED, tuple(f"mary:{BRIDGE.id}:{option}" for option in picked)).endswith(echo)


def test_an_option_of_which_no_echo_speaks_takes_the_place_of_historys() -> None:
    assert "Echo" not in brief(PICKED, (f"Mary:{BRIDGE.id}:read-the-book",))


@pytest.mark.parametrize(
    ("said", "echo"), [((), False), (("mary=1",), False), (("Mary=2",), True), (("mary=9",), True)]
)
def test_objections_are_counted_as_they_are_said(said: tuple[str, ...], echo: bool) -> None:
    assert ("Echo 1." in brief(with_echoes(Objected("mary", 2)), objected=said)) is echo


def test_what_nothing_reads_changes_nothing() -> None:
    assert brief(TINY, (f"mary:{BRIDGE.id}:wait",), ("tom=3",)) == brief(TINY)


def test_words_in_the_corridor_can_be_tried_in_any_deck_that_has_them() -> None:
    story = replace(TINY, decks=tuple(replace(deck, words=2) for deck in TINY.decks))
    begun = begun_at(story, MINUTES.id, ("mary",))
    assert [deck.words for deck in begun.decks] == [2]


def test_a_chair_that_did_not_sit_there_cannot_have_picked_there() -> None:
    alone = replace(BRIDGE, seats=tuple(seat for seat in BRIDGE.seats if seat.chair == "mary"))
    with pytest.raises(CommandError, match=r"tom does not sit in 1901-03-bridge\. There sit: mary\."):
        brief(replace(TINY, scenes=(alone, MINUTES, FLOOD)), (f"tom:{BRIDGE.id}:refuse",))


@pytest.mark.parametrize(
    ("picked", "objected", "told"),
    [
        ("mary", "", "--picked wants a chair, a scene and an option. Such as: --picked "),
        ("mary:1901-03-bridge:", "", "--picked wants a chair"),
        ("mary:1901-03-bridge:wait:wait", "", "--picked wants a chair"),
        ("marry:1901-03-bridge:wait", "", "Did you mean mary?"),
        ("mary:1901-03-bride:wait", "", "Did you mean 1901-03-bridge or"),
        ("mary:1901-03-bridge:wit", "", "Did you mean wait?"),
        ("mary:1901-06-minutes:sign", "", "1901-06-minutes does not come before 1901-06-minutes"),
        ("mary:1901-09-flood:save-the-hall", "", "1901-09-flood does not come before"),
        ("mary:1901-03-bridge:\x1b[2J", "", "There is no option called"),
        ("", "marry=1", "Did you mean mary?"),
        ("", "mary", "--objected counts objections. Such as: --objected mary=2"),
        ("", "mary=-1", "--objected counts objections."),
        ("", "mary=two", "--objected counts objections."),
        ("", "mary=" + "9" * 5000, "--objected counts objections."),
    ],
)
def test_what_cannot_be_is_told_in_one_line(picked: str, objected: str, told: str) -> None:
    with pytest.raises(CommandError) as stop:
        brief(TINY, tuple(filter(None, [picked])), tuple(filter(None, [objected])))
    assert told in str(stop.value)
    assert str(stop.value).isprintable()
    assert len(str(stop.value)) < 200
