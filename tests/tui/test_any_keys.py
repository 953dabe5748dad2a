"""Whatever is pressed, clicked and resized on whatever screen, nothing breaks. ``pytest tests/tui -m slow --presses
10000`` does so ten thousand times on each."""

import gc
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tests.tui.players import app_in, name, play, resize, settle, walk
from tests.tui.test_pictures import ALONE, SCREENS

# Textual leaves a coroutine of its own without an await where a screen goes while the mouse is held down on it.
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*never awaited:RuntimeWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(autouse=True)
def _swept() -> Iterator[None]:
    """What was left lying about is swept up here, and not in the middle of another test."""
    gc.freeze()  # of other tests nothing need be looked through
    yield
    gc.collect()


PRINTED = "abcdefghijklmnoprstuvwxyz0123456789 ?/[]{}<>|~^%$#@!+-=_.,;:'\"\\éЖ李🚩"
"""Keys that print; q is not among them, for it leaves."""
NAMED = (
    "enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "space",
    "backspace", "delete", "insert", "f1", "f5", "f12", "shift+up", "ctrl+up", "ctrl+home", "ctrl+end", "alt+x",
    *(f"ctrl+{letter}" for letter in "abcdefghijklmnoprstuvwxyz"),
)  # fmt: skip
"""Ctrl+Q leaves too."""
SIZES = [(1, 1), (20, 5), (59, 17), *[(60, 18), (80, 24), (100, 30)] * 3, (400, 150)]


async def press_anything(pilot: Pilot[None], dice: Random, most: int) -> int:
    """Press keys, click and resize by chance until ``most`` or until the game is left; how often that was."""
    for count in range(most):
        if not pilot.app.is_running or pilot.app._exception:
            return count
        chance = dice.random()
        if chance < 0.55:
            send(pilot, events.Key(dice.choice(NAMED), None))
        elif chance < 0.85:
            send(pilot, events.Key(_character_to_key(letter := dice.choice(PRINTED)), letter))
        elif chance < 0.97:
            click(
                pilot, dice.randrange(pilot.app.size.width), dice.randrange(pilot.app.size.height), dice.choice("1123")
            )
        else:
            await resize(pilot, *dice.choice(SIZES))
        if dice.random() < 0.3:  # the others come before the screen has followed
            await pilot._wait_for_screen()
    return most


def send(pilot: Pilot[None], event: events.Event) -> None:
    """Send an event as the terminal does. The pilot's own way sleeps after each until the machine is idle."""
    event.set_sender(pilot.app)
    assert pilot.app._driver
    pilot.app._driver.send_message(event)


def click(pilot: Pilot[None], x: int, y: int, times: str) -> None:
    """Click somewhere, once or several times in a row."""
    for _ in range(int(times)):
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
            send(pilot, kind(None, x, y, 0, 0, 1, False, False, False, x, y))


WHILE = 20
"""Presses on a screen in every run of the tests."""
USUAL = ["title", "set-up-teams", "card", "reason", "people", "reveal-in-full", "ending", "vote", "curtain"]
"""Screens on which that is done in every run: one of each make."""
ROUND = 250
"""Presses after which the way to the screen is gone anew: by then most games have left it far behind."""


@pytest.mark.parametrize(
    ("length", "screen"),
    [
        pytest.param(length, screen, marks=() if length == "a while" and screen in USUAL else pytest.mark.slow)
        for length in ("a while", "long")
        for screen in SCREENS
    ],
)
def test_any_keys_clicks_and_sizes_break_nothing(
    length: str, screen: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    most: int = request.config.getoption("--presses") if length == "long" else WHILE
    game, way = SCREENS[screen]
    pressed = 0
    dice = Random(f"{screen}, {length}")

    async def moves(pilot: Pilot[None]) -> None:
        nonlocal pressed
        await walk(pilot, way)
        pressed += await press_anything(pilot, dice, min(ROUND, most - pressed))

    while pressed < most:
        app = app_in(tmp_path / str(pressed))
        play(app, (80, 24), moves, game, at_once=True)
        assert app._exception is None, pressed


async def send_all(pilot: Pilot[None], *keys: str) -> None:
    """Send keys faster than the screens follow."""
    for key in keys:
        send(pilot, events.Key(key, key if len(key) == 1 else None))
    await settle(pilot)


@pytest.mark.parametrize(
    ("screen", "keys"),
    [
        ("people", ["escape"] * 3),
        ("card", ["ctrl+p", "x", "escape", "escape", "escape"]),
        ("card", ["p", "pagedown", "escape", "p", "escape", "escape"]),
        ("title", ["s", "escape", "s", "escape", "r", "escape"]),
        ("reason", ["enter", "escape", "enter"]),
    ],
    ids=str,
)
def test_keys_that_come_too_fast_break_nothing(screen: str, keys: list[str], tmp_path: Path) -> None:
    app = app_in(tmp_path)
    game, way = SCREENS[screen]

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        await send_all(pilot, *keys)
        assert len(app.screen_stack) >= 2
        await send_all(pilot, "escape")
        assert name(pilot) in ("TitleScreen", "CardScreen", "SetUpScreen")

    play(app, (80, 24), moves, game, at_once=True)
    assert app._exception is None


def test_a_palette_opens_again_while_the_last_one_goes(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, ["enter", "ctrl+p"])
        gone = app.screen
        app.pop_screen()
        app.action_command_palette()
        assert gone.is_attached
        await settle(pilot)
        assert name(pilot) == "Palette"
        assert app.screen is not gone

    play(app, (80, 24), moves, ALONE, at_once=True)
    assert app._exception is None


def test_keys_for_pages_rest_where_no_line_has_room(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, ["enter", "2", "ctrl+p"])
        await resize(pilot, 1, 1)
        await send_all(pilot, "pagedown", "pageup")

    play(app, (80, 24), moves, ALONE, at_once=True)
    assert app._exception is None


def test_keys_after_the_last_are_heard_by_nobody(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        for key in "qqqnnn":
            send(pilot, events.Key(key, key))

    play(app, (80, 24), moves, at_once=True)
    assert app._exception is None
    assert not app.is_running
