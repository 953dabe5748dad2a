"""What came of a pick, a step at a time: a pause after each, for those who want to talk before they read on."""

from collections.abc import Iterable, Sequence

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.telling.reference import Record
from game.telling.reveal import Reveal
from game.tui.screens.base import StoryScreen
from game.tui.widgets.step_block import StepBlock
from game.tui.widgets.top_bar import TopBar


class RevealScreen(StoryScreen):
    """The steps of one reveal. Enter shows the next; after the last it leaves for the next card."""

    CSS_PATH = "reveal.tcss"

    def __init__(self, reveal: Reveal, where: str, records: Sequence[Record] = ()) -> None:
        super().__init__()
        self._reveal = reveal
        self._where = where
        self._blocks = [StepBlock(step, records) for step in reveal.steps]

    def parts(self) -> Iterable[Widget]:
        for block in self._blocks[1:]:
            block.display = False
        yield TopBar(self._reveal.act, self._where)
        yield Vertical(
            Static(Content(self._reveal.title), classes="title"),
            Static(Content(self._reveal.dateline), classes="dateline"),
            VerticalScroll(*self._blocks),
            classes="sheet",
        )

    def action_next(self) -> None:
        """Show the next step, or leave when all have been shown."""
        block = next((block for block in self._blocks if not block.display), None)
        if block is None:
            self.leave_with(self.Read())
            return
        block.display = True
        self.refresh_bindings()
        self.call_after_refresh(block.scroll_visible, animate=False, top=True)
