"""Faults of Textual that classes of ours answer, shown in its own classes.

Once one of these fails, Textual has mended it, and the answer that it names can go.
"""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.notifications import Notification
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList, Static


class Bare(App[None]):
    """A list and a text, and nothing of ours."""

    def compose(self) -> ComposeResult:
        yield OptionList("one", "two")
        yield Static("text")


def in_bare_textual(moves: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        async with Bare().run_test() as pilot:
            await moves(pilot)

    asyncio.run(run())


def test_a_click_on_a_row_that_has_gone_ends_the_app() -> None:
    """`SafeRows.on_click`"""

    async def moves(pilot: Pilot[None]) -> None:
        rows = pilot.app.query_one(OptionList)
        gone = events.Click(rows, 1, 1, 0, 0, 1, False, False, False, 1, 1, Style(meta={"option": 7}))
        with pytest.raises(IndexError):
            await rows._on_click(gone)

    in_bare_textual(moves)


@pytest.mark.parametrize("key", ["page_up", "page_down"])
def test_a_key_for_pages_ends_the_app_where_a_list_has_no_line(key: str) -> None:
    """`SafeRows.action_page_up` and `SafeRows.action_page_down`"""

    async def moves(pilot: Pilot[None]) -> None:
        rows = pilot.app.query_one(OptionList)
        rows.styles.height = 0
        while rows.scrollable_content_region or rows._lines:  # until it knows that it has no line any more
            await pilot.pause()
        rows.highlighted = 0
        with pytest.raises(KeyError):
            getattr(rows, f"action_{key}")()

    in_bare_textual(moves)


def test_a_press_on_what_has_just_been_taken_away_ends_the_app() -> None:
    """`SafeScreen.get_widget_and_offset_at`"""

    async def moves(pilot: Pilot[None]) -> None:
        text = pilot.app.query_one(Static)
        x, y = text.region.offset
        parent, text._parent = text._parent, None
        with pytest.raises(AttributeError):
            pilot.app.screen._forward_event(events.MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y))
        text._parent = parent

    in_bare_textual(moves)


def test_a_screen_that_is_dismissed_twice_takes_the_one_below_with_it() -> None:
    """`SafeScreen.dismiss`"""

    async def moves(pilot: Pilot[None]) -> None:
        upper: Screen[None] = Screen()
        for screen in (Screen[None](), upper):
            await pilot.app.push_screen(screen)
        for _ in range(2):
            upper.dismiss()
        assert len(pilot.app.screen_stack) == 1

    in_bare_textual(moves)


def test_a_notice_that_is_over_has_less_than_no_time_left() -> None:
    """`Notice.time_left`"""
    assert Notification("", timeout=-1).time_left < 0


def test_each_new_screen_asks_the_terminal_for_the_pointer_that_there_is() -> None:
    """`BaseApp._set_pointer_shape`"""
    asked: list[str] = []

    class Told(Bare):
        def _set_pointer_shape(self, shape: str) -> None:
            asked.append(shape)

    async def run() -> None:
        async with Told().run_test() as pilot:
            asked.clear()
            await pilot.app.push_screen(Screen())
            await pilot.pause()

    asyncio.run(run())
    assert "default" in asked
