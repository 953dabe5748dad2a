"""What a story remembers of its players: the picks that something later reads, objections, and words in the corridor.

The state holds each memory under a name of its own, beside meters and facts: a pick that is read later as 0 or 1, the
objections of a chair and its words that are left as numbers. What nothing reads is not held at all, so that two games
which differ only in that come to the same state.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from game.engine.conditions import Condition, Objected, Picked, objections
from game.engine.effects import NOTHING, Effects
from game.engine.scene import Option, Scene


def words_left(chair: str) -> str:
    """The name under which the state counts the words in the corridor that a chair has left."""
    return f"words of {chair}"


@dataclass(frozen=True)
class Memory:
    """The names that a story's state holds beside its meters and facts, and what a pick writes under them."""

    ranges: Mapping[str, tuple[int, int]]
    """The lowest and highest value of each name."""
    recalled: tuple[Picked, ...]

    @classmethod
    def of(cls, conditions: Iterable[Condition], askers: Iterable[str], most_words: int) -> "Memory":
        """The memory of a story with these conditions, and with ``askers``: the chairs that can say a word in the
        corridor, each as often as ``most_words`` in a game."""
        ranges: dict[str, tuple[int, int]] = {}
        recalled: dict[str, Picked] = {}
        for test in (test for condition in conditions for test in condition.tests()):
            if isinstance(test, Picked):
                ranges[test.name] = (0, 1)
                recalled[test.name] = test
            elif isinstance(test, Objected):
                ranges[test.name] = (0, max(ranges.get(test.name, (0, 0))[1], test.at_least))
        for chair in askers:
            ranges[words_left(chair)] = (0, most_words)
        return cls(ranges, tuple(recalled.values()))

    @cached_property
    def _recalled_of(self) -> Mapping[tuple[str, str, str], Effects]:
        """For scene, chair and option, the names that become so."""
        names: dict[tuple[str, str, str], Effects] = {}
        for test in self.recalled:
            for option in test.options:
                key = test.scene, test.chair, option
                names[key] = Effects(facts=(*names.get(key, NOTHING).facts, (test.name, True)))
        return names

    def effects(self, scene: Scene, chair: str, option: Option) -> Effects:
        """What is remembered of a pick."""
        recalled = self._recalled_of.get((scene.id, chair, option.id), NOTHING)
        if option.objects and (counted := objections(chair)) in self.ranges:
            return Effects(((counted, 1),), recalled.facts)
        return recalled
