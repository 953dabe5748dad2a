"""What guests of a live room ask for and answer: nobody gets the page of another chair."""

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web

from game.engine.rules import NotOpen
from game.i18n import tr
from game.pages.posted import GoneBy, first, must_be_of_now, posted
from game.pages.viewer import Viewer, place_of, step_of
from game.tables.room import Room
from game.telling.live import GONE_BY
from game.web.gate import form
from game.web.live_room import LiveRoom
from game.web.table_pages import TablePages
from game.web.visits import COOKIE, MOST_TABS, Follow, page

VERBS = "choose|want|withdraw|vote|guess|foretell"


@dataclass
class GuestRoutes:
    """The pages of guests."""

    live: LiveRoom
    pages: TablePages

    def add(self, app: web.Application) -> None:
        """Where they can be had."""
        app.router.add_get("/table", self._show)
        app.router.add_get("/look/{what}", self._look_up)
        app.router.add_post("/table/leave", self._leave)
        app.router.add_post(f"/table/{{verb:{VERBS}}}", self._answer)
        Follow(self.live, lambda: self.live.told, lambda: self.live.revision, self._key, MOST_TABS).add(app, "/table")

    def _key(self, request: web.Request) -> str:
        """The key of whoever asks; empty if they have no place here."""
        key = request.cookies.get(COOKIE, "")
        return key if key in self.live.room.guests else ""

    def _guest(self, request: web.Request) -> str:
        """The same; others are sent to the way in."""
        if key := self._key(request):
            return key
        raise web.HTTPSeeOther("/")

    async def _show(self, request: web.Request) -> web.StreamResponse:
        key, asked, session = self._guest(request), request.query, self.live.room.session
        step = step_of(session, asked.get("step", ""), asked.get("at", ""))
        chair = asked.get("chair", "") if asked.get("at", "") == place_of(session) else ""
        return page(self.pages.of_guest(key, step=step, chair=chair))

    async def _look_up(self, request: web.Request) -> web.StreamResponse:
        key = self._guest(request)
        if self.live.room.phase == "lobby":
            raise web.HTTPSeeOther("/table")
        try:
            return page(self.pages.looked_up(key, request.match_info["what"]))
        except KeyError:
            raise web.HTTPNotFound from None

    async def _leave(self, request: web.Request) -> web.StreamResponse:
        await form(request)
        self.live.move(self.live.room.kick(self._key(request)))
        answer = web.HTTPSeeOther("/")
        answer.del_cookie(COOKIE)
        raise answer

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        """Do what a form says, and lead back to the page; one that comes too late gets the page of now."""
        fields = await form(request)
        key = self._guest(request)
        try:
            self.live.move(answered(self.live.room, key, request.match_info["verb"], fields))
        except GoneBy:
            return page(self.pages.of_guest(key, tr(GONE_BY)), 409)
        except NotOpen as refused:
            return page(self.pages.of_guest(key, tr("Not chosen: {why}", why=refused)), 409)
        raise web.HTTPSeeOther("/table")


def answered(room: Room, key: str, verb: str, fields: Mapping[str, list[str]]) -> Room:
    """The room after what a guest has answered. Raises GoneBy, and NotOpen."""
    must_be_of_now(room.session, fields)
    if verb == "vote":
        return room.vote(key, first(fields, "option"), first(fields, "chair"))
    if room.guests[key].chair in ("", *room.voting):
        match verb:
            case "guess":
                return room.say(key, "guess", first(fields, "answer"))
            case "foretell":
                return room.say(key, "forecast", first(fields, "answer"))
            case "withdraw":
                return room.unsay(key)
    return room.answer(key, posted(room.session, Viewer("chair", room.guests[key].chair), verb, fields))
