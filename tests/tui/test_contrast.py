"""Every letter on every screen can be read: 4.5 to 1 or better against what lies behind it, in every theme."""

from pathlib import Path

import pytest
from textual.color import Color
from textual.pilot import Pilot

from game.tui.themes import THEMES
from tests.tui.players import app_in, play, settle, walk
from tests.tui.test_pictures import SCREENS

ENOUGH = 4.5
DRAWN = set("▁▂▃▄▅▆▇█▀▌▐▊▎▏▔─│┤━╌▛▘▗▟▙▖▜╸╺╻╹○● ")


def faint_words(screen: str, folder: Path) -> dict[str, set[str]]:
    """What cannot be read well on a screen, by theme."""
    faint: dict[str, set[str]] = {}
    game, way = SCREENS[screen]

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        for theme in THEMES:
            pilot.app.theme = theme.name
            await settle(pilot)
            if found := too_faint(pilot):
                faint[theme.name] = found

    play(app_in(folder), (100, 30), moves, game)
    return faint


@pytest.mark.parametrize("screen", SCREENS)
def test_every_letter_can_be_read_in_every_theme(screen: str, tmp_path: Path) -> None:
    assert not faint_words(screen, tmp_path)


@pytest.mark.parametrize("screen", ["title", "card", "reveal-in-full", "people", "set-up-teams", "vote", "reason"])
def test_every_letter_can_be_read_without_colour(screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not faint_words(screen, tmp_path)


@pytest.mark.parametrize(("value", "colour"), [("", True), ("1", False), ("0", False)])
def test_an_empty_wish_for_no_colour_is_none(
    value: str, colour: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    assert app_in(tmp_path).no_color is not colour


def too_faint(pilot: Pilot[None]) -> set[str]:
    """Words whose letters stand out too little, with their contrast."""
    found = set()
    for strip in pilot.app.screen._compositor.render_strips(pilot.app.size):
        for segment in strip:
            style = segment.style
            if not style or not style.color or not style.bgcolor or not set(segment.text) - DRAWN:
                continue
            ink, paper = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            ratio = contrast(ink, paper)
            if ratio < ENOUGH or style.dim:
                found.add(f"{segment.text.strip()} {ratio:.2f}{' dim' if style.dim else ''}")
    return found


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance of WCAG 2, from 0 to 1."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
