"""What is told between two cards: an act that begins, what went by, and what it was like outside."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.telling.reference import Reference
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
██▛▘  ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄"""
"""A wedge, a disc and a bar, over the title of an act."""


class InterludeScreen(StoryScreen):
    """Pages between the cards, to be read at leisure."""

    CSS_PATH = "interlude.tcss"

    def __init__(self, steps: Sequence[Step], title: str, where: str, records: Sequence[Reference] = ()) -> None:
        super().__init__()
        self._records = records
        self._steps = steps
        self._title = title
        self._where = where

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._title, self._where)
        yield Sheet(*self._blocks(), classes="sheet")

    def _blocks(self) -> Iterable[Widget]:
        for step in self._steps:
            if step.voice == "act":
                yield Static(Content(GEOMETRY), classes="geometry")
            yield StepBlock(step, self._records)

    def action_next(self) -> None:
        """Turn the page; leave after the last. An act that begins further down on this one begins the next."""
        sheet = self.query_one(Sheet)
        top, height = sheet.scroll_offset.y, sheet.scrollable_content_region.height
        if top < sheet.max_scroll_y:
            acts = (sign.virtual_region.y for sign in self.query(".geometry"))
            sheet.scroll_to(y=next((act for act in acts if top < act < top + height), top + height), animate=False)
        else:
            self.leave_with(self.Read())
