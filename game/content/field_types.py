"""The kinds of value that a scene file can hold, and how a message names what each of them wants."""

from collections.abc import Iterable
from typing import NamedTuple

WHOLE = "(0|[1-9][0-9]{0,5})"
"""How a whole number is written. This pattern and those below are read by the checks and by editors alike."""
NUMBER = f"[+-]?{WHOLE}"
BOUND = f"at (least|most) -?{WHOLE}"
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Words(NamedTuple):
    """Text of one or more lines."""


class Line(NamedTuple):
    """Text of one line."""

    most: int | None = None


class Number(NamedTuple):
    """A whole number."""

    least: int | None = None
    most: int | None = None


class Day(NamedTuple):
    """A date."""


class YesNo(NamedTuple):
    """``true`` or ``false``."""


class OneOf(NamedTuple):
    """One of a few words."""

    choices: tuple[str, ...]


class Id(NamedTuple):
    """A name that is declared here."""

    dotted: bool = False
    capitals: bool = False

    @property
    def pattern(self) -> str:
        """How it is written."""
        word = "[A-Za-z0-9][A-Za-z0-9-]*" if self.capitals else "[a-z0-9][a-z0-9-]*"
        return rf"{word}(\.{word})*" if self.dotted else word


class Name(NamedTuple):
    """A name that is declared elsewhere."""

    of: str


class When(NamedTuple):
    """A condition."""

    picks: bool = False
    """Whether it may ask what chairs chose."""
    mine: bool = False
    """Whether ``mine.x`` means a chair's own ``x``; it is then read once for each chair."""


class Changes(NamedTuple):
    """Effects."""


class ListOf(NamedTuple):
    """A list."""

    item: "FieldType"
    least: int = 1
    most: int | None = None


class MapOf(NamedTuple):
    """A group whose keys are names of the author's own, or sentences."""

    key: Id | Name | Number | Words
    value: "FieldType"
    least: int = 0
    """The fewest names that it may have."""


class AllOr(NamedTuple):
    """The word ``all``, or something else."""

    other: "FieldType"


class TextOr(NamedTuple):
    """Text or a name, or a group or a list that says more."""

    other: "Group | ListOf"
    text: Words | Line | Name = Words()

    def means_more(self, keys: Iterable[str]) -> bool:
        """Whether a group of these keys is the other group, and not text in which a colon stands."""
        if isinstance(self.other, ListOf):
            return False
        return isinstance(self.text, Name) or any(self.other.key(key) for key in keys)


class Key(NamedTuple):
    """A key of a group."""

    name: str
    kind: "FieldType"
    about: str
    required: bool = True


def optional(name: str, kind: "FieldType", about: str) -> Key:
    """A key that a group may go without."""
    return Key(name, kind, about, required=False)


class Group:
    """A group of known keys."""

    def __init__(self, name: str, keys: tuple[Key, ...]) -> None:
        self.name = name
        self.keys = keys
        self.required = {key.name: None for key in keys if key.required}.keys()
        """The names of the keys that it cannot go without, in their order."""
        self._by_name = {key.name: key for key in keys}

    def key(self, name: str) -> Key | None:
        return self._by_name.get(name)


FieldType = (
    Words | Line | Number | Day | YesNo | OneOf | Id | Name | When | Changes | ListOf | MapOf | AllOr | TextOr | Group
)


FACTS = ListOf(Name("a claim of facts.yaml"))
"""The claims on which something rests."""


def wanted(kind: FieldType) -> str:
    """What the kind wants, as a message says it."""
    match kind:
        case Words() | Line():
            return "text"
        case Number(least=None):
            return "a whole number, such as 3, +1 or -2"
        case Number() if kind.least == kind.most:
            return f"the number {kind.least}"
        case Number():
            return f"a whole number from {kind.least}" + (f" to {kind.most}" if kind.most is not None else "")
        case Day():
            return "a date that exists, such as 1901-03-12"
        case YesNo():
            return "true or false"
        case OneOf():
            return "one of the words " + ", ".join(kind.choices)
        case Id():
            return "a name of small letters, digits and hyphens"
        case Name():
            return f"the name of {kind.of}"
        case When():
            return "a condition, such as {supply: at most 9}"
        case Changes():
            return "effects, such as {supply: +1}"
        case ListOf():
            return "a list"
        case MapOf() | Group():
            return "a group of keys"
        case AllOr():
            return f"the word all or {wanted(kind.other)}"
        case TextOr(other=Group() as other):
            return f"{wanted(kind.text)}, or {other.name}: {', '.join(key.name for key in other.keys)}"
        case TextOr():
            return "text, or a list"
