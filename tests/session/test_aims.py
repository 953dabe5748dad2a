"""What a chair wants: said before its first decision, on its card, and kept with the game."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.engine.chronicle import Chronicle
from game.engine.rules import NotOpen
from game.plain.game import PlainGame
from game.saves import load
from game.session.moment import CardMoment
from game.session.session import Session
from game.telling.question import PASS
from game.telling.set_up import at_once
from tests.tui.players import TINY, app_in, play, press, until, words

GAME = Chronicle(("mary",), deck="whole").sealed(TINY)


def at_a_card(session: Session) -> Session:
    """The next card."""
    for _ in range(9):
        if isinstance(session.moment, CardMoment):
            break
        session = session.guess(PASS) if session.guesser and not session.untold else session.go_on()
    assert isinstance(session.moment, CardMoment)
    return session


def test_a_game_begun_at_once_is_a_lesson_without_an_aim() -> None:
    assert at_once(TINY, "mary") == Chronicle(("mary",), deck=TINY.decks[0].id).sealed(TINY)


def test_an_aim_is_said_and_changed_until_the_first_decision_and_then_stands() -> None:
    session = at_a_card(Session.begin(TINY, GAME)).want("stay").want("open-book")
    assert session.chronicle.aims == (("mary", "open-book"),)
    decided = at_a_card(session.choose("wait"))
    assert decided.moment.aims is None  # type: ignore[union-attr]
    with pytest.raises(NotOpen):
        decided.want("stay")
    assert decided.undo().undo().want("stay").chronicle.aims == (("mary", "stay"),)


def test_who_has_said_nothing_can_say_it_later() -> None:
    decided = at_a_card(at_a_card(Session.begin(TINY, GAME)).choose("wait"))
    assert decided.want("stay").chronicle.aims == (("mary", "stay"),)


def test_there_is_no_other_aim_than_those_of_the_story() -> None:
    with pytest.raises(NotOpen):
        at_a_card(Session.begin(TINY, GAME)).want("peace")


def test_it_is_named_by_a_key_shown_on_the_slip_and_saved(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "1", "enter")
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "enter")
        assert "Your aim: name it: a" in words(pilot)
        await press(pilot, "a", "2", "enter")
        assert f"Your aim: {TINY.aims[1].title}" in words(pilot)
        await press(pilot, "q")

    play(app, (80, 24), moves)
    assert app.autosave.saved
    assert load(app.autosave.saved).chronicle.aims == (("mary", TINY.aims[1].id),)


def test_it_is_named_by_a_word_in_plain_lines() -> None:
    said: list[str] = []
    saved: list[Chronicle] = []
    lines = iter(["1", "aim", "aim 9", "aim 2", "again", "quit"])
    PlainGame(TINY, lines, said.append, lambda game: saved.append(game.chronicle) or "").play(None)
    assert sum("You have not said what you want. The word aim says it." in line for line in said) == 1
    assert said.count("Say aim and a number.") == 2
    assert f"2. {TINY.aims[1].title}." in said
    assert "Your aim is noted." in said
    assert saved[-1].aims == (("mary", TINY.aims[1].id),)
