"""The clock of a card in a live room: it tells how much time is left, and closes nothing.

The room itself has when the time is over, so that one that is taken up again goes on with what is left of it.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from game.tables.room import Room


def steady() -> Callable[[], float]:
    """Seconds of a clock that begins with the time of this computer, and is never set back after that."""
    began = time.time() - time.monotonic()
    return lambda: began + time.monotonic()


@dataclass(frozen=True)
class CardClock:
    """Counts down while a card can be answered, anew for each card and for a second vote."""

    now: Callable[[], float] = field(default_factory=steady)
    """Seconds, which must go on where a process before this one has stopped."""

    def follow(self, before: Room | None, room: Room) -> Room:
        """The room as it is now, with its time: which begins where something new is asked, and ends where nothing is.
        Without one before, it is taken up, and its time is never more than a card has."""
        if before is None and room.until:
            room = replace(room, until=min(room.until, self._end(room.minutes)))
        if not room.is_on_a_card:
            return replace(room, until=0.0) if room.until else room
        is_new = _asked(before) != _asked(room) if before else not room.until
        return self.wound(room, room.minutes) if is_new else room

    def wound(self, room: Room, minutes: int) -> Room:
        """With so many minutes from now on for the card that is asked, and as many for those after it; 0 for none."""
        until = self._end(minutes) if minutes and room.is_on_a_card else 0.0
        return room if (room.minutes, room.until) == (minutes, until) else replace(room, minutes=minutes, until=until)

    def left(self, room: Room) -> int | None:
        """The whole seconds that are left for the card; None without a clock."""
        return max(0, math.ceil(room.until - self.now())) if room.until else None

    def _end(self, minutes: int) -> float:
        return self.now() + minutes * 60


def _asked(room: Room) -> tuple[object, ...]:
    """What is asked: another card, or another vote on it."""
    return room.is_on_a_card, len(room.session.playthrough.rounds), room.again
