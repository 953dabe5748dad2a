"""A tree held against the format: what fits becomes plain values that remember their places, the rest problems."""

import re
from collections.abc import Collection
from datetime import date
from typing import Any, TypeGuard

from game.content import advice
from game.content.advice import close, nearest
from game.content.condition_reader import RECALLED, TRUTH, Conditions, written
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import Place, ProblemAdvice, Report, quoted, spelt
from game.content.field_types import (
    DAY,
    NUMBER,
    AllOr,
    Changes,
    Day,
    FieldType,
    Group,
    Id,
    Line,
    ListOf,
    MapOf,
    Name,
    Number,
    OneOf,
    TextOr,
    When,
    Words,
    YesNo,
    wanted,
)  # fmt: skip
from game.content.yaml_reader import MappingNode, ScalarNode, SequenceNode, UnreadableNode, YamlNode
from game.content.yaml_slips import YamlError, dash, no_space, odd_space
from game.engine.conditions import Condition

TEXT = (Words, Line, Name, Id, OneOf, Number, YesNo, Day)
"""What is written as text without any parts, the most frequent first."""


class CheckedGroup(dict[str, Any]):
    """A group of checked values. A key whose value was refused is not in it."""

    __slots__ = ("place", "places")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.places: dict[str, Place] = {}
        """Where each key stands."""


class CheckedList(list[Any]):
    """A list of checked values. One that was refused is not in it."""

    __slots__ = ("places",)

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []
        """Where each stands."""


class Checker:
    """Holds the trees of one story against their formats."""

    def __init__(self, names: DeclaredNames, report: Report) -> None:
        self.names = names
        self.report = report
        self.conditions = Conditions(names, report)

    def read(self, kind: FieldType, node: YamlNode) -> Any:
        """The value; None where it was refused and the report says why."""
        if isinstance(kind, TEXT) and isinstance(node, ScalarNode) and not node.is_empty:
            return self._text(kind, node)  # as most often
        if isinstance(kind, Group) and isinstance(node, MappingNode):
            return self._group(kind, node)
        match kind, node:
            case _, UnreadableNode():
                return None
            case (MapOf(key=Words()), ScalarNode(value="")):
                return CheckedGroup(node.place)  # every sentence may still stand behind a #
            case _, ScalarNode(is_empty=True):
                return self._nothing(kind, node)
            case (ListOf(), SequenceNode()):
                return self._list(kind, node)
            case (MapOf(), MappingNode()):
                return self._map(kind, node)
            case Changes(), _:
                return self.conditions.effects(node)
            case When(mine=True), _:
                return self._for_each_chair(kind, node)
            case When(), _:
                return self.conditions.condition(kind, node)
            case AllOr(), ScalarNode(value="all"):
                return "all"
            case AllOr(), _:
                return self.read(kind.other, node)
            case TextOr(), ScalarNode():
                return self.read(kind.text, node)
            case TextOr(other=ListOf()), SequenceNode():
                return self.read(kind.other, node)
            case TextOr(), MappingNode() if kind.means_more(key.value for key, _ in node.entries):
                return self.read(kind.other, node)
        return self._refuse(kind, node)

    def _for_each_chair(self, kind: When, node: YamlNode) -> tuple[tuple[str, Condition], ...] | None:
        """The condition as each chair means it; what is wrong with it is told for the first one only."""
        conditions = []
        before = len(self.report.found)
        for chair in self.names.declared["a chair"] or ():
            conditions.append((chair, self.conditions.condition(kind, node, chair)))
            if len(self.report.found) > before:
                return None
        return tuple(conditions)

    def _group(self, kind: Group, node: MappingNode) -> CheckedGroup:
        record = CheckedGroup(node.place)
        misspelt: set[str] = set()
        for key, value in node.entries:
            known = kind.key(key.value)
            if known is None:
                misspelt.update(self._unknown(kind, key))
                continue
            record.places[key.value] = key.place
            found = self.read(known.kind, value)
            if found is not None:
                record[key.value] = found
        if not kind.required <= record.places.keys():
            self._report_missing(kind, node, record.places.keys() | misspelt)
        return record

    def _report_missing(self, kind: Group, node: MappingNode, there: Collection[str]) -> None:
        if missing := [quoted(name) for name in kind.required if name not in there]:
            told = f"key {missing[0]}" if len(missing) == 1 else f"keys {', '.join(missing)}"
            verb = "is" if len(missing) == 1 else "are"
            self.report.add(node.place, "missing-key", f"The {told} of {kind.name} {verb} missing.")

    def _unknown(self, kind: Group, key: ScalarNode) -> list[str]:
        """Report a key that is not known; the answer is what it may have been meant for."""
        if re.match(f"[{advice.DASHES}]", key.value):
            self._slip(key, dash(key.place.line, key.place.column, key.value[0]))
            return [one.name for one in kind.keys]
        known = [one.name for one in kind.keys]
        if slip := odd_space(key.value, key.place.line, key.place.column):
            self._slip(key, slip)
            return known
        what = _as_a_test(kind, key.value, self.names) or nearest(key.value, known)
        if " " in key.value.strip():
            what = "If it is text, let it stand under a |, two spaces deeper than its key, or in quotes."
        self.report.add(key.place, "unknown-key", f"{spelt(key.value)} is not a key of {kind.name}.", what)
        return close(key.value, known)

    def _map(self, kind: MapOf, node: MappingNode) -> CheckedGroup:
        record = CheckedGroup(node.place)
        if len(node.entries) < kind.least:
            self.report.add(node.place, "how-many", f"Nothing stands here, and at least {kind.least} is needed.")
        for key, value in node.entries:
            name, found = self.read(kind.key, key), self.read(kind.value, value)
            if name is not None:
                record.places[key.value] = key.place
                if found is not None:
                    record[key.value] = found
        return record

    def _list(self, kind: ListOf, node: SequenceNode) -> CheckedList:
        count = len(node.values)
        if count < kind.least or (kind.most is not None and count > kind.most):
            most = f" and at most {kind.most}" if kind.most else ""
            self.report.add(
                node.place, "how-many", f"At least {kind.least}{most} are wanted here, and there are {count}."
            )
        values = CheckedList()
        for value in node.values:
            if (found := self.read(kind.item, value)) is not None:
                values.append(found)
                values.places.append(value.place)
        return values

    def _text(self, kind: FieldType, node: ScalarNode) -> Any:
        text, plain = node.value if isinstance(kind, Words) else node.value.strip("\n"), node.plain
        if node.remark and isinstance(kind, Words | Line):
            self.report.add(node.remark, "remark", "What follows this # is a remark, and never shown.")
        match kind:
            case Words():
                return text.rstrip("\n")
            case Line():
                return self._line(kind, node)
            case Number() if plain and re.fullmatch(NUMBER, text):
                number = int(text)
                is_low = kind.least is not None and number < kind.least
                is_high = kind.most is not None and number > kind.most
                return self._refuse(kind, node) if is_low or is_high else number
            case Day() if re.fullmatch(DAY, text):
                try:
                    return date.fromisoformat(text)
                except ValueError:
                    return self._refuse(kind, node)
            case YesNo() if plain and text in TRUTH:
                return TRUTH[text]
            case OneOf() if text in kind.choices:
                return text
            case OneOf():
                self.report.add(
                    node.place, "wrong-kind", f"Wanted here is {wanted(kind)}; what is written is {written(node)}.",
                    nearest(text, kind.choices),
                )  # fmt: skip
                return None
            case Id() if re.fullmatch(kind.pattern, text):
                return text
            case Name():
                return text if self.names.check(text, (kind.of,), node.place, self.report) else None
        return self._refuse(kind, node)

    def _line(self, kind: Line, node: ScalarNode) -> str | None:
        text = node.value.strip("\n")
        if "\n" in text:
            message = "One line is wanted here, and there are several."
            self.report.add(node.place, "too-long", message, "Let it stand in one line.")
            return None
        if kind.most and len(text) > kind.most:
            message = f"At most {kind.most} characters are wanted here; {quoted(text)} has {len(text)}."
            self.report.add(node.place, "too-long", message)
            return None
        return text

    def _refuse(self, kind: FieldType, node: YamlNode) -> None:
        if isinstance(kind, ListOf) and isinstance(first := _first_text(node), ScalarNode) and first.plain:
            if first.value[:1] == "-":
                return self._slip(first, no_space(first.place.line, first.place.column, "dash", first.value[1:2]))
            if first.value[0] in advice.DASHES:
                return self._slip(first, dash(first.place.line, first.place.column, first.value[0]))
        if isinstance(kind, Words | Line | TextOr) and _is_block(node):
            key = node.entries[0][0]
            place = key.place._replace(column=key.place.column + len(key.value))
            self.report.add(place, "colon", "Text with a colon and a space in it is read as a key.")
            return
        message = f"Wanted here is {wanted(kind)}; what is written is {written(node)}."
        self.report.add(node.place, "wrong-kind", message, _advice(kind, node))

    def _nothing(self, kind: FieldType, node: ScalarNode) -> None:
        """Report that a value is empty, be it in a word of YAML's own, or because a remark has swallowed it."""
        if node.remark:
            self.report.add(node.remark, "hash", "All that follows this # is a remark, so nothing is written here.")
            return
        wish = "" if isinstance(kind, Words | Line) else f"; wanted is {wanted(kind)}"
        if node.is_null:
            message = f"{quoted(node.value)} is YAML's word for nothing, so nothing is written here{wish}."
            advice = ProblemAdvice("Write it, or delete the key; if it is text, put it in quotes.", "out-if-empty")
            self.report.add(node.place, "nothing", message, advice)
        else:
            self.report.add(node.place, "nothing", f"Nothing is written here{wish}.")

    def _slip(self, node: ScalarNode, slip: YamlError) -> None:
        place = node.place._replace(line=slip.line, column=slip.column)
        self.report.add(place, slip.code, slip.message, slip.advice)


def _as_a_test(kind: Group, key: str, names: DeclaredNames) -> str:
    """The advice where a test of a condition stands in the place of the condition; empty where it is none."""
    conditions = [one.name for one in kind.keys if isinstance(one.kind, When)]
    if any(isinstance(one.kind, Changes) for one in kind.keys) or not conditions:
        return ""
    tested = {*RECALLED, *(name for of in ("a meter", "a fact") for name in names.declared[of] or ())}
    under = " or ".join(f"`{name}`" for name in conditions)
    return f"This belongs to a condition: write it under {under}, in braces." if key in tested else ""


def _is_block(node: YamlNode) -> TypeGuard[MappingNode]:
    """Whether keys stand there that no { has opened."""
    return isinstance(node, MappingNode) and bool(node.entries) and node.entries[0][0].place == node.place


def _first_text(node: YamlNode) -> YamlNode | None:
    """What a list begins with whose dashes are none."""
    return node.entries[0][0] if isinstance(node, MappingNode) and node.entries else node


def _advice(kind: FieldType, node: YamlNode) -> str:
    match kind, node:
        case (ListOf(), ScalarNode()):
            return "Put it on a line of its own, with a hyphen and a space before it."
        case (ListOf(), MappingNode()):
            return "Put a hyphen and a space before it, and begin its other lines two spaces further in."
        case (YesNo(), ScalarNode()):
            return advice.for_truth(node.value)
        case (Number(), ScalarNode()):
            return advice.for_number(node.value, kind.least, kind.most)
        case (Day(), ScalarNode()):
            return advice.for_day(node.value)
        case (Id(), ScalarNode()):
            return advice.for_id(node.value, kind.capitals)
    return ""
