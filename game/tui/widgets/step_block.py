"""One step of what is told, in its own voice."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.telling.reference import Record
from game.telling.reveal import Passage, Step
from game.tui.widgets.prose import Prose
from game.words import tr


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
        & > .closed { color: $quiet; text-style: italic; }
        &.-account > .death { display: block; }
        &.-account > .closed { display: none; }
        &.-story > .heading, &.-act > .heading { color: $red; }
        &.-history > .heading { color: $blue; }
    }
    """

    def __init__(self, step: Step, records: Sequence[Record] = ()) -> None:
        super().__init__(classes=f"-{step.voice}")
        self.step = step
        self._records = records

    @property
    def tells_death(self) -> bool:
        return any(passage.kind == "death" for passage in self.step.passages)

    def compose(self) -> ComposeResult:
        yield Static(Content(self.step.heading.upper()), classes="heading")
        for place, passage in enumerate(self.step.passages):
            yield from self._passage(passage, place > 0 and passage.kind == "text")

    def _passage(self, passage: Passage, apart: bool) -> ComposeResult:
        if passage.kind == "death":
            yield Static(Content(tr("An account of a death is filed here. The key a opens it.")), classes="closed")
        yield Prose(passage.text, self._records, classes=f"{passage.kind} -apart" if apart else passage.kind)
