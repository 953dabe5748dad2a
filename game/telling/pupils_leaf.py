"""The pupil's leaf: the decisions of a chair to be noted in a line each, and the words that its cards use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.engine.scene import Scene
from game.engine.story import Chair, Deck, Story
from game.telling.codes import file_number
from game.telling.evidence_bank import scenes_of
from game.telling.reference import Reference, named, terms
from game.telling.words import day_of

MOST_ROWS = 9
"""The most cards whose decisions have room on one page beside the rest of it."""
MOST_WORDS = 10
"""The most words that are explained for one card."""


@dataclass(frozen=True, slots=True)
class LeafRow:
    """A card on which a decision is noted."""

    file: int
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words of one card: those that no card before it has used, and those to be looked up above."""

    file: int
    title: str
    new: tuple[Reference, ...]
    again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PupilsLeaf:
    """What one chair's pupils get."""

    chair: str
    rows: tuple[LeafRow, ...]
    """Empty where there are more cards than rows: then they choose the cards themselves."""
    sources: tuple[str, ...]
    """The documents that its cards turn on."""
    words: tuple[CardWords, ...]

    @property
    def spare(self) -> int:
        """How many rows are left empty, to be filled with cards of one's own choice."""
        return 0 if self.rows else MOST_ROWS


def leaves(story: Story, deck: Deck) -> tuple[PupilsLeaf, ...]:
    """A leaf for each chair that the deck asks anything."""
    cards = {
        chair: [scene for scene in scenes_of(story, deck.only([chair.id])) if not scene.call] for chair in story.chairs
    }
    return tuple(_leaf(story, chair, scenes) for chair, scenes in cards.items() if scenes)


def _leaf(story: Story, chair: Chair, scenes: Sequence[Scene]) -> PupilsLeaf:
    rows = tuple(LeafRow(file_number(story, scene.id), scene.title, day_of(scene)) for scene in scenes)
    papers = dict.fromkeys(filed.document.title for scene in scenes for filed in scene.documents)
    return PupilsLeaf(
        chair.name, rows if len(rows) <= MOST_ROWS else (), tuple(papers), words_of(story, chair.id, scenes)
    )


def words_of(story: Story, chair: str, scenes: Sequence[Scene], only_before: bool = False) -> tuple[CardWords, ...]:
    """For each of the cards the words that it uses, in the order in which somebody meets them, or only those that it
    uses before the pick; none for a card that uses none."""
    records, met = terms(story), set[Reference]()
    found = []
    for scene in scenes:
        texts = (*_before(scene, chair), *(() if only_before else _after(scene, chair)))
        words = named(texts, records)[:MOST_WORDS]
        again = tuple(word.name for word in words if word in met)
        found.append(
            CardWords(
                file_number(story, scene.id), scene.title, tuple(word for word in words if word not in met), again
            )
        )
        met.update(words)
    return tuple(one for one in found if one.new or one.again)


def _before(scene: Scene, chair: str) -> Iterator[str]:
    yield scene.prose
    if seat := scene.seat(chair):
        yield from (seat.brief, *(option.label for option in seat.options))


def _after(scene: Scene, chair: str) -> Iterator[str]:
    if seat := scene.seat(chair):
        yield from (option.outcome for option in seat.options)
    yield from (*(move.text for move in scene.opponent), scene.history.text)
