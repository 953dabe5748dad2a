"""A numbered list of things to choose from: arrows, numbers or a click mark; Enter or one more click chooses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from game.i18n import tr
from game.tui.widgets.lists import SafeRows

INDENT = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what it says, what stands under it, and whether it can be chosen."""

    label: str
    note: str = ""
    open: bool = True
    number: int = 0
    """The number it keeps where rows come and go; 0 for its place."""
    key: str = ""
    """The key of the screen that does the same: it stands in the place of a number, and the row has none."""
    beside: str = ""
    """What stands behind the label in the same line, in a column with that of other rows, as far as there is room."""
    apart: bool = False
    """Whether a line parts it from the row before."""


class Choices(SafeRows, OptionList):
    """Rows with the number that each keeps. Nothing is marked at first, so that a held Enter decides nothing; it says
    how a row is marked."""

    DEFAULT_CSS = """
    Choices, Choices:focus {
        border: none;
        padding: 0;
        background: transparent;
        background-tint: transparent;
        scrollbar-size-vertical: 1;
        & > .option-list--option-disabled { color: $quiet; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "Up", show=False),
        Binding("down", "cursor_down", "Down", show=False),
        Binding("enter", "select", "Choose", key_display="⏎"),
        *(Binding(str(number), f"mark({number})", "", show=False) for number in range(1, 10)),
    ]

    def __init__(self, rows: Sequence[Choice]) -> None:
        super().__init__()
        self.rows: Sequence[Choice] = ()
        self.show(rows)

    def show(self, rows: Sequence[Choice]) -> None:
        """Put these rows in the place of those that were there; nothing is marked."""
        self.rows = rows
        self.clear_options()
        for place, row in enumerate(rows):
            self.add_options([*([None] if row.apart else []), Option(self._prompt(place), disabled=not row.open)])
        self.highlighted = None

    def on_resize(self) -> None:
        """Lines that run on stand under the text, and not under the number."""
        self._wrap()

    def watch_show_vertical_scrollbar(self) -> None:
        """The bar takes room from the lines, and of that alone nothing tells the list."""
        self._wrap()

    def _wrap(self) -> None:
        for place, _ in zip(range(self.option_count), self.rows, strict=False):
            self.replace_option_prompt_at_index(place, self._prompt(place))

    def action_mark(self, number: int) -> None:
        """Put the mark on the row with this number; a row that is locked says why."""
        place = next((place for place, _ in enumerate(self.rows) if self._number(place) == number), None)
        if place is None:
            return
        if self.rows[place].open:
            self.highlighted = place
        else:
            self.app.notify(self.rows[place].note)

    def action_select(self) -> None:
        """Choose the row that is marked."""
        if self.highlighted is None and self.rows:
            self.app.notify(tr("Mark one first: the keys ↑ and ↓, or its number."))
        super().action_select()

    def on_click(self, event: events.Click) -> None:
        """A click marks a row, and one more on the marked row chooses it: as much as the keys ask for."""
        row = event.style.meta.get("option", -1)
        if 0 <= row < len(self.rows) and row != self.highlighted and self.rows[row].open:
            self.highlighted = row
            event.prevent_default()

    def _number(self, place: int) -> int:
        """The number of a row; 0 for one that has a key instead."""
        row = self.rows[place]
        return 0 if row.key else row.number or place + 1

    def _prompt(self, place: int) -> Content:
        sign = self.rows[place].key or str(self._number(place))
        label = max((Content(row.label).cell_length for row in self.rows if row.beside), default=0)
        return _prompt(sign, self.rows[place], label, self.scrollable_content_region.width or 80)


def _prompt(sign: str, row: Choice, label: int, width: int) -> Content:
    """A row in so many cells; what stands beside a label begins behind the cells of the widest ``label``."""
    mark = Content.styled(f"{sign:>3}  ", "bold $red") if row.open else Content(f"×{sign:>2}  ")
    lines = [line for text in _texts(row, label) for line in text.wrap(max(1, width - INDENT))]
    return mark + Content("\n" + " " * INDENT).join(lines)


def _texts(row: Choice, label: int) -> Iterator[Content]:
    said = Content(row.label)
    gap = " " * (label - said.cell_length + 2)
    yield said + Content.styled(f"{gap}{row.beside}", "$quiet") if row.beside else said
    if row.note:
        yield Content.styled(row.note, "italic $quiet")
