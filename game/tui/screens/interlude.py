"""What is told between two cards: an act that begins, what went by, and what it was like outside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from game.telling.reference import Reference
from game.telling.reveal import Step
from game.tui.screens.base import BROAD
from game.tui.screens.in_game import StoryScreen
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.step_block import StepBlock
from game.tui.widgets.top_bar import TopBar
from game.tui.widgets.wedge import Wedge


class InterludeScreen(StoryScreen):
    """Pages between the cards, to be read at leisure; each act begins one of its own. A broad window shows two."""

    CSS_PATH = "interlude.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("backspace,left", "turn_back", "Back a page")]

    def __init__(self, steps: Sequence[Step], title: str, where: str, records: Sequence[Reference] = ()) -> None:
        super().__init__()
        self._records = records
        self._pages = [Vertical(*self._parts(steps), classes="page") for steps in pages(steps)]
        self._turned = 0
        """The page that is read, or the first of the two."""
        self._title = title
        self._where = where

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._title, self._where)
        yield Vertical(Sheet(*self._pages, classes="sheet"), classes="pages")

    def _parts(self, steps: Sequence[Step]) -> Iterator[Widget]:
        """What lies on a page: what is passed over stands at its foot, and last the panels from outside."""
        for step in _in_one(sorted(steps, key=lambda step: (step.aside, step.aside and step.voice == "outside"))):
            if step.act and not step.aside:
                yield Wedge(step.act, step.heading)
            yield StepBlock(step, self._records)

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._lay()

    @property
    def shown(self) -> list[StepBlock]:
        return [block for page in self._pages if page.display for block in page.query(StepBlock)]

    @property
    def _at_once(self) -> int:
        """How many pages are open at a time."""
        return 2 if self.app.size.width >= BROAD else 1

    def _lay(self) -> None:
        """Open a page, and the one beside it where there is room."""
        self._turned -= self._turned % self._at_once
        shown = self._pages[self._turned : self._turned + self._at_once]
        for page in self._pages:
            page.display = page in shown
        self.query(Sheet).set_class(len(shown) > 1, "-spread")
        self.refresh_bindings()

    def _show(self) -> None:
        self._lay()
        self.query_one(Sheet).begin_again()

    def action_next(self) -> None:
        """Read on below, then turn the page; leave after the last. No page is turned for what is passed over alone."""
        sheet = self.query_one(Sheet)
        foot = sheet.scrollable_content_region.bottom
        only_passed_over = all(block.closed or block.region.bottom <= foot for block in self.shown)
        if not (only_passed_over and sheet.is_seen) and sheet.turn_page():
            return
        if self._turned + self._at_once < len(self._pages):
            self._turned += self._at_once
            self._show()
        else:
            self.leave_with(self.Read())

    def action_turn_back(self) -> None:
        """Open the page before."""
        self._turned -= self._at_once
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a page before every one but the first."""
        return self._turned > 0 if action == "turn_back" else super().check_action(action, parameters)


def _in_one(steps: Iterable[Step]) -> list[Step]:
    """The steps, with what went by under one heading where only what is passed over lay between."""
    told: list[Step] = []
    for step in steps:
        if told and step.voice == told[-1].voice == "meanwhile":
            told[-1] = replace(told[-1], passages=(*told[-1].passages, *step.passages))
        else:
            told.append(step)
    return told


def pages(steps: Iterable[Step]) -> list[list[Step]]:
    """The steps of each page: an act begins one, unless what comes before it is all passed over."""
    told: list[list[Step]] = [[]]
    for step in steps:
        if step.act and not step.aside and any(not before.aside for before in told[-1]):
            told.append([])
        told[-1].append(step)
    return told
