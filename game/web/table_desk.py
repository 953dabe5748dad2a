"""The teacher's desk: opened by an address that counts once, on the computer where the server runs."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

from game.engine.rules import NotOpen
from game.i18n import tr
from game.pages.posted import GoneBy, first, must_be_of_now
from game.settings import CLOCKS
from game.tables.room import Room
from game.telling.live import GONE_BY, NO_DESK, TAKEN_OVER, next_desk
from game.web.addresses import is_loopback
from game.web.gate import form
from game.web.live_room import LiveRoom
from game.web.table_pages import TablePages
from game.web.visits import Follow, cookie, page

if TYPE_CHECKING:
    from game.classroom.take_away import TakenAway

DESK = "desk"
"""The cookie of the desk."""


def _key() -> str:
    return secrets.token_urlsafe(16)


@dataclass
class Desk:
    """The one desk that counts: the newest."""

    live: LiveRoom
    pages: TablePages
    anywhere: bool
    """Whether it can be opened on another computer."""
    say: Callable[[str], None]
    """Tells the host a line."""
    address: Callable[[str], str] = lambda path: path
    """What is typed to reach a path of the server from this computer."""
    once: str = field(default_factory=_key)
    """What opens a desk, and only once."""
    _desk: str = ""

    @property
    def way_in(self) -> str:
        """The address that opens the next desk."""
        return self.address(f"desk/enter/{self.once}")

    def add(self, app: web.Application) -> None:
        """Where it can be had."""
        app.router.add_get("/desk/enter/{once}", self._enter)
        app.router.add_get("/desk", self._show)
        app.router.add_get("/desk/papers/{kind}", self._paper)
        app.router.add_get("/desk/lesson", self._lesson)
        app.router.add_get("/desk/lesson/{file}", self._for_lesson)
        app.router.add_post("/desk/{verb}", self._do)
        app.router.add_post("/desk/tables/{sign}/{verb}", self._to_guest)
        follow = Follow(self.live, lambda: self.live.moved, lambda: self.live.public_revision, self._is_desk)
        follow.add(app, "/desk")

    async def _enter(self, request: web.Request) -> web.StreamResponse:
        if not self.is_near(request) or not _same(request.match_info["once"], self.once):
            return self._refused()
        self._desk, self.once = _key(), _key()
        self.live.wake(False)  # so that the desk of before hears of it
        self.say(next_desk(self.way_in))
        raise cookie(request, DESK, self._desk, "/desk")

    async def _show(self, request: web.Request) -> web.StreamResponse:
        return page(self.pages.desk()) if self._is_desk(request) else self._refused(DESK in request.cookies)

    async def _paper(self, request: web.Request) -> web.StreamResponse:
        """A file of the game that has ended."""
        if not self._is_desk(request):
            return self._refused(DESK in request.cookies)
        from game.classroom.take_away import offered, taken_away  # for papers no room waits before they are wanted

        room, kind = self.live.room, request.match_info["kind"]
        if room.phase != "ended" or kind not in offered(room.session.playthrough.story):
            raise web.HTTPNotFound
        return _kept(taken_away(room.session.playthrough, kind))

    async def _lesson(self, request: web.Request) -> web.StreamResponse:
        """What there is to print for a lesson. It is made beside the room, which does not wait for it."""
        if not self._is_desk(request):
            return self._refused(DESK in request.cookies)
        return page(await asyncio.to_thread(self.pages.lesson))

    async def _for_lesson(self, request: web.Request) -> web.StreamResponse:
        """One of these papers; among them is the key with all the answers."""
        if not self._is_desk(request):
            return self._refused(DESK in request.cookies)
        from game.classroom.take_away import paper

        try:
            file = await asyncio.to_thread(paper, self.live.room.session.playthrough, request.match_info["file"])
        except KeyError:
            raise web.HTTPNotFound from None
        return _kept(file)

    async def _do(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["verb"] == "clock":
            return await self._led(request, self._set_clock)
        return await self._led(request, lambda room, fields: led(room, request.match_info["verb"], fields))

    def _set_clock(self, _: Room, fields: Mapping[str, list[str]]) -> Room:
        """Give this card, and each after it, so many minutes. Raises NotOpen."""
        minutes = next((one for one in CLOCKS if str(one) == first(fields, "minutes")), None)
        if minutes is None:
            raise NotOpen(tr("that is no option here."))
        self.live.set_clock(minutes)
        return self.live.room

    async def _to_guest(self, request: web.Request) -> web.StreamResponse:
        key, verb = request.match_info["sign"], request.match_info["verb"]
        if verb not in ("kick", "reopen", "chair", "show", "hide"):
            raise web.HTTPNotFound

        def do(room: Room, fields: Mapping[str, list[str]]) -> Room:
            guest = self.live.key_of(key)
            if verb == "reopen":
                self.live.reopen(guest)
                return self.live.room
            if verb in ("show", "hide"):
                return room.show_name(guest, verb == "show")
            return room.kick(guest) if verb == "kick" else room.move(guest, first(fields, "chair"))

        return await self._led(request, do)

    async def _led(
        self, request: web.Request, do: Callable[[Room, Mapping[str, list[str]]], Room]
    ) -> web.StreamResponse:
        """Do what a form of the desk says, if it is of the card of now, and lead back to the desk."""
        fields = await form(request)
        if not self._is_desk(request):
            return self._refused(DESK in request.cookies)
        try:
            must_be_of_now(self.live.room.session, fields)
            self.live.move(do(self.live.room, fields))
        except GoneBy:
            return page(self.pages.desk(tr(GONE_BY)), 409)
        except NotOpen as refused:
            return page(self.pages.desk(tr("Not done: {why}", why=refused)), 409)
        raise web.HTTPSeeOther("/desk")

    def _refused(self, was_desk: bool = False) -> web.Response:
        return page(self.pages.plain(tr("The desk"), tr(TAKEN_OVER if was_desk else NO_DESK)), 403)

    def _is_desk(self, request: web.Request) -> str:
        """The desk that asks; empty if it is none that counts."""
        given = request.cookies.get(DESK, "")
        return given if self._desk and _same(given, self._desk) and self.is_near(request) else ""

    def is_near(self, request: web.Request) -> bool:
        """Whether the request comes from this computer, or may come from elsewhere."""
        ours = request.transport and request.transport.get_extra_info("sockname")
        here = is_loopback(request.remote or "") or bool(ours and ours[0] == request.remote)
        return self.anywhere or here


def _kept(file: "TakenAway") -> web.Response:
    """A file, to be kept: the server's own rules for pages would take its looks away."""
    kept = {"Content-Disposition": f'attachment;filename="{file.name}"'}
    return web.Response(text=file.content, content_type="application/octet-stream", headers=kept)


def led(room: Room, verb: str, fields: Mapping[str, list[str]]) -> Room:
    """The room as a desk leads it on. Raises NotOpen, and HTTPNotFound for a command that is none."""
    match verb:
        case "start" | "hold" | "open" | "close" | "skip" | "undo" | "go_on" | "lock" | "end" | "settle":
            return getattr(room, verb)()  # type: ignore[no-any-return]
        case "unlock":
            return room.lock(False)
        case "own-names" | "list-names":
            return room.let_name(verb == "own-names")
        case "many-decide" | "one-decides":
            return room.let_vote(first(fields, "chair"), verb == "many-decide")
        case "note":
            return room.note(first(fields, "reason"), first(fields, "chair"))
        case "show":
            return room.show(first(fields, "chair"))
        case "decide":
            return room.decide(first(fields, "option"), first(fields, "chair"))
        case "guess":
            return room.guess(first(fields, "answer"), first(fields, "chair"))
        case _:
            raise web.HTTPNotFound


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode("utf-8", "replace"), other.encode())
