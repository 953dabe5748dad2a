"""The server: it listens where it was told to, says where that is, and leaves nothing running."""

import asyncio
import errno
import logging
import signal
import socket
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from functools import partial
from typing import Protocol

from aiohttp import web

from game.console import shown
from game.i18n import marked, tr
from game.telling.browser import welcome
from game.web.addresses import is_loopback, own_addresses, typed
from game.web.connections import Connection
from game.web.desk import answer, listen
from game.web.reports import Faults
from game.web.routes import GameServer
from game.web.seat_process import GRACE

BACKLOG = 4096
"""Connections that wait to be taken: where a room is told of something, all its devices ask at once."""
REASONS = {
    errno.EADDRINUSE: marked("another program uses this port already"),
    errno.EADDRNOTAVAIL: marked("this computer has no such address"),
    errno.EACCES: marked("the system does not let you use this port"),
}


class NotServed(Exception):
    """The game cannot be served there; the message says why in one line."""


class Site(Protocol):
    """What a server needs of what it serves: games of one seat each, or a live room."""

    host: str
    """The address or name at which it listens."""

    @property
    def connections(self) -> int:
        """How many one address may have."""

    @property
    def tls(self) -> ssl.SSLContext | None:
        """What encrypts, if anything does."""

    def application(self) -> web.Application:
        """Everything that can be asked for."""


def serve(site: GameServer, port: int, folder: str, say: Callable[[str], None]) -> None:
    """Serve until somebody stops the server, then end every game. ``folder`` has the saved games. Raises NotServed."""

    def do(line: str) -> None:
        for told in answer(line, site.seats):
            say(told)

    def begin(port: int) -> None:
        addresses = typed(site.host, port)
        for line in welcome(addresses, not is_loopback(site.host), own_addresses(), site.seats.most, folder):
            say(line)
        listen(do)

    asyncio.run(serve_until_stopped(site, port, begin))


async def serve_until_stopped(site: Site, port: int, begin: Callable[[int], None]) -> None:
    """Serve until somebody stops the server; ``begin`` is called with the port once it listens. Raises NotServed."""
    stopped = _on_signals()
    async with open_to_browsers(site, port) as port:
        begin(port)
        await stopped.wait()


@asynccontextmanager
async def open_to_browsers(site: Site, port: int) -> AsyncIterator[int]:
    """Let browsers in, and at the end let nobody stay; gives the port, which the system chooses for 0.

    Raises NotServed.
    """
    logger, loop = logging.Logger("serve", logging.WARNING), asyncio.get_running_loop()
    logger.addHandler(Faults())
    loop.set_exception_handler(lambda _, met: logger.error(met["message"], exc_info=met.get("exception")))
    runner = web.AppRunner(site.application(), access_log=None, logger=logger, shutdown_timeout=GRACE)
    await runner.setup()
    try:
        assert runner.server
        connect = partial(Connection, runner.server, site.connections, Counter(), logger)
        server = await _listen(connect, site, port)
        with closing(server):
            yield server.sockets[0].getsockname()[1]
    finally:
        await runner.cleanup()


async def _listen(connect: Callable[[], asyncio.BaseProtocol], site: Site, port: int) -> asyncio.Server:
    try:
        return await asyncio.get_running_loop().create_server(connect, site.host, port, ssl=site.tls, backlog=BACKLOG)
    except (OSError, UnicodeError) as error:
        where = tr(
            "The game cannot be served at {host}, port {port}: {why}.",
            host=shown(site.host),
            port=port,
            why=_reason(error),
        )
        raise NotServed(where) from None


def _on_signals() -> asyncio.Event:
    """Set when the server is told to stop, or its terminal is closed, unless ``nohup`` has told it not to mind that;
    where a system has no such signals, an interrupt ends it all the same."""
    stopped = asyncio.Event()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        with suppress(AttributeError, NotImplementedError):
            one = getattr(signal, name)
            if name != "SIGHUP" or signal.getsignal(one) is not signal.SIG_IGN:
                asyncio.get_running_loop().add_signal_handler(one, stopped.set)
    return stopped


def _reason(error: Exception) -> str:
    if isinstance(error, (socket.gaierror, UnicodeError)):
        return tr("no such address is known; give the one in figures")
    return tr(REASONS.get(getattr(error, "errno", None) or 0, marked("the system does not allow it")))
