"""One slip of the pen in a YAML file, and those that are seen in more places than one."""

import re
from typing import NamedTuple

from game.content.diagnostics import NONE, Advice, code_point, is_invisible
from game.content.yaml_lines import FRAME

STAR = Advice("Put the text in quotes; a * within them still makes emphasis.", "quote")


class YamlError(NamedTuple):
    """One slip of the pen."""

    line: int
    column: int
    code: str
    message: str
    advice: Advice = NONE
    in_value: bool = False
    """Whether only the value in this line is spoilt, so that the rest of the file can still be read."""
    length: int = 0
    """How many letters are spoilt, where the rest of the value can be read as well."""


def dash(line: int, column: int, character: str) -> YamlError:
    """A list item that begins with something that only looks like a hyphen."""
    message = f"A list item begins with a hyphen, and this is another dash ({code_point(character)})."
    return YamlError(line, column, "dash", message)


def odd_space(text: str, line: int, column: int = 1) -> YamlError | None:
    """A space that is none, where YAML wants one: before a key or a dash that stands at this place, or behind it."""
    frame = re.match(FRAME, text)
    for place, character in enumerate(frame[0] if frame else "", column):
        if character not in " \t" and is_invisible(character):
            return no_space(line, place - 1, "", character)
    return None


def no_space(line: int, column: int, what: str, after: str = "") -> YamlError:
    """A dash or a colon that no space follows; what follows may only look like one."""
    if after and is_invisible(after):
        message = f"The space here is {code_point(after)}, which is no space to YAML."
        return YamlError(
            line, column + 1, "odd-character", message, Advice("Type an ordinary space in its place.", "gap")
        )
    effect = "begins no list item" if what == "dash" else "makes no key"
    return YamlError(line, column, "space", f"This {what} has no space after it, so it {effect}.")
