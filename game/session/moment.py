"""The moments of a game, each with all that is told in it. Every face shows them, and adds nothing to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from game.session.position import Position
from game.telling.card import Card, card
from game.telling.corridor import SILENCE, Corridor, corridor
from game.telling.ending import EndingTold, ending_told
from game.telling.index_card import glimpse_found
from game.telling.meanwhile import recap
from game.telling.question import Question, guess_question
from game.telling.reveal import Reveal, Step, hold, reveal
from game.telling.room import HandOver, Result, counted, forecast_question, hand_over
from game.telling.set_up import which_aim
from game.telling.told_before import told_before
from game.telling.words import called


@dataclass(frozen=True, slots=True)
class BriefingMoment:
    """What is told between two cards: a recap, an act that begins, what went by. ``go_on`` leads further."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class GuessMoment:
    """A table may guess the hidden meter, before it sees the card. ``guess`` answers."""

    chair: str
    question: Question


@dataclass(frozen=True, slots=True)
class HandOverMoment:
    """The machine goes to another team, which must not see what the one before it saw. ``go_on`` opens its card."""

    chair: str
    told: HandOver


@dataclass(frozen=True, slots=True)
class CardMoment:
    """A chair's card is read. ``choose`` decides, or ``open_vote`` where hands are counted first."""

    chair: str
    card: Card
    reason: str = ""
    """What its people have noted so far."""
    by_vote: bool = False
    """Whether a class decides, which counts its hands."""
    corridor: Corridor = SILENCE
    """The words that its people can say to others before they decide."""
    aims: Question | None = None
    """What they can say that they want, until they have; ``want`` answers."""


@dataclass(frozen=True, slots=True)
class VoteMoment:
    """A class counts its hands. ``count`` and ``note`` change it, ``choose`` decides, ``close_vote`` leads back."""

    chair: str
    card: Card
    hands: tuple[tuple[str, int], ...]
    """Option and hands, for every open option."""
    reason: str
    result: Result
    corridor: Corridor
    talked: bool = False
    """Whether this is the second of two counts, after a talk."""


@dataclass(frozen=True, slots=True)
class ForecastMoment:
    """A table without a seat may say what another has chosen. ``foretell`` answers."""

    chair: str
    question: Question


@dataclass(frozen=True, slots=True)
class RevealMoment:
    """What came of a round. ``go_on`` leads to the next card; while it is held, ``release`` comes first."""

    told: Reveal
    held: bool
    """Whether a room still talks about its own story, and has not opened what really happened."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """What is told by now; while it is held, last what a room talks about."""
        return (*self.told.own_story, hold()) if self.held else self.told.steps


@dataclass(frozen=True, slots=True)
class EndingMoment:
    """The story has ended."""

    told: EndingTold


Moment: TypeAlias = (
    BriefingMoment
    | GuessMoment
    | HandOverMoment
    | CardMoment
    | VoteMoment
    | ForecastMoment
    | RevealMoment
    | EndingMoment
)


def moment_of(position: Position) -> Moment:
    """What is shown and asked now, where all tables share one machine: everything is told before anything is asked,
    all tables guess before any card is opened, and the seats pick before the tables without one foretell."""
    playthrough, told = position.playthrough, position.told
    if position.recap:
        return BriefingMoment(recap(position.told_so_far))
    if position.revealing:
        round, entry = playthrough.rounds[told.rounds], position.chronicle.entries[told.rounds]
        glimpses = [glimpse_found(playthrough, told.rounds, chair) for chair in entry.by_people]
        before = told_before(playthrough, told.rounds)
        cards = playthrough.all_cards
        card = cards.index(round.scene) + 1, len(cards)
        return RevealMoment(reveal(position.story, round, entry, glimpses, before, card), position.held)
    if position.untold:
        return BriefingMoment(position.untold)
    if playthrough.complete:
        return EndingMoment(ending_told(playthrough))
    if position.guesser:
        return guess_of(position, position.guesser)
    chair = position.turn.chair if position.turn else position.forecaster
    assert chair, "a round is played once nobody is awaited"
    if position.chronicle.mode == "teams" and position.opened != chair:
        return HandOverMoment(chair, hand_over(playthrough, chair, len(position.draft.answers("pick"))))
    if position.turn is None:
        return forecast_of(position, chair)
    return vote_of(position, chair) if position.draft.counting else card_of(position, chair)


def texts_of(moment: Moment) -> Iterator[str]:
    """The prose that is read in a moment, and in which names and words can be looked up."""
    match moment:
        case CardMoment(card=shown) | VoteMoment(card=shown):
            yield from (shown.prose, shown.brief, shown.glimpse)
        case HandOverMoment(told=front):
            yield front.prose
        case BriefingMoment() | RevealMoment():
            yield from (passage.whole for step in moment.steps for passage in step.passages)
        case EndingMoment(told):
            yield from (told.text, told.before_fates, *told.fates, told.after_fates)


def guess_of(position: Position, chair: str) -> GuessMoment:
    """The guess of a table, by its first chair; it is called by its name where several guess."""
    table = called(position.story, position.chronicle, chair) if len(position.tables.guessing) > 1 else ""
    return GuessMoment(chair, guess_question(position.story, table))


def card_of(position: Position, chair: str) -> CardMoment:
    """The card of any chair that is asked. Raises NotOpen where this one is not."""
    reason = dict(position.draft.reasons).get(chair, "")
    by_vote = position.chronicle.mode == "class"
    aims = which_aim(position.story, position.chronicle, chair) if chair in position.aimless else None
    return CardMoment(chair, card(position.playthrough, chair), reason, by_vote, corridor_of(position, chair), aims)


def vote_of(position: Position, chair: str) -> VoteMoment:
    """The count of hands for any chair that is asked. Raises NotOpen where this one is not."""
    shown, raised = card(position.playthrough, chair), dict(dict(position.draft.hands).get(chair, ()))
    hands = {option.id: raised.get(option.id, 0) for option in shown.options if not option.locked}
    reason = dict(position.draft.reasons).get(chair, "")
    told, talked = counted(shown, hands), chair in dict(position.draft.first_hands)
    return VoteMoment(chair, shown, tuple(hands.items()), reason, told, corridor_of(position, chair), talked)


def corridor_of(position: Position, chair: str) -> Corridor:
    """The words in the corridor that a chair has said on this card, and those that it can still say."""
    return corridor(position.playthrough, chair, [word.to for word in position.draft.words() if word.by == chair])


def forecast_of(position: Position, chair: str) -> ForecastMoment:
    """The forecast of a table without a seat, by its first chair. Raises NotOpen where the card asks nobody."""
    return ForecastMoment(chair, forecast_question(position.playthrough, chair))
