"""Conditions as data: comparisons of meters, facts and picks, never code."""

from collections.abc import Mapping
from dataclasses import dataclass

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
        return sum(option in self.options for option in picks.values()) >= self.at_least


Test = AtLeast | AtMost | Is | Chose | Count


@dataclass(frozen=True, slots=True)
class Condition:
    """Groups of tests: the condition holds if every test of at least one group does."""

    groups: tuple[tuple[Test, ...], ...] = ((),)

    def holds(self, state: Mapping[str, int], picks: Mapping[str, str] = NO_PICKS) -> bool:
        for group in self.groups:
            for test in group:
                if not test.holds(state, picks):
                    break
            else:
                return True
        return False

    def tests(self) -> tuple[Test, ...]:
        return tuple(test for group in self.groups for test in group)


ALWAYS = Condition()
