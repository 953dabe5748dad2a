"""What came of a pick, a step at a time: a pause after each, for those who want to talk before they read on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from game.i18n import tr
from game.telling.citations import GUESSES
from game.telling.reference import Reference
from game.telling.reveal import Reveal, Step, hold
from game.tui.screens.in_game import StoryScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.step_block import StepBlock
from game.tui.widgets.top_bar import TopBar


class RevealScreen(StoryScreen):
    """The steps of one reveal. Enter tells the next; after the last it leaves for the next card.

    What stands aside comes with the step before it. A sentence of the essay keeps its verdict back, until it is guessed
    or Enter passes it over.

    A held reveal stays at its first step, until somebody opens what happened.
    """

    CSS_PATH = "reveal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"guess({number})", word, show=False) for number, (_, word) in enumerate(GUESSES, 1)
    ]

    @dataclass
    class Released(Message):
        """The room goes on to what happened."""

    def __init__(self, reveal: Reveal, where: str, records: Sequence[Reference] = (), held: bool = False) -> None:
        super().__init__()
        self._reveal = reveal
        self._where = where
        self._held = held
        self._records = records
        self._pages = list(_pages(reveal.steps))
        self._told = 1

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._reveal.act, self._where)
        yield Vertical(
            Static(Content(self._reveal.title), classes="title"),
            Static(Content(self._reveal.dateline), classes="dateline"),
            Sheet(*self._blocks(self._pages[0]), *self._hold()),
            classes="sheet",
        )

    def _blocks(self, steps: Iterable[Step]) -> list[StepBlock]:
        return [StepBlock(step, self._records, asks=True) for step in steps]

    @property
    def _asking(self) -> StepBlock | None:
        """The step that keeps a verdict back."""
        return next((block for block in self.shown if block.asked), None)

    def action_guess(self, number: int) -> None:
        """Guess the verdict."""
        if asking := self._asking:
            asking.answer(number)
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A verdict is guessed while one is kept back."""
        return bool(self._asking) if action == "guess" else super().check_action(action, parameters)

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
        elif asking := self._asking:
            asking.answer(None)
        elif self._told == len(self._pages):
            self.leave_with(self.Read())
        else:
            blocks = self._blocks(self._pages[self._told])
            self._told += 1
            await self.query_one(Sheet).mount(*blocks)
            self.refresh_bindings()
            self.call_after_refresh(blocks[0].scroll_visible, animate=False, top=True)


def _pages(steps: Iterable[Step]) -> Iterator[tuple[Step, ...]]:
    """Each step in sight with what stands aside after it."""
    page: list[Step] = []
    for step in steps:
        if page and not step.aside:
            yield tuple(page)
            page = []
        page.append(step)
    yield tuple(page)
