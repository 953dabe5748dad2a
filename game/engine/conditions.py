"""Conditions as data: comparisons of meters, facts and picks, never code."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NO_PICKS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A meter stands at this value or higher."""

    meter: str
    value: int

    def holds(self, state: Mapping[str, int], _picks: Mapping[str, str]) -> bool:
        return state[self.meter] >= self.value


@dataclass(frozen=True, slots=True)
class AtMost:
    """A meter stands at this value or lower."""

    meter: str
    value: int

    def holds(self, state: Mapping[str, int], _picks: Mapping[str, str]) -> bool:
        return state[self.meter] <= self.value


@dataclass(frozen=True, slots=True)
class Is:
    """A fact is so, or is not so."""

    fact: str
    value: bool

    def holds(self, state: Mapping[str, int], _picks: Mapping[str, str]) -> bool:
        return bool(state[self.fact]) is self.value


@dataclass(frozen=True, slots=True)
class Chose:
    """A chair chose one of these options; with ``wanted`` false, it chose none of them."""

    chair: str
    options: tuple[str, ...]
    wanted: bool = True

    def holds(self, _state: Mapping[str, int], picks: Mapping[str, str]) -> bool:
        return (picks.get(self.chair) in self.options) is self.wanted


@dataclass(frozen=True, slots=True)
class Count:
    """At least this many chairs chose one of these options."""

    at_least: int
    options: tuple[str, ...]

    def holds(self, _state: Mapping[str, int], picks: Mapping[str, str]) -> bool:
        return sum([option in self.options for option in picks.values()]) >= self.at_least


@dataclass(frozen=True, slots=True)
class Picked:
    """A chair chose one of these options in an earlier scene; with ``wanted`` false, it chose none of them.

    The state holds the answer as it holds a fact, under a name that no author can give to one.
    """

    chair: str
    scene: str
    options: tuple[str, ...]
    wanted: bool = True
    name: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", f"{self.chair} at {self.scene}: {' or '.join(sorted(self.options))}")

    def holds(self, state: Mapping[str, int], _picks: Mapping[str, str]) -> bool:
        return bool(state[self.name]) is self.wanted


@dataclass(frozen=True, slots=True)
class Objected:
    """A chair has objected so often by now, or more often; with ``wanted`` false, less often."""

    chair: str
    at_least: int
    wanted: bool = True

    @property
    def name(self) -> str:
        """The name under which the state counts it."""
        return objections(self.chair)

    def holds(self, state: Mapping[str, int], _picks: Mapping[str, str]) -> bool:
        return (state[self.name] >= self.at_least) is self.wanted


def objections(chair: str) -> str:
    """The name under which the state counts how often a chair has objected."""
    return f"objections of {chair}"


Test = AtLeast | AtMost | Is | Picked | Objected | Chose | Count


@dataclass(frozen=True, slots=True)
class Condition:
    """Groups of tests: the condition holds if every test of at least one group does."""

    groups: tuple[tuple[Test, ...], ...] = ((),)

    def holds(self, state: Mapping[str, int], picks: Mapping[str, str] = NO_PICKS) -> bool:
        """Whether it is true in this state; ``picks`` are the options of the round, by the chairs that took them.
        Raises KeyError for a name that the state does not hold."""
        for group in self.groups:
            for test in group:
                if not test.holds(state, picks):
                    break
            else:
                return True
        return False

    def tests(self) -> tuple[Test, ...]:
        """The tests of all groups."""
        return tuple(test for group in self.groups for test in group)


ALWAYS = Condition()
NEVER = Condition(())
