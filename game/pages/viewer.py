"""Who looks at a page, and what there is to see for them: nobody sees the card of another chair."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from game.engine.meters import Meter
from game.i18n import tr
from game.session.moment import (
    BriefingMoment,
    CardMoment,
    EndingMoment,
    ForecastMoment,
    GuessMoment,
    Moment,
    RevealMoment,
    card_of,
    forecast_of,
    guess_of,
)
from game.session.session import Session
from game.telling.question import Question, guess_question
from game.telling.room import NOTHING_SAID, HandOver, Saying, Voting, hand_over

ViewerKind = Literal["player", "chair", "hand", "observer", "wall"]
"""Who drives the whole game at one machine; the people of a chair; one hand of many that vote for a chair; one who only
watches; and the wall, which all see."""
NO_VOTE = Voting()
MOST_DIGITS = 2
"""Of the number of a step: no reveal has a hundred."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks at a page, and what they may see and do there."""

    kind: ViewerKind = "player"
    chair: str = ""
    """The chair, or the first of those of one table; of a hand, the chair for which it votes; of a wall, the chair for
    which all who see it vote, if there is one."""
    step: int = 0
    """How many steps of a reveal are told, from 1; 0 for all."""
    voting: Voting = NO_VOTE
    saying: Saying = NOTHING_SAID
    cards: tuple[tuple[str, str, bool], ...] = ()
    """Where a hand votes for several chairs on one card: each of them, its name, and whether a hand is given there."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A card is asked, and whoever looks has nothing to decide on it now."""

    front: HandOver
    """What everybody may hear of the card."""
    mine: tuple[tuple[str, str], ...] = ()
    """Chair, and what the table chose in it."""
    question: Question | None = None
    """The guess that the room makes meanwhile."""
    said: tuple[str, ...] = ()
    """What one of many has said, in sentences."""
    can_say_else: bool = False
    """Whether it can still foretell something else."""


@dataclass(frozen=True, slots=True)
class Foretelling:
    """A table without a seat hears of the card, and may say what another chooses on it."""

    front: HandOver
    asked: ForecastMoment


Sight: TypeAlias = Moment | Waiting | Foretelling


def seen(session: Session, viewer: Viewer) -> Sight:
    """What there is to see."""
    moment = session.moment
    if viewer.kind == "player" or isinstance(moment, (BriefingMoment, RevealMoment, EndingMoment)):
        return moment
    if viewer.kind == "chair":
        return _at_a_table(session, viewer)
    saying = viewer.saying
    if saying.may_guess and saying.guessed is None:
        return GuessMoment(viewer.chair, guess_question(session.story))
    if viewer.kind in ("hand", "wall") and _has_a_card(session, viewer):
        return card_of(session, viewer.chair)
    if saying.may_foretell and saying.foretold is None:
        return Foretelling(_front(session), forecast_of(session, viewer.chair))
    return _from_afar(session, saying)


def chairs_of(session: Session, viewer: Viewer) -> tuple[str, ...]:
    """The chairs in which whoever looks decides: all at one machine, those of one table, or none."""
    chronicle = session.chronicle
    if viewer.kind == "player":
        return chronicle.chairs
    if viewer.kind != "chair":
        return ()
    return chronicle.chairs_of_table(viewer.chair)


def place_of(session: Session) -> str:
    """Where the game stands, as each form carries it: another once what the form asks has gone by."""
    told = session.told
    parts = (len(session.playthrough.rounds), told.rounds, told.acts, int(told.released), int(session.recap))
    return ".".join(map(str, parts))


def step_of(session: Session, step: str, place: str) -> int:
    """How many steps of a reveal are told, as a link of its page says it; one, if the page is of another place."""
    told = place == place_of(session) and step.isascii() and step.isdecimal() and len(step) <= MOST_DIGITS
    return int(step) if told else 1


def _has_a_card(session: Session, viewer: Viewer) -> bool:
    """Whether a chair that is asked has its card open, which it has once its guess is made, by all or by this hand."""
    chair = viewer.chair
    first = session.tables.first(chair)
    guess_is_due = first in session.tables.guessing and first not in session.draft.answers("guess")
    guess_is_due = guess_is_due and viewer.saying.guessed is None
    return not guess_is_due and chair in (seat.chair for seat in session.playthrough.asked)


def _at_a_table(session: Session, viewer: Viewer) -> Sight:
    own, draft = chairs_of(session, viewer), session.draft
    if guessing := [one for one in own if one in session.tables.guessing and one not in draft.answers("guess")]:
        return guess_of(session, guessing[0])
    picked = draft.answers("pick")
    asked = [seat.chair for seat in session.playthrough.asked if seat.chair in own]
    if open := [chair for chair in asked if chair not in picked]:
        return card_of(session, open[0])
    if waiting := [one for one in own if one in session.tables.forecasting and one not in draft.answers("forecast")]:
        return Foretelling(_front(session), forecast_of(session, waiting[0]))
    return Waiting(_front(session), tuple(_chosen(session, chair, picked[chair]) for chair in asked))


def _chosen(session: Session, chair: str, option: str) -> tuple[str, str]:
    card: CardMoment = card_of(session, chair)
    return chair, next(one.label for one in card.card.options if one.id == option)


def _from_afar(session: Session, saying: Saying) -> Waiting:
    guesser = session.guesser if saying.guessed is None else None
    question = guess_of(session, guesser).question if guesser else None
    return Waiting(
        _front(session), (), question, tuple(_said(session, saying)), bool(saying.may_foretell and saying.foretold)
    )


def _said(session: Session, saying: Saying) -> Iterator[str]:
    if saying.guessed:
        yield tr(
            "You guessed: {guess}.", guess=session.story.find(Meter, session.story.curve).word(int(saying.guessed))
        )
    told = forecast_of(session, "").question.answers if saying.foretold else ()
    yield from (tr("You have foretold: {choice}.", choice=one.label) for one in told if one.id == saying.foretold)


def _front(session: Session) -> HandOver:
    watched = session.tables.watched
    return hand_over(session.playthrough, watched.chair, len(session.draft.answers("pick")))
