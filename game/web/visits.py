"""What the pages of a live room have in common: how they are sent, who asks for them, how they follow the game."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from aiohttp import web

from game.web.live_room import LiveRoom

BODY = 4096
"""Bytes of the longest form."""
COOKIE = "place"
BEAT = 10.0
"""Seconds after which a page is told anew where the game stands, so that it knows that it is still told."""
RETRY = 2000
"""Milliseconds after which a browser asks again once the connection is lost."""
GONE = "gone"
"""What a page is told that has no place here any more."""
MOST_TABS = 4
"""Pages of one visitor that are told at the same time; others ask by themselves."""


def page(text: str, status: int = 200) -> web.Response:
    """A page as an answer."""
    return web.Response(text=text, content_type="text/html", status=status)


def cookie(request: web.Request, name: str, key: str, to: str) -> web.HTTPSeeOther:
    """Leads on with a key that the browser keeps until it is closed, and sends only from our own pages."""
    answer = web.HTTPSeeOther(to)
    answer.set_cookie(name, key, httponly=True, samesite="strict", path="/", secure=request.secure)
    return answer


@dataclass
class Follow:
    """Tells the pages of one kind when they are old: by events, and to whoever asks."""

    live: LiveRoom
    change: Callable[[], asyncio.Event]
    """The next change that such a page has to hear of."""
    revision: Callable[[], int]
    may: Callable[[web.Request], str] = lambda _: "all"
    """Who it is that asks, or nothing if they have no place here."""
    most: int = 0
    """How many pages of one visitor are told at the same time; 0 for any number."""

    def __post_init__(self) -> None:
        self._open: dict[str, int] = {}

    def add(self, app: web.Application, path: str) -> None:
        """Where the pages of this kind can ask."""
        app.router.add_get(f"{path}/rev", self._rev)
        app.router.add_get(f"{path}/events", self._events)

    async def _rev(self, request: web.Request) -> web.StreamResponse:
        if not self.may(request):
            raise web.HTTPForbidden(text=GONE)
        return web.Response(text=str(self.revision()))

    async def _events(self, request: web.Request) -> web.StreamResponse:
        who = self.may(request)
        if not who:
            raise web.HTTPForbidden(text=GONE)
        if self.most and self._open.get(who, 0) >= self.most:
            return web.Response(status=204)  # by which a browser knows not to ask again
        self._open[who] = self._open.get(who, 0) + 1
        try:
            return await self._tell(request)
        finally:
            self._open[who] -= 1
            if not self._open[who]:
                del self._open[who]

    async def _tell(self, request: web.Request) -> web.StreamResponse:
        """Tell where the game stands at every change, and at every beat, for as long as somebody listens."""
        answer = web.StreamResponse()
        answer.content_type = "text/event-stream"
        answer.headers["X-Accel-Buffering"] = "no"  # of a proxy, which would hold events back
        with suppress(ConnectionError):
            await answer.prepare(request)
            await answer.write(f"retry: {RETRY}\n\n".encode())
            while not self.live.closing:
                change, told = self.change(), self.revision() if self.may(request) else GONE
                await answer.write(f"id: {told}\ndata: {told}\n\n".encode())
                if told == GONE:
                    break
                with suppress(TimeoutError):
                    async with asyncio.timeout(BEAT):
                        await change.wait()
        return answer
