"""The planner of a written answer: what a game has to say on each side of a question, factor by factor."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from game.console import in_a_line
from game.engine.chronicle import Entry
from game.engine.enquiry import Factor
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.engine.scene import Scene
from game.engine.story import Story
from game.engine.written_tasks import Exhibit, Side, WrittenQuestion
from game.telling.ending import ChoiceBesideHistory, beside_history, choice
from game.telling.page import Seated, seats
from game.telling.words import day_of, name_of


@dataclass(frozen=True, slots=True)
class OwnPick:
    """What the people of a chair chose on a card."""

    chair: str
    choice: ChoiceBesideHistory
    reason: str


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """A card that speaks for a side."""

    title: str
    day: str
    shows: str
    picks: tuple[OwnPick, ...]
    """Empty where the game asked these chairs nothing there."""


@dataclass(frozen=True, slots=True)
class PlannedFactor:
    """The cards of one side that speak of one factor, those first on which the people chose."""

    name: str
    """Empty where the cards name no factor."""
    cards: tuple[PlannedCard, ...]


@dataclass(frozen=True, slots=True)
class PlannedSide:
    """One answer, with what speaks for it."""

    says: str
    factors: tuple[PlannedFactor, ...]


@dataclass(frozen=True, slots=True)
class Planner:
    """Everything on the page but the lines to write on."""

    question: WrittenQuestion
    seated: tuple[Seated, ...]
    sides: tuple[PlannedSide, ...]


def planners(playthrough: Playthrough, question: WrittenQuestion, chairs: Collection[str] = ()) -> tuple[Planner, ...]:
    """The planners of a game, as far as it was played: one for each table that holds any of these chairs, or for all
    tables, where none is named."""
    chronicle = playthrough.chronicle
    tables = dict.fromkeys(map(chronicle.chairs_of_table, chronicle.chairs))
    held = (those for those in tables if not chairs or not set(chairs).isdisjoint(those))
    return tuple(_planner(playthrough, question, those) for those in held)


def _planner(playthrough: Playthrough, question: WrittenQuestion, chosen: Sequence[str]) -> Planner:
    story, chronicle = playthrough.story, playthrough.chronicle
    rows = beside_history(playthrough)
    picks = {round.scene.id: tuple(_picks(story, round, real, entry, chosen)) for round, real, entry in rows}
    seated = zip(chronicle.chairs, seats(playthrough), strict=True)
    return Planner(
        question,
        tuple(one for chair, one in seated if chair in chosen),
        tuple(PlannedSide(side.says, tuple(_factors(story, side, picks))) for side in question.sides),
    )


def _picks(story: Story, round: Round, real: Round, entry: Entry, chairs: Sequence[str]) -> Iterator[OwnPick]:
    for chair in entry.by_people:
        if chair in chairs:
            yield OwnPick(name_of(story, chair), choice(story, round, real, chair), in_a_line(entry.reason(chair)))


def _factors(story: Story, side: Side, picks: dict[str, tuple[OwnPick, ...]]) -> Iterator[PlannedFactor]:
    """In the order of the enquiry; last what belongs to no factor."""
    known: list[Factor] = list(story.enquiry.factors) if story.enquiry else []
    for id, name in [*((factor.id, factor.name) for factor in known), ("", "")]:
        cards = [_card(story, exhibit, picks) for exhibit in side.evidence if exhibit.factor == id]
        if cards:
            yield PlannedFactor(name, tuple(sorted(cards, key=lambda card: not card.picks)))


def _card(story: Story, exhibit: Exhibit, picks: dict[str, tuple[OwnPick, ...]]) -> PlannedCard:
    scene = story.find(Scene, exhibit.card)
    return PlannedCard(scene.title, day_of(scene), exhibit.shows, picks.get(scene.id, ()))
