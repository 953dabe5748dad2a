"""Lists of rows to choose from, safe in any window and under any click."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import OptionList, Select
from textual.widgets._select import SelectOverlay

if TYPE_CHECKING:
    _List = OptionList
else:
    _List = object

EDGE = "▌"
"""Stands at the left edge of the row that is marked, and of the one under the mouse: a tint is not seen by all."""


class SafeRows(_List):
    """What every list of ours answers where Textual's would look up a row that is not there, which ends the game.

    It goes before the class of the list, and is none of the classes from which a list has its styles.
    """

    def action_page_up(self) -> None:
        """Up by a page, if a line of the list has room in the window."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Down by a page, if a line of the list has room in the window."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def render_line(self, y: int) -> Strip:
        """A line of the list; those of a marked row begin with a red edge in the place of their first cell."""
        strip = super().render_line(y)
        row, _ = self._lines[place] if (place := self.scroll_offset.y + y) < len(self._lines) else (None, 0)
        if row is None or row not in (self.highlighted, self._mouse_hovering_over) or self.options[row].disabled:
            return strip
        style, *_ = (segment.style or Style() for segment in strip)
        red = Style(color=self.app.get_css_variables()["red"], bold=False)
        return Strip.join([Strip([Segment(EDGE, style + red)]), strip.crop(1)])

    def on_click(self, event: events.Click) -> None:
        """Choose the row that is clicked, unless it has gone since it was drawn."""
        if event.style.meta.get("option", -1) >= self.option_count:
            event.prevent_default()


class RowList(SafeRows, OptionList):
    """A list of rows."""

    DEFAULT_CSS = "RowList > .option-list--option { padding: 0 1; }"


class DropDownRows(SafeRows, SelectOverlay):
    """The rows of a drop-down field."""

    DEFAULT_CSS = "DropDownRows.-textual-compact > .option-list--option { padding: 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back")]


class DropDown(Select[Any]):
    """A field that opens a list of rows."""

    def compose(self) -> ComposeResult:
        for part in super().compose():
            yield DropDownRows().data_bind(compact=Select.compact) if isinstance(part, SelectOverlay) else part


def drop_down(rows: Iterable[tuple[str, Any]], value: Any) -> DropDown:
    """A field with these rows, each a text and its value, of which one is chosen."""
    # A rich text is never markup, as content is not; but only in such a one does the list look for what is typed.
    return DropDown([(Text(text), one) for text, one in rows], value=value, allow_blank=False, compact=True)
