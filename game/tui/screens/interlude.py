"""What is told between two cards: an act that begins, what went by, and what it was like outside."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.telling.reference import Record
from game.telling.reveal import Step
from game.tui.screens.in_game import StoryScreen
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.step_block import StepBlock
from game.tui.widgets.top_bar import TopBar

GEOMETRY = """\
██████████████▛▘
███████████▛▘   ▗▟█▙▖
████████▛▘      ▜███▛
█████▛▘           ▀
██▛▘  ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
"""
"""A wedge, a disc and a bar, for the first page of an act."""


class InterludeScreen(StoryScreen):
    """Pages between the cards, to be read at leisure."""

    CSS_PATH = "interlude.tcss"

    def __init__(self, steps: Sequence[Step], title: str, where: str, records: Sequence[Record] = ()) -> None:
        super().__init__()
        self._records = records
        self._steps = steps
        self._title = title
        self._where = where

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._title, self._where)
        begins = any(step.voice == "act" for step in self._steps)
        sign = [Static(Content(GEOMETRY), classes="geometry")] if begins else []
        yield Sheet(*sign, *(StepBlock(step, self._records) for step in self._steps), classes="sheet")

    def action_next(self) -> None:
        """Turn the page; leave after the last."""
        pages = self.query_one(Sheet)
        if pages.scroll_offset.y < pages.max_scroll_y:
            pages.scroll_page_down(animate=False)
        else:
            self.leave_with(self.Read())
