"""What can be asked for: the way to a seat, its page, a few files, and a game for every seat that is taken."""

import re
import secrets
from pathlib import Path

from aiohttp import WSCloseCode, web

from game.i18n import tr
from game.telling import browser
from game.telling.html import templates
from game.web.connections import AT_ONCE, home
from game.web.gate import guard
from game.web.packets import within
from game.web.page_files import OURS, PageFiles
from game.web.seat_process import BEAT, GRACE, LONGEST, reason
from game.web.seats import Seats

SEAT = "[a-z2-7]{12}"
"""The name of a seat. It is the key to its saved games, and cannot be guessed."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class GameServer:
    """Lets browsers in, each to a seat of its own."""

    def __init__(self, title: str, seats: Seats, host: str, folder: Path) -> None:
        """``host`` is the address or name at which it listens; ``folder`` holds that of each seat."""
        self.seats = seats
        self._folder = folder
        self.host = host
        self._title = title
        self._files = PageFiles()
        self._page = templates(OURS).get_template("page.html")

    @property
    def connections(self) -> int:
        """How many one address may have."""
        return AT_ONCE * self.seats.each

    @property
    def tls(self) -> None:
        """A game for each is not encrypted."""

    def application(self) -> web.Application:
        """Everything that can be asked for."""
        app = web.Application()
        app.router.add_get("/", self._enter)
        app.router.add_get("/new", self._take)
        app.router.add_get(f"/seat/{{seat:{SEAT}}}", self._show)
        app.router.add_get(f"/seat/{{seat:{SEAT}}}/play", self._play)
        app.router.add_get(f"/seat/{{seat:{SEAT}}}/page", self._paper)
        app.router.add_get("/files/{digest}/{name}", self._file)
        guard(app, self.host, POLICY)
        app.on_shutdown.append(self._close)
        return app

    async def _enter(self, _: web.Request) -> web.StreamResponse:
        """Lead to the seat that this browser remembers, which it alone knows, or else to a new one."""
        return self._answer("enter")

    async def _take(self, _: web.Request) -> web.StreamResponse:
        """Lead to a seat that is nobody's yet."""
        seat = "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(12))
        raise web.HTTPSeeOther(f"/seat/{seat}")

    async def _show(self, request: web.Request) -> web.StreamResponse:
        if request.query_string:  # by which textual.js could be made to ask elsewhere
            raise web.HTTPSeeOther(request.path)
        seat = request.match_info["seat"]
        if why := self.seats.refusal(seat, home(request.remote or "")):
            return self._answer("closed", said=why, status=503)
        return self._answer("play", host=request.host, seat=seat)

    def _answer(
        self, state: str, host: str = "", seat: str = "", said: str = browser.OPENING, status: int = 200
    ) -> web.Response:
        """The page: on the way to a seat, to play at one, or closed."""
        paper = f"/seat/{seat}/page"
        socket = f"ws://{host}/seat/{seat}/play" if seat else ""
        files = f"/files/{self._files.digest}"
        page = self._page.render(
            title=self._title, state=state, socket=socket, paper=paper, said=said, files=files, say=browser
        )
        return web.Response(text=page, content_type="text/html", status=status)

    async def _paper(self, request: web.Request) -> web.StreamResponse:
        """The two pages of the game that was told on paper last at a seat."""
        file = self._folder / request.match_info["seat"] / browser.SEAT_PAGE
        try:
            page = file.read_text(encoding="utf-8")
        except OSError:
            raise web.HTTPNotFound(text=tr(browser.NO_PAGE)) from None
        return web.Response(text=page, content_type="text/html", headers={"Cache-Control": "no-store"})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return self._files.answer(request)

    async def _play(self, request: web.Request) -> web.StreamResponse:
        """Play at a seat for as long as its tab is open; the newest tab of a seat is the one that counts."""
        if request.headers.get("Origin") != f"http://{request.host}":
            raise web.HTTPForbidden(text=tr(browser.FOREIGN))
        tab = web.WebSocketResponse(heartbeat=BEAT, timeout=GRACE, max_msg_size=LONGEST)
        await tab.prepare(request)
        width, height = _cells(request, "width", 80), _cells(request, "height", 24)
        why = await self.seats.play(request.match_info["seat"], home(request.remote or ""), tab, width, height)
        if why:
            await tab.close(code=WSCloseCode.TRY_AGAIN_LATER, message=reason(why))
        return tab

    async def _close(self, _: web.Application) -> None:
        await self.seats.close()


def _cells(request: web.Request, name: str, usual: int) -> int:
    """A number of columns or lines from the address."""
    asked = request.query.get(name, "")
    return within(int(asked)) if re.fullmatch("[0-9]{1,4}", asked) else usual
