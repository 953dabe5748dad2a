"""The hall: one page, a few files, and a game for every seat that is taken."""

import asyncio
import re
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import textual_serve
from aiohttp import WSCloseCode, web

from game.i18n import tr
from game.telling import browser
from game.telling.html import templates
from game.web.addresses import is_known
from game.web.seat_process import SeatProcess, reason, within

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
OURS = Path(__file__).with_name("page")
THEIRS = Path(textual_serve.__file__).with_name("static")
FILES = {
    "page.css": (OURS / "page.css", "text/css"),
    "page.js": (OURS / "page.js", "text/javascript"),
    "textual.js": (THEIRS / "js" / "textual.js", "text/javascript"),
    "xterm.css": (THEIRS / "css" / "xterm.css", "text/css"),
    "mono.ttf": (THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "mono-italic.ttf": (THEIRS / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""Everything that the page loads, with its kind. Nothing else can be had."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass
class GameServer:
    """The seats, and the games that are being played at them."""

    title: str
    command: Callable[[str], Sequence[str]]
    """The program that plays at a seat."""
    host: str
    seats: int
    games: dict[str, SeatProcess] = field(default_factory=dict)
    closing: bool = False

    def __post_init__(self) -> None:
        self._page = templates(OURS).get_template("page.html")

    def application(self) -> web.Application:
        """Everything that can be asked for."""
        app = web.Application(middlewares=[self._guard])
        app.router.add_get("/", self._enter)
        app.router.add_get(r"/seat/{seat:[a-z2-7]{12}}", self._show)
        app.router.add_get(r"/seat/{seat:[a-z2-7]{12}}/play", self._play)
        app.router.add_get("/files/{name}", self._file)
        app.on_response_prepare.append(self._sign)
        app.on_shutdown.append(self._close)
        return app

    def _has_room(self, seat: str) -> bool:
        """Whether a game can begin at this seat; one that is taken passes from tab to tab."""
        return not self.closing and (seat in self.games or len(self.games) < self.seats)

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_known(request.host, self.host):
            raise web.HTTPForbidden(text=tr(browser.STRANGER))
        return await handler(request)

    async def _sign(self, request: web.Request, response: web.StreamResponse) -> None:
        """What a browser is told to keep to, on every answer."""
        host = request.host if is_known(request.host, self.host) else "localhost"
        response.headers["Content-Security-Policy"] = POLICY.format(host=host)
        response.headers["Permissions-Policy"] = "clipboard-read=(), camera=(), microphone=(), geolocation=()"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"

    async def _enter(self, request: web.Request) -> web.StreamResponse:
        """Lead to a seat that is nobody's yet: its name is the key to its saved games, and cannot be guessed."""
        seat = "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(12))
        raise web.HTTPSeeOther(f"/seat/{seat}")

    async def _show(self, request: web.Request) -> web.StreamResponse:
        if request.query_string:  # by which textual.js could be made to ask elsewhere
            raise web.HTTPSeeOther(request.path)
        seat = request.match_info["seat"]
        room = self._has_room(seat)
        socket = f"ws://{request.host}/seat/{seat}/play" if room else ""
        page = self._page.render(title=self.title, socket=socket, say=browser)
        return web.Response(text=page, content_type="text/html", status=200 if room else 503)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["name"] not in FILES:
            raise web.HTTPNotFound
        file, kind = FILES[request.match_info["name"]]
        return web.Response(body=file.read_bytes(), content_type=kind)

    async def _play(self, request: web.Request) -> web.StreamResponse:
        """Play at a seat for as long as its tab is open; the newest tab of a seat is the one that counts."""
        if request.headers.get("Origin") != f"http://{request.host}":
            raise web.HTTPForbidden(text=tr(browser.FOREIGN))
        seat, game = request.match_info["seat"], SeatProcess()
        await game.tab.prepare(request)
        if not self._has_room(seat):
            await game.tab.close(code=WSCloseCode.TRY_AGAIN_LATER, message=reason(browser.FULL))
            return game.tab
        before = self.games.get(seat)
        self.games[seat] = game
        try:
            if before:
                await before.leave(browser.MOVED)
            if not game.tab.closed:
                await game.run(self.command(seat), _cells(request, "width", 80), _cells(request, "height", 24))
        finally:
            if self.games[seat] is game:
                del self.games[seat]
            game.gone()
        return game.tab

    async def _close(self, _: web.Application) -> None:
        """Ask everybody to leave, and wait until they have."""
        self.closing = True
        leaving = [game.leave(browser.STOPPED, WSCloseCode.GOING_AWAY) for game in self.games.values()]
        await asyncio.gather(*leaving)


def _cells(request: web.Request, name: str, usual: int) -> int:
    """A number of columns or lines from the address."""
    asked = request.query.get(name, "")
    return within(int(asked)) if re.fullmatch("[0-9]{1,4}", asked) else usual
