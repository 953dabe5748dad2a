"""How the game leaves a terminal: as it found it, whatever ends it, and with one plain line where it is our fault."""

import asyncio
import signal
import sys
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App

from game.streams import shown

SIGNALS = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
"""Signals that end the game in good order, and the exit code of each."""


def leave_on_signals(app: App[Any]) -> None:
    """End the app on a signal as the key for quitting would; where a system has no such signal, nothing changes."""
    for name, code in SIGNALS.items():
        with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), partial(app.exit, None, code))


def tell_fault(error: BaseException | None) -> None:
    """Say what went wrong in one plain line."""
    if error is not None:
        print(
            f"The game has met a fault of its own and must stop: {shown(f'{type(error).__name__}: {error}')}.",
            file=sys.stderr,
        )
