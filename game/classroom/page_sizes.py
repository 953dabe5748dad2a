"""How much there is on pages that are to be printed: their words, and the sheets of paper that they take."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

A_SHEET, IN_COLUMNS = 1200, 1600
"""How many words go on both sides of a sheet; and how many in the small print and the columns of the full key."""
COLUMNS = 'class="key"'
"""Where these columns begin."""
LEAF = '<div class="front"'
"""Where the next leaf begins."""
HEAD = re.compile("<head>.*?</head>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is in one file."""

    words: int
    sheets: int
    """As it is printed on both sides: a leaf has one of its own, and what flows on is estimated by its words."""


def sizes(pages: Mapping[str, str]) -> Mapping[str, Size]:
    """The size of each page, by the name of its file."""
    return {name: size_of(page) for name, page in pages.items()}


def total(parts: Iterable[Size]) -> Size:
    """The words and sheets of several pages together."""
    every = [*parts]
    return Size(sum(one.words for one in every), sum(one.sheets for one in every))


def size_of(page: str) -> Size:
    """The size of a page in HTML."""
    leaves = HEAD.sub("", page).split(LEAF)
    return Size(sum(map(_words, leaves)), sum(map(_sheets, leaves)))


def _sheets(leaf: str) -> int:
    return max(1, -(-_words(leaf) // (IN_COLUMNS if COLUMNS in leaf else A_SHEET)))


def _words(html: str) -> int:
    words = Markup(html.replace("<", " <")).striptags().split()
    return sum(any(map(str.isalnum, word)) for word in words)
