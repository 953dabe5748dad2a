"""Pages in Markdown: authored prose as it is meant, and templates in which whatever else comes in stays letters."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment

from game.telling import prose
from game.telling.prose import Run, paragraphs
from game.telling.templates import environment


class Written(str):
    """Markdown that was written on purpose."""


def letters(text: object) -> Written:
    """Any text, so that none of it is markup: not a link, not a tag, not the sign of some template."""
    if isinstance(text, Written):
        return text
    return Written(prose.letters(re.sub(r"\s+", " ", str(text))))


def prose_markdown(text: str) -> Written:
    """An authored text as paragraphs, lists and emphasis."""
    return Written("\n\n".join(f"{'- ' if one.item else ''}{_runs(one.runs)}" for one in paragraphs(text)))


def line_markdown(text: str) -> Written:
    """The same without paragraphs, for a place inside a line."""
    return Written(" ".join(_runs(one.runs) for one in paragraphs(text)))


@cache
def templates(folder: Path) -> Environment:
    """The templates of a folder, in which all that comes in is made letters."""
    return environment(folder, prose_markdown, line_markdown, finalize=letters)


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    mark = "*" * (run.emphasis + 2 * run.strong)
    return f"{mark}{letters(run.text)}{mark}"
