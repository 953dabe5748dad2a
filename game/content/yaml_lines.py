"""The lines of a scene file as an author sees them: how deep each stands, what is above it, and what is text."""

import re

KEY = r"(?P<key>\s*(?:- +)*(?:[\w.-]+|\"[^\"]*\"|'[^']*') *: +)"
ITEM = r"\s*(?:- +)*"
PLAIN = rf"(?:{KEY}|\s*- +)[^\"'|>\[{{#]"
"""Text without quotes, behind its key or its dash."""
HEADER = r"(?:^|[:-] +)[|>][-+0-9]*\s*(?: #.*)?$"
"""The end of a line under which text stands as a block."""
NO_TEXT = r"\s*(- |.*:( |$))"
"""A line that is a list item or has a key."""
SOUND = r" *(?:#|-(?: |$)|(?:[\w.-]+|\"[^\"]*\"|'[^']*') *:(?: |$))|[^:]*\w[^:]*[\"'\]}]\s*$"
"""A line that is what it looks like: a remark, a list item or a key, or the end of what began above it."""
GAP = r"[\s\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u206f\u2800\u3164\ufeff\uffa0]*"
FRAME = rf"{GAP}(?:-{GAP})*(?:[\w.-]+{GAP}:)?{GAP}"
"""The part of a line that gives it its place: the text after it is the author's own."""
REACH = 30
"""How many lines above the place where the parser stops the slip is looked for."""


def depth(line: str) -> int:
    """By how many spaces the line is indented."""
    return len(line) - len(line.lstrip(" "))


def before(lines: list[str], number: int, reach: int = REACH) -> list[int]:
    """The lines above this one that say something, the nearest first."""
    return [above for above in range(number - 1, max(-1, number - 1 - reach), -1) if lines[above].strip(" \t")]


def goes_on(lines: list[str], last: int) -> bool:
    """Whether text that began before some lines of remarks seems to go on in this line."""
    above = next((one for one in before(lines, last) if not lines[one].lstrip().startswith("#")), None)
    if above is None or re.match(NO_TEXT, lines[last]):
        return False
    if depth(lines[last]) > depth(lines[above]):
        return bool(re.match(PLAIN, lines[above]) or re.search(HEADER, lines[above]))
    return depth(lines[last]) == depth(lines[above]) and not re.match(NO_TEXT, lines[above])


def plain_text(lines: list[str], number: int) -> int | None:
    """Where the text without quotes begins that stands in this line or goes on in it; None where there is none."""
    if re.match(PLAIN, lines[number]):
        return number
    if re.match(NO_TEXT, lines[number]):
        return None
    above = next((one for one in before(lines, number) if depth(lines[one]) < depth(lines[number])), None)
    begins = above is not None and re.match(rf"{PLAIN}|.*:\s*$", lines[above])
    return above if begins else None


def is_block_text(lines: list[str], number: int) -> bool:
    """Whether the line stands under a | or a >, where every letter is the author's own."""
    outer = depth(lines[number])
    for above in before(lines, number, number):
        if depth(lines[above]) < outer:
            if re.search(HEADER, lines[above]):
                return True
            outer = depth(lines[above])
    return False
