"""Text that is marked with the mouse can be copied."""

from pathlib import Path

import pytest
from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection
from textual.widgets import Static

from game.tui.widgets.prose import Prose
from game.tui.widgets.text_field import TextField
from tests.tui.players import app_in, click, name, play, press, settle, walk, words
from tests.tui.test_pictures import SCREENS


async def drag(pilot: Pilot[None], start: Offset, end: Offset) -> None:
    """Drag the mouse over the screen, step by step as a terminal tells it."""
    steps = [(events.MouseMove, start), (events.MouseDown, start)]
    steps += [(events.MouseMove, Offset(x, end.y)) for x in range(min(start.x, end.x), max(start.x, end.x) + 1)]
    for kind, (x, y) in [*steps, (events.MouseMove, end), (events.MouseUp, end)]:
        button = 0 if kind is events.MouseMove and (x, y) == start else 1
        pilot.app.post_message(kind(None, x, y, 0, 0, button, False, False, False, x, y))
    await settle(pilot)


@pytest.mark.parametrize("screen", ["card", "reveal", "ending", "help", "log", "glossary", "act"])
def test_what_is_marked_is_copied_with_a_word(screen: str, tmp_path: Path) -> None:
    game, way = SCREENS[screen]

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        before = name(pilot)
        texts = [one for one in pilot.app.screen.query(Static) if isinstance(one.content, Content)]
        text = next(one for one in texts if one.content_size.width > 20 and len(one.content.plain) > 20)
        left = text.content_region.offset
        await drag(pilot, left, left + Offset(9, 0))
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == text.content.plain[:10]
        assert "Copied." in words(pilot)
        assert name(pilot) == before

    play(app_in(tmp_path), (100, 30), moves, game)


def test_a_name_that_is_dragged_over_is_not_looked_up(tmp_path: Path) -> None:
    game, way = SCREENS["card"]

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        prose = next(one for one in pilot.app.screen.query(Prose) if one.records)
        lines = [prose.render_line(y) for y in range(prose.size.height)]
        place = next(
            Offset(x, y)
            for y, line in enumerate(lines)
            for x in range(line.cell_length)
            if line.crop(x, x + 1)._segments[0].style and "@click" in line.crop(x, x + 1)._segments[0].style.meta
        )
        there = prose.region.offset + place
        await drag(pilot, there + Offset(1, 0), there)
        assert name(pilot) == "CardScreen"
        await press(pilot, "ctrl+c")
        assert len(pilot.app.clipboard) == 2
        await click(pilot, prose, *place)
        assert name(pilot) == "LookupScreen"

    play(app_in(tmp_path), (100, 30), moves, game)


def test_what_is_marked_in_a_field_is_copied(tmp_path: Path) -> None:
    game, way = SCREENS["reason"]

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        pilot.app.screen.query_one(TextField).select_all()
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == "why"
        assert "Copied." in words(pilot)

    play(app_in(tmp_path), (100, 30), moves, game)


@pytest.mark.parametrize("screen", ["endings", "ending-last-page", "card", "reveal", "help", "skip"])
def test_whichever_line_is_marked_the_game_goes_on(screen: str, tmp_path: Path) -> None:
    game, way = SCREENS[screen]
    copied = []

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        shown = pilot.app.screen
        for text in shown.query(Static):
            for line in range(text.size.height + 1):
                shown.selections = {text: Selection(Offset(0, line), Offset(9, line))}
                pilot.app.action_help_quit()
                copied.append(pilot.app.clipboard)
        await settle(pilot)
        assert pilot.app.is_running

    play(app_in(tmp_path), (80, 24), moves, game)
    assert any(copied)


def test_with_nothing_marked_it_is_said_how_to_leave(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == ""
        assert "To leave, press q." in words(pilot)

    play(app_in(tmp_path), (100, 30), moves)
