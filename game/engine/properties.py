"""Properties: what an author states that a story must do, to be proved or refuted by playing it."""

from dataclasses import dataclass
from typing import Literal

from game.engine.conditions import Condition

Over = Literal["each", "some", "all"]
"""For which companies of chairs a property is meant: for each by itself, for one of them at least, or for the games of
all of them counted as one heap."""
Part = Literal["", "opponent", "together", "variants", "echoes", "skip"]
"""A list of a scene in which something told stands; empty for the card itself."""
EVERYWHERE = ("all",)
"""In the place of scenes: every card, and the end."""


@dataclass(frozen=True, slots=True)
class Always:
    """A condition that holds in every game."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Never:
    """A condition that holds in no game."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Goal:
    """What a game can come to: one of some endings, an aim that is met, or a condition. One of the three is said."""

    endings: tuple[str, ...] = ()
    aim: str = ""
    of: str = ""
    """The chair whose aim it is; empty for that of every chair that is held."""
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Reachable:
    """Something to which a game leads."""

    goal: Goal


@dataclass(frozen=True, slots=True)
class Share:
    """How many of 100 games come to something, when people choose at random."""

    goal: Goal
    at_least: int = 0
    at_most: int = 100


@dataclass(frozen=True, slots=True)
class Variety:
    """How many endings come often, when people choose at random."""

    endings: int
    at_least: int
    """In how many of 100 games an ending comes that counts."""


@dataclass(frozen=True, slots=True)
class Echo:
    """Options that something later remembers. Of an empty scene, those of all; so with chair and option."""

    scene: str = ""
    chair: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Something that is told on a card: the card itself, or one of its parts by its place in their list, from 1."""

    scene: str
    part: Part = ""
    place: int = 0
    chair: str = ""
    """Whose echoes are meant."""


@dataclass(frozen=True, slots=True)
class Order:
    """One text that is never told in a game unless another was told before."""

    text: Text
    after: Text


Demand = Always | Never | Reachable | Share | Variety | Echo | Order


@dataclass(frozen=True, slots=True)
class Property:
    """One property: what is demanded, and of which games."""

    says: str
    demand: Demand
    chairs: tuple[str, ...] = ()
    """The chairs that people hold together; empty for every company of ``company`` chairs."""
    company: int = 1
    over: Over = "each"
    deck: str = ""
    start: str = ""
    """The first scene in which anybody is asked."""
    at: tuple[str, ...] = ()
    """The scenes before which a condition is read, or `EVERYWHERE`; empty for the end alone."""
    historical: int = 0
    """How many of 100 picks are history's, when people choose at random."""
    line: int = 0
    """The line in which it stands."""
