"""Tables worked out beforehand, so that a search asks no condition: which tests a value passes, what becomes of it.

An example. Of the tests ``grip >= 5``, ``grip <= 8`` and ``pact`` the first three bits of a number are made: bit 0 is
set where the first test holds, bit 1 where the second does, bit 2 where the third does. `bits` gives

    {"grip": {0: 0b010, ..., 5: 0b011, ..., 9: 0b001}, "pact": {0: 0b000, 1: 0b100}}

and `view_of` the state ``grip 5, pact 1`` is ``0b011 | 0b100 = 0b111``: all three hold. Two states with the same number
pass the same tests, whatever else tells them apart, so that one round serves them both.
"""

from collections.abc import Iterable, Sequence

from game.engine.conditions import NO_PICKS, Condition
from game.engine.effects import NO_FLOORS, Effects, Floors, added
from game.engine.readers import name_in
from game.engine.story import Story

StateNames = tuple[str, ...]
StateValues = tuple[int, ...]
"""A state as bare values, in an order of names that is agreed."""
ValueTable = dict[str, dict[int, int]]
"""For some names, what is made of each value that they can have."""
PlacedTable = tuple[tuple[int, dict[int, int]], ...]
"""The same by the place of each name in a state."""


def bits(story: Story, conditions: Iterable[Condition]) -> ValueTable:
    """For each name that the conditions read, the tests that each of its values passes, as bits."""
    table: ValueTable = {}
    for number, test in enumerate(dict.fromkeys(test for condition in conditions for test in condition.tests())):
        for name in name_in(test):
            row = table.setdefault(name, dict.fromkeys(story.values(name), 0))
            for value in row:
                row[value] |= test.holds({name: value}, NO_PICKS) << number
    return table


def changed(story: Story, before: ValueTable, effects: Effects, floors: Floors = NO_FLOORS) -> ValueTable:
    """What becomes of each value in the end, where the effects follow on what it became before."""
    table = dict(before)
    for name, fact in effects.facts:
        table[name] = dict.fromkeys(story.values(name), int(fact))
    for name, amount in effects.amounts:
        earlier, range, floor = before.get(name, {}), story.ranges[name], floors.get(name)
        table[name] = {value: added(earlier.get(value, value), amount, range, floor) for value in story.values(name)}
    return table


def through(change: ValueTable, bits: ValueTable) -> ValueTable:
    """What each value will tell once it has changed."""
    return {name: {value: row[change.get(name, {}).get(value, value)] for value in row} for name, row in bits.items()}


def rows(order: StateNames, table: ValueTable) -> PlacedTable:
    """The table for states that hold the values of ``order``."""
    return tuple((order.index(name), row) for name, row in table.items() if name in order)


def view_of(rows: PlacedTable, values: Sequence[int]) -> int:
    """What the values of a state tell together: the same for all states between which no test can tell."""
    seen = 0
    for place, row in rows:
        seen |= row[values[place]]
    return seen
