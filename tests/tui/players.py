"""Players of the screens: one who has only keys, one who has only a mouse. Both wait until the screen has followed."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic

from textual import events
from textual.geometry import Offset, Size
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from game.content import scenes_folder
from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.saves import Autosave
from game.session.snapshot import Snapshot
from game.settings import Settings
from game.tui.app import CardIndexApp
from game.tui.screens.ending import EndingScreen
from game.tui.widgets.choices import Choices
from game.tui.widgets.keys_footer import GAP, KeysFooter, drawn
from tests.loaded import TINY_FOLDER, loaded
from tests.tui.sparing import draw, sparing

TINY = loaded(TINY_FOLDER)
SHIPPED = loaded(scenes_folder())
SIZES = [(80, 24), (100, 30), (140, 45)]
MOST_MOVES = 300
PATIENCE = 60.0
"""Seconds after which what has not come on a busy machine will not come at all."""

Play = Callable[[Pilot[None]], Awaitable[None]]


def play(
    app: CardIndexApp,
    size: tuple[int, int],
    moves: Play,
    game: Chronicle | Snapshot | None = None,
    moving: bool = False,
    at_once: bool = False,
) -> None:
    """Run the app without a terminal, and let ``moves`` play on it; nothing moves by itself unless ``moving``, and
    nothing is drawn before it has come to rest unless ``moving`` or ``at_once``."""

    async def run() -> None:
        if game:
            app.take_up(game)
        app.NOTIFICATION_TIMEOUT = 10 * PATIENCE
        app.animation_level = app._may_move = "full" if moving else "none"
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            await moves(pilot)

    with sparing(moving or at_once):
        asyncio.run(run())


async def wait_for(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait until this holds, and the screen has followed; a game that is left meanwhile is waited for no longer."""
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, f"{condition} does not hold, on {name(pilot)}"
        if not pilot.app.is_running:
            return
        await settle(pilot)
        await asyncio.sleep(0.01)
    await settle(pilot)


async def settle(pilot: Pilot[None], seen: bool = True) -> None:
    """Wait until nothing is left to do: every message is answered, every screen laid out and, if ``seen``, drawn."""
    app, end = pilot.app, monotonic() + PATIENCE
    quiet = 0
    while app.is_running and app._exception is None and (quiet < 2 or (seen and draw(app))):
        assert monotonic() < end, f"{name(pilot)} is drawn again and again"
        quiet %= 2  # what was drawn may lead to more
        await asyncio.sleep(0)
        if (busy := next(filter(_is_at_work, _parts(pilot)), None)) is None:
            for screen in _undrawn(pilot):
                screen._on_timer_update()
            quiet = 0 if any(map(_is_busy, _parts(pilot))) else quiet + 1
            continue
        quiet = 0
        while app.is_running and app._exception is None and _is_at_work(busy):
            assert monotonic() < end, f"{name(pilot)} does not come to rest"
            await asyncio.sleep(0)


def _parts(pilot: Pilot[None]) -> Iterator[MessagePump]:
    app = pilot.app
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _is_at_work(part: MessagePump) -> bool:
    """Whether this part does not wait for its next message."""
    messages = part._message_queue
    return not part._closed and (not messages.empty() or not messages.ready_event._waiters)


def _is_busy(part: MessagePump) -> bool:
    """Whether a part has something to do, or a picture of it has to be drawn."""
    if _is_at_work(part) or part._next_callbacks:
        return True
    if not isinstance(part, Screen) or part is not part.app.screen:
        return isinstance(part, Screen) and part.is_current and part._layout_required
    drawing = part._layout_required, part._scroll_required, part._repaint_required, part._recompose_required
    return any(drawing) or bool(part._dirty_widgets or part._callbacks)


def _undrawn(pilot: Pilot[None]) -> list[Screen[object]]:
    """The screens that may have to be drawn: the one on top, and one that shows through and was not laid out since."""
    app = pilot.app
    below = [screen for screen in app._background_screens if screen._layout_required]
    return [*below, app.screen] if app.screen_stack else []


def app_in(folder: Path, story: Story = TINY, theme: str = "card") -> CardIndexApp:
    """An app that keeps its games in ``folder``."""
    return CardIndexApp(lambda: story, lambda: Autosave(folder=folder), Settings(theme))


def on_the_first_card(story: Story) -> Chronicle:
    """A game of the whole story in the first chair there is."""
    chair = story.scenes[0].seats[0].chair
    return Chronicle((chair,), ((chair, story.aims[0].id),), story.decks[-1].id).sealed(story)


def name(pilot: Pilot[None]) -> str:
    """Which screen is shown."""
    return type(pilot.app.screen).__name__


def letters(pilot: Pilot[None]) -> list[str]:
    """What is on the screen, as lines of text."""
    app = pilot.app
    strips = app.screen._compositor.render_strips(app.size)
    return [strip.text.rstrip() for strip in strips]


def words(pilot: Pilot[None]) -> str:
    """All that is on the screen, as one line."""
    return " ".join("\n".join(letters(pilot)).split())


async def walk(pilot: Pilot[None], way: Sequence[str]) -> None:
    """Go from the title by these keys; a screen's name stands for the keys that lead to it. Only the last is drawn."""
    for key in way:
        if key == "EndingScreen":
            await by_keys(pilot, seen=False)
        elif key.endswith("Screen"):
            await press(pilot, "1", "enter", seen=False)
            await until(pilot, key, "enter", seen=False)
        else:
            await press(pilot, key, seen=False)
    await settle(pilot)


async def press(pilot: Pilot[None], *keys: str, seen: bool = True) -> None:
    """Press keys one after the other, by their names or letters, and wait after each until the screen has followed;
    what the last of them leads to is drawn, if it is to be ``seen``."""
    for place, key in enumerate(keys, 1):
        letter = key if len(key) == 1 else " " if key == "space" else None
        pilot.app.post_message(events.Key(_character_to_key(key) if letter else key, letter))
        await settle(pilot, seen and place == len(keys))


async def resize(pilot: Pilot[None], *size: int) -> None:
    """Make the window as large as this, and wait until the screen has followed."""
    pilot.app._driver._size = Size(*size)
    pilot.app.post_message(events.Resize(Size(*size), Size(*size)))
    await settle(pilot, seen=False)
    pilot.app._check_resize()  # Textual waits a moment for more of them
    await settle(pilot)


async def until(pilot: Pilot[None], screen: str, *keys: str, seen: bool = True) -> None:
    """Press the keys again and again until this screen is shown."""
    for _ in range(MOST_MOVES):
        if name(pilot) == screen or not pilot.app.is_running:
            return
        await press(pilot, *keys, seen=seen)
    raise AssertionError(f"no {screen}, but {name(pilot)}")


async def by_keys(pilot: Pilot[None], seen: bool = True) -> None:
    """Play with arrows and Enter alone, always the last option that is open, to the ending."""
    for _ in range(MOST_MOVES):
        if isinstance(pilot.app.screen, EndingScreen):
            return
        if name(pilot) == "TitleScreen":
            await press(pilot, "1", "enter", seen=seen)
            continue
        if pilot.app.screen.query(Choices):
            await press(pilot, "up", seen=seen)
        await press(pilot, "enter", seen=seen)
    raise AssertionError(f"no ending, but {name(pilot)}")


async def by_clicks(pilot: Pilot[None]) -> None:
    """Play with the mouse alone, always the first option that is open, to the ending."""
    for _ in range(MOST_MOVES):
        screen = pilot.app.screen
        if isinstance(screen, EndingScreen):
            return
        if (found := screen.query(Choices)) and found.first().display:
            await click_row(pilot, next(place for place, row in enumerate(found.first().rows) if row.open), times=2)
        else:
            await click_key(pilot, "Turn the card" if found else "Read on")
    raise AssertionError(f"no ending, but {name(pilot)}")


async def click_row(pilot: Pilot[None], place: int, times: int = 1) -> None:
    """Click a row of the choices."""
    choices = pilot.app.screen.query_one(Choices)
    line = next(y for y, (row, _) in enumerate(choices._lines) if row == place)
    await click(pilot, choices, 8, line, times)


async def click_key(pilot: Pilot[None], description: str) -> None:
    """Click a key in the footer."""
    footer, across = pilot.app.screen.query_one(KeysFooter), 1
    for key in footer.keys:
        if key.does == description:
            await click(pilot, footer, across)
            return
        across += drawn(key).cell_length + GAP
    raise AssertionError(f"no key {description}, but {footer.keys}")


async def click(pilot: Pilot[None], widget: Widget, across: int = 0, down: int = 0, times: int = 1) -> None:
    """Click on a widget, once or several times in a row, and wait until the screen has followed."""
    x, y = widget.region.offset + Offset(across, down)
    assert pilot.app.size.region.contains(x, y), f"{widget} is out of sight"
    pilot.app._click_chain_last_time = None  # a click of its own, however soon after the last
    for _ in range(times):
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
            pilot.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
    await settle(pilot)
