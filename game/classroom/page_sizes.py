"""How much there is on pages that are to be printed: their words, and the sheets of paper that they take."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

A_SHEET = 1400
"""How many words go on both sides of a sheet, in the small print of a key."""
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
    """All of them together."""
    every = [*parts]
    return Size(sum(one.words for one in every), sum(one.sheets for one in every))


def size_of(page: str) -> Size:
    """The size of a page in HTML."""
    leaves = [_words(leaf) for leaf in HEAD.sub("", page).split(LEAF)]
    return Size(sum(leaves), sum(max(1, -(-words // A_SHEET)) for words in leaves))


def _words(html: str) -> int:
    words = Markup(html.replace("<", " <")).striptags().split()
    return sum(any(map(str.isalnum, word)) for word in words)
