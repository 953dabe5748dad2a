"""A text to be read and left again: the log, and the help."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.tui.screens.leaf_screen import LeafScreen
from game.tui.widgets.hanging import Hung


class PagesScreen(LeafScreen):
    """Paragraphs under a title. Escape goes back to where one was."""

    CSS_PATH = "pages.tcss"

    def __init__(self, title: str, paragraphs: Iterable[Content]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = tuple(paragraphs)

    def heading(self) -> str:
        return self._title

    def lines(self) -> Iterable[Widget]:
        return map(Static, map(Hung.of, self._paragraphs))
