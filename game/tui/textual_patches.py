"""Faults of the library that players would meet, mended here until they are mended there."""

from functools import partial
from typing import Any

from textual._styles_cache import StylesCache
from textual._types import MessageTarget
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.content import Content
from textual.events import Click, Event, MouseDown
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, OptionList

_dismiss = Screen.dismiss
_forward_event = Screen._forward_event
_move_page = OptionList._move_page
_on_click = OptionList._on_click
_gather_commands: Any = CommandPalette._gather_commands
_timer = Timer.__init__
_inner_outer: Any = StylesCache.get_inner_outer
SOON = 0.001
"""The shortest time of a timer, in seconds."""


def _dismiss_once(self: Screen[Any], result: Any = None) -> AwaitComplete:
    """A second Escape or click, before the screen below has come up, would throw that one away as well."""
    return _dismiss(self, result) if self.is_active else AwaitComplete()


def _move_page_where_there_is_room(self: OptionList, direction: Any) -> None:
    """Where a window is so small that a list has no line, its keys for pages would look one up all the same."""
    if self.scrollable_content_region:
        _move_page(self, direction)


def _forward_event_to_what_is_there(self: Screen[Any], event: Event) -> None:
    """A press of the mouse on something that has just been taken away would ask where it lies."""
    if isinstance(event, MouseDown):
        widget, _ = self.get_widget_and_offset_at(event.x, event.y)
        if widget is not None and widget is not self and widget.parent is None:
            return
    _forward_event(self, event)


async def _on_click_what_is_there(self: OptionList, event: Click) -> None:
    """A list that has just become shorter would look up the row that was still to be seen at that place."""
    if event.style.meta.get("option", -1) < self.option_count:
        await _on_click(self, event)


def _gather_commands_or_not(self: CommandPalette, search_value: str) -> None:
    """A palette that is left at once is gone before its search begins, which must not end the game."""
    search = partial(_gather_commands.__wrapped__, self, search_value)
    self.run_worker(search, group=CommandPalette._GATHER_COMMANDS_GROUP, exclusive=True, exit_on_error=False)


def _timer_that_ends(self: Timer, target: MessageTarget, interval: float, **options: Any) -> None:
    """A notice that is over while it is being drawn asks for a timer of less than no time, which would never end."""
    _timer(self, target, max(interval, SOON), **options)


def _letters(text: str | Content, **_: object) -> Content:
    """Buttons, tips and the palette would read their words as markup, and words may come from a translator's file."""
    return text if isinstance(text, Content) else Content(text)


def mend() -> None:
    """Must be called before the first screen is shown."""
    Content.from_markup = _letters  # type: ignore[method-assign, assignment]
    CommandPalette._gather_commands = _gather_commands_or_not  # type: ignore[assignment]
    Screen.dismiss = _dismiss_once  # type: ignore[method-assign]
    Screen._forward_event = _forward_event_to_what_is_there  # type: ignore[method-assign]
    OptionList._on_click = _on_click_what_is_there  # type: ignore[method-assign]
    Timer.__init__ = _timer_that_ends  # type: ignore[method-assign, assignment]
    OptionList._move_page = _move_page_where_there_is_room  # type: ignore[method-assign]
    # As it is, every widget there ever was is one of its keys, and is kept with the lines it last showed.
    StylesCache.get_inner_outer = classmethod(_inner_outer)  # type: ignore[assignment]
    Input.cursor_blink._default = False  # it would write twice a second, for a slow line or a screen reader to follow
