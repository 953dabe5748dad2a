"""A sentence of the essay, and beside it how well it stands up, which a reader can judge first."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.citations import Cited, question_in_parts
from game.telling.reference import Reference
from game.tui.widgets.entries import Entries
from game.tui.widgets.prose import Prose

SIGNS = {"right": "●", "simplified": "◔", "disputed": "◐", "wrong": "○"}
"""A sign for each verdict, by its id."""
UNJUDGED = "?"


class Verdict(Vertical):
    """What the essay says stands at the left, the verdict at the right, and under both what is amiss with it."""

    DEFAULT_CSS = """
    Verdict {
        height: auto;
        & > Horizontal { height: auto; }
        & .gist { width: 1fr; padding-right: 2; }
        & .verdict { width: 24; height: auto; color: $quiet; }
        & > .why { color: $quiet; margin-top: 1; }
        & > .guess { margin-top: 1; text-style: bold; }
    }
    """

    def __init__(self, cited: Cited, records: Sequence[Reference] = (), asks: bool = False) -> None:
        """``asks`` keeps the verdict back, until it was guessed or passed over."""
        super().__init__()
        self._cited = cited
        self._records = records
        self.asks = asks

    def compose(self) -> ComposeResult:
        column = Static(self._column(), classes="verdict")
        yield Horizontal(Prose(self._cited.gist, self._records, classes="gist"), column)
        yield from self._under()

    def answer(self, guess: int | None) -> None:
        """Tell the verdict after a guess by its number; None passes it over."""
        if self.asks:
            self.asks = False
            self.query_one(".verdict", Static).update(self._column())
            self.query(".guess").remove()
            self.mount(*self._under("" if guess is None else self._cited.weighed(guess)))

    def _under(self, said: str = "") -> ComposeResult:
        """What is asked; and once there is a verdict, what was ``said`` of the guess, and why it is so."""
        if self.asks:
            yield Entries(map(Content, question_in_parts()), classes="guess")
        elif why := f"{f'**{said}**' if said else ''} {self._cited.because}".strip():
            yield Prose(why, self._records, classes="why")

    def _column(self) -> Content:
        whose = tr("Your verdict") if self.asks else tr("Our verdict")
        sign = UNJUDGED if self.asks else f"{SIGNS[self._cited.verdict]} {self._cited.stands}"
        parts = (
            Content.styled(capitals(whose), "bold"),
            Content.styled(sign, "bold $blue"),
            Content(self._cited.place),
        )
        return Content("\n").join(parts)
