"""The server: it listens where it was told to, says where that is, and leaves nothing running."""

import asyncio
import errno
import logging
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

from aiohttp import web
from aiohttp.http import HttpProcessingError

from game.console import shown
from game.i18n import marked, tr
from game.telling.browser import welcome
from game.web.addresses import is_loopback, own_addresses, typed
from game.web.routes import GameServer
from game.web.seat_process import GRACE

REASONS = {
    errno.EADDRINUSE: marked("another program uses this port already"),
    errno.EADDRNOTAVAIL: marked("this computer has no such address"),
    errno.EACCES: marked("the system does not let you use this port"),
}


class Faults(logging.Handler):
    """Tells a fault of the server in one plain line; a request that makes no sense is no fault of ours."""

    def emit(self, record: logging.LogRecord) -> None:
        fault = record.exc_info[1] if record.exc_info else None
        if not isinstance(fault, HttpProcessingError):
            kind = type(fault).__name__ if fault else shown(record.getMessage())
            print(tr("The server has met a fault, and goes on: {kind}.", kind=kind), file=sys.stderr, flush=True)


class NotServed(Exception):
    """The game cannot be served there; the message says why in one line."""


def serve(hall: GameServer, port: int, folder: str, say: Callable[[str], None]) -> None:
    """Serve until somebody stops the server, then end every game. ``folder`` has the saved games. Raises NotServed."""
    asyncio.run(_serve(hall, port, folder, say))


async def _serve(hall: GameServer, port: int, folder: str, say: Callable[[str], None]) -> None:
    stopped = _on_signals()
    logger = logging.Logger("serve", logging.WARNING)
    logger.addHandler(Faults())
    runner = web.AppRunner(hall.application(), access_log=None, logger=logger, shutdown_timeout=GRACE)
    await runner.setup()
    try:
        await _listen(runner, hall.host, port)
        addresses = typed(hall.host, runner.addresses[0][1])
        for line in welcome(addresses, not is_loopback(hall.host), own_addresses(), hall.seats, folder):
            say(line)
        await stopped.wait()
    finally:
        await runner.cleanup()


def _on_signals() -> asyncio.Event:
    """Set when the server is told to stop; where a system has no such signals, an interrupt ends it all the same."""
    stopped = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(one, stopped.set)
    return stopped


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except (OSError, UnicodeError) as error:
        where = tr(
            "The game cannot be served at {host}, port {port}: {why}.", host=shown(host), port=port, why=_reason(error)
        )
        raise NotServed(where) from None


def _reason(error: Exception) -> str:
    if isinstance(error, (socket.gaierror, UnicodeError)):
        return tr("no such address is known; give the one in figures")
    return tr(REASONS.get(getattr(error, "errno", None) or 0, marked("the system does not allow it")))
