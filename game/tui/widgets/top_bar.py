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

    def __init__(self, left: str, right: str = "", clock: int = 0) -> None:
        """``clock`` is the minutes of talk that are counted down; 0 for no clock."""
        super().__init__()
        self._left = left
        self._right = right
        self._clock = clock

    def compose(self) -> ComposeResult:
        yield Static(Content(capitals(self._left)), classes="left")
        if self._clock:
            yield Clock(self._clock)
        yield Static(Content(self._right), classes="right")
