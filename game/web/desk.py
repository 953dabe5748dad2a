"""The host's desk: who plays, and how one game is ended, in lines typed where the server runs."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread

from game.i18n import tr
from game.telling.browser import DESK, ENDED, NO_SUCH_SEAT, NOBODY, seat_row
from game.web.seats import Seats

LONGEST = 1000
"""Bytes of a typed line."""
LATER = 1.0
"""Seconds after which a server in the background looks again whether it may read what is typed."""


def answer(line: str, seats: Seats) -> list[str]:
    """Do what the host has typed; answers with lines."""
    match line.casefold().split():
        case []:
            return []
        case ["seats"]:
            return _rows(seats) or [tr(NOBODY)]
        case ["end", number]:
            seat = next((seat for seat, one in seats.numbers.items() if str(one) == number), None)
            if seat is None:
                return [tr(NO_SUCH_SEAT)]
            seats.games[seat].end(ENDED)
            return [tr("The game at seat {seat} is ended.", seat=number)]
        case _:
            return [tr(DESK)]


def listen(do: Callable[[str], None]) -> None:
    """Call ``do`` in the running loop with each line that is typed."""
    loop = asyncio.get_running_loop()

    def read() -> None:
        for line in _typed_lines():
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(do, line)

    if hasattr(signal, "SIGTTIN"):  # a server in the background would be stopped when it tries to read
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)
    Thread(target=read, name="desk", daemon=True).start()


def _rows(seats: Seats) -> list[str]:
    now = asyncio.get_running_loop().time()
    return [
        seat_row(seats.numbers[seat], now - game.begun, game.address, game.alone and now - game.alone)
        for seat, game in sorted(seats.games.items(), key=lambda taken: seats.numbers[taken[0]])
    ]


def _typed_lines() -> Iterator[str]:
    """Lines of standard input, read past Python's buffer, for whose lock the end of the program would wait."""
    kept = b""
    while True:
        try:
            read = os.read(sys.stdin.fileno(), LONGEST)
        except (OSError, ValueError):
            if sys.stdin.closed or not sys.stdin.isatty():
                return
            time.sleep(LATER)
            continue
        if not read:
            return
        *lines, kept = (kept + read).split(b"\n")
        kept = kept[-LONGEST:]
        yield from (line.decode(errors="replace") for line in lines)
