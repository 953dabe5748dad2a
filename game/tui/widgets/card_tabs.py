"""The tabs of the cards: one for each card of the game, of which the open one stands out."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from game.telling.card import Drawer

CLOSED, OPEN = "▁", "█"


class CardTabs(Widget):
    """The years, and a tab for each card; on a low screen only the tabs. Those that were read look like those to come:
    what fills is another file."""

    DEFAULT_CSS = """
    CardTabs {
        height: 2;
        padding: 0 1;
        background: $desk;
        color: $quiet;
    }
    """

    def __init__(self, drawers: Sequence[Drawer]) -> None:
        super().__init__()
        self._drawers = drawers

    def render(self) -> Content:
        step = max(2, min(6, self.content_size.width // max(1, len(self._drawers))))
        if self.content_size.height < 2:
            return self._signs(step)
        return Content("\n").join([Content(_years(self._drawers, step)), self._signs(step)])

    def _signs(self, step: int) -> Content:
        width = max(1, step - 1)
        parts = [
            Content.styled((OPEN if drawer.state == "open" else CLOSED) * width, _style(drawer)) + Content(" ")
            for drawer in self._drawers
        ]
        return Content("").join(parts)


def _style(drawer: Drawer) -> str:
    return "$red" if drawer.state == "open" else "$quiet"


def _years(drawers: Sequence[Drawer], step: int) -> str:
    """Each year over its first drawer, where there is room for it."""
    line, last = "", 0
    for place, drawer in enumerate(drawers):
        if drawer.year != last and place * step >= len(line):
            line = line.ljust(place * step) + f"{drawer.year} "
            last = drawer.year
    return line.rstrip()
