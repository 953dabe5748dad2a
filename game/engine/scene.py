"""A scene as frozen values: one decision point, with who sits in it and what each of them can do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from game.engine.conditions import ALWAYS, NO_PICKS, Condition
from game.engine.documents import Artefact, SceneDocument
from game.engine.effects import NOTHING, Effects
from game.engine.enquiry import Evidence


@dataclass(frozen=True, slots=True)
class Need:
    """Something without which an option stays locked, and the reason shown then."""

    when: Condition
    otherwise: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A text that is told while a condition holds. Of several, the first that holds is told."""

    text: str
    when: Condition = ALWAYS


def told(tellings: tuple[Telling, ...], state: Mapping[str, int], picks: Mapping[str, str] = NO_PICKS) -> str:
    """The first text whose condition holds; empty where none does."""
    for one in tellings:
        if one.when.holds(state, picks):
            return one.text
    return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a chair that nobody holds answers a word in the corridor: whether it takes this option, and not history's."""

    by: str
    """The chair that asks."""
    to_join: tuple[str, ...]
    """The options of the chair that asks with which this one would stand."""
    when: Condition
    yes: str
    no: str
    debated: str = "ours"
    """How far historians argue for it: ``strong``, ``some`` or ``ours``."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a chair can do in a scene."""

    id: str
    label: str
    attends: str
    """What it attends to; told only after the pick."""
    outcome: str
    historical: int = 0
    """0 for a road not taken; 1 for what was done, 2 for what was done next, and so on. In a scene that never was, 1
    for what is done when nobody decides."""
    debated: str = ""
    """For a road not taken: ``strong`` or ``some`` if historians debate it, ``ours`` if it is our suggestion."""
    needs: tuple[Need, ...] = ()
    won_over: Condition | None = None
    """When a chair that nobody holds takes this option instead of history."""
    follows: Condition | None = None
    """When a chair that is held, and not asked on this card, takes this option instead of history."""
    asked: tuple[Asked, ...] = ()
    """The words in the corridor that can win a chair that nobody holds for this option."""
    looks: bool = False
    """Whether it shows that day's reading of the hidden meter."""
    objects: bool = False
    """Whether it speaks against the office, or against the opponent."""
    effects: Effects = NOTHING
    answers: tuple[Telling, ...] = ()
    """What became of it, read after the round."""
    filed: str = ""
    """The line that the office types about it."""
    callback: tuple[Telling, ...] = ()
    """How an ending remembers it."""


@dataclass(frozen=True, slots=True)
class Absence:
    """When a chair does not sit in the scene after all, and the line that says so."""

    when: Condition
    text: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A chair in a scene: what it knows, and its options in the order of their numbers."""

    chair: str
    brief: str
    options: tuple[Option, ...]
    absent: Absence | None = None
    echoes: tuple[Telling, ...] = ()
    """What is added to the brief where an earlier pick is remembered."""
    assumes: Condition = ALWAYS
    """What the brief takes for granted."""

    def option(self, id: str) -> Option | None:
        """The option with this id, as it was written; None where the chair has none."""
        return next((option for option in self.options if option.id == id), None)


@dataclass(frozen=True, slots=True)
class Move:
    """Something that follows from the picks: an act of the opponent, or what several acts come to together."""

    text: str
    when: Condition = ALWAYS
    effects: Effects = NOTHING
    assumes: Condition = ALWAYS
    """What the text takes for granted."""


@dataclass(frozen=True, slots=True)
class Skip:
    """When the scene has become impossible, and what is told and changed instead."""

    when: Condition
    bridge: str
    effects: Effects = NOTHING


@dataclass(frozen=True, slots=True)
class Variant:
    """What is read instead where the state is another."""

    when: Condition
    prose: str = ""
    add: str = ""
    briefs: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str, str], ...] = ()
    """Chair, option and the label read instead."""
    assumes: Condition = ALWAYS
    """What its texts take for granted."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence of the essay that speaks of what happened."""

    sentence: str
    """Its id."""
    because: str = ""
    """What is amiss with it here; empty for one that is right."""


@dataclass(frozen=True, slots=True)
class History:
    """What really happened, with the sentences of the essay that say so."""

    text: str
    essay: tuple[Citation, ...]
    beyond: str = ""
    historians: str = ""
    death: str = ""
    """An account of a death, which a reader can pass over."""
    claims: tuple[str, ...] = ()
    """Ids of the claims on which it rests, all but what historians argue."""
    argued: tuple[str, ...] = ()
    """Ids of the claims on which that rests."""
    short: str = ""
    """The same in a line; empty where that is not said."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A panel from outside the leaders' rooms."""

    title: str
    text: str
    claims: tuple[str, ...] = ()
    """Ids of the claims on which it rests."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One decision point."""

    id: str
    act: str
    title: str
    date: date
    day: str
    """The date as the reader sees it, where the first day it covers is not enough."""
    place: str
    prose: str
    seats: tuple[Seat, ...]
    opponent: tuple[Move, ...]
    history: History
    ask: tuple[str, ...]
    together: tuple[Move, ...] = ()
    skip: Skip | None = None
    variants: tuple[Variant, ...] = ()
    care: str = ""
    """A word of warning where the subject may hurt."""
    outside: Outside | None = None
    documents: tuple[SceneDocument, ...] = ()
    artefact: Artefact | None = None
    when: Condition = ALWAYS
    """When the scene comes at all; otherwise it passes in silence."""
    never: bool = False
    """Whether nothing like it ever happened: no option of it is history."""
    call: str = ""
    """The way in which the opponent reaches a single chair; it then comes only to people who are asked."""
    assumes: Condition = ALWAYS
    """What the prose takes for granted."""
    evidence: tuple[Evidence, ...] = ()
    """What it says of the factors of the story's enquiry."""

    def seat(self, chair: str) -> Seat | None:
        """The seat of a chair, whether it is absent or not; None where the scene has none for it."""
        return next((seat for seat in self.seats if seat.chair == chair), None)

    def as_read(self, chair: str, option: Option, state: Mapping[str, int]) -> Option:
        """An option of this chair with the label that stands on the card in this state."""
        changed = (
            of for variant in self.variants if variant.labels and variant.when.holds(state) for of in variant.labels
        )
        label = next((label for of, id, label in changed if (of, id) == (chair, option.id)), "")
        return replace(option, label=label) if label else option
