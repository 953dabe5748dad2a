"""The front of a card: what everybody sees, and at its foot whether to read on or to turn it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.card import Card
from game.telling.documents import MadeUp
from game.telling.reference import Reference
from game.tui.widgets.artefact_sheet import ArtefactSheet
from game.tui.widgets.leaf import Reading
from game.tui.widgets.prose import Prose

SIGNS = {"telephone": "(((", "telegram": "·–·", "letter": "≡", "visit": "▐"}
"""The sign of each way in which the opponent comes to one chair."""


class CardFront(Reading, can_focus=False):
    """The room, in as many parts as the window needs."""

    def __init__(self, card: Card, records: Sequence[Reference] = ()) -> None:
        """``records`` are the names that can be looked up in its text."""
        super().__init__(classes="room")
        self._card = card
        self._records = records

    def compose(self) -> ComposeResult:
        card, call = self._card, self._card.call
        if card.care:
            yield Static(Content(card.care), classes="care")
        prose = Prose(card.prose, self._records, classes=f"call -{call}" if call else "")
        if call:
            prose.border_title = Content(f"{SIGNS[call]} {capitals(card.reached_by)}")
        yield prose
        if card.artefact:
            yield ArtefactSheet(card.artefact)

    @property
    def folded(self) -> MadeUp | None:
        """The paper that lies here, where there is no room for more of it than a line."""
        folded = any(not paper.is_whole for paper in self.query(ArtefactSheet))
        return self._card.artefact if folded else None


class TurnLine(Widget):
    """What Enter does next with the front that stands above."""

    def __init__(self, front: CardFront) -> None:
        super().__init__(classes="turn")
        self._front = front

    def on_mount(self) -> None:
        self.watch(self._front, "scroll_y", self._follow, init=False)
        self.watch(self._front, "virtual_size", self._follow, init=False)

    def _follow(self) -> None:
        self.refresh()

    def render(self) -> Content:
        part, parts = self._front.part, self._front.parts
        if part < parts:
            return Content(f"{tr('{number} of {all}', number=part, all=parts)}   {tr('Read on')}  ⏎ ▸")
        return Content(f"{tr('Turn the card')}  ⏎ ▸")
