"""The words of the program itself: each sentence stands in the code in English, and is said in the language in use."""

import re
from collections.abc import Mapping
from datetime import date

PLACE = re.compile(r"\{([a-z_]+)\}")
_catalogue: dict[str, str] = {}


def use(catalogue: Mapping[str, str]) -> None:
    """From now on say each sentence as the catalogue has it, and in English where it has not."""
    _catalogue.clear()
    _catalogue.update(catalogue)


def tr(text: str, /, **values: object) -> str:
    """The sentence in the language in use, with each value in the place of its name: ``{name}``.

    A value stays as it is, whatever stands in it.
    """
    said = _catalogue.get(text, text)
    return PLACE.sub(lambda place: str(values.get(place[1], place[0])), said) if values else said


def marked(text: str) -> str:
    """A sentence that is only shown later, and looked up there."""
    return text


def places(text: str) -> frozenset[str]:
    """The names for which a sentence keeps a place."""
    return frozenset(PLACE.findall(text))


MONTHS = (
    marked("January"), marked("February"), marked("March"), marked("April"), marked("May"), marked("June"),
    marked("July"), marked("August"), marked("September"), marked("October"), marked("November"), marked("December"),
)  # fmt: skip


def day_in_words(day: date) -> str:
    """A day as the reader sees it: ``7 September 1854``."""
    return tr("{day} {month} {year}", day=day.day, month=tr(MONTHS[day.month - 1]), year=day.year)


def month_in_words(day: date) -> str:
    """``September 1854``."""
    return tr("{month} {year}", month=tr(MONTHS[day.month - 1]), year=day.year)
