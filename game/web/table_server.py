"""A live room on the network: the way in, what can be had of it by everybody, and who is told when it changes."""

import secrets
import ssl
from dataclasses import dataclass, field

from aiohttp import web

from game.engine.rules import NotOpen
from game.i18n import tr
from game.pages.posted import first
from game.telling.live import NO_WALL, TABLE_NAMES, TOO_MANY, WRONG
from game.web.connections import home
from game.web.gate import Tries, form, guard
from game.web.live_room import LiveRoom, WrongCode
from game.web.table_desk import Desk
from game.web.table_guest import GuestRoutes
from game.web.table_pages import TablePages
from game.web.visits import BODY, COOKIE, Follow, cookie, page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@dataclass
class TableServer:
    """Lets browsers into one live room."""

    live: LiveRoom
    host: str
    """The address or name at which it listens."""
    desk: Desk
    pages: TablePages
    tls: ssl.SSLContext | None = None
    """What encrypts, if anything does."""
    tries: Tries = field(default_factory=Tries)

    @property
    def connections(self) -> int:
        """A school may be one address: each of its devices has one that stays open, now and then another, and one that
        is not closed yet."""
        return 3 * self.live.room.most

    def application(self) -> web.Application:
        """Everything that can be asked for."""
        app = web.Application(client_max_size=BODY)
        guard(app, self.host, POLICY, "same-origin")
        app.router.add_get("/", self._way_in)
        app.router.add_get("/j/{code}", self._way_in)
        app.router.add_post("/join", self._join)
        app.router.add_get("/wall", self._wall)
        app.router.add_get("/files/{digest}/{name}", self._file)
        follow = Follow(self.live, lambda: self.live.moved, lambda: self.live.public_revision, self._sees_wall)
        follow.add(app, "/wall")
        GuestRoutes(self.live, self.pages).add(app)
        self.desk.add(app)
        app.on_shutdown.append(self._close)
        return app

    async def _way_in(self, request: web.Request) -> web.StreamResponse:
        if request.cookies.get(COOKIE, "") in self.live.room.guests:
            raise web.HTTPSeeOther("/table")
        return page(self.pages.way_in(request.match_info.get("code", "")))

    async def _join(self, request: web.Request) -> web.StreamResponse:
        fields, address = await form(request), home(request.remote or "")
        code, name, chair = (first(fields, one) for one in ("code", "name", "chair"))
        if request.cookies.get(COOKIE, "") in self.live.room.guests:
            raise web.HTTPSeeOther("/table")
        if not self.tries.are_left(address):
            return page(self.pages.way_in(said=tr(TOO_MANY)), 429)
        key = secrets.token_urlsafe(16)
        try:
            self.live.come_in(key, code, name if self.live.room.own_names or name in TABLE_NAMES else "", chair)
        except WrongCode:
            self.tries.count(address)
            return page(self.pages.way_in(said=tr(WRONG)), 403)
        except NotOpen as refused:
            return page(self.pages.way_in(code, tr("You cannot come in: {why}", why=refused)), 409)
        raise cookie(request, COOKIE, key, "/table")

    async def _wall(self, request: web.Request) -> web.StreamResponse:
        if not self._sees_wall(request):
            return page(self.pages.plain(tr("The wall"), tr(NO_WALL)), 403)
        return page(self.pages.wall())

    def _sees_wall(self, request: web.Request) -> str:
        """Who it is that may see the wall, on which the code stands: this computer, or one who is in; else nothing."""
        key = request.cookies.get(COOKIE, "")
        return key if key in self.live.room.guests else "all" if self.desk.is_near(request) else ""

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return self.pages.files.answer(request)

    async def _close(self, _: web.Application) -> None:
        self.live.close()
