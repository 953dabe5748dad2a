"""What a story measures, and what is either so in it or not so."""

from dataclasses import dataclass

from game.engine.effects import Floor


@dataclass(frozen=True, slots=True)
class Meter:
    """Something that is measured in whole numbers from ``low`` to ``high``."""

    id: str
    name: str
    low: int
    high: int
    start: int
    bands: tuple[tuple[int, str], ...]
    """The lowest value of each band and its word, from low to high."""
    rises: str = ""
    """The sentence told when it rises; empty for a meter that moves in silence."""
    falls: str = ""
    chair: str | None = None
    """The chair it belongs to, if any; that chair's player is told the two sentences below."""
    rises_for_you: str = ""
    falls_for_you: str = ""
    name_for_you: str = ""
    """What that player calls it, where it is not standing."""
    floors: tuple[Floor, ...] = ()
    """By their days. The last that has begun and is not lifted counts."""

    def word(self, value: int) -> str:
        """The word of the band in which ``value`` lies."""
        return next(word for low, word in reversed(self.bands) if value >= low)

    def band(self, value: int) -> tuple[int, int]:
        """The lowest and the highest value of the band in which ``value`` lies."""
        lows = [low for low, _ in self.bands]
        low = max(one for one in lows if one <= value)
        return low, min((one - 1 for one in lows if one > value), default=self.high)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is either so or not so."""

    id: str
    start: bool
    when_set: str = ""
    """The sentence told when it becomes so; empty if nobody notices."""
    when_cleared: str = ""
