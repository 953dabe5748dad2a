"""Who is who, and what words mean: a list of names, and beside it what the file says of the one that is marked."""

from collections.abc import Iterable, Iterator, Sequence

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.i18n import tr
from game.telling.reference import Reference
from game.tui.screens.leaf_screen import TurningScreen
from game.tui.widgets.hanging import Hung
from game.tui.widgets.leaf import Reading
from game.tui.widgets.lists import RowList
from game.tui.widgets.prose import content_of
from game.tui.widgets.top_bar import TopBar


class LookupScreen(TurningScreen):
    """Something to look up. Escape goes back to where one was."""

    CSS_PATH = "lookup.tcss"
    AUTO_FOCUS = "OptionList"

    def __init__(self, title: str, records: Sequence[Reference], first: int = 0, rule: int = 0) -> None:
        """``first`` is the record that is marked as it opens; above record ``rule`` a line is drawn, unless 0."""
        super().__init__()
        self._title = title
        self._records = records
        self._first = first
        self._rule = rule
        self._shown: Reference | None = None

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._title)
        both = Horizontal(
            RowList(*self._rows()),
            Reading(
                Static(classes="name title"),
                Static(classes="quoted"),
                Static(Content("" if self._records else tr("There is nothing of that here.")), classes="about"),
                classes="sheet",
            ),
            classes="both",
        )
        yield Vertical(both, classes="table")

    def _rows(self) -> Iterator[Option | None]:
        for place, record in enumerate(self._records):
            if self._rule and place == self._rule:
                yield None  # which the list draws as a line
            yield Option(Content(record.short or record.name))

    def on_mount(self) -> None:
        for rows in self.query(RowList) if self._records else ():  # which has gone where the screen was left at once
            rows.highlighted = self._first
            self._show(self._records[self._first])
            self.call_after_refresh(rows.scroll_to_highlight, top=True)

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        self._show(self._records[event.option_index])

    def _show(self, record: Reference) -> None:
        if record is self._shown:
            return
        self._shown = record
        self.query_one(".name", Static).update(Content(record.name))
        quoted = self.query_one(".quoted", Static)
        quoted.display = bool(record.quoted)
        quoted.update(Content(f"“{record.quoted}”"))
        self.query_one(".about", Static).update(Hung.of(content_of(record.text)))
        self.query_one(Reading).begin_again()
