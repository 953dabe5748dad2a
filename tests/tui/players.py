"""Players of the screens: one who has only keys, one who has only a mouse."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets._footer import FooterKey

from game.content import load, scenes_folder
from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.saves import Autosave
from game.settings import Settings
from game.tui.app import CardIndexApp
from game.tui.screens.ending import EndingScreen
from game.tui.widgets.choices import Choices

TINY = load(Path(__file__).parent.parent / "tiny")
SHIPPED = load(scenes_folder())
SIZES = [(80, 24), (100, 30), (140, 45)]
MOST_MOVES = 300

Play = Callable[["Pilot[None]"], Awaitable[None]]


def play(app: CardIndexApp, size: tuple[int, int], moves: Play, chronicle: Chronicle | None = None) -> None:
    """Run the app without a terminal, and let ``moves`` play on it."""

    async def run() -> None:
        if chronicle:
            app.take_up(chronicle)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await moves(pilot)

    asyncio.run(run())


def app_in(folder: Path, story: Story = TINY, theme: str = "card") -> CardIndexApp:
    """An app that keeps its games in ``folder``."""
    return CardIndexApp(lambda: story, lambda: Autosave(folder=folder), Settings(theme))


def on_the_first_card(story: Story) -> Chronicle:
    """A game of the whole story in the first chair there is."""
    chair = story.scenes[0].seats[0].chair
    return Chronicle((chair,), ((chair, story.aims[0].id),), story.decks[-1].id).sealed(story)


def name(pilot: "Pilot[None]") -> str:
    """Which screen is shown."""
    return type(pilot.app.screen).__name__


def letters(pilot: "Pilot[None]") -> list[str]:
    """What is on the screen, as lines of text."""
    app = pilot.app
    strips = app.screen._compositor.render_strips(app.size)
    return [strip.text.rstrip() for strip in strips]


def words(pilot: "Pilot[None]") -> str:
    """All that is on the screen, as one line."""
    return " ".join("\n".join(letters(pilot)).split())


async def walk(pilot: Pilot[None], way: Sequence[str]) -> None:
    """Go from the title by these keys; a screen's name stands for the keys that lead to it."""
    for key in way:
        if key == "EndingScreen":
            await by_keys(pilot)
        elif key.endswith("Screen"):
            await press(pilot, "enter", "1", "enter", "1", "enter", "1", "enter")
            await until(pilot, key, "enter")
        else:
            await press(pilot, key)


async def press(pilot: "Pilot[None]", *keys: str) -> None:
    """Press keys one after the other, and wait until the screen has followed."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def until(pilot: Pilot[None], screen: str, *keys: str) -> None:
    """Press the keys again and again until this screen is shown."""
    for _ in range(MOST_MOVES):
        if name(pilot) == screen or not pilot.app.is_running:
            return
        await press(pilot, *keys)
    raise AssertionError(f"no {screen}, but {name(pilot)}")


async def by_keys(pilot: "Pilot[None]") -> None:
    """Play with arrows and Enter alone, always the last option that is open, to the ending."""
    for _ in range(MOST_MOVES):
        if isinstance(pilot.app.screen, EndingScreen):
            return
        if name(pilot) == "TitleScreen":
            await press(pilot, "n")
            continue
        if pilot.app.screen.query(Choices):
            await pilot.press("up")
        await press(pilot, "enter")
    raise AssertionError(f"no ending, but {name(pilot)}")


async def by_clicks(pilot: "Pilot[None]") -> None:
    """Play with the mouse alone, always the first option that is open, to the ending."""
    for _ in range(MOST_MOVES):
        screen = pilot.app.screen
        if isinstance(screen, EndingScreen):
            return
        if found := screen.query(Choices):
            await click_row(pilot, next(place for place, row in enumerate(found.first().rows) if row.open))
        else:
            await click_key(pilot, "Read on")
        await pilot.pause()
    raise AssertionError(f"no ending, but {name(pilot)}")


async def click_row(pilot: "Pilot[None]", place: int, times: int = 1) -> None:
    """Click a row of the choices."""
    choices = pilot.app.screen.query_one(Choices)
    line = next(y for y, (row, _) in enumerate(choices._lines) if row == place)
    await pilot.click(choices, offset=Offset(8, line), times=times)


async def click_key(pilot: "Pilot[None]", description: str) -> None:
    """Click a key in the footer."""
    keys = pilot.app.screen.query(FooterKey)
    await pilot.click(next(key for key in keys if key.description == description))
