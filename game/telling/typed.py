"""What people type: how long it can be, where it is cut, and what they are told of that."""

import unicodedata

from game.console import in_a_line
from game.i18n import tr

LONGEST_REASON = 120
"""Letters."""
LONGEST_NAME = 40
"""Letters of what a team calls itself."""
ENDS = 24
"""Letters of its end by which a text that was cut is known again."""
FLAG_HALVES = "".join(map(chr, range(0x1F1E6, 0x1F200)))
"""Letters of which two make a flag."""
SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def cut(text: str, longest: int) -> tuple[str, str]:
    """What was typed as one line, as far as there is room for it, and a sentence where that is not all of it.

    It is cut between whole letters, with their marks, and between whole emoji.
    """
    line = in_a_line(text)
    if len(line) <= longest:
        return line, ""
    end = longest
    while end and _goes_on(line, end):
        end -= 1
    kept = line[: end or longest].rstrip()
    told = tr(
        "There is room for {longest} letters. What you typed is longer, and is kept up to “…{end}”.",
        longest=longest,
        end=kept[-ENDS:].lstrip(),
    )
    return kept, told


def _goes_on(line: str, end: int) -> bool:
    """Whether the letter at this place belongs to the one before it."""
    letter, before = line[end], line[:end]
    if letter in FLAG_HALVES:
        return (len(before) - len(before.rstrip(FLAG_HALVES))) % 2 == 1
    joined = before.endswith("\u200d") or letter in SKIN_TONES
    return joined or unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")
