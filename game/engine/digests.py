"""Two fingerprints of a story: of its rules, which decide a game, and of its words, which do not."""

from dataclasses import fields, is_dataclass
from hashlib import sha256

from game.engine.scene import Absence, Move, Need, Option, Scene, Seat, Skip
from game.engine.story import Aim, Chair, Deck, Ending, Fact, Meter, Story

RULES: dict[type, tuple[str, ...]] = {
    Story: ("meters", "facts", "chairs", "aims", "decks", "scenes", "endings"),
    Meter: ("id", "low", "high", "start"),
    Fact: ("id", "start"),
    Chair: ("id",),
    Aim: ("id", "tests"),
    Deck: ("id", "cards"),
    Scene: ("id", "seats", "opponent", "together", "skip"),
    Seat: ("chair", "options", "absent"),
    Option: ("id", "historical", "needs", "won_over", "effects"),
    Need: ("when",),
    Absence: ("when",),
    Move: ("when", "effects"),
    Skip: ("when", "effects"),
    Ending: ("id", "when"),
}
"""The fields by which a game is decided; every field of a condition or an effect is one."""


def rules_digest(story: Story) -> str:
    """Sixteen letters that change when an id, a need, a condition or an effect does."""
    return _digest(_plain(story, rules_only=True))


def words_digest(story: Story) -> str:
    """Sixteen letters that change with anything in the story."""
    return _digest(_plain(story, rules_only=False))


def _plain(value: object, rules_only: bool) -> object:
    """The value as lists and words, the same in every run."""
    if is_dataclass(value):
        every = tuple(field.name for field in fields(value))
        names = RULES.get(type(value), every) if rules_only else every
        # “at least” and “at most” have the same fields: what tells them apart is what they are.
        return [type(value).__name__, *(_plain(getattr(value, name), rules_only) for name in names)]
    if isinstance(value, tuple):
        return [_plain(item, rules_only) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value)


def _digest(value: object) -> str:
    return sha256(str(value).encode()).hexdigest()[:16]
