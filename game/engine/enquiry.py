"""The question behind a story: what may have decided the matter, and what each scene says for and against it."""

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
