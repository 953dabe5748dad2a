"""One connection of a browser: how many there may be, and what is answered to nonsense."""

import asyncio
from collections import Counter
from ipaddress import IPv6Address, ip_address
from logging import Logger
from typing import Any

from aiohttp import web

NAME = "card-index"
"""What the server calls itself: neither its version nor that of anything it is made of."""
PATIENCE = 10.0
"""Seconds that a browser may take for a request, or be silent between two."""
AT_ONCE = 8
"""Connections of one tab: a browser opens about six at once, and the game is one more."""


class Connection(web.RequestHandler):
    """Is given up where its address has too many already, and where it is silent for too long."""

    __slots__ = ("_home", "_most", "_open")

    def __init__(self, server: web.Server, most: int, open: Counter[str], logger: Logger) -> None:
        """``most`` is the number of connections that one address may have, ``open`` how many each has now."""
        silent: Any = None  # nothing is written of who asks for what
        loop = asyncio.get_running_loop()
        super().__init__(server, loop=loop, keepalive_timeout=PATIENCE, logger=logger, access_log=silent)
        self._most = most
        self._open = open
        self._home = ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._home = _home_of(self)
        self._open[self._home] += 1
        if self._open[self._home] > self._most:
            self.force_close()

    def connection_lost(self, exc: BaseException | None) -> None:
        super().connection_lost(exc)
        self._open[self._home] -= 1
        if not self._open[self._home]:
            del self._open[self._home]

    def handle_error(self, *about: Any, **more: Any) -> web.StreamResponse:
        answer = super().handle_error(*about, **more)
        answer.headers["Server"] = NAME
        return answer


def home(address: str) -> str:
    """To whom an address belongs: of the sixth version everybody has as many as they like in a network of theirs."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(number, IPv6Address):
        return address
    return str(number.ipv4_mapped or f"{number.exploded[:19]}::")


def _home_of(connection: web.RequestHandler) -> str:
    peer = connection.peername
    return home(str(peer[0])) if isinstance(peer, tuple) else ""
