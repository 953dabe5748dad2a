"""What a machine can do about a problem: the line as its advice would have it, for an editor to put in its place."""

import re
from collections.abc import Callable
from typing import NamedTuple

from game.content.advice import DASHES
from game.content.diagnostics import Problem
from game.content.yaml_lines import ITEM, KEY


class Fix(NamedTuple):
    """A change of one line of the file in which a problem stands."""

    line: int
    """Counted from 1."""
    text: str | None
    """What the line should be, or the lines; None where it is to be taken out."""


QUOTED = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'"
TOKEN = re.compile(rf"{QUOTED}|[^\s,\[\]{{}}:](?:[^,\[\]{{}}:\n]|:(?=\S))*?(?=\s*(?:[,\]}}]|: |:$| #|$))")
"""A name, a number or a few words, as they stand in a line."""

WRITE = (
    r"Did you mean “([^”]+)”",
    r"There are: (.+?)(?=, |\.(?:\s|$))",
    r"Write (\d{4}-\d\d-\d\d): year, month, day",
    r"Write (true|false), in small letters",
    r"Write (at (?:least|most) -?\d+)",
    r"(?:Write|Type the sign with the hyphen key:) ([+-]?\d+)[ .]",
    r"Write a number from (-?\d+) to",
    r"Write ([\w-]+), or something like it",
    r"Write (\S+) in its place\.",
)
"""Advice that says itself what to write in the place of what stands there."""


def fix_of(problem: Problem) -> Fix | None:
    """What the advice comes to where a machine can follow it; None where somebody has to think."""
    line, at = problem.source, problem.column - 1
    if not line.strip() or at > len(line):
        return None
    for wish in WRITE:
        if said := re.search(wish, problem.advice):
            found = TOKEN.match(line, at)
            return Fix(problem.line, f"{line[:at]}{said[1]}{line[found.end() :]}") if found else None
    mend = MENDERS.get(problem.code)
    text = mend(line, at, problem.advice) if mend else line
    return None if text == line else Fix(problem.line, text)


def _in_quotes(line: str, at: int, advice: str) -> str:
    """The value of the line in quotes, from where the text begins to its end."""
    if "in quotes" not in advice or "look at the brackets" in advice:
        return line
    start = _start(line)
    value = line[start:].rstrip()
    if value[:1] in {'"', "'", "|", ">", "{", "["} or not value:
        return line
    return f"{line[:start]}{_quoted(value)}"


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _start(line: str) -> int:
    """Where the value of a line begins: behind its key, or behind the hyphen of an item."""
    found = re.match(KEY, line) or re.match(ITEM, line)
    return found.end() if found else len(line) - len(line.lstrip())


def _under_a_bar(line: str, at: int, advice: str) -> str:
    """The text of a key under a | on the next line."""
    if "other kind" not in advice or not (found := re.match(KEY, line)):
        return line
    value = line[found.end() :].strip()
    inner = value[1:-1] if len(value) > 1 and value[0] == value[-1] else value[1:]
    depth = len(line) - len(re.sub(r"^[\s-]*", "", line))
    return f"{line[: found.end()].rstrip()} |\n{' ' * (depth + 2)}{inner}" if inner.strip() else line


def _beside_the_bar(line: str, at: int, advice: str) -> str:
    found = re.match(rf"({KEY}[|>][-+]?)\s*(.+)", line)
    depth = len(line) - len(re.sub(r"^[\s-]*", "", line))
    return f"{found[1]}\n{' ' * (depth + 2)}{found[found.re.groups]}" if found else line


def _at_depth(line: str, at: int, advice: str) -> str:
    said = re.search(r"in column (\d+)", advice)
    return " " * (int(said[1]) - 1) + line.lstrip() if said else line


def _spaced(line: str, at: int, advice: str) -> str:
    """With a space behind the colon of the key that begins here, or behind what stands here."""
    key = re.compile(r"[\w.-]*:(?=\S)").match(line, at)
    end = key.end() if key else at + 1
    return f"{line[:end]} {line[end:]}"


def _letter(line: str, at: int, advice: str) -> str:
    """Without the letter, or with an ordinary space in its place."""
    return line[:at] + (" " if "ordinary space" in advice else "") + line[at + 1 :]


def _remark(line: str, at: int, advice: str) -> str:
    """With the remark set apart from the text."""
    return f"{line[:at].rstrip()}  # {line[at:].lstrip('# ')}"


def _without(line: str, at: int, advice: str) -> str | None:
    """Taken out, if the line holds nothing else that begins or ends elsewhere."""
    alone = re.fullmatch(rf"(?!\s*-\s)(?:{KEY}\S.*|\s*[\w.-]+:\s*|---.*|\.\.\.\s*)", line)
    return None if alone and not re.search(r"[|>\[{][-+]?\s*$", line) else line


MENDERS: dict[str, Callable[[str, int, str], str | None]] = {
    "tab": lambda line, at, _: re.sub(r"^\s+", lambda found: found[0].replace("\t", "  "), line),
    "space": _spaced,
    "dash": lambda line, at, _: re.sub(rf"^(\s*)[{DASHES}]\s?", r"\1- ", line),
    "escape": lambda line, at, advice: line[:at] + "\\" + line[at:] if "\\\\" in advice else line,
    "odd-character": _letter,
    "colon": _in_quotes,
    "first-letter": _in_quotes,
    "hash": _in_quotes,
    "tag": _in_quotes,
    "anchor": _in_quotes,
    "syntax": _in_quotes,
    "quotes": _under_a_bar,
    "block": _beside_the_bar,
    "depth": _at_depth,
    "remark": _remark,
    "same-key": lambda line, at, advice: _without(line, at, advice) if advice.startswith("Keep one") else line,
    "nothing": lambda line, at, advice: _without(re.sub(r" *[|>][-+]?\s*$", " ~", line), at, advice) and line,
    "two-documents": _without,
}
"""For codes whose advice says what to do, and not what to write."""
