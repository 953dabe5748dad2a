"""One step of what is told, in its own voice."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.citations import Cited, question
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
        & > .guess { margin-top: 1; text-style: bold; }
        &.-account > .death { display: block; }
        &.-aside > .text, &.-aside > .note, &.-aside > .citation { display: none; }
        &.-aside > .heading { color: $quiet; text-style: italic; }
        &.-aside.-open > .text, &.-aside.-open > .note, &.-aside.-open > .citation { display: block; }
        &.-account > .closed { display: none; }
        &.-story > .heading, &.-act > .heading { color: $red; }
        &.-history > .heading { color: $blue; }
    }
    """

    def __init__(self, step: Step, records: Sequence[Reference] = (), asks: bool = False) -> None:
        """``asks`` keeps the verdict on a sentence of the essay back, until it was guessed or passed over."""
        super().__init__(classes=f"-{step.voice} -aside" if step.aside else f"-{step.voice}")
        self.step = step
        self._records = records
        self._asks = asks

    @property
    def asked(self) -> Cited | None:
        """The sentence whose verdict is still kept back."""
        return next((one.cited for one in self.step.passages if one.cited), None) if self._asks else None

    def answer(self, guess: int | None) -> None:
        """Tell the verdict after a guess by its number; None passes it over."""
        if cited := self.asked:
            self._asks = False
            asked = self.query_one(".guess")
            self.mount(Prose(cited.answered(guess), self._records, classes="citation"), before=asked)
            asked.remove()

    @property
    def tells_death(self) -> bool:
        return any(passage.kind == "death" for passage in self.step.passages)

    def compose(self) -> ComposeResult:
        heading = capitals(self.step.heading)
        yield Static(Content(f"▸ {heading}" if self.step.aside else heading), classes="heading")
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
        if passage.cited and self._asks:
            yield Prose(passage.text, self._records, classes=passage.kind)
            yield Static(Content(question()), classes="guess")
        else:
            yield Prose(passage.whole, self._records, classes=passage.kind)
