"""The red bar at the top: where in the story one is, and how far."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class TopBar(Horizontal):
    """A line of two ends."""

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        background: $bar;
        color: $on-bar;
        & > .left { width: 1fr; padding-left: 1; text-style: bold; height: 1; }
        & > .right { width: auto; padding: 0 1; height: 1; }
    }
    """

    def __init__(self, left: str, right: str = "") -> None:
        super().__init__()
        self._left = left
        self._right = right

    def compose(self) -> ComposeResult:
        yield Static(Content(self._left.upper()), classes="left")
        yield Static(Content(self._right), classes="right")
