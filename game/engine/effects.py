"""Effects as data: what a pick or a move changes, summed first and kept in range afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.engine.state import State


@dataclass(frozen=True, slots=True)
class Effects:
    """Amounts added to meters, and facts that become so or stop being so."""

    amounts: tuple[tuple[str, int], ...] = ()
    facts: tuple[tuple[str, bool], ...] = ()

    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in (*self.amounts, *self.facts))


NOTHING = Effects()


def apply(state: State, effects: Iterable[Effects], ranges: Mapping[str, tuple[int, int]]) -> State:
    """The world after several effects at once: amounts are summed, then clamped to their ``ranges``.

    Where effects of one step disagree about a fact, it becomes so: whose turn came first must not matter.
    """
    sums: dict[str, int] = {}
    facts: dict[str, bool] = {}
    for effect in effects:
        for name, amount in effect.amounts:
            sums[name] = sums.get(name, 0) + amount
        for name, value in effect.facts:
            facts[name] = facts.get(name, False) or value
    changes: dict[str, int] = dict(facts)
    for name, amount in sums.items():
        low, high = ranges[name]
        changes[name] = min(high, max(low, state[name] + amount))
    return state.changed(changes)
