"""The first picture, behind which the story is opened."""

import asyncio
import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.events import Key
from textual.messages import ExitApp
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.saves import Autosave, all_saves, save
from game.session.snapshot import Snapshot
from game.tui.app import CardIndexApp
from game.tui.screens.title import TitleScreen
from game.tui.title_model import title_model
from game.tui.widgets.choices import Choices
from tests.tui.players import SHIPPED, TINY, app_in, letters, name, play, press, settle, words


@pytest.mark.parametrize("way", ["a key", "a signal", "an end of the line to a browser"])
def test_a_game_can_be_left_while_the_story_is_being_opened(way: str, tmp_path: Path) -> None:
    def load() -> Story:
        if way == "a key":
            app.post_message(Key("q", "q"))
        elif way == "an end of the line to a browser":
            app.post_message(ExitApp())
        else:
            asyncio.get_running_loop().call_soon(app.exit, None, 143)
        return TINY

    app = CardIndexApp(load, lambda: Autosave(folder=tmp_path))
    asyncio.run(app.run_async(headless=True, size=(80, 24)))
    assert app._exit
    assert app._exception is None
    assert (app.return_code or 0) == (143 if way == "a signal" else 0)


def test_whatever_ends_the_game_a_screen_that_is_half_made_is_no_fault(tmp_path: Path) -> None:
    class HalfMade(Screen[None]):
        def on_mount(self) -> None:
            self.query_one("#taken-away")

    def load() -> Story:
        app.post_message(ExitApp())
        app.call_later(app.push_screen, HalfMade())
        return TINY

    app = CardIndexApp(load, lambda: Autosave(folder=tmp_path))
    asyncio.run(app.run_async(headless=True, size=(80, 24)))
    assert app._exception is None


def test_what_is_chosen_while_the_story_is_being_opened_is_done(tmp_path: Path) -> None:
    def load() -> Story:
        app.post_message(Key("enter", None))
        return TINY

    app = CardIndexApp(load, lambda: Autosave(folder=tmp_path))

    async def moves(pilot: Pilot[None]) -> None:
        await settle(pilot)
        assert name(pilot) == "InterludeScreen"

    play(app, (80, 24), moves)


def test_the_title_is_completed_also_beneath_its_help(tmp_path: Path) -> None:
    def load() -> Story:
        app.action_help()
        return TINY

    app = CardIndexApp(load, lambda: Autosave(folder=tmp_path))

    async def moves(pilot: Pilot[None]) -> None:
        assert name(pilot) == "PagesScreen"
        await press(pilot, "escape")
        assert TINY.tagline in words(pilot)

    play(app, (80, 24), moves)


def test_a_screen_can_be_left_while_it_is_being_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = TitleScreen.parts

    def left(screen: TitleScreen) -> Iterable[Widget]:
        screen.app.exit(None, 143)
        return parts(screen)

    monkeypatch.setattr(TitleScreen, "parts", left)
    app = app_in(tmp_path)
    app.run(headless=True)
    assert app.return_code == 143


def test_saves_that_cannot_be_read_are_told_and_cannot_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("")
    ((row, _),) = title_model(TINY, all_saves(tmp_path / "saves")).saves
    assert row.label == "The saved games cannot be opened"
    assert f"{tmp_path / 'saves'}: it cannot be read (" in row.note
    assert not row.open

    async def moves(pilot: Pilot[None]) -> None:
        assert "The saved games cannot be opened" in words(pilot)

    play(app_in(tmp_path / "saves"), (80, 24), moves)


@pytest.mark.parametrize(("size", "drawn"), [((80, 24), True), ((200, 60), True), ((60, 18), False)])
def test_the_emblem_of_the_marked_chair_stands_beside_where_there_is_room(
    size: tuple[int, int], drawn: bool, tmp_path: Path
) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        for chair in SHIPPED.chairs:
            screen = "\n".join(letters(pilot))
            assert f"  {chair.name}" in screen
            assert (chair.name.upper() in screen) is drawn
            assert all(row.rstrip() in screen for row in chair.emblem) is drawn
            await press(pilot, "down")
        assert "More cards" in words(pilot)
        assert not any(chair.name.upper() in "\n".join(letters(pilot)) for chair in SHIPPED.chairs)

    play(app_in(tmp_path, SHIPPED), size, moves)


def test_emblems_are_made_of_blocks() -> None:
    signs = {sign for chair in SHIPPED.chairs for row in chair.emblem for sign in row}
    assert signs <= set(" █▀▄▌▐▖▗▘▝▙▛▜▟")
    assert len({chair.emblem for chair in SHIPPED.chairs}) == len(SHIPPED.chairs)


@pytest.mark.parametrize(("keys", "place"), [(["r"], 1), (["o", "1", "enter"], 0)], ids=["newest", "older"])
def test_the_newest_game_goes_on_by_one_key_and_another_from_a_list(
    keys: list[str], place: int, tmp_path: Path
) -> None:
    games = [Chronicle((chair,), deck="whole").sealed(TINY) for chair in ("mary", "tom")]
    for day, game in enumerate(games):
        save(Snapshot(game), tmp_path / f"{day}.json")
        os.utime(tmp_path / f"{day}.json", (day, day))
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, *keys)
        assert app.session
        assert app.session.chronicle == games[place]

    play(app, (80, 24), moves)


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
def test_however_many_games_are_saved_the_title_fits_and_each_is_reached(size: tuple[int, int], tmp_path: Path) -> None:
    game = Chronicle(("kamenev",), deck="whole").sealed(SHIPPED)
    for place in range(7):
        save(Snapshot(game), tmp_path / f"kamenev-{place}.json")
        os.utime(tmp_path / f"kamenev-{place}.json", (place, place))
    (tmp_path / "broken.json").write_text("{")

    async def moves(pilot: Pilot[None]) -> None:
        choices = pilot.app.screen.query_one(Choices)
        assert choices.virtual_size.height <= choices.size.height
        assert "r Go on as Kamenev, 0 decisions made (kamenev-6)" in words(pilot)
        assert "o Saved games: 7" in words(pilot)
        await press(pilot, "o")
        window = pilot.app.screen.query_one(".window")
        assert window.region.bottom <= size[1] - 1
        assert window.region.y >= 0
        await press(pilot, "7")
        assert "(kamenev-0)" in words(pilot)
        await press(pilot, "enter")
        assert name(pilot) == "InterludeScreen"

    play(app_in(tmp_path, SHIPPED), size, moves)
