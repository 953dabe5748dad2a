"""A word in the corridor on the screens: it is offered, said, seen beside the question, taken back, and answered."""

from pathlib import Path

from textual.pilot import Pilot

from game.engine.chronicle import Chronicle
from game.session.session import Session
from tests.loaded import loaded
from tests.tui.players import app_in, name, play, press, until, words

SECOND = loaded(Path(__file__).parent.parent / "second")
GAME = Chronicle(("snow",), deck="lesson").sealed(SECOND)
SAID = "A word said to Henry Whitehead"
YES = "He doubts your theory, and has a pencil."


def said(pilot: Pilot[None]) -> list[tuple[str, str]]:
    session: Session = pilot.app.session  # type: ignore[attr-defined]
    return [(word.by, word.to) for word in session.draft.words()]


def test_a_word_is_said_taken_back_and_said_again_and_answered_in_the_reveal(tmp_path: Path) -> None:
    async def speak(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "o")
        assert name(pilot) == "MenuScreen"
        await press(pilot, "escape")
        assert said(pilot) == []
        await press(pilot, "o", "1", "enter")
        assert said(pilot) == [("snow", "whitehead")]
        assert SAID in words(pilot)
        await press(pilot, "o", "1", "enter")
        assert said(pilot) == []
        assert SAID not in words(pilot)
        await press(pilot, "o", "1", "enter", "2", "enter")
        assert name(pilot) == "RevealScreen"
        assert YES in words(pilot)

    play(app_in(tmp_path, SECOND), (100, 40), speak, GAME)


def test_where_nobody_can_be_asked_nothing_is_offered(tmp_path: Path) -> None:
    async def speak(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "o")
        assert name(pilot) == "CardScreen"
        assert "A word" not in words(pilot)

    play(app_in(tmp_path, SECOND), (100, 40), speak, Chronicle(("whitehead",), deck="lesson").sealed(SECOND))
