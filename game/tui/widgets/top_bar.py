"""The red bar at the top: where in the story one is, and how far."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from game.i18n import capitals
from game.tui.widgets.clock import Clock


class TopBar(Horizontal):
    """A line of two ends."""

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        background: $bar;
        color: $on-bar;
        & > .left { width: 1fr; padding-left: 1; text-style: bold; height: 1; }
        & > .right { width: auto; max-width: 60%; padding: 0 1; height: 1; }
        & > .left, & > .right { text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, left: str, right: str = "", talk_ends: float | None = None) -> None:
        """``talk_ends`` is when the time for talk is over, in seconds of `time.monotonic`; None for no clock."""
        super().__init__()
        self._left = left
        self._right = right
        self._talk_ends = talk_ends

    def compose(self) -> ComposeResult:
        yield Static(Content(capitals(self._left)), classes="left")
        if self._talk_ends is not None:
            yield Clock(self._talk_ends)
        yield Static(Content(self._right), classes="right")
