"""What is saved of a session: ids and numbers only, from which the session is worked out again."""

from dataclasses import dataclass

from game.engine.chronicle import Chronicle
from game.session.draft import NOTHING_DECIDED, Draft
from game.session.told import Told


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A session at one moment."""

    chronicle: Chronicle
    draft: Draft = NOTHING_DECIDED
    told: Told | None = None
    """None where a save of an older form says nothing of it."""
    undone: tuple["Snapshot", ...] = ()
    """What undo took back, the last first: each goes on from the chronicle of the one after it."""
