"""How the game leaves a terminal: as it found it, whatever ends it."""

import asyncio
import os
import select
import signal
import sys
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App

from game.console import has_screen

SIGNALS = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
"""Signals that end the game in good order, and the exit code of each."""
SECONDS = 2.0
"""Between two looks whether the terminal is still there."""


def leave_on_signals(app: App[Any]) -> None:
    """End the app on a signal as the key for quitting would; where a system has no such signal, nothing changes."""
    for name, code in SIGNALS.items():
        with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), partial(app.exit, None, code))


def leave_with_the_terminal(app: App[Any]) -> None:
    """End the app when its terminal has gone and no signal has said so, as happens to the leader of a session."""
    if hasattr(select, "poll") and has_screen():
        line = select.poll()
        line.register(sys.stdin.fileno(), 0)
        app.set_interval(SECONDS, lambda: nobody_reads(app) if line.poll(0) else None)


def nobody_reads(app: App[Any]) -> None:
    """End the app because its terminal has gone; what is still said goes nowhere. Any thread may call it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        with suppress(AttributeError, OSError, ValueError):
            os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
    os.close(nowhere)
    app.call_later(app.exit, None, SIGNALS["SIGHUP"])
