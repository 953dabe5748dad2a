"""Pages: authored prose as safe HTML, and templates in which whatever comes from outside stays letters."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from game.telling.prose import Paragraph, Run, paragraphs
from game.words import tr


def prose_html(text: str) -> Markup:
    """An authored text as paragraphs, lists and emphasis. Every letter of it is shown; none of it is markup."""
    blocks = groupby(paragraphs(text), lambda paragraph: paragraph.item)
    return Markup("\n").join(
        Markup("<ul>{}</ul>").format(_joined("<li>{}</li>", group)) if item else _joined("<p>{}</p>", group)
        for item, group in blocks
    )


def line_html(text: str) -> Markup:
    """The same without paragraphs, for a place inside a line."""
    return Markup(" ").join(_runs(paragraph) for paragraph in paragraphs(text))


@cache
def templates(folder: Path) -> Environment:
    """The templates of a folder. They escape by themselves, refuse a name they do not know, and say things by `tr`."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["tr"] = tr
    environment.filters["prose"] = prose_html
    environment.filters["in_line"] = line_html
    return environment


def _joined(tag: str, group: Iterable[Paragraph]) -> Markup:
    return Markup("\n").join(Markup(tag).format(_runs(paragraph)) for paragraph in group)


def _runs(paragraph: Paragraph) -> Markup:
    return Markup("").join(map(_run, paragraph.runs))


def _run(run: Run) -> Markup:
    text = escape(run.text)
    if run.emphasis:
        text = Markup("<em>{}</em>").format(text)
    return Markup("<strong>{}</strong>").format(text) if run.strong else text
