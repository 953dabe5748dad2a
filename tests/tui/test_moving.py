"""What moves on the screens: it ends by itself or by any key, and can be switched off."""

import asyncio

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot

from game.settings import Settings
from game.tui.base_app import BaseApp
from game.tui.screens.base import FileScreen
from game.tui.widgets.moving import Moving
from tests.tui.players import wait_for


class OneThing(FileScreen):
    def parts(self) -> ComposeResult:
        yield Moving()


def moved(seconds: float, *keys: str, settings: Settings | None = None, asked: str = "full") -> list[float]:
    """How far a thing is right after it was set moving, and after these keys."""
    app = BaseApp(settings or Settings(), lambda _: None)

    async def run() -> list[float]:
        app.animation_level = app._may_move = asked
        app._let_move(app.settings)
        async with app.run_test() as pilot:
            await app.push_screen(OneThing())
            thing = app.screen.query_one(Moving)
            thing.move(seconds)
            first = thing.progress
            for key in keys:
                await pilot.press(key)
            if not keys:
                await wait_for(pilot, lambda: thing.progress == 1)
            return [first, thing.progress]

    return asyncio.run(run())


def test_what_moves_is_whole_after_a_while() -> None:
    assert moved(0.1) == [0, 1]


@pytest.mark.parametrize("key", ["enter", "x", "space", "f5"])
def test_any_key_ends_it(key: str) -> None:
    assert moved(3600, key) == [0, 1]


def test_nothing_moves_where_the_player_does_not_want_it() -> None:
    assert moved(3600, settings=Settings(motion=False)) == [1, 1]


def test_nothing_moves_where_the_terminal_asks_for_stillness() -> None:
    assert moved(3600, asked="none") == [1, 1]


def test_an_action_switches_motion_off_and_on() -> None:
    async def run(pilot: Pilot[None]) -> list[str]:
        await pilot.app.run_action("motion")
        return [str(pilot.app.animation_level)]

    async def both() -> None:
        app = BaseApp(Settings(), lambda _: None)
        app.animation_level = app._may_move = "full"
        async with app.run_test() as pilot:
            await app.push_screen(OneThing())
            assert await run(pilot) == ["none"]
            assert not app.settings.motion
            assert await run(pilot) == ["full"]
            assert app.settings.motion

    asyncio.run(both())
