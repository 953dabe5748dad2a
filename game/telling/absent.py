"""For who was absent: what the class has decided so far, and one card to decide at home."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from game.console import in_a_line
from game.engine.chronicle import Entry
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.telling.card import Card, card
from game.telling.codes import file_number
from game.telling.ending import beside_history, choice
from game.telling.pupils_leaf import CardWords, words_of
from game.telling.words import called, day_of


@dataclass(frozen=True, slots=True)
class Decided:
    """What the people of one chair chose on a card."""

    who: str
    choice: str
    beside: str
    """What history did; that the scene is made up, or that it did the same."""
    reason: str


@dataclass(frozen=True, slots=True)
class CardGoneBy:
    """A card that the class has decided."""

    file: int
    title: str
    day: str
    happened: str
    """What happened, in a line; empty where that is not said."""
    decided: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class AtHome:
    """The card to be decided at home, as one chair reads it."""

    chair: str
    file: int
    card: Card
    words: tuple[CardWords, ...]
    ask: str
    """A question worth arguing about; empty for none."""


@dataclass(frozen=True, slots=True)
class Absent:
    """All that the leaf tells somebody who was absent: the cards that have gone by, and one to decide at home."""

    gone_by: tuple[CardGoneBy, ...]
    at_home: tuple[AtHome, ...]
    is_next: bool
    """Whether the class has not decided the card yet."""


def absent(playthrough: Playthrough, chairs: Collection[str] = ()) -> Absent | None:
    """The leaf of a game that is played on to the next card that is asked, for these of its chairs or for all of them.

    The card is the next one; where it asks none of them or is a mere call, the last that they have decided, which is
    then not told. None where there is no such card.
    """
    held = [chair for chair in playthrough.chronicle.chairs if not chairs or chair in chairs]
    for before in _places(playthrough):
        asked = {seat.chair for seat in before.asked} if before.scene and not before.scene.call else set()
        if at_home := tuple(_at_home(before, chair) for chair in held if chair in asked):
            return Absent(tuple(_gone_by(before)), at_home, before is playthrough)
    return None


def _places(playthrough: Playthrough) -> Iterator[Playthrough]:
    """The game at the card that comes next, and then at each before it."""
    yield playthrough
    for place in reversed(range(len(playthrough.rounds))):
        if playthrough.chronicle.entries[place].by_people:
            yield playthrough.before(place)


def _at_home(playthrough: Playthrough, chair: str) -> AtHome:
    scene, story = playthrough.scene, playthrough.story
    assert scene is not None, "a card that asks somebody has a scene"
    return AtHome(
        in_a_line(called(story, playthrough.chronicle, chair)),
        file_number(story, scene.id),
        card(playthrough, chair),
        words_of(story, chair, [scene], only_before=True),
        scene.ask[0] if scene.ask else "",
    )


def _gone_by(playthrough: Playthrough) -> Iterator[CardGoneBy]:
    for round, really, entry in beside_history(playthrough):
        if entry.by_people:
            yield _card(playthrough, round, really, entry)


def _card(playthrough: Playthrough, round: Round, real: Round, entry: Entry) -> CardGoneBy:
    story, scene = playthrough.story, round.scene
    beside = [(chair, choice(story, round, real, chair)) for chair in entry.by_people]
    return CardGoneBy(
        file_number(story, scene.id),
        scene.title,
        day_of(scene),
        scene.history.short,
        tuple(
            Decided(
                in_a_line(called(story, playthrough.chronicle, chair)),
                one.yours,
                one.beside,
                in_a_line(entry.reason(chair)),
            )
            for chair, one in beside
        ),
    )
