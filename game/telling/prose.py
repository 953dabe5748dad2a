"""Authored prose: paragraphs, lists and emphasis. That is all the Markdown there is; everything else is letters."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


_SIGNS = re.compile(r"[\\`*_{}\[\]<>&|~#$^@]|(?<=www)\.|:(?=/)", re.IGNORECASE)
_FIRST_SIGNS = re.compile(r"^(\d*)([-+=.)])")
"""What could be a mark in any dialect of Markdown, anywhere in a line or at its beginning."""


class Run(NamedTuple):
    """Letters in one style."""

    text: str
    emphasis: bool = False
    strong: bool = False


class Paragraph(NamedTuple):
    """A paragraph, or an item of a list."""

    runs: tuple[Run, ...]
    item: bool = False

    @property
    def text(self) -> str:
        """Its letters, without their styles."""
        return "".join(run.text for run in self.runs)


@lru_cache(maxsize=256)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an authored text, with its line breaks made spaces.

    A text is wanted several times for one screen: counted, laid out, and again at another width.
    """
    return tuple(_paragraphs(_parser().parse(text)))


def plain(text: str) -> str:
    """An authored text without its marks, its paragraphs apart by an empty line."""
    return "\n\n".join(paragraph.text for paragraph in paragraphs(text))


def letters(text: str) -> str:
    """A line (a title, a label, a name, a reason) as it stands within prose, so that every letter is shown."""
    return _FIRST_SIGNS.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", text))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # here, because the first screen has no prose and need not wait for it

    return MarkdownIt("zero").enable(["emphasis", "escape", "list"])


def _paragraphs(tokens: "list[Token]") -> Iterator[Paragraph]:
    number = ""
    for token in tokens:
        if token.type == "list_item_open" and token.info:
            number = f"{token.info}{token.markup} "
        elif token.children:
            runs = ((Run(number),) if number else ()) + tuple(_runs(token.children))
            yield Paragraph(runs, item=token.level > 1 and not number)
            number = ""


def _runs(tokens: "list[Token]") -> Iterator[Run]:
    emphasis = strong = False
    for token in tokens:
        match token.type:
            case "em_open" | "em_close":
                emphasis = token.type == "em_open"
            case "strong_open" | "strong_close":
                strong = token.type == "strong_open"
            case _ if token.content:
                yield Run(token.content.replace("\n", " "), emphasis, strong)
