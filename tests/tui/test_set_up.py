"""The set-up of a room: what was typed there stays until it is used, and serves for the next game."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Select

from game.settings import Settings
from game.tui.screens.set_up import SeatRow, SetUpScreen
from tests.tui.players import app_in, name, play, press, settle, words
from tests.tui.test_rooms import CLASS, set_up, to_the_ending


def test_a_set_up_that_was_left_is_found_as_it_was(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "mary", "tom")
        rows = [*app.screen.query(SeatRow)]
        rows[0].called.value = "the back row"
        *_, narrow, clock, talk = app.screen.query(Select)
        narrow.value, clock.value, talk.value = True, 5, True
        await settle(pilot)
        await press(pilot, "escape")
        assert name(pilot) == "TitleScreen"
        await press(pilot, "t", "s")
        rows = [*app.screen.query(SeatRow)]
        assert [(row.aim, row.players) for row in rows[:2]] == [("stay", "the back row"), ("stay", "")]
        assert app.screen.query(Select).first().value == "teams"
        await press(pilot, "ctrl+n")
        assert app.settings == Settings("night", narrow=True, clock=5, talk=True)

    play(app, (80, 24), moves)


def test_a_name_is_kept_for_a_chair_that_nobody_takes_yet(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "mary", "tom")
        app.screen.query(SeatRow).first().called.value = "the back row"
        app.screen.query(SeatRow).first().wants.value = ""
        await settle(pilot)
        await press(pilot, "escape", "s")
        assert app.screen.query(SeatRow).first().called.value == "the back row"
        app.screen.query(SeatRow).first().wants.value = "stay"
        await settle(pilot)
        assert "the back row" in words(pilot)

    play(app, (80, 24), moves)


def test_a_set_up_that_is_left_at_once_stays_as_it_was(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        app.on_title_screen_set_up()
        screen = app.screen
        assert isinstance(screen, SetUpScreen)
        screen.action_back()
        await settle(pilot)
        assert name(pilot) == "TitleScreen"
        await press(pilot, "s")
        assert name(pilot) == "SetUpScreen"

    play(app, (80, 24), moves)


def test_another_chair_after_a_class_is_one_for_a_class(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await to_the_ending(pilot)
        await press(pilot, "x")
        assert name(pilot) == "SetUpScreen"
        assert pilot.app.screen.query(Select).first().value == "class"

    play(app_in(tmp_path), (80, 24), moves, CLASS)


def test_teams_that_are_a_class_for_a_while_are_found_as_they_were(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "mary", "tom")
        rows = [*pilot.app.screen.query(SeatRow)]
        how = pilot.app.screen.query(Select).first()
        for mode, taken in (("class", ["stay", ""]), ("solo", ["stay", ""]), ("teams", ["stay", "stay"])):
            how.value = mode
            await settle(pilot)
            assert [row.aim for row in rows[:2]] == taken

        how.value = "class"
        await settle(pilot)
        rows[1].wants.value = "open-book"
        await settle(pilot)
        how.value = "teams"
        await settle(pilot)
        assert [row.aim for row in rows[:2]] == ["", "open-book"]

    play(app_in(tmp_path), (80, 24), moves)


def test_what_is_typed_in_an_open_list_is_found_there(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "s", "tab", "tab", "tab")
        wants = pilot.app.focused
        assert isinstance(wants, Select)
        await press(pilot, "enter", *"book", "enter")
        assert wants.value == "open-book"

    play(app_in(tmp_path), (80, 24), moves)
