"""What the commands for authors print: lines that fit their terminal, and how far a long run has come."""

import sys
import textwrap
from collections.abc import Callable

from game.console import WIDTH

Tell = Callable[[str], None]
"""Tells somebody who watches how far a run has come."""


def teller() -> Tell:
    """Tells it on standard error, if that is a terminal; else nobody."""
    return _progress if sys.stderr.isatty() else lambda _: None


def _progress(line: str) -> None:
    print(f"{line}. Ctrl+C stops.", file=sys.stderr)


def wrapped(line: str, indent: int | None = None) -> str:
    """On a terminal, what runs on stands under its own beginning, or so many spaces in; in a pipe every line stays
    whole."""
    if not sys.stdout.isatty():
        return line
    inner = len(line) - len(line.lstrip()) + 2 if indent is None else indent
    return textwrap.fill(line, WIDTH, subsequent_indent=" " * inner, break_on_hyphens=False)
