"""The evidence bank: for each factor of the enquiry what speaks for it and against it, and what lies behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.enquiry import Enquiry, Factor
from game.engine.scene import Scene
from game.engine.story import Deck, Story
from game.telling.citations import Cited, cited
from game.telling.codes import file_number
from game.telling.paper import asked
from game.telling.words import dateline, day_of


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What one card says of a factor; one of the two may be empty."""

    file: int
    title: str
    day: str
    never: bool
    """Whether nothing like the card ever happened, so that only what is known beside it counts."""
    speaks_for: str
    against: str


@dataclass(frozen=True, slots=True)
class FactorTold:
    """A factor with the cards that speak to it."""

    factor: Factor
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class CardBehind:
    """What lies behind the lines of one card."""

    file: int
    title: str
    dateline: str
    never: bool
    text: str
    """What happened; of a card that never was, what is known and what is made up."""
    essay: tuple[Cited, ...]
    historians: str


@dataclass(frozen=True, slots=True)
class Bank:
    """All evidence that some cards have."""

    enquiry: Enquiry
    factors: tuple[FactorTold, ...]
    cards: tuple[CardBehind, ...]


def scenes_of(story: Story, deck: Deck) -> tuple[Scene, ...]:
    """The cards of the deck."""
    return tuple(scene for scene, _ in asked(story, deck))


def bank(story: Story, scenes: Sequence[Scene]) -> Bank | None:
    """The evidence of these cards; None where the story has no enquiry. A factor on which they are silent is left
    out."""
    if story.enquiry is None:
        return None
    factors = (FactorTold(factor, _lines(story, scenes, factor)) for factor in story.enquiry.factors)
    behind = tuple(_behind(story, scene) for scene in scenes if scene.evidence)
    return Bank(story.enquiry, tuple(one for one in factors if one.lines), behind)


def _lines(story: Story, scenes: Sequence[Scene], factor: Factor) -> tuple[EvidenceLine, ...]:
    return tuple(
        EvidenceLine(file_number(story, scene.id), scene.title, day_of(scene), scene.never, one.speaks_for, one.against)
        for scene in scenes
        for one in scene.evidence
        if one.factor == factor.id
    )


def _behind(story: Story, scene: Scene) -> CardBehind:
    history = scene.history
    return CardBehind(
        file_number(story, scene.id),
        scene.title,
        dateline(scene),
        scene.never,
        history.beyond if scene.never else history.text,
        tuple(cited(story, citation) for citation in history.essay),
        history.historians,
    )
