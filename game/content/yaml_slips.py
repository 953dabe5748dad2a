"""One slip of the pen in a YAML file, and those that are seen in more places than one."""

import re
from typing import NamedTuple

from game.content.advice import DASHES
from game.content.diagnostics import NONE, ProblemAdvice, code_point, is_invisible, quoted
from game.content.yaml_lines import FRAME, HEADER, ITEM, KEY, SOUND, before, depth, is_block_text

STAR = ProblemAdvice("Put the text in quotes; a * within them still makes emphasis.", "quote")

NO_KEY = "This line is neither a key with its colon nor a list item."
TEXT = ProblemAdvice(
    "If it is text, let it stand under a |, two spaces deeper than its key; if not, give it a colon or dash."
)
OUT = "A line that begins with a # is a remark, and more stands under the key or dash in this one."
NOT_ALONE = ProblemAdvice("Delete the #, or put one before each line that belongs to it.")
BELOW_A_VALUE = ProblemAdvice("If what stands in the next line belongs to this key, delete it here.")


class YamlError(NamedTuple):
    """One slip of the pen."""

    line: int
    column: int
    code: str
    message: str
    advice: ProblemAdvice = NONE
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
            line, column + 1, "odd-character", message, ProblemAdvice("Type an ordinary space in its place.", "gap")
        )
    effect = "begins no list item" if what == "dash" else "makes no key"
    return YamlError(line, column, "space", f"This {what} has no space after it, so it {effect}.")


def odd_beginning(line: str, number: int) -> YamlError | None:
    """Something where a line begins that only looks like a space, a hyphen or a letter, or lacks a space."""
    if slip := odd_space(line, number):
        return slip
    if found := re.match(rf"\s*([{DASHES}])\s*(?=\S)", line):
        return dash(number, found.start(1) + 1, found[1])
    if found := re.match(rf"(?:{ITEM}(?=\?(?: |$))|(?=%))(.)", line):
        return YamlError(number, found.start(1) + 1, "first-letter", f"Text cannot begin with {quoted(found[1])}.")
    found = re.match(r"\s*-(?=[a-z][\w-]*:)", line)
    return no_space(number, found.end(), "dash") if found else None


def question_above(lines: list[str], number: int) -> YamlError | None:
    """A question mark at the beginning of a line, counted from 1, or of the one above it: for YAML all behind it is a
    key."""
    for one in (number, *(above + 1 for above in before(lines, number - 1)[:1])):
        if found := re.match(rf"{ITEM}\?(?= |$)", lines[one - 1]):
            return YamlError(one, found.end(), "first-letter", "Text cannot begin with “?”.")
    return None


def odd_value(line: str, number: int) -> YamlError | None:
    """Signs behind a key under which more stands: alone, before the | or > that was to begin a block, or behind it."""
    if found := re.match(rf"{KEY}(?P<signs>[^\w\s]+)[|>]\s*$", line):
        what = f"{quoted(found['signs'])} stands before the sign for a block, which is then read as text."
    elif found := re.match(rf"{KEY}[|>][-+]?(?P<signs>[0-9])[-+]?\s*$", line):
        what = "A digit behind the sign for a block says how deep its text stands, and it does not stand there."
    elif found := re.match(rf"{KEY}(?P<signs>[^\w\s|>#&*!]+)\s*$", line):
        what = f"{quoted(found['signs'])} stands here, and more under it."
        return YamlError(number, found.start("signs") + 1, "syntax", what, BELOW_A_VALUE)
    return YamlError(number, found.start("signs") + 1, "block", what, ProblemAdvice("Delete it.")) if found else None


def above_it(lines: list[str], number: int) -> YamlError | None:
    """What is wrong with the line above that says where this one belongs: the next that is no deeper."""
    own = depth(lines[number])
    above = next((above for above in before(lines, number, number) if depth(lines[above]) <= own), None)
    if above is None or is_block_text(lines, above):
        return None
    return _unsound(lines[above], above + 1) or _wide_dash(lines[above], above + 1, own)


def _wide_dash(line: str, number: int, below: int) -> YamlError | None:
    """A dash with more than one space behind it, where what follows stands as it would behind one."""
    found = re.match(r"( *(?:- +)*?-)  +(?=\S)", line)
    if not found or len(found[1]) + 1 != below:
        return None
    message = "More than one space, or a tab, follows this dash."
    return YamlError(number, len(found[1]), "space", message, ProblemAdvice("Leave one space."))


def _unsound(line: str, number: int) -> YamlError | None:
    """What is wrong with the line on which another hangs; None where it is what it looks like."""
    if slip := odd_beginning(line, number) or odd_value(line, number):
        return slip
    if found := re.match(rf"{ITEM}[\w.-]+:(?=[^\s/])", line):
        return no_space(number, found.end(), "colon", line[found.end()])
    if found := re.match(r"\s*(#)\s*(?:- |[\w.-]+:( |$))", line):
        return YamlError(number, found.start(1) + 1, "hash", OUT, NOT_ALONE)
    if re.match(SOUND, line) and not re.match(rf"\s*{HEADER}", line):
        return None
    return YamlError(number, depth(line) + 1, "syntax", NO_KEY, TEXT)
