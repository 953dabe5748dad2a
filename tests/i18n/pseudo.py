"""A translation that nobody made: each sentence can still be read, but no letter of it is English, and it is longer.

What stays in plain letters on a screen or a page was not looked up, or comes from the story; what does not fit is cut.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from game.authoring.sentences import sentences
from game.i18n import SOURCE, Said, use

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MARKED = "áƀćđéƒǵħíĵķłḿńóṕɋŕśŧúṽẃẋýźÁɃĆĐÉƑǴĦÍĴĶŁḾŃÓṔɊŔŚŦÚṼẂẊÝŹ"
LETTERS = str.maketrans(PLAIN, MARKED)
LONGER = 1.4
"""How much longer each word is, as German is at its worst."""


def pseudo(sentence: str) -> str:
    """The sentence with its words so much longer, and its places as they are."""
    return re.sub(r"\{[a-z_]+\}|[A-Za-z]+", lambda found: _longer(found[0]), sentence)


def _longer(word: str) -> str:
    if word.startswith("{"):
        return word
    return (word + word[-1] * (round(len(word) * LONGER) - len(word))).translate(LETTERS)


@cache
def pseudo_words() -> dict[str, Said]:
    """Every sentence of the program, as `game.i18n.use` takes them."""
    return {
        text: {"one": pseudo(sentence.one), "other": pseudo(text)} if sentence.one else pseudo(text)
        for text, sentence in sentences().items()
    }


@contextmanager
def in_longer_words(language: str = SOURCE) -> Iterator[None]:
    """Inside it everything is said so, with the days and lists of a language; afterwards in English again."""
    use(pseudo_words(), language)
    try:
        yield
    finally:
        use({})
