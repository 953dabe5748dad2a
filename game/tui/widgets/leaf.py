"""A page of a book: as wide as can be read with ease, and scrolled where it is longer than the window."""

from typing import Protocol, runtime_checkable

from game.tui.widgets.sheet import Sheet

MEASURE = 76
"""The most letters in a line."""


@runtime_checkable
class InRows(Protocol):
    """What is best cut between two of its rows, paragraphs or items."""

    def rows_begin(self, width: int) -> list[int]:
        """The lines in which they begin, from 0, at this width."""


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

    def watch_virtual_size(self) -> None:
        """Whether there is more to read may be otherwise now, and so may the keys of the screen."""
        self.screen.refresh_bindings()

    def _tops(self) -> list[int]:
        """The lines at which its parts begin, the first at 0: what would be cut by the foot of the window goes on in
        a new one with a whole row; or begins a new one, under its heading; or, if it is longer than that, is cut. No
        text leaves more than half of a window empty."""
        high = max(1, self.scrollable_content_region.height)
        tops, heading = [0], None
        for child in self.children:
            region = child.virtual_region
            first = region.y if heading is None else heading
            while region.bottom > (foot := tops[-1] + high):
                begun = child.rows_begin(region.width) if isinstance(child, InRows) else [0]
                half = foot - high // 2 if isinstance(child, InRows) else tops[-1]
                rows = [region.y + line for line in begun if 0 < line < region.height]
                if whole := [row for row in rows if half < row <= foot]:
                    tops.append(whole[-1])
                else:
                    tops.append(first if half < first < region.bottom <= first + high else foot)
            heading = region.y if child.has_class("part") else None
        return tops


class Reading(Leaf, can_focus=False):
    """A page that takes the room there is above the choices, which have the keys."""

    DEFAULT_CSS = """
    Reading { scrollbar-gutter: auto; }
    """
