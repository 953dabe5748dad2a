"""The endings of a story as drawers: those that were reached by their titles, the others by what hints at them."""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.i18n import tr
from game.telling.ending_drawers import EndingDrawer, EndingDrawers
from game.tui.screens.leaf_screen import LeafScreen
from game.tui.widgets.hanging import Hanging

SIGNS = {True: "█", False: "▁"}
"""Those of the drawers of cards, by whether one is open."""


class DrawersScreen(LeafScreen):
    """All drawers, each with its state in words. Escape goes back to where one was."""

    CSS_PATH = "ending_drawers.tcss"

    def __init__(self, told: EndingDrawers) -> None:
        super().__init__()
        self._told = told

    def heading(self) -> str:
        return tr("Endings")

    def lines(self) -> Iterable[Widget]:
        return rows(self._told)


def rows(told: EndingDrawers) -> Iterator[Widget]:
    """How many are open, each of them with its state, and what the story says once all are."""
    yield Static(Content.styled(f"{told.counted}\n", "bold"))
    yield from map(_row, told.drawers)
    if told.full:
        yield Static(Content(f"\n{told.full}"))


def _row(drawer: EndingDrawer) -> Hanging:
    sign = Content.styled(SIGNS[drawer.is_open] * 3, "$red" if drawer.is_open else "$quiet")
    style = "bold" if drawer.is_open else "italic"
    return Hanging(sign + Content(f"  {drawer.state}  "), Content.styled(drawer.label, style), classes="drawer")
