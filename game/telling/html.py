"""Pages: authored prose as safe HTML, and templates in which whatever comes from outside stays letters."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup, escape

from game.telling.prose import Paragraph, Run, paragraphs
from game.telling.templates import environment


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
    """The templates of a folder, which escape by themselves."""
    return environment(folder, prose_html, line_html, autoescape=True)


def _joined(tag: str, group: Iterable[Paragraph]) -> Markup:
    return Markup("\n").join(Markup(tag).format(_runs(paragraph)) for paragraph in group)


def _runs(paragraph: Paragraph) -> Markup:
    return Markup("").join(map(_run, paragraph.runs))


def _run(run: Run) -> Markup:
    text = escape(run.text)
    if run.emphasis:
        text = Markup("<em>{}</em>").format(text)
    return Markup("<strong>{}</strong>").format(text) if run.strong else text
