"""One thing to do about what was written: a value of the wrong kind, or a name that is not known."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from game.content.diagnostics import NONE, ProblemAdvice, code_point, is_invisible, to_write

DASHES = "‐‑‒–—―−⁃﹘﹣－"
"""Every letter that looks like a hyphen, and is none."""
YES, NO = {"yes", "y", "on", "true"}, {"no", "n", "off", "false"}
DIGITS = 6
"""The most digits of a number."""
TIME = r"\d{1,2}:\d{2}(:\d{2})?"


def with_hyphens(text: str) -> str:
    """The text with a hyphen for every letter that only looks like one."""
    return re.sub(f"[{DASHES}]", "-", text)


def for_truth(text: str) -> ProblemAdvice:
    if text.casefold() in YES | NO:
        word = "true" if text.casefold() in YES else "false"
        return to_write(f"Write {word}, in small letters and without quotes.", word)
    return NONE


def for_number(text: str, least: int | None = None, most: int | None = None) -> ProblemAdvice:
    """For a whole number, between these limits if there are any."""
    if re.fullmatch(TIME, text):
        return ProblemAdvice("This is a time of day, and stays text: write a whole number without a colon.")
    number = _number(text)
    if number is not None:
        if (least is not None and number < least) or (most is not None and number > most):
            return _between(least, most)
        if with_hyphens(text) != text:
            return to_write(f"Type the sign with the hyphen key: {number}.", number)
        return to_write(f"Write {number}{' without quotes' if str(number) == text else ''}.", number)
    if re.fullmatch(r"[+-]?\d+", plain := with_hyphens(text)):
        end = least if plain[0] == "-" else most
        return ProblemAdvice(f"Write a number of at most {DIGITS} digits.") if end is None else _between(least, most)
    if found := re.fullmatch(r"([+-]?\d+) ?%", text):
        number = _number(found[1])
        return to_write(f"Write {number}, without the %.", number) if number is not None else NONE
    if re.fullmatch(r"\d+([.,_ ]\d+)+", text):
        return ProblemAdvice("Write the digits of a whole number only, without a point, comma or gap.")
    return NONE


def _between(least: int | None, most: int | None) -> ProblemAdvice:
    if least is None:
        return to_write(f"Write {most} or a lower number.", most)
    if most is None:
        return to_write(f"Write {least} or a higher number.", least)
    return to_write(f"Write {least}." if least == most else f"Write a number from {least} to {most}.", least)


def for_amount(text: str) -> ProblemAdvice:
    """For what is added to a meter."""
    number = _number(text)
    if number is None:
        return for_number(text)
    if number == 0:
        return ProblemAdvice("An amount of 0 changes nothing: take it out.")
    if with_hyphens(text)[0] not in "+-":
        return to_write(f"Write +{number} if it rises, or -{number} if it falls.", f"+{number}")
    if with_hyphens(text) != text:
        return to_write(f"Type the sign with the hyphen key: {number:+}.", f"{number:+}")
    return to_write(f"Write {number:+}{' without quotes' if f'{number:+}' == text else ''}.", f"{number:+}")


def for_bound(text: str, ends: tuple[int, int] | None) -> ProblemAdvice:
    """For a test of a meter, between whose ends it should lie where they are known."""
    found = re.fullmatch(r"\D*?([+-]?\d+)\D*", with_hyphens(text))
    number = _number(found[1]) if found else None
    if number is None or re.fullmatch(TIME, text):
        return for_number(text)
    low, high = ends or (number - 1, number + 1)
    if not low <= number <= high:
        return ProblemAdvice(f"Write at least or at most, and a number from {low} to {high}.")
    said = re.match(r"at (least|most)\b", text)
    useful = [word for word, end in (("least", low), ("most", high)) if number != end]
    words = [said[1]] if said and said[1] in useful else useful
    bounds = [f"at {word} {number}" for word in words]
    return to_write(f"Write {', or '.join(bounds)}, without quotes.", bounds[0])


def _number(text: str) -> int | None:
    """The number that is meant, if it is whole and not too long."""
    found = re.fullmatch(rf"[+-]?0*\d{{1,{DIGITS}}}", with_hyphens(text))
    return int(found[0]) if found else None


def for_day(text: str) -> ProblemAdvice:
    if re.fullmatch(TIME, text):
        return ProblemAdvice("This is a time of day: write the date here, and the hour in the prose.")
    groups = re.findall(r"\d+", text)
    if len(groups) != 3 or all(len(group) < 4 for group in groups):
        return ProblemAdvice("Write the year in four digits, the month and the day, with hyphens between them.")
    year, month, day = map(int, groups if len(groups[0]) > 2 else reversed(groups))
    try:
        return to_write(f"Write {date(year, month, day)}: year, month, day.", date(year, month, day))
    except (ValueError, OverflowError):
        return ProblemAdvice("Look at a calendar: there is no such day.")


def for_id(text: str, capitals: bool = False) -> ProblemAdvice:
    """For a name that is declared, in small letters unless ``capitals`` are allowed."""
    plain = plain_id(text, capitals)[:40]
    return to_write(f"Write {plain}, or something like it.", plain) if plain else NONE


def plain_id(text: str, capitals: bool = False) -> str:
    """The text as an id could say it."""
    letters = unicodedata.normalize("NFKD", text if capitals else text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")


MOST_LISTED = 8


def nearest(name: str, known: Iterable[str]) -> ProblemAdvice:
    """The advice for a name that is not known; empty where none comes near and there are too many to list."""
    known = list(dict.fromkeys(known))
    if found := close(name, known):
        odd = dict.fromkeys(code_point(character) for character in name if is_invisible(character))
        delete = f" Delete {' and '.join(odd)}, which cannot be seen." if odd else ""
        return to_write(f"Did you mean {' or '.join(f'“{one}”' for one in found)}?{delete}", found[0])
    there = sorted(known)
    says = f"There are: {', '.join(there)}."
    if len(there) == 1:
        return to_write(says, there[0])
    return ProblemAdvice(says) if 0 < len(there) <= MOST_LISTED else NONE


def close(name: str, known: Iterable[str]) -> list[str]:
    """The two known names that come nearest, if any come near."""
    from difflib import get_close_matches  # only where something is wrong

    forms = {one.casefold(): one for one in known}
    return [forms[form] for form in get_close_matches(name.casefold(), forms, 2, 0.6)]
