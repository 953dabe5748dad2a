"""Documents behind a story: each told again in our own short words, with where it comes from and a question to it."""

from dataclasses import dataclass

from game.engine.conditions import ALWAYS, Condition
from game.engine.state import State

KINDS = ("letter", "telegram", "list", "minutes", "clipping", "form", "notes")
"""The sorts of papers."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """A paper that lies on a card for all to see, made up in the manner of such papers."""

    kind: str
    """What sort of paper it is, by one of the ids of `KINDS`."""
    title: str
    lines: tuple[str, ...]
    """What stands on it, a line each."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A short source that contradicts a document."""

    title: str
    author: str
    date: str
    printed: str
    text: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One document, and what a historian asks of it first."""

    id: str
    title: str
    author: str
    date: str
    keeper: str
    """Who kept it."""
    printed: str
    """Where it is printed."""
    purpose: str
    """Why it was written."""
    text: str
    """What it says, in our own words and never its own."""
    ask: str
    """A question about it as a source."""
    beside: Beside | None = None
    kind: str = ""
    """What sort of paper it is, by one of the ids of `KINDS`; empty where that is not said."""
    place: str = ""
    """Where it was written; empty where that is not said."""
    claims: tuple[str, ...] = ()
    """Ids of the claims on which all that is told of it rests."""


@dataclass(frozen=True, slots=True)
class SceneDocument:
    """A document in a scene, whose reveal tells all of it; some chairs have it in hand before the pick."""

    document: Document
    chairs: tuple[str, ...] = ()
    when: Condition = ALWAYS
    """In which worlds they do."""

    def in_hand(self, chair: str, state: State) -> bool:
        """Whether this chair has it in hand before the pick."""
        return chair in self.chairs and self.when.holds(state)
