"""What all templates have in common: they refuse a name they do not know, and say the program's words by `tr`."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.i18n import direction, language, stopped, tr, trn

Setting = Callable[[str], str]
"""Sets an authored text in the language of a page."""


def environment(
    folder: Path,
    prose: Setting,
    in_line: Setting,
    autoescape: bool = False,
    finalize: Callable[[object], str] | None = None,
) -> Environment:
    """The templates of a folder. What is to be read as more than letters goes through ``prose`` or ``in_line``."""
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=autoescape,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.globals |= {"direction": direction, "language": language, "tr": tr, "trn": trn}
    templates.filters |= {"prose": prose, "in_line": in_line, "stopped": stopped}
    return templates
