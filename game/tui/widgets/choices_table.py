"""Choices beside history's in one table: when it was, what was chosen here, and what was done."""

from collections.abc import Sequence
from itertools import accumulate

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.i18n import tr
from game.telling.ending import ChoiceBesideHistory

WHEN, SHORT = 14, 10
"""Cells for the month; where a line has less than `ROOMY` of them, a longer one goes on in the next line."""
ROOMY = 60
SAME, OTHER, NEVER = "=", "≠", "·"
"""Whether it was so in history, or otherwise, or never came."""


class ChoicesTable(Widget):
    """A row for each card; what is longer than its column goes on under it."""

    DEFAULT_CSS = """
    ChoicesTable { height: auto; }
    """

    def __init__(self, choices: Sequence[ChoiceBesideHistory]) -> None:
        super().__init__()
        self._head = tuple(Content.styled(text, "bold $quiet") for text in ("", tr("You"), "", tr("In history")))
        self._rows = [(Content.styled(one.when, "$quiet"), Content(one.yours), *_beside(one)) for one in choices]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._table(width).plain.count("\n") + 1

    def render(self) -> Content:
        return self._table(self.content_size.width)

    def rows_begin(self, width: int) -> list[int]:
        """The lines in which its rows begin, from 0; the last behind its last line."""
        high = (len(_lines(row, self._columns(width))) for row in (self._head, *self._rows))
        return [0, *accumulate(high)]

    def _columns(self, width: int) -> tuple[int, ...]:
        when = WHEN if width >= ROOMY else SHORT
        own = max(4, (width - when - 5) // 2)
        return when, own, 1, max(4, width - when - own - 5)

    def _table(self, width: int) -> Content:
        rows = (self._head, *self._rows)
        return Content("\n").join(line for row in rows for line in _lines(row, self._columns(width)))


def _beside(choice: ChoiceBesideHistory) -> tuple[Content, Content]:
    """The sign, and what was done."""
    if choice.never:
        return Content.styled(NEVER, "$quiet"), Content.styled(tr("the scene is ours"), "$quiet")
    if not choice.history:
        return Content.styled(SAME, "bold $blue"), Content.styled(tr("the same"), "$blue")
    return Content.styled(OTHER, "bold $red"), Content.styled(choice.history, "$blue")


def _lines(row: Sequence[Content], columns: Sequence[int]) -> list[Content]:
    """One row of a table, each cell wrapped to its column."""
    cells = [cell.wrap(width) for cell, width in zip(row, columns, strict=True)]
    lines = []
    for place in range(max(map(len, cells))):
        line = Content("")
        for cell, width in zip(cells, columns, strict=True):
            part = cell[place] if place < len(cell) else Content("")
            line += part.pad_right(max(0, width - part.cell_length) + 1)
        lines.append(line.rstrip())
    return lines
