"""How far the story has been told, so that nothing is told twice."""

from dataclasses import dataclass

from game.engine.playthrough import Playthrough
from game.telling.meanwhile import acts_by_now


@dataclass(frozen=True, slots=True)
class Told:
    """A cursor in the telling of a game."""

    rounds: int = 0
    """The number of rounds of which everything has been told."""
    acts: int = 0
    """The number of acts that have been opened; one more than there are once the last has closed."""
    released: bool = False
    """Whether a room has gone on from its own story to what really happened, in the reveal that it is being told."""

    @classmethod
    def up_to(cls, playthrough: Playthrough) -> "Told":
        """Everything has been told that comes before the next card, or before the ending."""
        return cls(len(playthrough.rounds), acts_by_now(playthrough))

    @classmethod
    def of_older_save(cls, playthrough: Playthrough) -> "Told":
        """Everything up to the reveal that people read last, which is all that can be known of an older save."""
        by_people = [place for place, entry in enumerate(playthrough.chronicle.entries, 1) if entry.by_people]
        return cls.up_to(playthrough.before(by_people[-1])) if by_people else cls()


NOTHING_TOLD = Told()
