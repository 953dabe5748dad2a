"""How languages count, list and date: Unicode's CLDR as Babel has it.

Babel and the data of a language are loaded by the first of these functions that is called, in about 15 ms for both,
so that what says nothing of the kind does not wait for them.
"""

import os
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.core import Locale

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""Every plural category there is, in CLDR's order."""
CODE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""How the code of a language is written."""
COUNTED = 200
"""Below this number each language shows all the categories that it has for whole numbers."""


def is_known(language: str) -> bool:
    """Whether CLDR has the language of this code, such as ``pl`` or ``pt-BR``. It takes some 5 ms, for no data of the
    language are loaded."""
    from babel.core import UnknownLocaleError
    from babel.localedata import exists

    try:
        return bool(CODE.fullmatch(language)) and (exists(language.replace("-", "_")) or bool(_locale(language)))
    except (UnknownLocaleError, ValueError):
        return False


def codes() -> list[str]:
    """The code of every language that is known."""
    from babel.localedata import locale_identifiers

    return sorted(one.replace("_", "-") for one in locale_identifiers())


def codes_of(name: str) -> list[str]:
    """The codes of the known languages with this English name."""
    names = _locale("en").languages
    return [code for code, one in names.items() if one.casefold() == name.casefold() and is_known(code)]


def direction(language: str) -> str:
    """Which way a language is written: ``ltr`` or ``rtl``."""
    return _locale(language).text_direction


def category(language: str, number: int) -> str:
    """The plural category of a number."""
    return _locale(language).plural_form(number)


def categories(language: str) -> dict[str, tuple[int, ...]]:
    """The plural categories of a language for whole numbers, in CLDR's order, each with its first three numbers."""
    numbers: dict[str, list[int]] = {}
    for number in range(COUNTED):
        numbers.setdefault(category(language, number), []).append(number)
    return {one: tuple(numbers[one][:3]) for one in CATEGORIES if one in numbers}


def listed(language: str, words: Sequence[str]) -> str:
    """The words as a list: ``a, b and c``."""
    from babel.lists import format_list

    return format_list(words, locale=_locale(language))


def day_in_words(language: str, day: date, pattern: str = "") -> str:
    """A day with its month in full; ``pattern`` is one of CLDR's in place of the language's own.

    Raises ValueError for a pattern that says no date.
    """
    _open_dates()
    from babel.dates import format_date

    return _one_stop(format_date(day, pattern or "long", _locale(language)))


def month_in_words(language: str, day: date, pattern: str = "") -> str:
    """A month in full and its year, otherwise as in `day_in_words`."""
    _open_dates()
    from babel.dates import format_date, format_skeleton

    locale = _locale(language)
    return _one_stop(format_date(day, pattern, locale) if pattern else format_skeleton("yMMMM", day, locale=locale))


def _one_stop(date: str) -> str:
    """The date without a second stop after a month that was shortened with one."""
    return date.replace("..", ".")


def is_pattern(language: str, pattern: str, kind: str) -> bool:
    """Whether a date pattern of CLDR tells each ``day``, or each ``month``, from the others."""
    days = [date(1842, 3, 20), date(1843, 3, 20), date(1842, 4, 20), *([date(1842, 3, 21)] if kind == "day" else [])]
    try:
        return len({day_in_words(language, day, pattern) for day in days}) == len(days)
    except (AttributeError, ValueError):
        return False


@cache
def _open_dates() -> None:
    """Import Babel's dates. They look for the machine's time zone then, and fail where TZ names a file that holds none;
    no hour is told here, so that any zone will do."""
    zone = os.environ.get("TZ")
    os.environ["TZ"] = "Etc/UTC"
    try:
        import babel.dates  # noqa: F401
    finally:
        if zone is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = zone


@cache
def _locale(language: str) -> "Locale":
    from babel.core import Locale

    return Locale.parse(language, sep="-")
