"""Effects as data: what a pick or a move changes, summed first and kept in range afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from game.engine.conditions import Condition
from game.engine.state import State


@dataclass(frozen=True, slots=True)
class Effects:
    """Amounts added to meters, and facts that become so or stop being so."""

    amounts: tuple[tuple[str, int], ...] = ()
    facts: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Floor:
    """A value under which a meter no longer falls from a day on, unless a condition holds as the scene opens."""

    since: date
    value: int
    unless: Condition


NOTHING = Effects()
Floors = Mapping[str, int]
"""For some meters, a value under which they do not fall: one that is lower already stays where it is."""
NO_FLOORS: Floors = {}


def total(effects: Iterable[Effects]) -> Effects:
    """Several effects at once, as one: the amounts are summed.

    Where they disagree about a fact, it becomes so: whose turn came first must not matter.
    """
    amounts, facts = _summed(effects)
    return Effects(tuple(amounts.items()), tuple(facts.items()))


def added(value: int, amount: int, range: tuple[int, int], floor: int | None = None) -> int:
    """The value after an amount was added, within its range and not fallen under the floor."""
    low, high = range
    least = low if floor is None else max(low, min(value, floor))
    new = value + amount
    return least if new < least else high if new > high else new


def apply(
    state: State,
    effects: Iterable[Effects],
    ranges: Mapping[str, tuple[int, int]],
    floors: Floors = NO_FLOORS,
) -> State:
    """The state after several effects at once, each meter kept in its range and above its floor."""
    amounts, facts = _summed(effects)
    changes: dict[str, int] = dict(facts)
    for name, amount in amounts.items():
        changes[name] = added(state[name], amount, ranges[name], floors.get(name))
    return state.changed(changes)


def _summed(effects: Iterable[Effects]) -> tuple[dict[str, int], dict[str, bool]]:
    amounts: dict[str, int] = {}
    facts: dict[str, bool] = {}
    for effect in effects:
        for name, amount in effect.amounts:
            amounts[name] = amounts.get(name, 0) + amount
        for name, value in effect.facts:
            facts[name] = facts.get(name, False) or value
    return amounts, facts
