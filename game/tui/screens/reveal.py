"""What came of a pick, a step at a time: a pause after each, for those who want to talk before they read on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from game.i18n import tr
from game.telling.reference import Reference
from game.telling.reveal import Reveal, hold
from game.tui.screens.in_game import StoryScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.step_block import StepBlock
from game.tui.widgets.top_bar import TopBar


class RevealScreen(StoryScreen):
    """The steps of one reveal. Enter tells the next; after the last it leaves for the next card.

    A held reveal stays at its first step, until somebody opens what happened.
    """

    CSS_PATH = "reveal.tcss"

    @dataclass
    class Released(Message):
        """The room goes on to what happened."""

    def __init__(self, reveal: Reveal, where: str, records: Sequence[Reference] = (), held: bool = False) -> None:
        super().__init__()
        self._reveal = reveal
        self._where = where
        self._held = held
        self._records = records
        self._told = 1

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._reveal.act, self._where)
        yield Vertical(
            Static(Content(self._reveal.title), classes="title"),
            Static(Content(self._reveal.dateline), classes="dateline"),
            Sheet(StepBlock(self._reveal.steps[0], self._records), *self._hold()),
            classes="sheet",
        )

    def _hold(self) -> Iterable[Widget]:
        if self._held:
            yield Vertical(StepBlock(hold()), Choices([Choice(tr("Open what happened"))]), classes="hold")

    @on(OptionList.OptionSelected)
    async def _released(self) -> None:
        self._held = False
        await self.query_one(".hold").remove()
        self.query_one(Sheet).focus()
        self.post_message(self.Released())
        await self.action_next()

    async def action_next(self) -> None:
        """Show the next step, or leave when all have been shown."""
        if self._held:
            self.query_one(Choices).focus()
        elif self._told == len(self._reveal.steps):
            self.leave_with(self.Read())
        else:
            block = StepBlock(self._reveal.steps[self._told], self._records)
            self._told += 1
            await self.query_one(Sheet).mount(block)
            self.refresh_bindings()
            self.call_after_refresh(block.scroll_visible, animate=False, top=True)
