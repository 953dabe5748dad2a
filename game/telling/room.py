"""What is said to a room: hands that were counted, whose turn it is, and what a team without a seat can do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.engine.playthrough import Playthrough
from game.engine.rules import NotOpen, leaders
from game.engine.scene import Scene, Seat
from game.i18n import listed, marked, tr, trn
from game.telling.card import Card, CardOption, as_read
from game.telling.codes import pick_of
from game.telling.documents import MadeUp, made_up
from game.telling.prose import plain
from game.telling.question import PASS, Answer, Question
from game.telling.words import called, dateline, name_of

MOST_HANDS = 9999
"""The hands that are counted for one option, at most."""
FIRST_VOTE = marked(
    "The first vote is noted, and told after the second. Talk now in pairs: what do you choose, and why?"
)


@dataclass(frozen=True, slots=True)
class Result:
    """What a count of hands comes to."""

    leaders: tuple[CardOption, ...]
    """What can be decided now: one option, those in a tie, or every open one where nobody raised a hand."""
    words: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """The moment before a team sees its own card: what everybody may hear, and who comes to the machine."""

    title: str
    dateline: str
    care: str
    prose: str
    chair: str
    chair_name: str
    who: str
    """The chair and what its team calls itself."""
    task: str
    done: str
    """How many have picked."""
    takes_code: bool
    """Whether the choice can be sent as a code from a ballot."""
    artefact: MadeUp | None = None
    """The paper that lies on the card for all to see."""


@dataclass(frozen=True, slots=True)
class Voting:
    """How far the vote of many hands for one chair has come, as far as whoever looks may know it."""

    turn: Literal["only", "first", "second"] = "only"
    is_open: bool = True
    """Whether hands can be given now; between the first vote and the second people talk."""
    mine: str = ""
    """The option for which this hand is given."""
    given: int = 0
    """How many hands have been given."""
    counts: tuple[tuple[str, int, int], ...] = ()
    """Option, hands in the first vote and in the second; empty until the count may be seen."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one of many can say beside a vote, and has said: empty for a pass, None for nothing yet."""

    may_guess: bool = False
    may_foretell: bool = False
    guessed: str | None = None
    """The lowest value of the band that was guessed."""
    foretold: str | None = None


NOTHING_SAID = Saying()


def counted(card: Card, hands: Mapping[str, int]) -> Result:
    """The result of a vote on this card; ``hands`` has a number for every open option."""
    open = [option for option in card.options if not option.locked]
    ids = leaders({option.id: hands.get(option.id, 0) for option in open})
    leading = tuple(option for option in open if option.id in ids)
    most, total = hands.get(ids[0], 0), sum(hands.values())
    if not total:
        words = tr("No hands are counted: whoever sits in {chair}'s chair decides.", chair=card.panel.chair)
        return Result(leading, words)
    if len(leading) > 1:
        numbers = listed([str(option.number) for option in leading])
        words = trn(
            "A tie between {options}, with {number} hand each. "
            "Whoever sits in {chair}'s chair decides between them; or vote again.",
            "A tie between {options}, with {number} hands each. "
            "Whoever sits in {chair}'s chair decides between them; or vote again.",
            most,
            options=numbers,
            chair=card.panel.chair,
        )
        return Result(leading, words)
    words = trn(
        "{most} of {number} hand: {option}.",
        "{most} of {number} hands: {option}.",
        total,
        most=most,
        option=leading[0].label,
    )
    return Result(leading, words)


def hand_over(playthrough: Playthrough, chair: str, picked: int) -> HandOver:
    """What is said as the people of this chair come to the machine; ``picked`` chairs have picked before them.

    Raises NotOpen where the scene asks nobody.
    """
    story, watched = playthrough.story, watched_seat(playthrough)
    scene, seat = playthrough.scene, next((seat for seat in playthrough.asked if seat.chair == chair), None)
    assert scene, "somebody is asked"
    prose, _, _ = as_read(scene, seat or watched, playthrough.state)
    if seat is None:
        other = name_of(story, watched.chair)
        task = tr("You have no seat here. Say what you think {name} has chosen.", name=other)
    else:
        task = tr("Your card is for your team alone. Nobody's choice is shown until all have chosen.")
    return HandOver(
        scene.title,
        dateline(scene),
        plain(scene.care),
        prose,
        chair,
        name_of(story, chair),
        called(story, playthrough.chronicle, chair),
        task,
        trn(
            "{number} of {all} have chosen",
            "{number} of {all} have chosen",
            picked,
            all=len(playthrough.asked),
        ),
        seat is not None,
        made_up(scene.artefact),
    )


def watched_seat(playthrough: Playthrough) -> Seat:
    """The seat whose pick the tables without one foretell: the first that is asked. Raises NotOpen if none is."""
    if not playthrough.asked:
        raise NotOpen(tr("nobody is asked now."))
    return playthrough.asked[0]


def forecast_question(playthrough: Playthrough, chair: str) -> Question:
    """What the table of this chair, which has no seat, is asked, or without one, whoever watches. Raises NotOpen where
    the scene asks nobody."""
    story, watched = playthrough.story, watched_seat(playthrough)
    name = name_of(story, watched.chair)
    if not chair:
        return Question(
            tr("What does {name} choose?", name=name),
            (*_rows(watched, playthrough), Answer(PASS, tr("I do not say"))),
            tr("Once all have chosen, the room hears how many of those who watch were right."),
        )
    return Question(
        tr("{team}: what has {name} chosen?", team=called(story, playthrough.chronicle, chair), name=name),
        (*_rows(watched, playthrough), Answer(PASS, tr("We do not say"))),
        tr("The ending counts how often each team foretold right."),
    )


def hands_typed(text: str) -> int | None:
    """How many hands were typed; None for what is no number from 0 to `MOST_HANDS`."""
    digits = text.lstrip("0") or text[-1:]
    if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(MOST_HANDS)) or int(digits) > MOST_HANDS:
        return None
    return int(digits)


def option_of_code(playthrough: Playthrough, chair: str, typed: str) -> str:
    """The option for which the code on a ballot stands. Raises NotOpen for a code that is not this chair's, or none."""
    scene, code = playthrough.scene, pick_of(playthrough.story, typed)
    if scene is None or code is None:
        raise NotOpen(tr("that is no code from a ballot of this story."))
    if (code.scene, code.chair) != (scene.id, chair):
        where = playthrough.story.find(Scene, code.scene).title
        name = name_of(playthrough.story, code.chair)
        raise NotOpen(tr("that is a code of {name}'s on the card {card}.", name=name, card=where))
    return code.option


def _rows(seat: Seat, playthrough: Playthrough) -> list[Answer]:
    assert playthrough.scene
    _, _, options = as_read(playthrough.scene, seat, playthrough.state)
    return [Answer(option.id, option.label) for option in options]
