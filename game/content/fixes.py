"""What a machine can do about a problem: the line as its advice would have it, for an editor to put in its place."""

import re
from collections.abc import Callable
from typing import NamedTuple

from game.content.advice import DASHES
from game.content.diagnostics import Deed, Problem
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


def fix_of(problem: Problem) -> Fix | None:
    """What the advice comes to where a machine can follow it; None where somebody has to think."""
    line, at = problem.source, problem.column - 1
    if not line or at > len(line):
        return None
    mend = MENDERS.get(problem.advice.deed)
    text = mend(line, at, problem.advice.write) if mend else line
    return None if text == line else Fix(problem.line, text)


def _write(line: str, at: int, new: str) -> str:
    """With this in the place of what stands there."""
    found = TOKEN.match(line, at)
    return f"{line[:at]}{new}{line[found.end() :]}" if found else line


def _in_quotes(line: str, at: int, _: str) -> str:
    """The value of the line in quotes, from where the text begins to its end."""
    start = _start(line)
    if at < start - 1 and line[at] == ":":  # the text begins before the colon that made a key of it
        start = re.match(ITEM, line).end()  # type: ignore[union-attr]
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


def _under_a_bar(line: str, at: int, _: str) -> str:
    """The text of a key under a | on the next line."""
    if not (found := re.match(KEY, line)):
        return line
    value = line[found.end() :].strip()
    inner = value[1:-1] if len(value) > 1 and value[0] == value[-1] else value[1:]
    depth = len(line) - len(re.sub(r"^[\s-]*", "", line))
    return f"{line[: found.end()].rstrip()} |\n{' ' * (depth + 2)}{inner}" if inner.strip() else line


def _beside_the_bar(line: str, at: int, _: str) -> str:
    found = re.match(rf"({KEY}[|>][-+]?)\s*(.+)", line)
    depth = len(line) - len(re.sub(r"^[\s-]*", "", line))
    return f"{found[1]}\n{' ' * (depth + 2)}{found[found.re.groups]}" if found else line


def _at_depth(line: str, at: int, column: str) -> str:
    return " " * (int(column) - 1) + line.lstrip()


def _spaced(line: str, at: int, _: str) -> str:
    """With a space behind the colon of the key that begins here, or behind what stands here."""
    key = re.compile(r"[\w.-]*:(?=\S)").match(line, at)
    end = key.end() if key else at + 1
    return f"{line[:end]} {line[end:]}"


def _without_letter(line: str, at: int, _: str) -> str:
    return line[:at] + line[at + 1 :]


def _with_gap(line: str, at: int, _: str) -> str:
    """With an ordinary space in the place of the letter."""
    return f"{line[:at]} {line[at + 1 :]}"


def _remark(line: str, at: int, _: str) -> str:
    """With the remark set apart from the text."""
    return f"{line[:at].rstrip()}  # {line[at:].lstrip('# ')}"


def _without(line: str, at: int, _: str) -> str | None:
    """Taken out, if the line holds nothing else that begins or ends elsewhere."""
    alone = re.fullmatch(rf"(?!\s*-\s)(?:{KEY}\S.*|\s*[\w.-]+:\s*|---.*|\.\.\.\s*)", line)
    return None if alone and not re.search(r"[|>\[{][-+]?\s*$", line) else line


MENDERS: dict[Deed, Callable[[str, int, str], str | None]] = {
    "write": _write,
    "quote": _in_quotes,
    "bar": _under_a_bar,
    "below": _beside_the_bar,
    "depth": _at_depth,
    "space": _spaced,
    "spaces": lambda line, at, _: re.sub(r"^\s+", lambda found: found[0].replace("\t", "  "), line),
    "hyphen": lambda line, at, _: re.sub(rf"^(\s*)[{DASHES}]\s?", r"\1- ", line),
    "backslash": lambda line, at, _: line[:at] + "\\" + line[at:],
    "letter": _without_letter,
    "gap": _with_gap,
    "remark": _remark,
    "out": _without,
    "out-if-empty": lambda line, at, _: _without(re.sub(r" *[|>][-+]?\s*$", " ~", line), at, "") and line,
}
"""How each deed is done to a line, at a place, with what its advice says is written."""
