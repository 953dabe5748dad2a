"""The words of the program itself: each sentence stands in the code in English, and is said in the language in use."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from game.i18n import cldr

SOURCE = "en-GB"
"""The language of the sentences as they stand in the code."""
PLACE = re.compile(r"\{([a-z_]+)\}")
NUMBER = "number"
"""The place of the number that decides the form of a counted sentence."""
FULL_STOP = r"\.(?![\w.])|[。．｡।۔։።]"
STOPS = ".。．｡।۔։።!?…‥؟！？॥፧‼⁇⁈⁉‽"
"""What ends a sentence, in one script or another."""
_FILLED = re.compile(rf"\{{([a-z_]+)\}}(?:([*_\"'”“’‘»«›‹」』\u00a0\u202f]*)({FULL_STOP}))?")
"""A place, with the closing marks and the full stop that follow it."""
_GREEK_ACCENTS = re.compile("[\u0300\u0301\u0313\u0314\u0342]")

Said = str | Mapping[str, str]
"""What is said in place of a sentence: a text, or a text for each plural category."""

_words: dict[str, Said] = {}
_language = SOURCE
_patterns: dict[str, str] = {}


def use(words: Mapping[str, Said], language: str = SOURCE, patterns: Mapping[str, str] | None = None) -> None:
    """From now on say each sentence as ``words`` have it, and in English where they have not.

    ``language`` is its code, such as ``pl``; ``patterns`` are CLDR's, for a ``day`` and a ``month`` that are to be
    written otherwise than is usual in the language.
    """
    global _language
    _words.clear()
    _words.update(words)
    _language = language
    _patterns.clear()
    _patterns.update(patterns or {})


def language() -> str:
    """The code of the language in use, as browsers know it."""
    return _language


def direction() -> str:
    """Which way the language in use is written, as browsers know it: ``ltr`` or ``rtl``."""
    return cldr.direction(_language)


def tr(text: str, /, **values: object) -> str:
    """The sentence in the language in use, with each value in the place of its name: ``{name}``.

    A value stays as it is, whatever stands in it. One that ends with a stop of its own gets no second one.
    """
    said = _words.get(text, text)
    return _filled(said if isinstance(said, str) else said.get("other", text), values)


def trn(one: str, other: str, number: int, /, **values: object) -> str:
    """The same for a sentence that changes with a number, which has the place ``{number}``.

    In English ``one`` is said of one, and ``other`` of all other numbers; a translation has a text for each plural
    category of its language, under ``other``.
    """
    said = _words.get(other, "")
    if not isinstance(said, str):
        said = said.get(cldr.category(_language, number)) or said.get("other", "")
    return _filled(said or (one if number == 1 else other), {NUMBER: number, **values})


def marked(text: str) -> str:
    """A sentence that is only shown later, and looked up there."""
    return text


def places(text: str) -> frozenset[str]:
    """The names for which a sentence keeps a place."""
    return frozenset(PLACE.findall(text))


def listed(words: Sequence[str]) -> str:
    """The words as a list: ``a``, ``a and b``, ``a, b and c``."""
    return cldr.listed(_language, words) if len(words) > 1 else "".join(words)


def day_in_words(day: date) -> str:
    """A day as the reader sees it: ``7 September 1854``."""
    return cldr.day_in_words(_language, day, _patterns.get("day", ""))


def month_in_words(day: date) -> str:
    """``September 1854``."""
    return cldr.month_in_words(_language, day, _patterns.get("month", ""))


def stopped(text: str) -> str:
    """The text with a full stop, unless it ends with a stop of its own."""
    return tr("{sentence}.", sentence=text)


def has_ended(text: str) -> bool:
    """Whether a text ends with a stop; marks and brackets that close after it belong to it."""
    while text and _closes(text[-1]):
        text = text[:-1]
    return text.endswith(tuple(STOPS))


def capitals(text: str) -> str:
    """A heading in capitals, as the language in use writes them; unchanged in one that has none."""
    match _language.split("-")[0].lower():
        case "tr" | "az":
            return text.replace("i", "İ").upper()
        case "el":
            bare = _GREEK_ACCENTS.sub("", unicodedata.normalize("NFD", text))
            return unicodedata.normalize("NFC", bare.upper())
        case "ka":
            return text
    return text.upper()


def _closes(letter: str) -> bool:
    """Whether it is a closing bracket or quotation mark of some language, a space, or a mark that nobody sees."""
    return letter.isspace() or letter in "\"'*_" or unicodedata.category(letter) in {"Pe", "Pf", "Pi", "Cf"}


def _filled(said: str, values: Mapping[str, object]) -> str:
    """The sentence with its values; one that ends with a stop takes the place of the stop that follows it."""

    def fill(found: re.Match[str]) -> str:
        name, closing, stop = found.groups("")
        if name not in values:
            return found[0]
        value = str(values[name])
        return f"{value}{closing}{stop if not has_ended(value) else ''}"

    return _FILLED.sub(fill, said) if values else said
