"""A word in the corridor, from the card on which it is said to the round that spends it."""

from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle
from game.engine.conditions import Condition
from game.engine.rules import NotOpen, Word
from game.engine.scene import Asked, Scene
from game.engine.story import Story
from game.session.moment import CardMoment, VoteMoment, corridor_of
from game.session.session import Session
from tests.classroom.games import TINY
from tests.classroom.remembered import LIST, REPORTS, SECOND


def asking(mode: str = "solo", story: Story = SECOND) -> Session:
    """Snow stands before the first card on which he can ask somebody."""
    session = Session.begin(story, Chronicle(("snow",), deck="whole", mode=mode).sealed(story))  # type: ignore[arg-type]
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


def test_who_has_spent_the_last_word_can_ask_nobody_on_a_later_card() -> None:
    one_word = replace(SECOND, decks=tuple(replace(deck, words=1) for deck in SECOND.decks))
    for first, left in (("", 1), ("whitehead", 0)):
        session = asking(story=one_word)
        session = session.speak(first) if first else session
        while session.turn is None or session.playthrough.scene != one_word.find(Scene, REPORTS):
            session = session.choose(_history(session)) if session.turn and not session.untold else session.go_on()
        corridor = corridor_of(session, "snow")
        assert (corridor.left, [chair for chair, _ in corridor.open]) == (left, ["whitehead"] * left)
        assert bool(corridor.in_words) is bool(left)


def test_who_has_said_the_last_word_on_this_card_can_ask_nobody_else_there() -> None:
    mary, tom = TINY.scenes[0].seats
    asked = Asked("mary", ("ask-for-bridge",), Condition(), "Yes.", "No.")
    willing = replace(tom, options=tuple(replace(option, asked=(asked,)) for option in tom.options))
    scene = replace(TINY.scenes[0], seats=(mary, willing, replace(willing, chair="ann")))
    story = replace(
        TINY,
        scenes=(scene, *TINY.scenes[1:]),
        chairs=(*TINY.chairs, replace(TINY.chairs[1], id="ann", name="Ann")),
        decks=tuple(replace(deck, words=1) for deck in TINY.decks),
    )
    session = Session.begin(story, Chronicle(("mary",), deck="whole")).go_on()
    assert [name for _, name in corridor_of(session, "mary").open] == ["Tom", "Ann"]
    said = session.speak("tom")
    assert (corridor_of(said, "mary").left, corridor_of(said, "mary").open) == (0, ())
    with pytest.raises(NotOpen):
        said.speak("ann")
    assert said.speak("tom").speak("ann").draft.words() == (Word("mary", "ann"),)
