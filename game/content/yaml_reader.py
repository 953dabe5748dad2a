"""Strict YAML: the text of a file becomes a tree in which every value is the text as written, with its place."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)  # fmt: skip

from game.content.advice import DASHES
from game.content.diagnostics import ODD, Place, Report, is_invisible, quoted, spelt
from game.content.yaml_errors import find_error, mended, odd_escapes
from game.content.yaml_slips import STAR, YamlError, no_space, odd_value, question_above

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLACED = tuple.__new__
"""Makes a place in a third of the time that its own name takes: nearly fifty thousand are made of a story."""
NOTHING = frozenset({"~", "null", "Null", "NULL"})
DEEPEST = 20
MOST_ERRORS = 20
NEXT_ITEM = "If the next of the list begins here, put a hyphen and a space before it; else keep one of the two."


@dataclass(slots=True)
class ScalarNode:
    """A value as it was written."""

    value: str
    place: Place
    plain: bool = True
    """Whether it stands there without quotes and not as a block."""
    remark: Place | None = None
    """A # that follows it and may have been meant as part of it."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written there that could be read."""
        if self.value[:1].isalnum() and self.value[0].isascii() and self.value not in NOTHING:
            return False  # as nearly always
        return self.is_null or all(letter.isspace() or is_invisible(letter) for letter in self.value)

    @property
    def is_null(self) -> bool:
        """Whether a word of YAML's own for nothing is written there."""
        return self.plain and self.value in NOTHING


@dataclass(slots=True)
class SequenceNode:
    """A list."""

    values: tuple["YamlNode", ...]
    place: Place


@dataclass(slots=True)
class MappingNode:
    """A group of keys with their values; no key stands in it twice."""

    entries: tuple[tuple[ScalarNode, "YamlNode"], ...]
    place: Place

    def get(self, name: str) -> "YamlNode | None":
        return next((value for key, value in self.entries if key.value == name), None)


@dataclass(slots=True)
class UnreadableNode:
    """A value whose problem has been reported: nothing more need be said of it."""

    place: Place


YamlNode = ScalarNode | SequenceNode | MappingNode | UnreadableNode


def read(text: str, file: str, report: Report, loader: Any = None) -> YamlNode | None:
    """The tree of a file; None where it cannot be parsed or says nothing. Every problem goes to the report."""
    lines = report.lines.get(file)
    if "\t" in text:
        text, lines = _with_spaces(text), None
    tree = _Tree(text, lines or text.split("\n"), file, report, loader or LOADER)
    told = set[int]()
    try:
        return tree.document()
    except yaml.MarkedYAMLError as error:
        if "nesting" in str(error.problem):
            # libyaml gives up on deep nesting before it hands out an event; the pure parser gets to the place.
            return read(text, file, report, yaml.SafeLoader)
        told = _report_slips(text, file, error, report)
    except ValueError:
        told = _report_slips(text, file, _no_letter(tree.parser), report)
    except _Stop as stop:
        report.add(*stop.problem)
    finally:
        for line, slip in tree.doubts:
            if line not in told:
                _add(slip, file, report)
    return None


def _with_spaces(text: str) -> str:
    """The text with a space for each tab that indents nothing: parsers differ in what they make of them."""
    return re.sub(r"(?m)^([ \t]+)(?=[^ \t\n])|\t", lambda found: found[1] or " ", text)


def _report_slips(text: str, file: str, error: yaml.MarkedYAMLError | None, report: Report) -> set[int]:
    """Report the slip that stopped the parser; where it spoils only its own line, go on behind it. The answer is the
    lines that were told."""
    lines, told = text.split("\n"), set[int]()
    for _ in range(MOST_ERRORS):
        if error is None:
            break
        slip = find_error(lines, error)
        _add(slip, file, report)
        told.add(slip.line)
        line = mended(lines[slip.line - 1], slip)
        if line is None:
            break
        lines[slip.line - 1] = line
        error = _first_error("\n".join(lines))
    return told


def _add(slip: YamlError, file: str, report: Report) -> None:
    report.add(Place(file, slip.line, slip.column), slip.code, slip.message, slip.advice)


def _first_error(text: str) -> yaml.MarkedYAMLError | None:
    parser = LOADER(text)
    try:
        while parser.check_event():
            parser.get_event()
    except yaml.MarkedYAMLError as error:
        return error
    except ValueError:
        return _no_letter(parser)
    return None


def _no_letter(parser: Any) -> yaml.MarkedYAMLError:
    """The error of libyaml at an escape that stands for no letter, which the pure parser minds only in Python."""
    mark = parser.get_mark()
    begun = yaml.Mark(mark.name, mark.index - mark.column, mark.line, 0, None, 0)
    return yaml.MarkedYAMLError("while parsing a quoted scalar", begun, "found an escape of no letter", mark)


class _Stop(Exception):
    def __init__(self, *problem: Any) -> None:
        self.problem = problem


class _Tree:
    """Builds the tree from the parser's events, of which it takes one at a time."""

    def __init__(self, text: str, lines: list[str], file: str, report: Report, loader: Any) -> None:
        self.lines = lines
        self.sharp = {number for number, line in enumerate(self.lines) if " #" in line} if " #" in text else set()
        self.file = file
        self.report = report
        self.doubts: list[tuple[int, YamlError]] = []
        """What plain text over several lines may have swallowed, with the line in which the text begins."""
        self.parser = loader(text)
        self.next: Callable[[], Any] = self.parser.get_event

    def document(self) -> YamlNode | None:
        self.next()
        first = self.next()
        root = None
        if isinstance(first, DocumentStartEvent):
            root = self.node(self.next(), 0)
            self.next()
            after = self.next()
            if not isinstance(after, StreamEndEvent):
                place = Place(self.file, after.start_mark.line + 1, after.start_mark.column + 1)
                self.report.add(place, "two-documents", "A second document begins here.")
                return None
        if root is None or (isinstance(root, ScalarNode) and not root.value):
            self.report.add(Place(self.file), "empty", "The file says nothing.")
            return None
        return root

    def node(self, event: Any, depth: int, before: "list[YamlNode] | None" = None) -> YamlNode:
        """The node that begins here; ``before`` has what stands before it in its list, if it stands in one."""
        start, end = event.start_mark, event.end_mark
        line = start.line
        place = PLACED(Place, (self.file, line + 1, start.column + 1))
        if depth > DEEPEST:
            raise _Stop(place, "too-deep", f"This is nested more than {DEEPEST} levels deep.")
        if isinstance(event, ScalarEvent):
            is_usual = not event.style and end.line == line and line not in self.sharp
            node: YamlNode = ScalarNode(event.value, place) if is_usual else self._text(event, place)
        elif isinstance(event, SequenceStartEvent):
            node = self._items(place, depth + 1)
        elif isinstance(event, AliasEvent):
            message = f"Text cannot begin with a *: “*{event.anchor}” would repeat something from elsewhere."
            self.report.add(place, "anchor", message, STAR)
            return UnreadableNode(place)
        else:
            node = self._fields(place, depth + 1, before)
        return self._marked(event, place) if event.anchor or event.tag else node

    def _marked(self, event: Any, place: Place) -> UnreadableNode:
        """Report the first of YAML's marks that it wears."""
        if event.anchor:
            self.report.add(place, "anchor", f"“&{event.anchor}” would name this for use elsewhere.")
        else:
            mark = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"The text begins with {quoted(mark)}, and a ! is a mark of its own here."
            self.report.add(place, "tag", message)
        return UnreadableNode(place)

    def _text(self, event: Any, place: Place) -> ScalarNode:
        style, last = event.style, event.end_mark.line
        if not style and last >= place.line:
            self._check_lines(event, place)
        if style == '"' and (ODD.search(event.value) or "\t" in event.value):
            for slip in odd_escapes(self.lines, place.line - 1, place.column, last, event.end_mark.column):
                _add(slip, self.file, self.report)
            return ScalarNode(ODD.sub("", event.value), place, plain=False)
        if "\t" in event.value:
            line = next(number for number in range(place.line, last + 1) if "\t" in self.lines[number])
            where = Place(self.file, line + 1, self.lines[line].index("\t") + 1)
            self.report.add(where, "tab", "The line is indented with a tab.")
        remark = self._remark(event) if last in self.sharp and not style else None
        return ScalarNode(event.value, place, not style, remark)

    def _items(self, place: Place, depth: int) -> SequenceNode:
        values: list[YamlNode] = []
        while not isinstance(event := self.next(), SequenceEndEvent):
            values.append(self.node(event, depth, values))
        return SequenceNode(tuple(values), place)

    def _fields(self, place: Place, depth: int, before: "list[YamlNode] | None") -> MappingNode:
        entries: dict[str, tuple[ScalarNode, YamlNode]] = {}
        while not isinstance(event := self.next(), MappingEndEvent):
            key = self.node(event, depth)
            value = self.node(self.next(), depth)
            if not isinstance(key, ScalarNode):
                if not isinstance(key, UnreadableNode):
                    if slip := question_above(self.lines, key.place.line):
                        raise _Stop(Place(self.file, slip.line, slip.column), slip.code, slip.message)
                    self.report.add(key.place, "odd-key", "A list or group cannot be a key.")
            elif not key.value.strip():
                self.report.add(key.place, "odd-key", "Nothing stands before this colon.")
            elif key.value == "<<":
                self.report.add(key.place, "merge", "The key “<<” would copy another group into this one.")
            elif key.value in entries:
                message = f"The key {spelt(key.value)} stands here already, in line {entries[key.value][0].place.line}."
                if before is None or len(entries) == 1 or key.value != next(iter(entries)):
                    self.report.add(key.place, "same-key", message)
                    continue
                # A list item that begins again is most likely two, of which one has lost its hyphen: it is read as two.
                self.report.add(key.place, "same-key", message, NEXT_ITEM)
                before.append(MappingNode(tuple(entries.values()), place))
                entries, place = {key.value: (key, value)}, key.place
            else:
                entries[key.value] = key, value
        return MappingNode(tuple(entries.values()), place)

    def _remark(self, event: Any) -> Place | None:
        """The # behind the text, unless it is set apart as a remark is: by two spaces before it and one after it."""
        line, column = self.lines[event.end_mark.line], event.end_mark.column
        found = re.compile(r" *(?=#)").match(line, column)
        if not found or (event.value and re.compile(r"  +#( |$)").match(line, column)):
            return None
        return Place(self.file, event.end_mark.line + 1, found.end() + 1)

    def _check_lines(self, event: Any, start: Place) -> None:
        """Plain text that runs on over several lines may have swallowed a list item or a key."""
        if event.value[:1] == "-" or event.value[:1] in DASHES:
            return  # A list with a slip in its first dash: that one is told where a list is wanted.
        end = event.end_mark
        if end.line >= start.line and (slip := odd_value(self.lines[start.line - 1], start.line)):
            self.doubts.append((start.line, slip))
        for number, line in enumerate(self.lines[start.line : end.line + 1], start.line + 1):
            at = len(line) - len(line.lstrip()) + 1
            if number == end.line + 1 and end.column < at:
                return
            if line.lstrip().startswith("-"):
                code = "depth" if line.lstrip().startswith("- ") else "space"
                slip = YamlError(number, at, code, "This dash is read as part of the text in the line before it.")
            elif found := re.match(r"\s*[a-z-]+:(?!//)(?=[^ ])", line):
                slip = no_space(number, found.end(), "colon", line[found.end()])
                if slip.code == "space":
                    slip = YamlError(number, at, "space", "This key is read as part of the text in the line before it.")
            else:
                continue
            self.doubts.append((start.line, slip))
