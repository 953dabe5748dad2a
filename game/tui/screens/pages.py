"""A text to be read and left again: the log, and the help."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.tui.screens.base import BACK, FileScreen
from game.tui.widgets.hanging import Hung
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.top_bar import TopBar


class PagesScreen(FileScreen):
    """Paragraphs under a title. Escape goes back to where one was."""

    CSS_PATH = "pages.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [BACK]

    def __init__(self, title: str, paragraphs: Iterable[Content]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = tuple(paragraphs)

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._title)
        yield Vertical(Sheet(*map(Static, map(Hung.of, self._paragraphs)), classes="sheet"), classes="centred")
