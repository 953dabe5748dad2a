"""Conditions and effects, read from a tree into the engine's values. They are data: nothing here is ever run."""

import re
from collections.abc import Callable, Iterator

from game.content.advice import for_amount, for_bound, for_number, for_truth, nearest, plain_id
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import Place, Report, quoted
from game.content.field_types import BOUND, WHOLE, Changes, When, wanted
from game.content.yaml_reader import MappingNode, ScalarNode, SequenceNode, UnreadableNode, YamlNode
from game.engine.conditions import AtLeast, AtMost, Chose, Condition, Count, Is, Objected, Picked, Test
from game.engine.effects import Effects

TRUTH = {"true": True, "false": False}
A_TRUTH, AN_AMOUNT = re.compile("(true|false)"), re.compile(f"([+-]{WHOLE})")
A_BOUND, A_COUNT = re.compile(BOUND), re.compile(WHOLE)
RECALLED = ("picked", "not-picked", "objected")
"""Tests of what chairs did before."""
PICKED = "{chair: {scene: [option, option]}}"
COUNT = "{at-least: 2, of: [option, option]}"


class Conditions:
    """Reads the conditions and effects of one file."""

    def __init__(self, names: DeclaredNames, report: Report) -> None:
        self.names = names
        self.report = report

    def condition(self, kind: When, node: YamlNode, chair: str = "") -> Condition:
        """The condition; ``chair`` is the one whom ``mine`` means."""
        if self.names.declared["a meter"] is None:
            return Condition()
        groups = node.values if isinstance(node, SequenceNode) else (node,)
        if not groups:
            self._wrong(node.place, wanted(kind), "nothing")
        return Condition(tuple([self._group(kind, group, chair) for group in groups]))

    def effects(self, node: YamlNode) -> Effects:
        if self.names.declared["a meter"] is None:
            return Effects()
        if not isinstance(node, MappingNode):
            if not isinstance(node, UnreadableNode):
                self._wrong(node.place, wanted(Changes()), written(node))
            return Effects()
        amounts: list[tuple[str, int]] = []
        facts: list[tuple[str, bool]] = []
        for key, value in node.entries:
            if not self.names.check(key.value, ("a meter", "a fact"), key.place, self.report):
                continue
            if self._is("a meter", key.value):
                wish = "an amount with its sign, such as +1 or -2"
                if found := self._match(AN_AMOUNT, value, wish, for_amount):
                    amounts.append((key.value, int(found[1])))
            elif (so := self._truth(value)) is not None:
                facts.append((key.value, so))
        return Effects(tuple(amounts), tuple(facts))

    def _group(self, kind: When, node: YamlNode, chair: str) -> tuple[Test, ...]:
        if not isinstance(node, MappingNode):
            if not isinstance(node, UnreadableNode):
                self._wrong(node.place, wanted(kind), written(node))
            return ()
        if not node.entries:  # which would hold always
            self._wrong(node.place, wanted(kind), "nothing")
        tests: list[Test] = []
        for key, value in node.entries:
            tests += self._tests(kind, key, value, chair)
        return tuple(tests)

    def _tests(self, kind: When, key: ScalarNode, value: YamlNode, chair: str) -> tuple[Test, ...]:
        name = key.value
        if kind.mine and name.startswith("mine."):
            name = f"{chair}.{name.removeprefix('mine.')}"
        if (name == "chosen" or self._is("a chair", name)) and not kind.picks:
            self.report.add(key.place, "too-early", "What chairs chose is not known here.")
            return ()
        if name in ("picked", "not-picked"):
            return tuple(self._picked(value, name == "picked"))
        if name == "objected":
            return tuple(self._objected(value))
        if name == "chosen":
            entries = value.values if isinstance(value, SequenceNode) else (value,)
            if not entries:
                self._wrong(value.place, COUNT, "nothing")
            return tuple(count for entry in entries for count in self._count(entry))
        if self._is("a chair", name):
            return self._chose(key, value)
        kinds = ("a meter", "a fact", "a chair") if kind.picks else ("a meter", "a fact")
        if not self.names.check(name, kinds, key.place, self.report):
            return ()
        if self._is("a meter", name):
            return self._bound(name, value)
        so = self._truth(value)
        return () if so is None else (Is(name, so),)

    def _bound(self, meter: str, value: YamlNode) -> tuple[Test, ...]:
        wish = "at least 3, or at most 3 (any number)"
        found = self._match(A_BOUND, value, wish, lambda text: for_bound(text, self.names.ranges.get(meter)))
        if found is None:
            return ()
        number, is_least = int(found[0].split()[-1]), found[1] == "least"
        if meter in self.names.ranges:
            low, high = self.names.ranges[meter]
            if (is_least and number <= low) or (not is_least and number >= high):
                self._useless(value.place, meter, "always")
            elif number > high or number < low:
                self._useless(value.place, meter, "never")
        return ((AtLeast if is_least else AtMost)(meter, number),)

    def _useless(self, place: Place, meter: str, when: str) -> None:
        low, high = self.names.ranges[meter]
        self.report.add(place, "bound", f"This {when} holds: {meter} goes from {low} to {high}.")

    def _chose(self, key: ScalarNode, value: YamlNode) -> tuple[Test, ...]:
        known = self.names.options.get(key.value)
        if known is None:
            self.report.add(
                key.place, "unknown-name", f"{quoted(key.value)} does not sit in this scene.",
                nearest(key.value, self.names.options),
            )  # fmt: skip
            return ()
        unwanted = value.get("not") if isinstance(value, MappingNode) and len(value.entries) == 1 else None
        options = self._options(unwanted or value, known)
        return (Chose(key.value, options, unwanted is None),) if options else ()

    def _picked(self, node: YamlNode, wanted: bool) -> Iterator[Test]:
        """What chairs chose in earlier scenes: chair, scene and options."""
        for chair, scenes in self._entries(node, PICKED):
            if not self.names.check(chair.value, ("a chair",), chair.place, self.report):
                continue
            for scene, options in self._entries(scenes, PICKED):
                if not self.names.check(scene.value, ("a scene",), scene.place, self.report):
                    continue
                if not self.names.is_earlier(scene.value):
                    message = f"{quoted(scene.value)} does not come before this scene, so nothing is known of it."
                    self.report.add(scene.place, "too-early", message, "Name a scene with an earlier date.")
                    continue
                seats = self.names.choices.get(scene.value)
                if seats is None:  # it cannot be read, and that is told where it stands
                    continue
                known = seats.get(chair.value)
                if known is None:
                    message = f"{quoted(chair.value)} does not sit in {quoted(scene.value)}."
                    self.report.add(chair.place, "unknown-name", message, nearest(chair.value, seats))
                elif found := self._options(options, known):
                    yield Picked(chair.value, scene.value, found, wanted)

    def _objected(self, node: YamlNode) -> Iterator[Test]:
        """How often chairs have objected."""
        for chair, value in self._entries(node, "{chair: at least 2}"):
            if self.names.check(chair.value, ("a chair",), chair.place, self.report):
                wish = "at least 2, or at most 2 (any number)"
                if found := self._match(A_BOUND, value, wish, lambda text: for_bound(text, None)):
                    number, is_least = int(found[0].split()[-1]), found[1] == "least"
                    yield Objected(chair.value, number if is_least else number + 1, is_least)

    def _entries(self, node: YamlNode, wish: str) -> list[tuple[ScalarNode, YamlNode]]:
        if isinstance(node, MappingNode) and node.entries:
            return list(node.entries)
        if not isinstance(node, UnreadableNode):
            self._wrong(node.place, wish, written(node))
        return []

    def _count(self, node: YamlNode) -> tuple[Test, ...]:
        least, of = (node.get("at-least"), node.get("of")) if isinstance(node, MappingNode) else (None, None)
        if not isinstance(node, MappingNode) or least is None or of is None or len(node.entries) != 2:
            self._wrong(node.place, COUNT, written(node))
            return ()
        found = self._match(A_COUNT, least, "a whole number, such as 2", lambda text: for_number(text, 0))
        every = tuple(dict.fromkeys(option for options in self.names.options.values() for option in options))
        options = self._options(of, every)
        return (Count(int(found[1]), options),) if found and options else ()

    def _options(self, node: YamlNode, known: tuple[str, ...]) -> tuple[str, ...]:
        options = []
        wish = "the id of an option, or a list of them"
        items = node.values if isinstance(node, SequenceNode) else (node,)
        if not items:
            self._wrong(node.place, wish, "nothing")
        for item in items:
            if not isinstance(item, ScalarNode):
                self._wrong(item.place, wish, written(item))
            elif item.value not in known and item.value not in map(plain_id, known):
                message = f"{quoted(item.value)} is not an option that can be chosen here."
                self.report.add(item.place, "unknown-name", message, nearest(item.value, known))
            else:
                options.append(item.value)
        return tuple(options)

    def _is(self, kind: str, name: str) -> bool:
        return name in (self.names.declared[kind] or ())

    def _truth(self, node: YamlNode) -> bool | None:
        found = self._match(A_TRUTH, node, "true or false", for_truth)
        return TRUTH[found[1]] if found else None

    def _match(
        self, pattern: re.Pattern[str], node: YamlNode, wish: str, advise: Callable[[str], str]
    ) -> re.Match[str] | None:
        found = pattern.fullmatch(node.value) if isinstance(node, ScalarNode) and node.plain else None
        if found is None and not isinstance(node, UnreadableNode):
            self._wrong(node.place, wish, written(node), advise(node.value) if isinstance(node, ScalarNode) else "")
        return found

    def _wrong(self, place: Place, wish: str, written: str, advice: str = "") -> None:
        self.report.add(place, "wrong-kind", f"Wanted here is {wish}; what is written is {written}.", advice)


def written(node: YamlNode) -> str:
    """What stands there, as a message quotes it."""
    match node:
        case ScalarNode():
            return "nothing" if node.is_empty else f"{quoted(node.value)}{'' if node.plain else ' in quotes'}"
        case SequenceNode():
            return "a list"
    return "a group of keys"
