"""Fingerprints of a story: of its rules, which decide a game, and of its words, which do not."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

CountedFields = Mapping[str, tuple[str, ...]]
"""For a class, by its name, those of its fields that count; of any other class, all that it is compared by do."""

RULES: CountedFields = {
    "Story": ("meters", "facts", "chairs", "aims", "decks", "scenes", "endings"),
    "Meter": ("id", "low", "high", "start", "floors"),
    "Fact": ("id", "start"),
    "Chair": ("id",),
    "Aim": ("id", "tests"),
    "Deck": ("id", "cards", "words"),
    "Scene": ("id", "seats", "opponent", "together", "skip", "when", "call"),
    "Seat": ("chair", "options", "absent"),
    "Option": ("id", "historical", "needs", "won_over", "follows", "asked", "objects", "effects"),
    "Asked": ("by", "to_join", "when"),
    "Need": ("when",),
    "Absence": ("when",),
    "Move": ("when", "effects"),
    "Skip": ("when", "effects"),
    "Ending": ("id", "when"),
}
"""The fields by which a game is decided; every field of a condition or an effect is one."""
EVERYTHING: CountedFields = {}
"""All that an author wrote; what was only worked out from it is not compared."""


def digest(value: object, count: CountedFields) -> str:
    """Sixteen letters that change with anything that counts, the same in every run."""
    from hashlib import sha256  # which a check of the scenes need not wait for

    return sha256(str(_plain(value, count)).encode()).hexdigest()[:16]


def _plain(value: Any, count: CountedFields) -> object:
    """The value as lists and words. The names of classes are among them: a class of the engine that is called otherwise
    makes every saved game one of a story that was edited since."""
    kind: Any = type(value)
    if kind is str:  # which most are
        return value
    if kind is tuple:
        return [_plain(item, count) for item in value]
    if names := _names(kind):
        # “at least” and “at most” have the same fields: what tells them apart is what they are.
        name = kind.__name__
        return [name, *[_plain(getattr(value, field), count) for field in count.get(name, names)]]
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value)


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a record; of anything else, none."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind) if field.compare)
    named: tuple[str, ...] = getattr(kind, "_fields", ())
    return named
