"""What the host is told of trouble, in plain lines, and the same no more than once a minute."""

import logging
import sys
import time
from contextlib import suppress

from aiohttp.http import HttpProcessingError
from aiohttp.web import RequestPayloadError

from game.console import shown
from game.i18n import tr
from game.telling.browser import trouble

PAUSE = 60.0
"""Seconds before the same is told again: when a class meets it, it is met thirty times at once."""


class Reports:
    """Tells what has become of games that did not end well."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, ...], float] = {}

    def __call__(self, code: int, words: str) -> None:
        """``code`` is the exit code of such a game, ``words`` what it said."""
        lines, now = tuple(trouble(code, words)), time.monotonic()
        self._told = {before: when for before, when in self._told.items() if now - when < PAUSE}
        if lines not in self._told:
            self._told[lines] = now
            _say(*lines)


class Faults(logging.Handler):
    """Tells a fault of the server in one plain line; a request that makes no sense is no fault of ours."""

    def emit(self, record: logging.LogRecord) -> None:
        fault = record.exc_info[1] if record.exc_info else None
        if not isinstance(fault, HttpProcessingError | RequestPayloadError):
            kind = type(fault).__name__ if fault else shown(record.getMessage())
            _say(tr("The server has met a fault, and goes on: {kind}.", kind=kind))


def _say(*lines: str) -> None:
    """The terminal may have gone."""
    with suppress(OSError, ValueError):
        print(*lines, sep="\n", file=sys.stderr, flush=True)
