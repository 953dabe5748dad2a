"""Lists of rows to choose from, safe in any window and under any click."""

from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.widgets import OptionList, Select
from textual.widgets._select import SelectOverlay

if TYPE_CHECKING:
    _List = OptionList
else:
    _List = object


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

    def on_click(self, event: events.Click) -> None:
        """Choose the row that is clicked, unless it has gone since it was drawn."""
        if event.style.meta.get("option", -1) >= self.option_count:
            event.prevent_default()


class RowList(SafeRows, OptionList):
    """A list of rows."""


class DropDownRows(SafeRows, SelectOverlay):
    """The rows of a drop-down field."""


class DropDown(Select[Any]):
    """A field that opens a list of rows."""

    def compose(self) -> ComposeResult:
        for part in super().compose():
            yield DropDownRows().data_bind(compact=Select.compact) if isinstance(part, SelectOverlay) else part
