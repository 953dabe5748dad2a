"""Slips that a hand makes in a condition or an effect, and which of them a game would show: it would go otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from game.engine.chronicle import Entry
from game.engine.conditions import NO_PICKS, AtLeast, AtMost, Condition, Test
from game.engine.playthrough import Playthrough
from game.engine.readers import conditions_of_card
from game.engine.rules import Round
from game.engine.state import State

Slip = tuple[object, ...]
"""Where it stands, and what it makes of a condition, or which effect it changes."""


@cache
def slips_of(condition: Condition) -> tuple[Condition, ...]:
    """The condition with a bound that is off by one, or without one of its tests."""
    found: list[Condition] = []
    for place, group in enumerate(condition.groups):
        for number, test in enumerate(group):
            others: list[tuple[Test, ...]] = [()] if len(group) > 1 else []
            if isinstance(test, AtLeast | AtMost):
                others += [(replace(test, value=test.value + step),) for step in (-1, 1)]
            for other in others:
                changed = (*group[:number], *other, *group[number + 1 :])
                found.append(Condition((*condition.groups[:place], changed, *condition.groups[place + 1 :])))
    return tuple(found)


def shown_by(played: Playthrough) -> Iterator[Slip]:
    """The slips that would make this game another: conditions that would hold where they do not, and the other way
    round, and effects that did not go for nothing."""
    for round, entry in zip(played.rounds, played.chronicle.entries, strict=True):
        for where, condition, state, picks in _read(round, entry):
            holds = condition.holds(state, picks)
            for slip in slips_of(condition):
                if slip.holds(state, picks) is not holds:
                    yield where, slip
        yield from _effects(round)
    end = played.state
    for ending in played.story.endings:
        for condition in (ending.when, *ending.conditions()):
            for slip in slips_of(condition):
                if slip.holds(end) is not condition.holds(end):
                    yield ending.id, slip


def _read(round: Round, entry: Entry) -> Iterator[tuple[str, Condition, State, Mapping[str, str]]]:
    """The conditions of a card, each with the state and the picks by which it is read."""
    scene, picks = round.scene, dict(round.picks)
    for condition in conditions_of_card(scene):
        yield scene.id, condition, round.before, NO_PICKS
    for move in scene.opponent:
        yield scene.id, move.when, round.after_picks, picks
    for together in scene.together:
        yield scene.id, together.when, round.after_move, picks
    for chair in entry.by_people:
        seat = scene.seat(chair)
        for echo in seat.echoes if seat else ():
            yield scene.id, echo.when, round.before, NO_PICKS
        for answer in round.chosen(chair).answers:
            yield scene.id, answer.when, round.after, picks


def _effects(round: Round) -> Iterator[Slip]:
    """The effects after which the meter stands elsewhere."""
    for chair, id in round.picks:
        for name, amount in round.chosen(chair).effects.amounts:
            if round.after_picks[name] != round.before[name]:
                yield round.scene.id, chair, id, name, amount
    for move, before, after in (
        (round.move, round.after_picks, round.after_move),
        (round.together, round.after_move, round.after),
    ):
        for name, amount in move.effects.amounts if move else ():
            if after[name] != before[name]:
                yield round.scene.id, move, name, amount
