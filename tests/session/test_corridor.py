"""A word in the corridor, from the card on which it is said to the round that spends it."""

import pytest

from game.engine.chronicle import Chronicle
from game.engine.rules import NotOpen, Word
from game.session.moment import CardMoment, VoteMoment
from game.session.session import Session
from tests.classroom.remembered import LIST, SECOND


def asking(mode: str = "solo") -> Session:
    """Snow stands before the first card on which he can ask somebody."""
    session = Session.begin(SECOND, Chronicle(("snow",), deck="whole", mode=mode).sealed(SECOND))  # type: ignore[arg-type]
    while not (isinstance(session.moment, CardMoment) and session.moment.corridor.open):
        session = session.go_on() if session.turn is None or session.untold else session.choose(_history(session))
    assert session.playthrough.scene
    assert session.playthrough.scene.id == LIST
    return session


def _history(session: Session) -> str:
    assert session.turn
    return next(option.id for option in session.turn.options if option.historical)


def test_it_is_said_once_and_taken_back_by_saying_it_again() -> None:
    session = asking()
    said = session.speak("whitehead")
    assert said.draft.words() == (Word("snow", "whitehead"),)
    assert isinstance(said.moment, CardMoment)
    assert [chair for chair, _ in said.moment.corridor.said] == ["whitehead"]
    assert said.speak("whitehead").draft == session.draft
    played = said.choose(_history(said))
    assert played.chronicle.entries[-1].corridor == (Word("snow", "whitehead"),)


def test_a_word_to_somebody_who_cannot_be_asked_is_refused_and_nothing_changes() -> None:
    session = asking()
    for nobody in ("snow", "nobody", ""):
        with pytest.raises(NotOpen):
            session.speak(nobody)


def test_a_class_says_a_word_in_the_middle_of_its_vote_and_goes_on_voting() -> None:
    voting = asking("class").open_vote()
    assert isinstance(voting.moment, VoteMoment)
    said = voting.speak("whitehead")
    assert isinstance(said.moment, VoteMoment)
    assert [chair for chair, _ in said.moment.corridor.said] == ["whitehead"]


def test_what_was_taken_back_is_gone_once_another_word_is_said() -> None:
    session = asking()
    back = session.choose(_history(session)).undo()
    assert back.can_redo
    assert not back.speak("whitehead").can_redo
