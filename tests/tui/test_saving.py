"""Games that cannot be saved or read again, at the screen."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from game.engine.chronicle import Chronicle
from game.saves import Autosave
from game.saves.autosave import ELSEWHERE
from game.tui.app import CardIndexApp
from tests.tui.players import TINY, app_in, letters, name, on_the_first_card, play, press, until


def test_a_game_that_cannot_be_saved_is_saved_elsewhere_by_a_key(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    there = tmp_path / "stick" / "game.json"
    app = CardIndexApp(lambda: TINY, lambda: Autosave(tmp_path / "file" / "game.json"))

    async def moves(pilot: Pilot[None]) -> None:
        assert name(pilot) == "InterludeScreen"
        assert not app.check_action("save_elsewhere", ())
        await until(pilot, "CardScreen", "enter")
        assert [note for note in app._notifications if ELSEWHERE in note.message]
        await press(pilot, "s")
        pilot.app.screen.query_one(Input).value = str(there)
        await press(pilot, "enter")
        assert app.autosave.saved == there
        assert not app.check_action("save_elsewhere", ())

    play(app, (100, 30), moves, Chronicle(("mary",), (("mary", "stay"),), "whole").sealed(TINY))


def test_a_game_that_cannot_be_saved_goes_on_and_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "a file where the folder should be"
    blocked.write_text("")
    app = app_in(blocked)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        assert "could not be saved" in " ".join("\n".join(letters(pilot)).split())

    play(app, (100, 30), moves, on_the_first_card(TINY))


def test_a_damaged_save_is_listed_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "[red]broken.json").write_text("{")

    async def moves(pilot: Pilot[None]) -> None:
        assert "Damaged: [red]broken" in "\n".join(letters(pilot))
        await press(pilot, "3", "enter", "enter")
        assert name(pilot) == "QuestionScreen"

    play(app_in(tmp_path), (80, 24), moves)
