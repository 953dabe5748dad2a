"""The clock on a card: how much of the time for talk is left. It decides nothing, and stops nothing."""

from time import monotonic

from textual.content import Content
from textual.widgets import Static

from game.i18n import tr


class Clock(Static):
    """Minutes and seconds, counted down from when the card was laid on the desk."""

    DEFAULT_CSS = "Clock { width: auto; padding: 0 1; height: 1; text-style: bold; }"

    def __init__(self, minutes: int) -> None:
        super().__init__(_words(minutes * 60))
        self._ends = monotonic() + minutes * 60

    def on_mount(self) -> None:
        self.set_interval(1, self._tick)

    def _tick(self) -> None:
        self.update(_words(max(0, round(self._ends - monotonic()))))


def _words(seconds: int) -> Content:
    left = f"{seconds // 60}:{seconds % 60:02}"
    return Content(tr("talk {time}", time=left) if seconds else tr("time to choose"))
