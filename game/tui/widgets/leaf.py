"""A page of a book: as wide as can be read with ease, and scrolled where it is longer than the window."""

from typing import Protocol, runtime_checkable

from game.tui.widgets.sheet import Sheet

MEASURE = 76
"""The most letters in a line."""


@runtime_checkable
class Table(Protocol):
    """What is cut between two of its rows only."""

    def rows_begin(self, width: int) -> list[int]:
        """The lines in which its rows begin, from 0, at this width."""


class Leaf(Sheet):
    """One page. What does not fit comes up when it is turned, from the first thing that was not seen whole."""

    DEFAULT_CSS = f"""
    Leaf {{
        height: 1fr;
        width: 1fr;
        max-width: {MEASURE + 6};
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > * {{ height: auto; max-width: {MEASURE}; }}
    }}
    """

    def _tops(self) -> list[int]:
        """The lines at which its parts begin, the first at 0: what would be cut by the foot of the window begins a
        new one, under its heading, and what is longer than the window goes on in it, a table with a whole row."""
        high = max(1, self.scrollable_content_region.height)
        tops, heading = [0], None
        for child in self.children:
            region = child.virtual_region
            first = region.y if heading is None else heading
            if tops[-1] < first < region.bottom <= first + high and region.bottom > tops[-1] + high:
                tops.append(first)
            while region.bottom > tops[-1] + high:
                begun = child.rows_begin(region.width) if isinstance(child, Table) else ()
                rows = [region.y + row for row in begun]
                whole = [row for row in rows if tops[-1] < row <= tops[-1] + high]
                tops.append(whole[-1] if whole else tops[-1] + high)
            heading = region.y if child.has_class("part") else None
        return tops


class Reading(Leaf, can_focus=False):
    """A page that takes the room there is above the choices, which have the keys."""

    DEFAULT_CSS = """
    Reading { scrollbar-gutter: auto; }
    """
