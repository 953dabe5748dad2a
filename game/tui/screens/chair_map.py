"""The map of the chairs: who trusts whom, and what has changed. Escape goes back to where one was."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.chair_map import ChairMap
from game.tui.screens.leaf_screen import LeafScreen
from game.tui.widgets.bonds import Bonds


class ChairMapScreen(LeafScreen):
    """A map for each chair whose people may look."""

    CSS_PATH = "chair_map.tcss"

    def __init__(self, told: Sequence[ChairMap]) -> None:
        super().__init__()
        self._told = told

    def heading(self) -> str:
        return tr("Who trusts whom")

    def lines(self) -> Iterable[Widget]:
        return (widget for one in self._told for widget in _map(one))


def _map(told: ChairMap) -> Iterable[Widget]:
    yield Static(Content(told.heading), classes="dateline")
    yield Bonds(told)
    if any(bond.turn for bond in told.bonds):
        yield Static(Content(tr("▲ more of it than at the beginning, ▼ less")), classes="hint")
    if told.elsewhere:
        yield Static(Content(capitals(tr("What has changed between others"))), classes="head")
        yield from (Static(Content(line)) for line in told.elsewhere)
