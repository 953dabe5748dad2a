"""One thing to do about what was written: a value of the wrong kind, or a name that is not known."""

import re
from collections.abc import Iterable
from datetime import date

from game.content.diagnostics import code_point, is_invisible

DASHES = "‐‑‒–—―−"
"""Every letter that looks like a hyphen, and is none."""
YES, NO = {"yes", "y", "on", "true"}, {"no", "n", "off", "false"}
TIME = r"\d{1,2}:\d{2}(:\d{2})?"


def with_hyphens(text: str) -> str:
    """The text with a hyphen for every letter that only looks like one."""
    return re.sub(f"[{DASHES}]", "-", text)


def for_truth(text: str) -> str:
    if text.casefold() in YES | NO:
        word = "true" if text.casefold() in YES else "false"
        return f"Write {word}, in small letters and without quotes."
    return ""


def for_number(text: str) -> str:
    if re.fullmatch(TIME, text):
        return "This is a time of day, and stays text: write a whole number without a colon."
    if re.fullmatch(r"[+-]?\d+", plain := with_hyphens(text)):
        if plain != text:
            return f"Type the sign with the hyphen key: {plain}."
        if len(text) < 7:
            return f"Write {int(text):+d} without quotes and zeros." if text[0] in "+-" else f"Write {int(text)}."
    if re.fullmatch(r"\d+([.,_ ]\d+)+", text):
        return "Write the digits of a whole number only, without a point, comma or gap."
    return ""


def for_amount(text: str) -> str:
    if re.fullmatch(r"[1-9]\d{0,5}", text):
        return f"Write +{text} if it rises, or -{text} if it falls."
    return for_number(text)


def for_bound(text: str) -> str:
    found = re.fullmatch(r"\D*?(-?\d{1,6})\D*", with_hyphens(text))
    if found is None or re.fullmatch(TIME, text):
        return for_number(text)
    if re.fullmatch(r"at (least|most) \S+", text):
        return f"Write {with_hyphens(text)} without quotes."
    return f"Write at least {found[1]}, or at most {found[1]}."


def for_day(text: str) -> str:
    if re.fullmatch(TIME, text):
        return "This is a time of day: write the date here, and the hour in the prose."
    groups = re.findall(r"\d+", text)
    if len(groups) != 3:
        return "Write the year, the month and the day, with hyphens between them."
    year, month, day = map(int, groups if len(groups[0]) > 2 else reversed(groups))
    try:
        return f"Write {date(year, month, day)}: year, month, day."
    except (ValueError, OverflowError):
        return "Look at a calendar: there is no such day."


def for_id(text: str) -> str:
    return f"Write {plain_id(text)[:40]}, or something like it." if plain_id(text) else ""


def plain_id(text: str) -> str:
    """The text as an id could say it."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


MOST_LISTED = 8


def nearest(name: str, known: Iterable[str]) -> str:
    """The advice for a name that is not known; empty where none comes near and there are too many to list."""
    known = list(dict.fromkeys(known))
    if found := close(name, known):
        odd = dict.fromkeys(code_point(character) for character in name if is_invisible(character))
        delete = f" Delete {' and '.join(odd)}, which cannot be seen." if odd else ""
        return f"Did you mean {' or '.join(f'“{one}”' for one in found)}?{delete}"
    return f"There are: {', '.join(sorted(known))}." if 0 < len(known) <= MOST_LISTED else ""


def close(name: str, known: Iterable[str]) -> list[str]:
    """The two known names that come nearest, if any come near."""
    from difflib import get_close_matches  # only where something is wrong

    forms = {one.casefold(): one for one in known}
    return [forms[form] for form in get_close_matches(name.casefold(), forms, 2, 0.6)]
