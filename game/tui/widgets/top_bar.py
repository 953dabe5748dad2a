"""The red bar at the top: where in the story one is, and how far."""

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from game.i18n import capitals
from game.tui.widgets.clock import time_left

WIDEST = 0.6
"""The share of the line that its right end has at most."""


class TopBar(Widget):
    """A line of two ends, with a clock between them where one runs. It is drawn as one widget, for every screen has
    one."""

    DEFAULT_CSS = """
    TopBar { height: 1; padding: 0 1; background: $bar; color: $on-bar; text-wrap: nowrap; }
    """

    def __init__(self, left: str, right: str = "", talk_ends: float | None = None, short: str = "") -> None:
        """``short`` stands at the right where both ends have no room. ``talk_ends`` is when the time for talk is over,
        in seconds of `time.monotonic`; None for no clock."""
        super().__init__()
        self._left = left
        self._right = right
        self._short = short
        self._talk_ends = talk_ends

    def on_mount(self) -> None:
        if self._talk_ends is not None:
            self.set_interval(1, self.refresh)

    def tell(self, right: str) -> None:
        """Say something else at the right."""
        self._right = right
        self.refresh()

    def render(self) -> Content:
        """Both ends, each cut where it has no room."""
        wide = self.content_size.width
        told = self._right
        if self._short and cell_len(f"{capitals(self._left)} {told}") > wide:
            told = self._short
        right = Content(told).truncate(int(WIDEST * wide), ellipsis=True)
        if self._talk_ends is not None:
            right = Content.styled(time_left(self._talk_ends), "bold") + Content("  ") + right
        room = max(0, wide - right.cell_length - 1)
        left = Content.styled(capitals(self._left), "bold").truncate(room, ellipsis=True, pad=True)
        return left + Content(" ") + right
