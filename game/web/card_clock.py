"""The clock of a card in a live room: it tells how much time is left, and closes nothing."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from game.tables.room import Room


@dataclass
class CardClock:
    """Counts down while a card can be answered, anew for each card and for a second vote."""

    minutes: int = 0
    """What each card is given; 0 for no clock."""
    now: Callable[[], float] = time.monotonic
    """Seconds of a clock that is never set back."""
    _ends: float | None = None

    def follow(self, before: Room | None, room: Room) -> None:
        """The room is another one now: the time begins where something new is asked, and ends where nothing is."""
        if room.phase not in ("asked", "closed"):
            self._ends = None
        elif before is None or _asked(before) != _asked(room):
            self.set(self.minutes)

    def set(self, minutes: int) -> None:
        """Give the card that is asked so many minutes from now on, and those after it as many."""
        self.minutes = minutes
        self._ends = self.now() + minutes * 60 if minutes else None

    @property
    def left(self) -> int | None:
        """The whole seconds that are left; None without a clock."""
        return None if self._ends is None else max(0, math.ceil(self._ends - self.now()))


def _asked(room: Room) -> tuple[object, ...]:
    """What is asked: another card, or another vote on it."""
    is_asked = room.phase in ("asked", "closed")
    return is_asked, len(room.session.playthrough.rounds), room.again
