"""Games that cannot be saved or read again, at the screen."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from game.engine.chronicle import Chronicle
from game.saves import Autosave, all_saves
from game.saves.autosave import ELSEWHERE
from game.tui.app import CardIndexApp
from game.tui.themes import CALLED
from tests.tui.players import TINY, app_in, letters, name, on_the_first_card, play, press, resize, settle, until, words
from tests.tui.test_contrast import too_faint


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


def blocked(folder: Path) -> Path:
    """A file where the folder of the saves should be."""
    file = folder / "in the way"
    file.write_text("")
    return file


UNSAVED = "could not be saved"


def test_that_a_game_is_not_saved_stands_on_every_screen_until_it_is(tmp_path: Path) -> None:
    folder = blocked(tmp_path)
    app = app_in(folder)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        app.clear_notifications()
        for key in ("p", "l", "?", "n"):
            await press(pilot, key)
            assert name(pilot) != "CardScreen"
            assert UNSAVED in words(pilot)
            await press(pilot, "escape")
        for theme in CALLED:
            app.theme = theme
            await settle(pilot)
            assert UNSAVED in words(pilot)
            assert not too_faint(pilot)
        folder.unlink()
        await until(pilot, "RevealScreen", "up", "enter")
        assert UNSAVED not in words(pilot)
        await press(pilot, "p")
        assert UNSAVED not in words(pilot)

    play(app, (80, 24), moves, on_the_first_card(TINY))
    assert len(all_saves(folder)) == 1


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_a_game_that_is_not_saved_is_left_only_when_that_is_meant(key: str, tmp_path: Path) -> None:
    app = app_in(blocked(tmp_path))

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        assert len(app._notifications) == 1
        await press(pilot, key)
        assert str(app.screen.query_one(".question", Static).render()).endswith("Leave all the same?")
        assert len(app._notifications) == 0  # for it lies over the question where the name of the folder is long
        await press(pilot, "2", "enter")
        assert name(pilot) == "CardScreen"
        await press(pilot, key, "escape", key, "1", "enter")
        assert not app.is_running

    play(app, (80, 24), moves, on_the_first_card(TINY))


def test_a_game_that_can_be_saved_by_now_is_saved_and_left(tmp_path: Path) -> None:
    folder = blocked(tmp_path)
    app = app_in(folder)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        folder.unlink()
        await press(pilot, "q")
        assert not app.is_running

    play(app, (80, 24), moves, on_the_first_card(TINY))
    assert len(all_saves(folder)) == 1


def test_a_game_that_is_not_saved_can_be_left_in_a_window_that_is_too_small(tmp_path: Path) -> None:
    app = app_in(blocked(tmp_path))

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        app.clear_notifications()
        await resize(pilot, 40, 10)
        assert "press q twice" in words(pilot)
        await press(pilot, "q", "1", "enter")
        assert app.is_running
        await press(pilot, "q")
        assert not app.is_running

    play(app, (80, 24), moves, on_the_first_card(TINY))


def test_a_file_that_was_typed_can_be_mended_where_nothing_can_be_saved_there(tmp_path: Path) -> None:
    folder = blocked(tmp_path)
    app = app_in(folder)
    app.autosave.folder, app.autosave.path = None, folder / "game.json"

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "s")
        field = app.screen.query_one(Input)
        field.value = str(folder)
        await press(pilot, "enter")
        assert app.screen.query_one(Input).value == str(folder)
        await press(pilot, "escape", "s")
        field = app.screen.query_one(Input)
        assert field.value == str(folder)
        field.value = str(tmp_path / "there.json")
        app.clear_notifications()
        await press(pilot, "enter")
        assert name(pilot) == "CardScreen"
        assert UNSAVED not in words(pilot)

    play(app, (80, 24), moves, on_the_first_card(TINY))
    assert (tmp_path / "there.json").exists()


def test_a_damaged_save_is_listed_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "[red]broken.json").write_text("{")

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "o")
        assert "Damaged: [red]broken" in "\n".join(letters(pilot))
        assert "It cannot be opened" in words(pilot)
        await press(pilot, "1", "enter", "escape", "1", "enter")
        assert name(pilot) == "InterludeScreen"

    play(app_in(tmp_path), (80, 24), moves)


def test_a_game_that_can_be_saved_by_now_is_saved_also_where_it_is_ended_from_outside(tmp_path: Path) -> None:
    folder = blocked(tmp_path)
    app = app_in(folder)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        folder.unlink()
        app.exit(None, 143)

    play(app, (80, 24), moves, on_the_first_card(TINY))
    app.save()  # as `CardIndexApp.play` does in the end
    assert app.autosave.unsaved == ""
    assert len(all_saves(folder)) == 1
