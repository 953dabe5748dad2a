"""A live room that is served in this process, and devices that are not browsers: each keeps its cookie, and fills in
the forms of its pages."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import aiohttp

from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.pages.viewer import place_of
from game.saves import Autosave
from game.session.session import Session
from game.tables.ledger import Ledger
from game.tables.room import Room
from game.web.live_room import LiveRoom
from game.web.server import open_to_browsers
from game.web.table_desk import Desk
from game.web.table_pages import TablePages
from game.web.table_server import TableServer
from tests.classroom.games import TINY
from tests.pages.browsing import Browsed, Form

CODE = "BCDFG"
LONGEST_GAME = 400
"""Steps of a desk."""


def a_browser() -> aiohttp.ClientSession:
    """Cookies, and a connection for each thing that is sent: what is posted on one that the server gives up at that
    moment, for it has been silent too long, would be lost, where a real browser posts it again."""
    return aiohttp.ClientSession(
        cookie_jar=aiohttp.CookieJar(unsafe=True), connector=aiohttp.TCPConnector(force_close=True)
    )


@dataclass
class Device:
    """One browser: its cookies, and the page that it was given last."""

    address: str
    session: aiohttp.ClientSession
    page: str = ""
    status: int = 0
    path: str = ""

    @property
    def browsed(self) -> Browsed:
        return Browsed(self.page)

    @property
    def forms(self) -> list[Form]:
        """Those with which something is answered; not the one by which the room is left."""
        return [one for one in self.browsed.forms if not one.action.endswith("leave")]

    async def get(self, path: str) -> "Device":
        async with self.session.get(self.address + path) as answer:
            return await self._took(answer)

    async def post(self, path: str, fields: object = None, **headers: str) -> "Device":
        told = {"Origin": self.address, **headers}
        async with self.session.post(self.address + path, data=fields or {}, headers=told) as answer:
            return await self._took(answer)

    async def join(self, code: str = CODE, chair: str = "", name: str = "") -> "Device":
        return await self.post("/join", {"code": code, "chair": chair, "name": name})

    async def answer(self, dice: Random, typed: str = "") -> bool:
        """Look at the table, and answer the first thing that is asked there; whether anything was."""
        await self.get("/table")
        forms = [one for one in self.forms if not one.action.endswith("withdraw")]
        if forms:
            await self.send(forms[0], dice, typed)
        return bool(forms)

    async def send(self, form: Form, dice: Random, typed: str = "") -> None:
        """Fill in a form by chance, and send it."""
        verb, fields = form.filled(dice, typed)
        fields.pop("word", None)
        where = form.action.rpartition("/")[0]
        await self.post(f"{where}/{verb}", [(name, value) for name, values in fields.items() for value in values])

    async def _took(self, answer: aiohttp.ClientResponse) -> "Device":
        self.status, self.path = answer.status, answer.url.path
        self.page = await answer.text() if answer.content_type == "text/html" else ""
        return self


@dataclass
class Served:
    """A room, and everybody in it."""

    live: LiveRoom
    address: str
    desk: Device
    opens: Desk
    """What lets a desk in."""
    said: list[str] = field(default_factory=list)
    """Lines that the host was told."""
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def device(self) -> Device:
        return Device(self.address, await self.stack.enter_async_context(a_browser()))

    async def joined(self, chair: str = "", code: str = CODE) -> Device:
        one = await (await self.device()).join(code, chair)
        assert (one.status, one.path) == (200, "/table"), one.browsed.words
        return one

    async def leads(self, verb: str, **fields: str) -> Device:
        """The desk gives a command."""
        return await self.desk.post(f"/desk/{verb}", {"card": self.place, **fields})

    @property
    def place(self) -> str:
        return place_of(self.live.room.session)

    @property
    def room(self) -> Room:
        return self.live.room


Play = Callable[[Served], Awaitable[None]]


def new_room(
    chairs: tuple[str, ...] = ("mary",),
    story: Story = TINY,
    deck: str = "whole",
    talk: bool = False,
    hands: bool = False,
    together: int = 0,
) -> Room:
    """A class in one chair, or teams; with ``hands`` each of them votes. So many chairs are of one table."""
    mode = "class" if len(chairs) == 1 else "teams"
    players = tuple((chair, "we") for chair in chairs[:together])
    game = Chronicle(chairs, deck=deck, mode=mode, players=players).sealed(story)  # type: ignore[arg-type]
    return Room(Session.begin(story, game), CODE, frozenset(chairs if mode == "class" or hands else ()), talk)


@asynccontextmanager
async def served(
    folder: Path, room: Room, by_lot: bool = False, with_desk: bool = True, host: str = "127.0.0.1"
) -> AsyncIterator[Served]:
    """A room that is served from a file in this folder, which is taken up if it is there."""
    ledger = Ledger(folder / "rooms" / "room.db")
    live = LiveRoom(ledger.room(room.session.story) or room, ledger, Autosave(folder=folder / "saves"), by_lot)
    said: list[str] = []
    pages = TablePages(live)
    desk = Desk(live, pages, False, said.append)
    async with AsyncExitStack() as stack:
        site = TableServer(live, host, desk, pages)
        port = await stack.enter_async_context(open_to_browsers(site, 0))
        live.address = f"http://127.0.0.1:{port}/"
        desk.address = lambda path: f"{live.address}{path}"
        one = Served(live, live.address.rstrip("/"), Device("", None), desk, said, stack)  # type: ignore[arg-type]
        one.desk = await one.device()
        if with_desk:
            await one.desk.get("/" + desk.way_in.removeprefix(live.address))
            assert one.desk.path == "/desk"
        yield one


def at_table(folder: Path, room: Room, play: Play, by_lot: bool = False) -> None:
    """Let ``play`` do what it likes in a room."""

    async def within() -> None:
        async with served(folder, room, by_lot) as one:
            await play(one)

    asyncio.run(within())


async def plays_to_the_end(room: Served, devices: list[Device], dice: Random, typed: str = "") -> None:
    """Everybody answers what is asked, and the desk leads on."""
    for _ in range(LONGEST_GAME):
        phase = room.room.phase
        if phase == "ended":
            return
        if phase == "asked" and room.room.voting:
            for _ in range(2 + len(room.room.voting) - len(room.room.session.tables.firsts)):  # a guess, and each card
                form = None
                for one in devices:
                    if form is None or not room.room.is_class:  # in a class the same form lies before everybody
                        form = next(iter((await one.get("/table")).forms), None)
                    if form and not form.action.endswith("withdraw"):
                        await one.send(form, dice)
                    assert one.status == 200, one.browsed.words
        elif phase == "asked":
            for one in devices:
                while await one.answer(dice, typed) and room.room.phase == "asked":
                    assert one.status == 200, one.browsed.words
        await desk_goes_on(room, dice)
    raise AssertionError("the game does not end")


async def desk_goes_on(room: Served, dice: Random) -> None:
    """What a desk does next: the first thing that its page offers."""
    await room.desk.get("/desk")
    verbs = {form.action.removeprefix("/desk/"): form for form in room.desk.forms}
    wanted = ["start", "guess", "decide", "open", "go_on", "close"]
    if room.room.phase == "closed" and room.room.recommit and not room.room.again:
        wanted.remove("decide")
    verb = next(one for one in wanted if one in verbs)
    await room.desk.send(verbs[verb], dice)
    assert room.desk.status == 200, room.desk.browsed.words
