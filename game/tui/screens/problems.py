"""What stands here while a scene file cannot be read: its problems, until they are mended."""

from collections.abc import Iterable

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.i18n import tr, trn
from game.tui.screens.base import FileScreen
from game.tui.widgets.top_bar import TopBar


class ProblemsScreen(FileScreen):
    """The problems of the scene files, in place of the card that they spoil."""

    CSS_PATH = "problems.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, problems: Iterable[str]) -> None:
        super().__init__()
        self.problems = tuple(problems)

    def parts(self) -> Iterable[Widget]:
        yield TopBar(tr("The scene files"), trn("{number} problem", "{number} problems", len(self.problems)))
        sheet = VerticalScroll(
            Static(
                Content(tr("Mend this and save the file: you come back to where you were by yourself.")),
                classes="hint",
            ),
            *(Static(Content(problem), classes="problem") for problem in self.problems),
            classes="sheet",
        )
        yield Vertical(sheet, classes="table")
