"""What every request has to pass: whose address it means, from whose page it comes, and how often it guesses."""

import asyncio
import gzip
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import web

from game.i18n import tr
from game.telling import browser
from game.web.addresses import is_known
from game.web.connections import NAME, PATIENCE

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
FORM = "application/x-www-form-urlencoded"
QUICK = 5
"""How hard a page is packed: a tenth of a millisecond."""
MINUTE = 60.0
"""Seconds in which wrong codes are counted."""
TRIES = 10
"""Wrong codes of one address within a minute, behind which there may be a whole school."""
ALL_TRIES = 60
"""Wrong codes of everybody together within a minute."""


def guard(app: web.Application, host: str, policy: str, referrer: str = "no-referrer") -> None:
    """Let in only who means the server at this host, and tell browsers on every answer what to keep to.

    A browser that is told ``no-referrer`` sends no origin with a form, so that pages with forms need ``same-origin``.
    """

    @web.middleware
    async def known(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_known(request.host, host):
            raise web.HTTPForbidden(text=tr(browser.STRANGER))
        return _packed(request, await handler(request))

    async def sign(request: web.Request, response: web.StreamResponse) -> None:
        asked = request.host if is_known(request.host, host) else "localhost"
        response.headers["Content-Security-Policy"] = policy.format(host=asked)
        response.headers["Permissions-Policy"] = "clipboard-read=(), camera=(), microphone=(), geolocation=()"
        response.headers["Referrer-Policy"] = referrer
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Server"] = NAME
        response.headers.setdefault("Cache-Control", "no-store")

    app.middlewares.append(known)
    app.on_response_prepare.append(sign)


def _packed(request: web.Request, answer: web.StreamResponse) -> web.StreamResponse:
    """A page as small as it can be sent. The library would do that in threads, which cost more than they help here."""
    if isinstance(answer, web.Response) and answer.content_type == "text/html" and not answer.compression:
        answer.headers["Vary"] = "Accept-Encoding"
        if "gzip" in request.headers.get("Accept-Encoding", "") and isinstance(answer.body, bytes):
            answer.body = gzip.compress(answer.body, QUICK, mtime=0)
            answer.headers["Content-Encoding"] = "gzip"
    return answer


async def form(request: web.Request) -> Mapping[str, list[str]]:
    """The fields of a form from one of this server's own pages. Raises web.HTTPException where it is anything else."""
    if request.headers.get("Origin") != f"{request.scheme}://{request.host}":
        raise web.HTTPForbidden(text=tr("A form counts only from this server's own page."))
    if request.content_type != FORM:
        raise web.HTTPUnsupportedMediaType
    try:
        async with asyncio.timeout(PATIENCE):
            posted = await request.post()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (LookupError, ValueError, web.RequestPayloadError):  # no such charset, too many fields, nothing readable
        raise web.HTTPBadRequest from None
    return {name: [str(value) for value in posted.getall(name)] for name in posted}


@dataclass
class Tries:
    """Brakes those who guess codes: only wrong ones are counted."""

    clock: Callable[[], float] = time.monotonic
    _wrong: deque[tuple[float, str]] = field(default_factory=deque)

    def are_left(self, address: str) -> bool:
        """Whether a code from this address is looked at now."""
        while self._wrong and self._wrong[0][0] <= self.clock() - MINUTE:
            self._wrong.popleft()
        return len(self._wrong) < ALL_TRIES and sum(one == address for _, one in self._wrong) < TRIES

    def count(self, address: str) -> None:
        """A wrong code came from there."""
        self._wrong.append((self.clock(), address))
