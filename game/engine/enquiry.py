"""The question behind a story: what may have decided the matter, and what each scene says for and against it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that may have decided the matter."""

    id: str
    name: str
    line: str
    """What it claims."""
    ask: str
    """A question by which the claim can be tested."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a scene says of a factor; one of the two may be empty, and not both."""

    factor: str
    """Its id."""
    speaks_for: str = ""
    against: str = ""


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question for the whole story, and what a class needs to work on it."""

    title: str
    objectives: tuple[str, ...]
    factors: tuple[Factor, ...]
    exit: str
    """The question that everybody answers before leaving."""
    harder: str = ""
    """A harder one; empty for none."""
    starters: tuple[str, ...] = ()
    """Beginnings of sentences."""

    def named_in(self, evidence: Iterable[Evidence]) -> tuple[str, ...]:
        """The names of the factors to which these speak, in the order of the file."""
        spoken_to = {one.factor for one in evidence}
        return tuple(factor.name for factor in self.factors if factor.id in spoken_to)
