"""One step of what is told, in its own voice."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.reference import Reference
from game.telling.reveal import Passage, Step
from game.tui.widgets.prose import Prose


class StepBlock(Vertical):
    """A heading and its passages. An account of a death stays closed until it is asked for."""

    DEFAULT_CSS = """
    StepBlock {
        height: auto;
        margin-bottom: 1;
        & > .heading { height: auto; text-style: bold; }
        & > .note { color: $quiet; }
        & > .citation { border-left: outer $blue; padding-left: 1; color: $quiet; }
        & > .-apart { margin-top: 1; }
        & > .death { border-left: outer $rule; padding-left: 1; display: none; }
        & > .closed, & > .filed { color: $quiet; text-style: italic; }
        &.-account > .death { display: block; }
        &.-account > .closed { display: none; }
        &.-story > .heading, &.-act > .heading { color: $red; }
        &.-history > .heading { color: $blue; }
    }
    """

    def __init__(self, step: Step, records: Sequence[Reference] = ()) -> None:
        super().__init__(classes=f"-{step.voice}")
        self.step = step
        self._records = records

    @property
    def tells_death(self) -> bool:
        return any(passage.kind == "death" for passage in self.step.passages)

    def compose(self) -> ComposeResult:
        yield Static(Content(capitals(self.step.heading)), classes="heading")
        for place, (kind, passages) in enumerate(groupby(self.step.passages, attrgetter("kind"))):
            if kind == "text":  # its paragraphs are one text, and far fewer widgets
                text = "\n\n".join(passage.text for passage in passages)
                yield Prose(text, self._records, classes="text -apart" if place else "text")
            else:
                for passage in passages:
                    yield from self._passage(passage)
        for paper in self.step.papers:
            filed = tr("A document is filed here: {title}. The key d opens it.", title=paper.title)
            yield Static(Content(filed), classes="filed")

    def _passage(self, passage: Passage) -> ComposeResult:
        if passage.kind == "death":
            yield Static(Content(tr("An account of a death is filed here. The key a opens it.")), classes="closed")
        yield Prose(passage.text, self._records, classes=passage.kind)
