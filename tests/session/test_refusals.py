"""What cannot be done is refused with a sentence for people, and changes nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle, Mode
from game.engine.rules import NotOpen
from game.engine.story import Story
from game.session.session import Session
from game.telling.codes import BallotCode, code_of
from game.telling.question import PASS
from game.telling.room import MOST_HANDS
from tests.classroom.games import TINY
from tests.session.player import step


def begin(mode: Mode, *chairs: str, deck: str = "whole", story: Story = TINY) -> Session:
    return Session.begin(story, Chronicle(chairs, deck=deck, mode=mode).sealed(story)).go_on()


SOLO = begin("solo", "mary")
REVEALING = SOLO.choose("wait")
CLASS = begin("class", "mary")
TEAMS = begin("teams", "mary", "tom", deck="short")
WATCHING = TEAMS.choose("wait")
TURNS = replace(
    TINY.decks[0],
    cards=(("mary", frozenset({TINY.scenes[0].id})), ("tom", frozenset({TINY.scenes[1].id}))),
)
BY_TURNS = begin("teams", "mary", "tom", story=replace(TINY, decks=(TURNS,)), deck=TURNS.id)
FORETOLD = BY_TURNS.choose("wait").foretell(PASS)
GUESSING = REVEALING.go_on()
ENDED = SOLO
while not ENDED.ended:
    ENDED = step(ENDED, 0)
OTHER = code_of(TINY, BallotCode(TINY.scenes[0].id, "mary", "wait"))
NOBODY = "nobody is asked now."
REFUSED: dict[str, tuple[Callable[[], Session], str]] = {
    "a pick while a reveal is told": (lambda: REVEALING.choose("wait"), NOBODY),
    "a pick after the end": (lambda: ENDED.choose("wait"), NOBODY),
    "a pick of a chair that is not asked": (lambda: SOLO.choose("refuse", "tom"), NOBODY),
    "a guess where none is due": (lambda: SOLO.guess("3"), NOBODY),
    "a guess while a reveal is told": (lambda: REVEALING.guess("0"), NOBODY),
    "a guess on the next card while a reveal is told": (lambda: REVEALING.guess("0", "mary"), NOBODY),
    "a pick on the next card while a reveal is told": (lambda: REVEALING.choose("sign", "mary"), NOBODY),
    "a reason on the next card while a reveal is told": (lambda: REVEALING.note("why", "mary"), NOBODY),
    "a forecast on the next card while a reveal is told": (lambda: FORETOLD.foretell(PASS, "mary"), NOBODY),
    "a guess of a chair that nobody holds": (lambda: GUESSING.guess("3", "tom"), NOBODY),
    "a guess of no band": (lambda: GUESSING.guess("4"), "that is no option here."),
    "a guess that says nothing": (lambda: GUESSING.guess(""), "that is no option here."),
    "a forecast that says nothing": (lambda: WATCHING.foretell(""), "that is no option here."),
    "a forecast by those who are asked": (lambda: TEAMS.foretell("wait", "mary"), NOBODY),
    "a forecast alone": (lambda: SOLO.foretell("wait"), NOBODY),
    "a forecast of no option": (lambda: WATCHING.foretell("burn-the-book"), "that is no option here."),
    "an answer on a card": (lambda: SOLO.answer("wait"), NOBODY),
    "an answer after the end": (lambda: ENDED.answer(PASS), NOBODY),
    "a reason of a chair that is not asked": (lambda: SOLO.note("why", "tom"), NOBODY),
    "hands for a chair that is not asked": (lambda: CLASS.count({}, "tom"), NOBODY),
    "a code of another card": (
        lambda: GUESSING.guess(PASS).send(OTHER), "that is a code of Mary's on the card A bridge, or none.",
    ),
    "no code": (lambda: TEAMS.send("hello"), "that is no code from a ballot of this story."),
    "a pick against the hands": (
        lambda: CLASS.count({"wait": 1, "read-the-book": 2}).choose("wait"),
        "2 of 3 hands: Ask to see the book: all of it.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_done_is_refused_with_its_reason(what: str) -> None:
    command, why = REFUSED[what]
    with pytest.raises(NotOpen) as refused:
        command()
    assert why in str(refused.value)


def test_while_a_reveal_is_told_the_next_card_has_tables_that_will_be_asked() -> None:
    """Else what is refused above might be refused for another reason."""
    assert REVEALING.tables.guessing == ("mary",)
    assert FORETOLD.revealing
    assert FORETOLD.tables.forecasting == ("mary",)


def test_hands_are_numbers_that_a_room_can_have() -> None:
    for hands in ({"wait": -1}, {"wait": MOST_HANDS + 1}, {"burn-the-book": 1}):
        with pytest.raises(ValueError, match="no hands"):
            CLASS.count(hands)
    counted = CLASS.count({"wait": MOST_HANDS})
    assert counted.draft.hands == (("mary", (("wait", MOST_HANDS), ("ask-for-bridge", 0), ("read-the-book", 0))),)
    assert counted.count({}).draft.hands == ()


def test_an_answer_is_a_guess_or_a_forecast_whichever_is_asked_and_either_can_be_passed() -> None:
    assert GUESSING.answer("3").draft.guesses() == (("mary", 3),)
    passed = GUESSING.answer(PASS)
    assert passed.draft.guesses() == ()
    assert passed.guesser is None
    watching = WATCHING.go_on()
    assert watching.answer("wait").chronicle.entries[-1].forecasts == (("tom", "mary", "wait"),)
    assert watching.answer(PASS).chronicle.entries[-1].forecasts == ()


def test_what_leads_nowhere_leaves_the_game_as_it_is() -> None:
    assert SOLO.go_on() is SOLO
    assert SOLO.release() is SOLO
    assert SOLO.skip() is SOLO
    assert SOLO.redo() is SOLO
    assert SOLO.undo() is SOLO
    assert SOLO.withdraw("mary") is SOLO
    assert REVEALING.withdraw("mary") is REVEALING
    assert REVEALING.open_vote() is REVEALING
    assert SOLO.open_vote() is SOLO
    assert TEAMS.open_vote() is TEAMS
    assert ENDED.go_on() is ENDED
    assert SOLO.note("") is SOLO
    assert not SOLO.can_skip
    assert not SOLO.can_redo


def test_whoever_takes_something_back_is_not_told_again_what_went_before() -> None:
    again = GUESSING.with_recap()
    assert again.recap
    assert not again.go_on().recap
    for back in (again.undo(), again.guess(PASS).undo()):
        assert not back.recap
        assert back.opened == ""
    assert not again.guess(PASS).recap


def test_a_refusal_names_the_option_that_was_meant() -> None:
    with pytest.raises(NotOpen) as refused:
        WATCHING.foretell("burn-the-book")
    assert refused.value.option == "burn-the-book"


def test_one_hand_is_told_as_one() -> None:
    with pytest.raises(NotOpen, match=r"1 of 1 hand: Ask to see the book"):
        CLASS.count({"read-the-book": 1}).choose("wait")
