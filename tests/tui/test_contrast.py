"""Every letter can be read, in every theme and state, on a terminal of any number of colours: it stands at 4.5 to 1 or
better on what lies behind it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import get_args

import pytest
from rich._palettes import EIGHT_BIT_PALETTE, STANDARD_PALETTE, WINDOWS_PALETTE
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.palette import Palette
from rich.style import Style
from textual import events
from textual.color import Color
from textual.notifications import SeverityLevel
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList, Select

from game.tui.palette import CommandRows
from game.tui.screens.ask import LineScreen, SureScreen
from game.tui.themes import CALLED, IN_256
from game.tui.widgets.keys_footer import KeysFooter
from game.tui.widgets.prose import Prose
from tests.tui.players import app_in, name, play, press, settle, wait_for, walk
from tests.tui.test_pictures import SCREENS

ENOUGH = 4.5
DRAWN = set("▁▂▃▄▅▆▇█▀▌▐▊▎▏▔─│┤━╌▛▘▗▟▙▖▜╸╺╻╹○● ")
XTERM = Palette(
    [
        *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205)),
        *((229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255)),
        *((0, 255, 255), (255, 255, 255)),
    ]
)
VGA = STANDARD_PALETTE
SIXTEEN = {"VGA": VGA, "xterm": XTERM, "Windows": WINDOWS_PALETTE}
"""Shades that terminals have for their sixteen colours."""
COLOURS = ["truecolor", "256", "standard", "console"]
"""How many colours there are, as the library calls it; and the console of Linux, whose papers are never bright."""
SOON = {"standard": "card", "console": "card"}
"""Where there are fewest colours, a screen that has nearly everything; all else is looked at by the slow tests."""
KINDS: tuple[type[Widget], ...] = (KeysFooter, Button, Select, Input, OptionList, Prose)
"""What may look different with the focus or under the mouse."""
screens = pytest.mark.parametrize(
    ("screen", "colours"),
    [
        pytest.param(screen, colours, marks=() if SOON.get(colours) == screen else pytest.mark.slow)
        for screen in SCREENS
        for colours in COLOURS
    ],
    indirect=["colours"],
)


def test_where_there_are_256_colours_none_gives_way_to_its_neighbour() -> None:
    for theme, own in IN_256.items():
        for ink, colour in own.items():
            drawn = RichColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT)
            assert EIGHT_BIT_PALETTE[drawn.number or 0] == RichColor.parse(colour).triplet, (theme, ink)


@pytest.fixture(params=COLOURS)
def colours(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A terminal of many colours, or of sixteen."""
    system = "standard" if request.param == "console" else str(request.param)
    monkeypatch.setenv("TERM", "linux" if request.param == "console" else "xterm")
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", system)
    return system


@screens
def test_every_letter_can_be_read_in_every_theme_and_state(screen: str, colours: str, tmp_path: Path) -> None:
    faint: dict[str, set[str]] = {}
    seen: set[str] = set()
    game, way = SCREENS[screen]

    async def moves(pilot: Pilot[None]) -> None:
        assert pilot.app.console.color_system == colours
        await walk(pilot, way)
        pilot.app.trouble = "The game could not be saved."
        for theme in CALLED:
            pilot.app.theme = theme
            await settle(pilot)
            async for state in states(pilot):
                seen.add(state)
                if found := too_faint(pilot):
                    faint.setdefault(f"{theme}, {state}", set()).update(found)

    play(app_in(tmp_path), (100, 30), moves, game)
    assert not faint
    assert seen >= {"at rest", "under the mouse", "in the hand", "notices", "marked", "asked", "palette"}


async def states(pilot: Pilot[None]) -> AsyncIterator[str]:
    """Bring the screen into one state after the other, and back to rest."""
    app, screen = pilot.app, pilot.app.screen
    yield "at rest"
    for kind in KINDS:
        widget = next((one for one in screen.query(kind) if app.size.region.contains_region(one.region)), None)
        if widget is None:
            continue
        region = widget.region
        x, y = region.x + min(6, region.width - 1), region.y + region.height // 2
        app.post_message(events.MouseMove(None, x, y, 0, 0, 0, False, False, False, x, y))
        await settle(pilot)
        yield "under the mouse"
        screen.set_focus(widget)
        await press(pilot, "home", "1")
        yield "in the hand"
    for drop in [*screen.query(Select)][:1]:
        drop.expanded = True
        await settle(pilot)
        await press(pilot, "down")
        yield "dropped down"
        await press(pilot, "escape")
    for severity in get_args(SeverityLevel):
        app.notify(f"A notice: {severity}.", title="Its title", severity=severity)
    await settle(pilot)
    yield "notices"
    app.clear_notifications()
    screen.text_select_all()
    await settle(pilot)
    yield "marked"
    screen.clear_selection()
    async for state in asked(pilot):
        yield state
    await opened(pilot)
    yield "palette"
    await closed(pilot)


async def asked(pilot: Pilot[None]) -> AsyncIterator[str]:
    """Lay each small window over the screen."""
    for window in (SureScreen("Is this meant?"), LineScreen("What is its name?", "A line that can be changed")):
        pilot.app.push_screen(window)
        await settle(pilot)
        yield "asked"
        await press(pilot, "1")
        window.text_select_all()
        for field in window.query(Input):
            field.select_all()
        await settle(pilot)
        yield "asked and marked"
        await closed(pilot)


async def closed(pilot: Pilot[None]) -> None:
    """Close the window that lies over the screen."""
    window = pilot.app.screen
    window.dismiss()
    await wait_for(pilot, lambda: window not in pilot.app.screen_stack)
    await settle(pilot)


async def opened(pilot: Pilot[None]) -> CommandRows:
    """Open the palette, and answer its rows."""
    await press(pilot, "ctrl+p")
    await wait_for(pilot, lambda: name(pilot) == "Palette" and pilot.app.screen.query(CommandRows))
    rows = pilot.app.screen.query_one(CommandRows)
    await wait_for(pilot, lambda: rows.option_count > 1)
    return rows


@pytest.mark.parametrize(
    "colours", ["standard", "console", pytest.param("truecolor", marks=pytest.mark.slow)], indirect=True
)
def test_every_letter_of_the_palette_can_be_read_in_every_theme(colours: str, tmp_path: Path) -> None:
    faint: dict[str, set[str]] = {}

    async def moves(pilot: Pilot[None]) -> None:
        for theme in CALLED:
            pilot.app.theme = theme
            rows = await opened(pilot)
            await press(pilot, "down")
            faint[f"{theme}, all"] = too_faint(pilot)
            await press(pilot, "o")
            await wait_for(pilot, lambda rows=rows: rows.highlighted == 0)
            faint[f"{theme}, searched"] = too_faint(pilot)
            await press(pilot, "#")
            await wait_for(pilot, lambda rows=rows: rows.option_count == 1 and rows.options[0].disabled)
            faint[f"{theme}, nothing found"] = too_faint(pilot)
            pilot.app.screen.query_one(Input).select_all()
            await settle(pilot)
            faint[f"{theme}, marked"] = too_faint(pilot)
            await closed(pilot)

    play(app_in(tmp_path), (100, 30), moves)
    assert len(faint) == 4 * len(CALLED)
    assert not any(faint.values()), faint


@screens
def test_every_letter_can_be_read_without_colour(
    screen: str, colours: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    faint: set[str] = set()
    game, way = SCREENS[screen]

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        for theme in CALLED:
            pilot.app.theme = theme
            await settle(pilot)
            faint.update(too_faint(pilot))

    play(app_in(tmp_path), (100, 30), moves, game)
    assert not faint


@pytest.mark.parametrize("theme", CALLED)
def test_what_is_marked_can_be_told_where_there_is_no_colour_nor_grey(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "standard")
    game, way = SCREENS["card"]

    def turned(pilot: Pilot[None]) -> str:
        """What stands on another ground than paper."""
        paper = RichColor.parse(pilot.app.current_theme.surface or "").triplet
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        grounds = [(one.text, one.style.bgcolor) for strip in strips for one in strip if one.style]
        return " ".join("".join(text for text, ground in grounds if ground and ground.triplet != paper).split())

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        assert turned(pilot) == "SPRING card 1 of 3 ▌ 2 Move that a bridge be built"
        await opened(pilot)
        assert turned(pilot).startswith("SPRING card 1 of 3 S")
        await closed(pilot)
        pilot.app.screen.text_select_all()
        await settle(pilot)
        assert "A cart was lost last week." in turned(pilot)

    play(app_in(tmp_path, theme=theme), (80, 24), moves, game)


@pytest.mark.parametrize(("value", "colour"), [("", True), ("1", False), ("0", False)])
def test_an_empty_wish_for_no_colour_is_none(
    value: str, colour: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    assert app_in(tmp_path).no_color is not colour


def too_faint(pilot: Pilot[None]) -> set[str]:
    """Words whose letters stand out too little, with their contrast and on which terminal."""
    sixteen = pilot.app.console.color_system == "standard"
    found = set()
    for strip in pilot.app.screen._compositor.render_strips(pilot.app.size):
        for segment in strip:
            style = segment.style
            if not style or not style.color or not style.bgcolor or not set(segment.text) - DRAWN:
                continue
            for terminal, ratio in (in_sixteen(style) if sixteen else in_many(style)).items():
                if ratio < ENOUGH or style.dim:
                    found.add(f"{segment.text.strip()} {ratio:.2f}{' dim' if style.dim else ''}, {terminal}")
    return found


def in_many(style: Style) -> dict[str, float]:
    """The contrast of letters, by terminal: in all colours, and in 256."""
    assert style.color
    assert style.bgcolor
    few = [EIGHT_BIT_PALETTE[one.downgrade(ColorSystem.EIGHT_BIT).number] for one in (style.color, style.bgcolor)]
    all_colours = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
    return {"all colours": all_colours, "256 colours": contrast(Color(*few[0]), Color(*few[1]))}


def in_sixteen(style: Style) -> dict[str, float]:
    """The lowest contrast of letters, by terminal. Bold may show one of the first eight colours as its bright fellow,
    and in letters that are reversed nobody knows which of both. The console of Linux shows each bright paper as its
    darker fellow."""
    assert style.color
    assert style.bgcolor
    inks, papers = numbers(style.color, bool(style.bold)), numbers(style.bgcolor, bool(style.bold and style.reverse))
    if os.environ.get("TERM") == "linux":
        papers = {paper % 8 for paper in papers}
        return {"console": min(contrast(Color(*VGA[ink]), Color(*VGA[paper])) for ink in inks for paper in papers)}
    return {
        terminal: min(contrast(Color(*shades[ink]), Color(*shades[paper])) for ink in inks for paper in papers)
        for terminal, shades in SIXTEEN.items()
    }


def numbers(color: RichColor, bold: bool) -> set[int]:
    """Which of sixteen colours this may become."""
    number = color.downgrade(ColorSystem.STANDARD).number
    assert number is not None, "a colour of the terminal's own"
    return {number, number + 8} if bold and number < 8 else {number}


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance of WCAG 2, from 0 to 1."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
