"""What stopped the parser, in a teacher's words: told from the line itself, since parsers differ in theirs."""

import re
from typing import NamedTuple

import yaml

from game.content.advice import DASHES
from game.content.diagnostics import code_point, is_invisible, quoted

KEY = r"(?P<key>\s*(?:- +)*(?:[\w.-]+|\"[^\"]*\"|'[^']*') *: +)"
ITEM = r"\s*(?:- +)*"
GAP = r"[\s\u200b-\u200f\u2060]*"
FRAME = rf"{GAP}(?:-{GAP})*(?:[\w.-]+{GAP}:)?{GAP}"
"""The part of a line that gives it its place: the text after it is the author's own."""
MARKS = "%@`*&!|>,?"
STAR = "Put the text in quotes; a * within them still makes emphasis."
SHARP = "Text with a # after a space ends there: what follows is a remark."
REACH = 30
"""How many lines above the place where the parser stops the slip is looked for."""


class YamlError(NamedTuple):
    """One slip of the pen."""

    line: int
    column: int
    code: str
    message: str
    advice: str = ""
    in_value: bool = False
    """Whether only the value in this line is spoilt, so that the rest of the file can still be read."""


def find_error(lines: list[str], error: yaml.MarkedYAMLError) -> YamlError:
    """The slip behind the parser's error."""
    mark, begun = error.problem_mark, error.context_mark
    problem = f"{error.context or ''}: {error.problem or ''}"
    if (begun and ("simple key" in problem or "end of stream" in problem)) or mark is None:
        mark = begun or mark
    if mark is None:
        return YamlError(1, 1, "syntax", "This cannot be read.")
    line, column = min(mark.line, len(lines) - 1), mark.column
    if slip := _above(lines, line):
        return slip
    if "quoted scalar" in problem and begun:
        return _open_quote(begun.line + 1, begun.column + 1)
    if "flow" in problem and begun and (begun.line < mark.line or "flow node" in problem):
        message = "A bracket is not closed, or not as it should be."
        advice = "If it is text, put it in quotes; else look at the brackets from here up."
        return YamlError(begun.line + 1, begun.column + 1, "syntax", message, advice)
    return _in_line(lines, line, column, problem)


def mended(line: str) -> str | None:
    """The line with some sound text for its value, so that what follows can be read; None where it has no key."""
    found = re.match(KEY, line)
    return f"{found['key']}text" if found else None


def dash(line: int, column: int, character: str) -> YamlError:
    """A list item that begins with something that only looks like a hyphen."""
    message = f"A list item begins with a hyphen, and this is another dash ({code_point(character)})."
    return YamlError(line, column, "dash", message)


def _open_quote(line: int, column: int) -> YamlError:
    return YamlError(line, column, "quotes", "The quotation mark that opens here is not closed as it should be.")


def _above(lines: list[str], last: int) -> YamlError | None:
    """A slip in this line or one of those above it that the parser does not mind until later."""
    for number in range(last, max(-1, last - REACH), -1):
        line = lines[number]
        frame = re.match(FRAME, line)
        for column, character in enumerate(frame.group() if frame else ""):
            if character not in " \t" and is_invisible(character):
                message = f"The space here is {code_point(character)}, which is no space to YAML."
                return YamlError(
                    number + 1, column + 1, "odd-character", message, "Type an ordinary space in its place."
                )
    for number in [last, *_before(lines, last)][:2]:
        if found := re.match(rf"\s*([{DASHES}])\s?(?=\S)", lines[number]):
            return dash(number + 1, found.start(1) + 1, found[1])
        if found := re.match(r"\s*-(?=[a-z][\w-]*:)", lines[number]):
            return YamlError(
                number + 1, found.end(), "space", "This dash has no space after it, so it begins no list item."
            )
    for number in _before(lines, last)[:1]:
        found = re.match(rf"(?:{KEY}|\s*- +)(?P<value>[^\"'|>\[{{#].*?) #", lines[number])
        if found and _depth(lines[last]) > _depth(lines[number]):
            return YamlError(number + 1, found.end(), "hash", SHARP)
    return None


def _before(lines: list[str], number: int) -> list[int]:
    """The lines above this one that say something, the nearest first."""
    return [above for above in range(number - 1, max(-1, number - REACH), -1) if lines[above].strip()]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _in_line(lines: list[str], place: int, column: int, problem: str) -> YamlError:
    line, number = lines[place], place + 1
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return YamlError(number, indent.index("\t") + 1, "tab", "The line is indented with a tab.")
    if re.match(r"\s*-[^\s-]", line) and column <= len(indent):
        return YamlError(number, column + 1, "space", "This dash has no space after it, so it begins no list item.")
    if re.match(r"\s*(- +)*[\w.-]+:\S", line) and "mapping values" not in problem:
        return YamlError(number, len(indent) + 1, "space", "This colon has no space after it, so it makes no key.")
    if line.lstrip().startswith(":"):
        return YamlError(number, len(indent) + 1, "odd-key", "Nothing stands before this colon.")
    found = re.match(KEY, line) or re.match(ITEM, line)
    start = found.end() if found else len(indent)
    value, has_key = line[start:], bool(re.match(KEY, line))
    if "mapping values" in problem:
        if not has_key or column < start:
            for above in _before(lines, place)[:1]:
                if _depth(lines[above]) == _depth(line) and not re.match(r"\s*(- |.*:( |$))", lines[above]):
                    return _no_key(lines, above)
            return _depth_slip(lines, place, "The line stands deeper than the one it follows.")
        return _colon(number, column + 1, value)
    if "block scalar" in problem:
        message = f"Text follows the {quoted(value[:1])} in the same line."
        return YamlError(number, start + 1, "block", message, in_value=has_key)
    if value[:1] and value[0] in MARKS and column >= start:
        message = f"Text cannot begin with {quoted(value[0])}."
        return YamlError(number, start + 1, "first-letter", message, STAR if value[0] == "*" else "", in_value=has_key)
    if (closed := re.search(r"([\"'])\s*$", line[:column])) and line[column:].strip():
        return _after_quote(lines, place, column, closed[1])
    if value[:1] and value[0] in "[{" and column > start:
        return _in_brackets(number, column, value, problem)
    if "simple key" in problem:
        return _no_key(lines, place)
    if "expected" in problem and column <= len(indent):
        return _depth_slip(lines, place, "This line does not stand at the depth of the lines before it.")
    return YamlError(number, column + 1, "syntax", "What stands here cannot be read.")


def _colon(line: int, column: int, value: str) -> YamlError:
    advice = 'Quotation marks like “ and ‘ are letters here: type " around the text.' if value[0] in "“„‘‚«" else ""
    message = "Text with a colon and a space in it is read as a key."
    return YamlError(line, column, "colon", message, advice, in_value=True)


def _after_quote(lines: list[str], place: int, column: int, mark: str) -> YamlError:
    """Text goes on behind a closing quotation mark, which was perhaps never meant to close what begins far above."""
    if lines[place][:column].count(mark) == 1:
        for above in _before(lines, place):
            found = re.match(rf"(?:{KEY}|{ITEM})(?={mark})", lines[above])
            if found and lines[above].count(mark) == 1:
                return _open_quote(above + 1, found.end() + 1)
    message = "The text goes on after its closing quotation mark."
    return YamlError(place + 1, column + 1, "quotes", message, in_value=True)


def _in_brackets(line: int, column: int, value: str, problem: str) -> YamlError:
    if "expected ','" in problem:
        advice = "Put a comma and a space between any two; if it is text, put it in quotes."
        return YamlError(line, column + 1, "syntax", "A comma is missing before this, or a bracket.", advice)
    message = f"What follows the {quoted(value[0])} is no list or group of keys."
    advice = "If it is text, put it in quotes; else look at the brackets."
    return YamlError(line, column + 1, "syntax", message, advice)


def _no_key(lines: list[str], place: int) -> YamlError:
    """A line that looks like text: perhaps a colon in text above it made a key of that, or it stands too far left."""
    depth = _depth(lines[place])
    for above in _before(lines, place):
        if _depth(lines[above]) < depth:
            break
        words = re.match(r"\s*[^\s\"'\[{#:-][^\"'\[{:]*\s[^\s:]+(?=: )", lines[above])
        if words and _depth(lines[above]) == depth:
            return _colon(above + 1, words.end() + 1, lines[above].strip())
    message = "This line is neither a key with its colon nor a list item."
    advice = "If it is text, let it stand under a |, two spaces deeper than its key; if not, give it a colon or dash."
    return YamlError(place + 1, depth + 1, "syntax", message, advice)


def _depth_slip(lines: list[str], place: int, message: str) -> YamlError:
    """A line at a wrong depth, and the depths that the lines above it allow."""
    depth = _depth(lines[place])
    open_at: dict[int, int] = {}
    for above in range(place - 1, -1, -1):
        if lines[above].strip() and _depth(lines[above]) < min(open_at, default=1000):
            open_at[_depth(lines[above])] = above + 1
    deeper, higher = [one for one in open_at if one > depth], [one for one in open_at if one < depth]
    near = [*deeper[-1:], *higher[:1]]
    fits = ", or ".join(f"in column {one + 1}, like line {open_at[one]}" for one in near)
    return YamlError(place + 1, depth + 1, "depth", message, f"Let it begin {fits}." if fits else "")
