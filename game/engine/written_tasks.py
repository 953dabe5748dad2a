"""The written task: questions with evidence for their sides, what boards ask, and how answers are marked."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What a card has to say in a question."""

    card: str
    """The id of its scene."""
    shows: str
    factor: str = ""
    """The id of the factor of which it speaks; empty where none is named."""


@dataclass(frozen=True, slots=True)
class Side:
    """One answer to a question, and what speaks for it."""

    says: str
    evidence: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """A question to write about."""

    id: str
    title: str
    ask: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A kind of question that a board sets."""

    title: str
    text: str
    """What it asks for."""
    questions: tuple[str, ...] = ()
    """Ids of the questions that can be set so."""
    documents: tuple[str, ...] = ()
    """Ids of the documents that can be put beside it."""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page on which something of a board was looked up."""

    what: str
    link: str
    read: date


@dataclass(frozen=True, slots=True)
class BoardOption:
    """A paper or option of a board."""

    option: str
    checked: str
    """``seen`` on the board's own page, ``partly`` seen, or from ``memory``."""
    tasks: tuple[Task, ...]
    seen: tuple[SeenPage, ...] = ()
    remembered: str = ""
    """What stands here from memory, or at second hand."""


@dataclass(frozen=True, slots=True)
class Board:
    """An examination board."""

    id: str
    name: str
    options: tuple[BoardOption, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that a marker looks at, and how it shows at each level, the lowest first."""

    title: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """How an answer is marked."""

    how: str
    """How to decide between two levels."""
    levels: tuple[str, ...]
    """What each level is called, the lowest first."""
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer of a known level, made up to show it."""

    level: int
    """Its place among the levels of the grid, from 1."""
    answer: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A short interpretation, and the cards by which it can be tested."""

    title: str
    text: str
    supports: tuple[str, ...]
    """Ids of the scenes that bear it out."""
    challenges: tuple[str, ...]
    """Ids of those that tell against it."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two interpretations of what one factor was worth."""

    factor: str
    views: tuple[View, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class WrittenTasks:
    """Everything that a story has to set and to mark."""

    note: str
    """What to check first."""
    questions: tuple[WrittenQuestion, ...]
    boards: tuple[Board, ...]
    grid: Grid | None = None
    sampled: str = ""
    """The id of the question to which the samples are answers."""
    samples: tuple[Sample, ...] = ()
    rivals: tuple[Rivals, ...] = ()
