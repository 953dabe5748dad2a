"""The clock on a card: how much of the time for talk is left. It decides nothing, and stops nothing."""

from collections.abc import Hashable
from time import monotonic

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


def time_left(ends: float) -> str:
    """Minutes and seconds until an end in seconds of `time.monotonic`, and after it that the time is over."""
    seconds = max(0, round(ends - monotonic()))
    return tr("talk {time}", time=f"{seconds // 60}:{seconds % 60:02}") if seconds else tr("time to choose")
