"""A document as a paper of its own, with a frame that says of what sort it is."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.documents import Paper
from game.tui.widgets.prose import Prose


class PaperSheet(Vertical):
    """What sort of paper it is stands in the frame; in it are the title, who wrote it where and when, and the text."""

    DEFAULT_CSS = """
    PaperSheet {
        height: auto;
        max-width: 76;
        border: solid $quiet;
        border-title-color: $ink;
        border-title-style: bold;
        border-subtitle-color: $quiet;
        padding: 0 1;
        &.-telegram { border: heavy $quiet; }
        &.-letter { border: round $quiet; }
        &.-minutes { border: double $quiet; }
        &.-clipping { border: dashed $quiet; }
        &.-form { border: ascii $quiet; }
        & > Static { height: auto; }
        & > .name { text-style: bold; }
        & > .byline { color: $quiet; margin-bottom: 1; }
        & > .excerpt { max-height: 5; }
    }
    """

    def __init__(self, paper: Paper, excerpt: bool = False) -> None:
        """``excerpt`` shows no more than the first five lines, and says that there is more."""
        super().__init__(classes=f"-{paper.kind}" if paper.kind else "")
        self.border_title = Content(capitals(paper.called))
        if excerpt:
            self.border_subtitle = Content(tr("shortened, in our words: d"))
        self._paper = paper
        self._excerpt = excerpt

    def compose(self) -> ComposeResult:
        yield Static(Content(self._paper.title), classes="name")
        if not self._excerpt:
            yield Static(Content(self._paper.byline), classes="byline")
        yield Prose(self._paper.text, classes="excerpt" if self._excerpt else "text")
