"""The map of the chairs: who trusts whom, and what has changed. Escape goes back to where one was."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.chair_map import ChairMap
from game.tui.screens.base import BACK, FileScreen
from game.tui.widgets.bonds import Bonds
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.top_bar import TopBar


class ChairMapScreen(FileScreen):
    """A map for each chair whose people may look."""

    CSS_PATH = "chair_map.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [BACK]

    def __init__(self, told: Sequence[ChairMap]) -> None:
        super().__init__()
        self._told = told

    def parts(self) -> Iterable[Widget]:
        yield TopBar(tr("Who trusts whom"))
        maps = (widget for one in self._told for widget in _map(one))
        yield Vertical(Sheet(*maps, classes="sheet"), classes="table")


def _map(told: ChairMap) -> Iterable[Widget]:
    yield Static(Content(told.heading), classes="dateline")
    yield Bonds(told)
    if any(bond.turn for bond in told.bonds):
        yield Static(Content(tr("▲ more of it than at the beginning, ▼ less")), classes="hint")
    if told.elsewhere:
        yield Static(Content(capitals(tr("What has changed between others"))), classes="head")
        yield from (Static(Content(line)) for line in told.elsewhere)
