"""Documents to read: each on a paper of its own, and under it what a historian knows and asks of it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.documents import MadeUp, Paper
from game.telling.prose import letters
from game.tui.screens.base import BACK, FileScreen
from game.tui.widgets.artefact_sheet import ArtefactSheet
from game.tui.widgets.paper_sheet import PaperSheet
from game.tui.widgets.prose import Prose
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.top_bar import TopBar


class DocumentsScreen(FileScreen):
    """One document or several. Escape goes back to where one was."""

    CSS_PATH = "documents.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [BACK]

    def __init__(self, papers: Sequence[Paper | MadeUp]) -> None:
        super().__init__()
        self._papers = papers

    def parts(self) -> Iterable[Widget]:
        real = any(isinstance(paper, Paper) for paper in self._papers)
        yield TopBar(tr("Document") if real else tr("On the card"))
        read = (widget for paper in self._papers for widget in _read(paper))
        yield Vertical(Sheet(*read, classes="sheet"), classes="centred")


def _read(paper: Paper | MadeUp) -> Iterable[Widget]:
    if isinstance(paper, MadeUp):
        yield ArtefactSheet(paper, opened=True)
        return
    yield PaperSheet(paper)
    yield Static(Content(paper.caution), classes="own")
    for what, told in paper.known:
        yield Prose(f"**{letters(tr('{what}:', what=what))}** {told}", classes="known")
    if paper.beside:
        yield Static(Content(capitals(paper.against)), classes="head")
        yield from _read(paper.beside)
