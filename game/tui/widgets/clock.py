"""The clock on a card: how much of the time for talk is left. It decides nothing, and stops nothing."""

from collections.abc import Hashable
from time import monotonic

from textual.content import Content
from textual.widgets import Static

from game.i18n import tr


class TalkTime:
    """When the time for talk on the card that lies on the desk is over, whatever is looked up or counted meanwhile."""

    def __init__(self) -> None:
        self._card: Hashable = None
        self._ends: float | None = None

    def ends(self, card: Hashable, minutes: int) -> float | None:
        """The end for this card, in seconds of `time.monotonic`; None without a clock.

        It is set when the card is laid down first, and holds until another is.
        """
        if card != self._card:
            self._card = card
            self._ends = monotonic() + minutes * 60 if minutes else None
        return self._ends


class Clock(Static):
    """Minutes and seconds, counted down to an end in seconds of `time.monotonic`."""

    DEFAULT_CSS = "Clock { width: auto; padding: 0 1; height: 1; text-style: bold; }"

    def __init__(self, ends: float) -> None:
        self._ends = ends
        super().__init__(self._left())

    def on_mount(self) -> None:
        self.set_interval(1, self._tick)

    def _tick(self) -> None:
        self.update(self._left())

    def _left(self) -> Content:
        seconds = max(0, round(self._ends - monotonic()))
        left = f"{seconds // 60}:{seconds % 60:02}"
        return Content(tr("talk {time}", time=left) if seconds else tr("time to choose"))
