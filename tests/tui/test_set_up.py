"""The set-up of a room: what was typed there stays until it is used, and serves for the next game."""

import argparse
import re
import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Select

import game.tui.screens.set_up as of_set_up
from game.arguments import parser
from game.commands.reading import read
from game.engine.chronicle import Chronicle
from game.engine.story import NoRoad
from game.settings import Settings
from game.telling.live import NEEDS_MORE, how_to_serve, serving, ways_to_serve
from game.tui.screens.set_up import SetUpScreen
from game.tui.widgets.seat_row import SeatRow
from tests.classroom.games import TINY
from tests.loaded import TINY_FOLDER
from tests.tui.players import app_in, letters, name, play, press, settle, words
from tests.tui.test_rooms import CLASS, set_up, to_the_ending


def test_a_set_up_that_was_left_is_found_as_it_was(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "mary", "tom")
        rows = [*app.screen.query(SeatRow)]
        rows[0].called.value = "the back row"
        *_, narrow, clock, talk, where = app.screen.query(Select)
        narrow.value, clock.value, talk.value, where.value = True, 5, True, True
        await settle(pilot)
        await press(pilot, "escape")
        assert name(pilot) == "TitleScreen"
        await press(pilot, "t", "s")
        rows = [*app.screen.query(SeatRow)]
        assert [(row.aim, row.players) for row in rows[:2]] == [("stay", "the back row"), ("stay", "")]
        assert app.screen.query(Select).first().value == "teams"
        where = app.screen.query(Select).last()
        assert where.value is True
        where.value = False
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


def test_chairs_that_have_no_road_to_an_aim_together_are_told_so_while_they_are_chosen(tmp_path: Path) -> None:
    decks = [deck.id for deck in TINY.decks]
    closed = frozenset(NoRoad(frozenset({"mary", "tom"}), deck, "mary", "stay") for deck in decks)
    app = app_in(tmp_path, replace(TINY, no_roads=closed))
    told = "With these chairs and cards Mary has no road to this aim: Stay on the council."

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "mary")
        assert told not in words(pilot)
        tom = app.screen.query(SeatRow).last()
        tom.wants.value = "open-book"
        await settle(pilot)
        assert told in words(pilot)
        tom.wants.value = ""
        await settle(pilot)
        assert told not in words(pilot)

    play(app, (140, 45), moves)


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


@pytest.mark.slow
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


@pytest.mark.parametrize("mode", ["class", "teams"])
def test_a_game_for_a_page_in_every_hand_is_a_command_that_begins_it(mode: str) -> None:
    chairs = tuple(chair.id for chair in TINY.chairs)[: 1 if mode == "class" else None]
    names = tuple((chair, f"the {chair}'s row") for chair in chairs) if mode == "teams" else ()
    aims = tuple((chair, TINY.aims[-1].id) for chair in chairs)
    game = Chronicle(chairs, aims, "whole", TINY.scenes[1].id, mode=mode, players=names).sealed(TINY)  # type: ignore[arg-type]
    program, *flags = shlex.split(how_to_serve(game, 3, True, True)[1])
    assert program == "card-index"
    assert flags == serving(game, 3, True, "ADDRESS")
    ways = [("ADDRESS", False), *ways_to_serve(game).values()]
    assert len(ways) == (3 if mode == "class" else 4)
    for host, hands in ways:
        options = parser().parse_args(serving(game, 3, True, host, hands))
        assert read(argparse.Namespace(**{**vars(options), "scenes": TINY_FOLDER}))[1] == game
        votes = mode == "class" or hands
        assert (options.table, options.clock, options.talk, options.host) == (True, 3, votes, host)
        assert (options.votes, options.hands) == (mode == "class", hands)


def test_the_set_up_leaves_its_terminal_to_a_room(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "mary", "tom")
        app.screen.query(Select)[-1].value = True
        await settle(pilot)
        await press(pilot, "ctrl+n", "down", "down", "enter")

    play(app, (80, 24), moves)
    assert app.room[:4] == ["serve", "--table", "--host", "0.0.0.0"]
    assert app.room[4:9] == ["--as", "mary", "--as", "tom", "--hands"]
    assert app.session is None


@pytest.mark.parametrize("is_there", [True, False])
def test_the_set_up_tells_how_a_page_comes_into_every_hand(
    is_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_set_up, "find_spec", lambda name: is_there or None)

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "mary", "tom")
        screen = pilot.app.screen
        screen.query(Select)[-1].value = True
        await settle(pilot)
        await press(pilot, "ctrl+n")
        if is_there:
            assert name(pilot) == "MenuScreen"
            await press(pilot, "escape")
            assert name(pilot) == "SetUpScreen"
            await press(pilot, "ctrl+n", "end", "enter")
        assert "card-index serve --table --host ADDRESS --as mary --as tom" in words(pilot)
        assert (NEEDS_MORE[:40] in words(pilot)) is not is_there
        await press(pilot, "escape")
        assert name(pilot) == "SetUpScreen"
        screen.query(Select)[0].value = "solo"
        await settle(pilot)
        await press(pilot, "ctrl+n")
        assert name(pilot) == "SetUpScreen"
        screen.query(Select)[-1].value = False
        await settle(pilot)
        await press(pilot, "ctrl+n")
        assert name(pilot) != "SetUpScreen"

    play(app_in(tmp_path), (80, 24), moves)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 45)], ids=str)
def test_how_often_a_chair_is_asked_is_parted_from_what_it_wants(size: tuple[int, int], tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "mary")
        rows = [line for line in letters(pilot) if "decision" in line and "▼" in line]
        assert len(rows) >= 2
        assert all(re.search(r"decisions? {3,}\S", row) for row in rows)

    play(app_in(tmp_path), size, moves)


def test_teams_that_are_a_class_for_a_while_are_found_so_after_the_title_too(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "mary", "tom")
        app.screen.query(Select).first().value = "class"
        await settle(pilot)
        await press(pilot, "escape", "s")
        assert [row.chair.id for row in app.screen.query(SeatRow) if row.aim] == ["mary"]
        app.screen.query(Select).first().value = "teams"
        await settle(pilot)
        assert [row.chair.id for row in app.screen.query(SeatRow) if row.aim] == ["mary", "tom"]

    play(app, (80, 24), moves)


@pytest.mark.parametrize("way", [["q"], ["ctrl+q"], ["?", "q"]], ids="-".join)
def test_a_set_up_is_left_for_good_only_when_that_is_meant(way: list[str], tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "class", "mary")
        await press(pilot, *way)
        assert "What was set up here is not kept. Leave all the same?" in words(pilot)
        await press(pilot, "escape")
        assert app.is_running
        await press(pilot, *way, "1", "enter")
        assert not app.is_running

    play(app, (80, 24), moves)


def test_a_set_up_in_which_nobody_has_a_seat_is_left_unasked(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "s", "q")
        assert not app.is_running

    play(app, (80, 24), moves)
