"""Short entries, as many in a line as there is room for."""

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

GAP = 3
"""Cells between two entries of a line."""


class Entries(Widget):
    """Entries as one text."""

    DEFAULT_CSS = """
    Entries { height: auto; }
    """

    def __init__(self, entries: Iterable[Content], *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.entries = tuple(entries)

    def show(self, entries: Iterable[Content]) -> None:
        """Show these in the place of those that were there."""
        self.entries = tuple(entries)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._drawn(width).wrap(max(1, width)))

    def render(self) -> Content:
        return self._drawn(self.content_size.width)

    def _drawn(self, width: int) -> Content:
        return Content("\n").join(in_lines(self.entries, width, GAP))


def in_lines(entries: Iterable[Content], width: int, gap: int) -> list[Content]:
    """The entries one behind the other with ``gap`` cells between, and a new line where the next has no room in
    ``width`` cells; a longer one has a line by itself."""
    lines: list[Content] = []
    for entry in entries:
        if lines and lines[-1].cell_length + gap + entry.cell_length <= width:
            lines[-1] += Content(" " * gap) + entry
        else:
            lines.append(entry)
    return lines
