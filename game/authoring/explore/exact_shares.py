"""Exact shares: how often each end comes over all games, where every option that stands open is as likely as the next.

Weights are whole numbers: in each round every weight is multiplied by one number in which all chances of that round go
without a remainder, so that nothing is ever rounded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, lcm, prod

from game.authoring.explore.liveness import live
from game.authoring.explore.memoized_rounds import MemoizedRounds, Opening, Transition
from game.authoring.explore.transition_tables import StateValues
from game.authoring.terminal_lines import Tell
from game.engine.conditions import ALWAYS
from game.engine.outcome import ending_of
from game.engine.readers import asked_in
from game.engine.rules import historical_order
from game.engine.scene import Scene
from game.engine.schedule import Schedule
from game.engine.state import State
from game.engine.story import Story


class TooMany(Exception):
    """More states were reached than may be kept of one round."""


def exact_ends(
    story: Story,
    chairs: tuple[str, ...],
    limit: int,
    deck: str = "",
    start: str = "",
    historical: int = 0,
    tell: Tell = lambda _: None,
) -> dict[State, Fraction]:
    """The share of all games that ends in each state, as far as something is still read of it. The games are those of
    `random_play`: ``historical`` of 100 picks are history's in any case, and where a word in the corridor could win
    somebody, every other one of those who could say it does. Raises TooMany."""
    story = without_texts(story)
    schedule, names, opening = Schedule.of(story, chairs, deck, start), live(story), story.opening(deck)
    weights: dict[StateValues, int] = {tuple(opening[name] for name in names[0]): 1}
    for place, scene in enumerate(story.scenes):
        rounds = MemoizedRounds(story, scene, names[place], names[place + 1], chairs)
        asked = schedule.asked(story, scene)
        chances = _Chances(scene, asked, historical)
        after: dict[StateValues, int] = {}
        for values, weight in weights.items():
            card = rounds.card(values, asked)
            for step, chance in chances.of(card):
                value, _ = rounds.after(values, card, step)
                after[value] = after.get(value, 0) + weight * chance
            if len(after) > limit:
                raise TooMany
        common = gcd(*after.values())
        weights = {values: weight // common for values, weight in after.items()}
        tell(f"counting, card {place + 1} of {len(story.scenes)}: {len(weights)} states")
    whole = sum(weights.values())
    return {State.of(dict(zip(names[-1], ends, strict=True))): Fraction(one, whole) for ends, one in weights.items()}


@dataclass(frozen=True, slots=True)
class ExactShares:
    """The shares of all games, from 0 to 1."""

    endings: Mapping[str, Fraction]
    aims: Mapping[tuple[str, str], Fraction]
    """For an aim and a chair, the share in which it is met."""


def exact_shares(story: Story, chairs: tuple[str, ...], limit: int) -> ExactShares:
    """How often each ending comes, and each aim of these chairs is met. Raises TooMany."""
    endings = {ending.id: Fraction(0) for ending in story.endings}
    aims = {(aim.id, chair): Fraction(0) for aim in story.aims for chair in chairs}
    for end, part in exact_ends(story, chairs, limit).items():
        endings[ending_of(story, end).id] += part
        for aim in story.aims:
            for chair in chairs:
                if aim.is_met(chair, end):
                    aims[aim.id, chair] += part
    return ExactShares(endings, aims)


class _Chances:
    """With what chance each step is taken, in parts of one number for the whole scene."""

    def __init__(self, scene: Scene, asked: tuple[str, ...], historical: int) -> None:
        self._historical = Fraction(historical, 100)
        seats = [seat for seat in scene.seats if seat.chair in asked]
        words = len({(word.by, seat.chair) for seat in scene.seats for option in seat.options for word in option.asked})
        self._whole = prod(_common(len(seat.options)) * (100 if historical else 1) for seat in seats)
        self._whole *= 2 * _common(words) if any(True for _ in asked_in(scene)) else 1
        self._known: dict[int, list[tuple[Transition, int]]] = {}

    def of(self, card: Opening) -> list[tuple[Transition, int]]:
        if id(card) not in self._known:
            self._known[id(card)] = [(step, self._parts(card, step)) for step in card.steps]
        return self._known[id(card)]

    def _parts(self, card: Opening, step: Transition) -> int:
        chance = Fraction(1)
        for (_, options), chosen in zip(card.choices, step.chosen, strict=True):
            own = [option.id for option in historical_order(options)[:1]]
            even = Fraction(1, len(options))
            by_history = self._historical if own else Fraction(0)
            chance *= (1 - by_history) * even + (by_history if chosen in own else 0)
        if words := card.words(step._replace(words=())):
            chance *= Fraction(1, 2 * len(words)) if step.words else Fraction(1, 2)
        parts = chance * self._whole
        assert parts.denominator == 1
        return parts.numerator


def _common(number: int) -> int:
    """What every number up to this one divides."""
    return lcm(*range(1, number + 1))


def without_texts(story: Story) -> Story:
    """The story without what only chooses what is told, or says what a text takes for granted: no game goes otherwise,
    and more states are alike."""
    return replace(story, scenes=tuple(map(_without_texts, story.scenes)))


def _without_texts(scene: Scene) -> Scene:
    return replace(
        scene,
        assumes=ALWAYS,
        variants=(),
        seats=tuple(replace(seat, assumes=ALWAYS) for seat in scene.seats),
        opponent=tuple(replace(move, assumes=ALWAYS) for move in scene.opponent),
        together=tuple(replace(entry, assumes=ALWAYS) for entry in scene.together),
    )
