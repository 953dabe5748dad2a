"""Pages in Markdown: authored prose as it is meant, and templates in which whatever else comes in stays letters."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.telling.prose import Run, paragraphs
from game.words import tr

_SIGNS = re.compile(r"[\\`*_{}\[\]<>&|~#$^@]|(?<=www)\.|:(?=/)", re.IGNORECASE)
_FIRST_SIGNS = re.compile(r"^(\d*)([-+=.)])")


class Written(str):
    """Markdown that was written on purpose."""


def letters(text: object) -> Written:
    """Any text, so that none of it is markup: not a link, not a tag, not the sign of some template."""
    if isinstance(text, Written):
        return text
    line = re.sub(r"\s+", " ", str(text))
    return Written(_FIRST_SIGNS.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", line)))


def prose_markdown(text: str) -> Written:
    """An authored text as paragraphs, lists and emphasis."""
    return Written("\n\n".join(f"{'- ' if one.item else ''}{_runs(one.runs)}" for one in paragraphs(text)))


def line_markdown(text: str) -> Written:
    """The same without paragraphs, for a place inside a line."""
    return Written(" ".join(_runs(one.runs) for one in paragraphs(text)))


@cache
def templates(folder: Path) -> Environment:
    """The templates of a folder, as `html.templates` gives them for pages in HTML."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        finalize=letters,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["tr"] = tr
    environment.filters["prose"] = prose_markdown
    environment.filters["in_line"] = line_markdown
    return environment


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    mark = "*" * (run.emphasis + 2 * run.strong)
    return f"{mark}{letters(run.text)}{mark}"
