"""One step of what is told, on a paper of its own voice."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.reference import Reference
from game.telling.reveal import Passage, Step
from game.tui.widgets.cabinet_view import CabinetView
from game.tui.widgets.prose import Prose, content_of
from game.tui.widgets.verdict import Verdict
from game.tui.widgets.wire import Wire

SIGNS = {"story": "◆", "file": "▤", "history": "■", "essay": "¶", "beyond": "■", "historians": "≈", "question": "?"}
"""What stands before the heading of a voice, so that it is known without its colour; none for what has its own look."""
CLOSED = "▸"
COLOURS = {"story": "$red", "act": "$red", "history": "$blue", "essay": "$blue"}
"""The colour of a voice's heading; of all others it is that of the text."""
RUNNING = ("text", "note")
"""Passages that are drawn as one text: so there are far fewer widgets."""
LONG = 100
"""Letters that are more than a stamp has room for beside a text."""


class StepBlock(Vertical):
    """A heading and its passages. An account of a death stays closed until it is asked for."""

    DEFAULT_CSS = """
    StepBlock {
        height: auto;
        margin: 1 0;
        padding-right: 1;
        & > .heading { height: auto; }
        & > .citation { color: $quiet; }
        & > CabinetView { margin-top: 1; }
        & > .reading { margin-bottom: 1; }
        & > .stamp { border: heavy $red; color: $red; padding: 0 1; height: auto; }
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
        &.-outside {
            border: dashed $quiet; border-title-color: $quiet; border-title-style: italic;
            background: $side; padding: 0 2;
        }
        &.-closed { margin: 0; }
        &.-outside.-closed { border: none; background: transparent; padding: 0; }
        &.-closed > * { display: none; }
        &.-closed > .heading { display: block; }
    }
    """

    def __init__(self, step: Step, records: Sequence[Reference] = (), asks: bool = False, more: bool = False) -> None:
        """``asks`` keeps the verdict on a sentence of the essay back, until it was guessed or passed over; ``more``
        opens a step that stands aside."""
        self.closed = step.aside and not more
        super().__init__(classes=f"-{step.voice} -closed" if self.closed else f"-{step.voice}")
        self.step = step
        if step.voice == "outside":
            self.border_title = tr("Outside the leaders' rooms")
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
        heading, voice = capitals(self.step.heading), self.step.voice
        if self.closed:
            return Content.styled(f"{CLOSED} {heading}", "italic $quiet")
        head = Content.styled(f"{SIGNS.get(voice, '')} {heading}".lstrip(), "bold").stylize(COLOURS.get(voice, "$ink"))
        return head + Content.styled(" (e)", "$quiet") if voice == "essay" and self.step.cites else head

    def compose(self) -> ComposeResult:
        signed = self.step.act and not self.step.aside
        runs = any(map(_runs_on, self.step.passages[:1]))
        head = Content("") if signed else self._heading()
        if not signed and (self.step.aside or not runs):
            yield Static(head, classes="heading")
            head = Content("")
        for running, passages in groupby(self.step.passages, _runs_on):
            if running:
                yield Prose(_run_on(head, passages), self._records, classes="text")
                head = Content("")
            else:
                for passage in passages:
                    yield from self._passage(passage)
        for paper in self.step.papers:
            filed = tr("A document is filed here: {title}. The key d opens it.", title=paper.title)
            yield Static(Content(filed), classes="filed")

    def _passage(self, passage: Passage) -> ComposeResult:
        if passage.kind == "death":
            yield Static(Content(tr("An account of a death is filed here. The key a opens it.")), classes="closed")
        if passage.cabinet:
            yield CabinetView(passage.cabinet)
        if passage.missed:
            yield Wire(passage.missed, self._records)
        elif passage.cited:
            yield Verdict(passage.cited, self._records, self._asks)
        else:
            long = " -long" if len(passage.text) > LONG else ""
            yield Prose(passage.text, self._records, classes=f"{passage.kind}{long}")


def _runs_on(passage: Passage) -> bool:
    return passage.kind in RUNNING and not passage.missed


def _run_on(head: Content, passages: Iterable[Passage]) -> Content:
    """Passages as one text under a heading, if there is one: notes are quiet, and stand right under what they note."""
    content, before = head, ""
    for passage in passages:
        told = content_of(passage.text)
        if content:
            content += Content("\n\n" if before and passage.kind == "text" else "\n")
        content += told.stylize("$quiet") if passage.kind == "note" else told
        before = passage.kind
    return content
