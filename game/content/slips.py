"""What stopped the parser, in a teacher's words: told from the line itself, since parsers differ in theirs."""

import re
from dataclasses import dataclass

import yaml

from game.content.diagnostics import quoted

KEY = r"(?P<key>\s*(?:- +)*(?:[\w.-]+|\"[^\"]*\"|'[^']*') *: +)"
MARKS = "%@`*&!|>,?"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip of the pen."""

    line: int
    column: int
    code: str
    message: str
    advice: str = ""
    in_value: bool = False
    """Whether only the value in this line is spoilt, so that the rest of the file can still be read."""


def find_slip(lines: list[str], error: yaml.MarkedYAMLError) -> Slip:
    """The slip behind the parser's error."""
    mark, begun = error.problem_mark, error.context_mark
    problem = f"{error.context or ''}: {error.problem or ''}"
    if (begun and ("simple key" in problem or "end of stream" in problem)) or mark is None:
        mark = begun or mark
    if mark is None:
        return Slip(1, 1, "syntax", "This cannot be read.")
    line, column = min(mark.line, len(lines) - 1), mark.column
    if "quoted scalar" in problem and begun:
        return Slip(
            begun.line + 1,
            begun.column + 1,
            "quotes",
            "The quotation mark that opens here is not closed as it should be.",
        )
    if "flow" in problem and begun and (begun.line < mark.line or "flow node" in problem):
        message = "A bracket is not closed, or not as it should be."
        advice = "If it is text, put it in quotes; else look at the brackets from here up."
        return Slip(begun.line + 1, begun.column + 1, "syntax", message, advice)
    return _in_line(lines[line], line + 1, column, problem)


def mended(line: str) -> str | None:
    """The line with some sound text for its value, so that what follows can be read; None where it has no key."""
    found = re.match(KEY, line)
    return f"{found['key']}text" if found else None


def _in_line(line: str, number: int, column: int, problem: str) -> Slip:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Slip(number, indent.index("\t") + 1, "tab", "The line is indented with a tab.")
    if re.match(r"\s*-[^\s-]", line) and column <= len(indent):
        return Slip(number, column + 1, "space", "This dash has no space after it, so it begins no list item.")
    if re.match(r"\s*(- +)*[\w.-]+:\S", line) and "mapping values" not in problem:
        return Slip(number, len(indent) + 1, "space", "This colon has no space after it, so it makes no key.")
    if line.lstrip().startswith(":"):
        return Slip(number, len(indent) + 1, "odd-key", "Nothing stands before this colon.")
    found = re.match(KEY, line)
    start = found.end() if found else len(indent)
    value = line[start:]
    if "mapping values" in problem:
        if found is None or column < start:
            return Slip(number, len(indent) + 1, "depth", "The line stands deeper than the one it follows.")
        return Slip(number, column + 1, "colon", "Text with a colon and a space in it is read as a key.", in_value=True)
    if "block scalar" in problem:
        return Slip(
            number, start + 1, "block", f"Text follows the {quoted(value[:1])} in the same line.", in_value=True
        )
    if value[:1] and value[0] in MARKS and column >= start:
        message = f"Text cannot begin with {quoted(value[0])}."
        return Slip(number, start + 1, "first-letter", message, in_value=True)
    if re.search(r"[\"']\s*$", line[:column]) and line[column:].strip():
        return Slip(number, column + 1, "quotes", "The text goes on after its closing quotation mark.", in_value=True)
    if value[:1] and value[0] in "[{" and column > start:
        message = f"What follows the {quoted(value[0])} is no list or group of keys."
        return Slip(
            number, column + 1, "syntax", message, "If it is text, put it in quotes; else look at the brackets."
        )
    if "simple key" in problem:
        return Slip(number, len(indent) + 1, "syntax", "This line is neither a key with its colon nor a list item.")
    if "expected" in problem and column <= len(indent):
        return Slip(number, column + 1, "depth", "This line does not stand at the depth of the lines before it.")
    return Slip(number, column + 1, "syntax", "What stands here cannot be read.")
