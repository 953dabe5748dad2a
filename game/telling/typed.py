"""What people type: how long it can be, where it is cut, and what they are told of that."""

import unicodedata

from game.console import in_a_line
from game.engine.names import compared
from game.i18n import trn

LONGEST_REASON = 120
"""Letters."""
LONGEST_NAME = 40
"""Letters of what a team calls itself."""
ENDS = 24
"""Letters of its end by which a text that was cut is known again."""
FLAG_HALVES = "".join(map(chr, range(0x1F1E6, 0x1F200)))
"""Letters of which two make a flag."""
JOINED = "".join(map(chr, (0x200C, 0x200D, *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080))))
"""Joiners, skin tones and the letters behind a flag, which belong to what stands before them."""


def cut(text: str, longest: int, before: str = "", after: str = "") -> tuple[str, str]:
    """What was typed as one line, as far as there is room for it, and a sentence where that is not all of it.

    It is cut between whole letters, with their marks, and between whole emoji. What stands before and after it in the
    same line takes of the room.
    """
    line = in_a_line(text)
    room = max(0, longest - len(before) - len(after))
    if len(line) <= room:
        return line, ""
    end = room
    while end and _goes_on(line, end):
        end -= 1
    kept = line[: end or room].rstrip()
    told = trn(
        "There is room for {number} letter. What you typed is longer, and is kept up to “…{end}”.",
        "There is room for {number} letters. What you typed is longer, and is kept up to “…{end}”.",
        longest,
        end=(before + kept)[-ENDS:].lstrip(),
    )
    return kept, told


def team_name(text: str) -> str:
    """What a team calls itself, in a line; empty where nothing of it can be seen."""
    return in_a_line(text) if compared(text) else ""


def _goes_on(line: str, end: int) -> bool:
    """Whether the letter at this place belongs to the one before it."""
    letter, before = line[end], line[:end]
    if letter in FLAG_HALVES:
        return (len(before) - len(before.rstrip(FLAG_HALVES))) % 2 == 1
    return letter in JOINED or before.endswith("\u200d") or unicodedata.category(letter).startswith("M")
