"""The clock on a card: how much of the time for talk is left. It decides nothing, and stops nothing."""

from collections.abc import Hashable
from time import monotonic

from game.i18n import tr


class TalkTime:
    """When the time for talk on each card of one game is over, whatever is looked up, counted or taken back."""

    def __init__(self) -> None:
        self._ends: dict[Hashable, float | None] = {}

    def ends(self, card: Hashable, minutes: int) -> float | None:
        """The end for this card, in seconds of `time.monotonic`; None without a clock. It is set when the card is laid
        down first."""
        if card not in self._ends:
            self._ends[card] = monotonic() + minutes * 60 if minutes else None
        return self._ends[card]


def time_left(ends: float) -> str:
    """Minutes and seconds until an end in seconds of `time.monotonic`, and after it that the time is over."""
    seconds = max(0, round(ends - monotonic()))
    return tr("talk {time}", time=f"{seconds // 60}:{seconds % 60:02}") if seconds else tr("time to choose")
