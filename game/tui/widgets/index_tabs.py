"""The tabs of a file: one lies open, those before it can be opened again, the others are still to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from game.i18n import capitals

OPEN = "▸"
"""The sign of the tab that lies open."""


class IndexTabs(Widget):
    """A line of numbered tabs. What can be opened stands in capitals; where there is no room, as a number alone."""

    DEFAULT_CSS = """
    IndexTabs { height: 1; margin: 0 1; background: $desk; color: $quiet; }
    """

    @dataclass
    class Picked(Message):
        """A tab was clicked, by its place from 0."""

        place: int

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = titles
        self._open, self._last = 0, 0

    def show(self, open: int, last: int) -> None:
        """Open one tab, by its place from 0, of which all up to ``last`` can be opened."""
        if (open, last) != (self._open, self._last):
            self._open, self._last = open, last
            self.refresh()

    def render(self) -> Content:
        return Content(" ").join(self._styled(place, text) for place, text in enumerate(self._texts()))

    def on_click(self, event: events.Click) -> None:
        """Tell which tab was clicked, if it can be opened."""
        left = 0
        for place, text in enumerate(map(Content, self._texts())):
            if left <= event.x < left + text.cell_length and place <= self._last:
                self.post_message(self.Picked(place))
            left += text.cell_length + 1

    def _texts(self) -> list[str]:
        """What stands on each tab, in the room there is."""
        whole = [*map(self._text, range(len(self._titles)), self._titles)]
        if Content(" ".join(whole)).cell_length <= self.size.width:
            return whole
        return [text if place == self._open else f" {place + 1} " for place, text in enumerate(whole)]

    def _text(self, place: int, title: str) -> str:
        sign = OPEN if place == self._open else " "
        return f"{sign}{place + 1} {capitals(title) if place <= self._last else title} "

    def _styled(self, place: int, text: str) -> Content:
        if place == self._open:
            return Content.styled(text, "bold $ink on $paper")
        return Content.styled(text, "$ink on $side" if place <= self._last else "$quiet")
