"""Strict YAML: the text of a file becomes a tree in which every value is the text as written, with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from game.content.advice import DASHES
from game.content.diagnostics import Place, Report, quoted, spelt
from game.content.slips import STAR, find_slip, mended

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
MOST_SLIPS = 20


@dataclass(slots=True)
class Text:
    """A value as it was written."""

    value: str
    place: Place
    plain: bool = True
    """Whether it stands there without quotes and not as a block."""
    remark: int = 0
    """The column of a # that follows it in its line; 0 where there is none."""


@dataclass(slots=True)
class Items:
    """A list."""

    values: tuple["Node", ...]
    place: Place


@dataclass(slots=True)
class Fields:
    """A group of keys with their values; no key stands in it twice."""

    entries: tuple[tuple[Text, "Node"], ...]
    place: Place

    def get(self, name: str) -> "Node | None":
        return next((value for key, value in self.entries if key.value == name), None)


@dataclass(slots=True)
class Unread:
    """A value whose problem has been reported: nothing more need be said of it."""

    place: Place


Node = Text | Items | Fields | Unread


def read(text: str, file: str, report: Report, loader: Any = None) -> Node | None:
    """The tree of a file; None where it cannot be parsed or says nothing. Every problem goes to the report."""
    try:
        return _Tree(text, file, report, loader or LOADER).document()
    except yaml.MarkedYAMLError as error:
        if "nesting" in str(error.problem):
            # libyaml gives up on deep nesting before it hands out an event; the pure parser gets to the place.
            return read(text, file, report, yaml.SafeLoader)
        _report_slips(text, file, error, report)
    except _TooDeep as too_deep:
        report.add(too_deep.place, "too-deep", f"This is nested more than {DEEPEST} levels deep.")
    return None


def _report_slips(text: str, file: str, error: yaml.MarkedYAMLError | None, report: Report) -> None:
    """Report the slip that stopped the parser; where it spoils only its own line, go on behind it."""
    lines = text.split("\n")
    for _ in range(MOST_SLIPS):
        if error is None:
            return
        slip = find_slip(lines, error)
        report.add(Place(file, slip.line, slip.column), slip.code, slip.message, slip.advice)
        line = mended(lines[slip.line - 1]) if slip.in_value else None
        if line is None:
            return
        lines[slip.line - 1] = line
        error = _first_error("\n".join(lines))


def _first_error(text: str) -> yaml.MarkedYAMLError | None:
    try:
        for _ in yaml.parse(text, LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    return None


class _TooDeep(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place


class _Tree:
    """Builds the tree from the parser's events, of which it takes one at a time."""

    def __init__(self, text: str, file: str, report: Report, loader: Any) -> None:
        self.lines = text.split("\n")
        self.sharp = {number for number, line in enumerate(self.lines) if " #" in line}
        self.file = file
        self.report = report
        self.events: Iterator[yaml.Event] = yaml.parse(text, loader)

    def document(self) -> Node | None:
        next(self.events)
        first = next(self.events)
        root = None
        if isinstance(first, yaml.DocumentStartEvent):
            root = self.node(next(self.events), 0)
            next(self.events)
            after = next(self.events)
            if isinstance(after, yaml.DocumentStartEvent):
                self.report.add(self.place(after), "two-documents", "A second document begins here.")
        if root is None or (isinstance(root, Text) and not root.value):
            self.report.add(Place(self.file), "empty", "The file says nothing.")
            return None
        return root

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)

    def node(self, event: yaml.Event, depth: int) -> Node:
        place = self.place(event)
        if depth > DEEPEST:
            raise _TooDeep(place)
        marked = self._is_marked(event, place)
        if isinstance(event, yaml.AliasEvent):
            return Unread(place)
        if isinstance(event, yaml.ScalarEvent):
            self._check_lines(event, place)
            return Unread(place) if marked else Text(event.value, place, not event.style, self._remark(event))
        node = self._items(place, depth) if isinstance(event, yaml.SequenceStartEvent) else self._fields(place, depth)
        return Unread(place) if marked else node

    def _is_marked(self, event: yaml.Event, place: Place) -> bool:
        """Whether it wears one of YAML's marks; they are refused."""
        if isinstance(event, yaml.AliasEvent):
            message = f"Text cannot begin with a *: “*{event.anchor}” would repeat something from elsewhere."
            self.report.add(place, "anchor", message, STAR)
        elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self.report.add(place, "anchor", f"“&{event.anchor}” would name this for use elsewhere.")
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            self.report.add(
                place, "tag", f"The text begins with {quoted(event.tag)}, and a ! is a mark of its own here."
            )
        else:
            return False
        return True

    def _items(self, place: Place, depth: int) -> Items:
        values = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.node(event, depth + 1))
        return Items(tuple(values), place)

    def _fields(self, place: Place, depth: int) -> Fields:
        entries: dict[str, tuple[Text, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if isinstance(key, Unread):
                continue
            if not isinstance(key, Text) or not key.value.strip():
                what = (
                    "Nothing stands before this colon" if isinstance(key, Text) else "A list or group cannot be a key"
                )
                self.report.add(key.place, "odd-key", f"{what}.")
            elif key.value == "<<":
                self.report.add(key.place, "merge", "The key “<<” would copy another group into this one.")
            elif key.value in entries:
                first = entries[key.value][0].place.line
                self.report.add(
                    key.place, "same-key", f"The key {spelt(key.value)} stands here already, in line {first}."
                )
            else:
                entries[key.value] = key, value
        return Fields(tuple(entries.values()), place)

    def _remark(self, event: yaml.ScalarEvent) -> int:
        end = event.end_mark
        if event.style in ("|", ">") or end is None or end.line not in self.sharp:
            return 0
        rest = self.lines[end.line][end.column :]
        return len(self.lines[end.line]) - len(rest.lstrip()) + 1 if rest.lstrip().startswith("#") else 0

    def _check_lines(self, event: yaml.ScalarEvent, start: Place) -> None:
        """Plain text that runs on over several lines may have swallowed a list item or a key."""
        if event.style or event.end_mark is None or event.end_mark.line + 1 == start.line:
            return
        if event.value[:1] == "-" or event.value[:1] in DASHES:
            return  # A list with a slip in its first dash: that one is told where a list is wanted.
        end = event.end_mark
        for number, line in enumerate(self.lines[start.line : end.line + 1], start.line + 1):
            place = Place(self.file, number, len(line) - len(line.lstrip()) + 1)
            if number == end.line + 1 and end.column < place.column:
                return
            if line.lstrip().startswith("-"):
                code = "depth" if line.lstrip().startswith("- ") else "space"
                self.report.add(place, code, "This dash is read as part of the text in the line before it.")
            elif re.match(r"\s*[a-z-]+:(?!//)\S", line):
                self.report.add(place, "space", "This key is read as part of the text in the line before it.")
