"""One step of what is told, on a paper of its own voice."""

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
from game.tui.widgets.verdict import Verdict

SIGNS = {"story": "◆", "file": "▤", "history": "■", "essay": "¶", "beyond": "■", "historians": "≈", "question": "?"}
"""What stands before the heading of a voice, so that it is known without its colour; none for what has its own look."""
CLOSED = "▸"
LONG = 100
"""Letters that are more than a stamp has room for beside a text."""


class StepBlock(Vertical):
    """A heading and its passages. An account of a death stays closed until it is asked for."""

    DEFAULT_CSS = """
    StepBlock {
        height: auto;
        margin: 1 0;
        padding-right: 1;
        & > .heading { height: auto; text-style: bold; }
        & > .note { color: $quiet; }
        & > .stamp { border: heavy $red; color: $red; padding: 0 1; height: auto; }
        & > .-apart { margin-top: 1; }
        & > .death { border-left: outer $rule; padding-left: 1; display: none; }
        & > .closed, & > .filed { color: $quiet; text-style: italic; }
        &.-account > .death { display: block; }
        &.-account > .closed { display: none; }
        &.-story, &.-history, &.-beyond, &.-essay, &.-historians, &.-file { padding: 0 1; }
        &.-story { border-left: outer $red; }
        &.-history, &.-beyond { border-left: double $blue; }
        &.-essay { border-left: heavy $blue; }
        &.-historians { border-left: dashed $quiet; }
        &.-file { border-left: outer $tab; }
        &.-story > .heading, &.-act > .heading { color: $red; }
        &.-history > .heading, &.-essay > .heading { color: $blue; }
        &.-closed { margin: 0; }
        &.-closed > * { display: none; }
        &.-closed > .heading { display: block; color: $quiet; text-style: italic; }
    }
    """

    def __init__(self, step: Step, records: Sequence[Reference] = (), asks: bool = False, more: bool = False) -> None:
        """``asks`` keeps the verdict on a sentence of the essay back, until it was guessed or passed over; ``more``
        opens a step that stands aside."""
        self.closed = step.aside and not more
        super().__init__(classes=f"-{step.voice} -closed" if self.closed else f"-{step.voice}")
        self.step = step
        self._records = records
        self._asks = asks

    @property
    def asked(self) -> Verdict | None:
        """The sentence whose verdict is still kept back."""
        return next((verdict for verdict in self.query(Verdict) if verdict.asks), None)

    @property
    def tells_death(self) -> bool:
        return any(passage.kind == "death" for passage in self.step.passages)

    def close(self, closed: bool) -> None:
        """Close a step that stands aside, or open it."""
        if self.step.aside and closed != self.closed:
            self.closed = closed
            self.set_class(closed, "-closed")
            self.query_one(".heading", Static).update(self._heading())

    def _heading(self) -> Content:
        sign = CLOSED if self.closed else SIGNS.get(self.step.voice, "")
        return Content(f"{sign} {capitals(self.step.heading)}".lstrip())

    def compose(self) -> ComposeResult:
        yield Static(self._heading(), classes="heading")
        for place, (kind, passages) in enumerate(groupby(self.step.passages, attrgetter("kind"))):
            if kind == "text":  # its paragraphs are one text, and far fewer widgets
                text = "\n\n".join(passage.text for passage in passages)
                apart = " -apart" if place and self.step.passages[0].kind != "stamp" else ""
                yield Prose(text, self._records, classes=f"text{apart}")
            else:
                for passage in passages:
                    yield from self._passage(passage)
        for paper in self.step.papers:
            filed = tr("A document is filed here: {title}. The key d opens it.", title=paper.title)
            yield Static(Content(filed), classes="filed")

    def _passage(self, passage: Passage) -> ComposeResult:
        if passage.kind == "death":
            yield Static(Content(tr("An account of a death is filed here. The key a opens it.")), classes="closed")
        if passage.cited:
            yield Verdict(passage.cited, self._records, self._asks)
        else:
            long = " -long" if len(passage.text) > LONG else ""
            yield Prose(passage.text, self._records, classes=f"{passage.kind}{long}")
