"""A cabinet as drawers, side by side: full ones in a thick frame, empty ones in a thin one."""

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.telling.cabinet import Cabinet

WIDTH = 6
"""Cells of a drawer."""
IN_A_ROW = 10
"""The most drawers in a row."""
FULL = ("┏━━━━┓", "┃{}┃", "┗━▂▂━┛")
EMPTY = ("┌────┐", "│{}│", "└─▂▂─┘")
PAPERS = "▇▇▇▇"


class CabinetView(Widget):
    """Its drawers in rows of equal length; in each that was ever full stands its year, if the years are known."""

    DEFAULT_CSS = """
    CabinetView { height: auto; }
    """

    def __init__(self, cabinet: Cabinet, in_a_row: int = IN_A_ROW) -> None:
        super().__init__()
        self._cabinet = cabinet
        self._most = in_a_row

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(FULL) * -(-self._cabinet.of // self._columns(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self._columns(self.content_size.width)))

    def _columns(self, width: int) -> int:
        """As many drawers in a row as there is room for, and rows as even as can be."""
        fit = max(1, min(self._most, (width + 1) // (WIDTH + 1)))
        rows = -(-self._cabinet.of // fit)
        return -(-self._cabinet.of // rows)

    def _lines(self, columns: int) -> Iterator[Content]:
        for first in range(0, self._cabinet.of, columns):
            drawers = range(first, min(first + columns, self._cabinet.of))
            for part in range(len(FULL)):
                yield Content(" ").join(self._part(drawer, part) for drawer in drawers)

    def _part(self, drawer: int, part: int) -> Content:
        """One of the three lines of a drawer."""
        is_full = drawer < self._cabinet.full
        frame = (FULL if is_full else EMPTY)[part]
        label = f"{self._label(drawer, is_full):^4}"
        style = "$red" if is_full else "$quiet"
        before, _, after = frame.partition("{}")
        if not after:
            return Content.styled(frame, style)
        return Content.styled(before, style) + Content.styled(label, f"bold {style}") + Content.styled(after, style)

    def _label(self, drawer: int, is_full: bool) -> str:
        years = self._cabinet.years
        if drawer < len(years):
            return str(years[drawer])
        return PAPERS if is_full else ""
