"""Keys that every program has, and that a browser may keep: leaving is never an accident, and the palette has two."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from game.tui.screens.ask import SureScreen
from tests.tui.players import TINY, app_in, name, on_the_first_card, play, press, until


def test_ctrl_q_leaves_as_q_does(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+q")

    play(app, (80, 24), moves)
    assert app._exit


def test_ctrl_q_loses_nothing_that_is_being_typed(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "w", *"why", "ctrl+q")
        assert isinstance(app.focused, Input)
        assert app.focused.value == "why"
        assert not app._exit
        assert any("To leave" in notice.message for notice in app._notifications)

    play(app, (80, 24), moves, on_the_first_card(TINY))


def test_ctrl_q_is_no_answer_to_a_question(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        app.push_screen(SureScreen("Is it?"))
        await press(pilot, "ctrl+q")
        assert name(pilot) == "SureScreen"
        assert not app._exit

    play(app, (80, 24), moves)


def test_what_was_being_shown_as_the_game_was_left_is_no_fault(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        app.exit()
        app.screen.call_next(app.screen.action_turn)

    play(app, (80, 24), moves, on_the_first_card(TINY))
    assert app._exception is None
    assert app.return_code == 0


@pytest.mark.parametrize("key", ["ctrl+p", ":"])
def test_the_palette_can_be_opened_with_either_key(key: str, tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, key)
        assert name(pilot) == "Palette"

    play(app, (80, 24), moves)


def test_in_a_field_a_colon_is_a_letter(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "w", ":")
        assert isinstance(app.focused, Input)
        assert app.focused.value == ":"

    play(app, (80, 24), moves, on_the_first_card(TINY))
