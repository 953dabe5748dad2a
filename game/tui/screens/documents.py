"""Documents to read: each on a paper of its own, and under it what a historian knows and asks of it."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.documents import MadeUp, Paper
from game.telling.prose import letters
from game.tui.screens.leaf_screen import LeafScreen
from game.tui.widgets.artefact_sheet import ArtefactSheet
from game.tui.widgets.paper_sheet import PaperSheet
from game.tui.widgets.prose import Prose


class DocumentsScreen(LeafScreen):
    """One document or several. Escape goes back to where one was."""

    CSS_PATH = "documents.tcss"

    def __init__(self, papers: Sequence[Paper | MadeUp]) -> None:
        super().__init__()
        self._papers = papers

    def heading(self) -> str:
        real = any(isinstance(paper, Paper) for paper in self._papers)
        return tr("Document") if real else tr("On the card")

    def lines(self) -> Iterable[Widget]:
        return (widget for paper in self._papers for widget in _read(paper))


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
