"""A server in a process of its own, tabs that are not browsers, and what is running."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiohttp
import pytest

from game.saves import all_saves
from game.web.routes import GameServer
from game.web.seats import Seats
from game.web.server import open_to_browsers
from tests import command
from tests.loaded import TINY_FOLDER
from tests.web.chromium import PATIENCE, hang_up, until

needs_proc = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks at processes under /proc")
SOON = 60.0
"""Seconds in which a game has ended that does not wait for its tab to come back, even on a busy machine."""
ECHO = """
import os
os.write(1, b"__GANGLION__\\n")
def paint(data):
    os.write(1, b"D" + len(data).to_bytes(4, "big") + data)
paint(b"new game " + os.environ["COLUMNS"].encode())
while data := os.read(0, 1000):
    paint(data)
    if b"QUIT" in data:
        raise SystemExit(int(data.split(b"QUIT")[1][:1] or b"0"))
"""
"""A game that costs little: it paints what it is told, and leaves with the exit code behind the word QUIT."""
Play = Callable[[aiohttp.ClientSession], Awaitable[None]]
APP = os.environ.get("CARD_INDEX", "")
"""The program of a folder that `.ci/build-app` made, where that is to be tried in place of this code."""
PROGRAM = [APP] if APP else [sys.executable, "-m", "game"]


def as_at_a_terminal() -> None:
    """What runs behind ``nohup`` passes over the end of its terminal, and all that it starts does; not so this."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Server:
    """``card-index serve`` with saved games in a folder of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        env = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        self.process = subprocess.Popen(
            [*PROGRAM, "serve", "--port", "0", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=env,
            preexec_fn=as_at_a_terminal if os.name == "posix" else None,
        )
        assert self.process.stdout
        self.said = [self.process.stdout.readline()]
        while self.said[-1] and "Ctrl+C" not in self.said[-1]:
            self.said.append(self.process.stdout.readline())

    @property
    def address(self) -> str:
        """What is typed to reach it."""
        return self.said[0].split()[-1].rstrip("/")

    def games(self) -> list[int]:
        """The processes that play at its seats."""
        found = []
        for file in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words = file.read_bytes().split(b"\0")
            except OSError:
                continue
            if b"seat" in words and any(word.startswith(bytes(self.folder)) for word in words):
                found.append(int(file.parent.name))
        return found

    def children(self) -> int:
        """How many processes it has, those counted that have ended and were not buried."""
        return children_of(self.process.pid)

    def stop(self, name: str = "SIGTERM") -> tuple[int, str, str]:
        """Exit code, and what it still said to either stream."""
        self.process.send_signal(getattr(signal, name))
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


def children_of(process: int) -> int:
    """How many processes it has begun that are not over."""
    file = Path(f"/proc/{process}/task/{process}/children")
    return len(file.read_text(encoding="utf-8").split()) if file.exists() else 0


@contextmanager
def server(folder: Path, *arguments: str) -> Iterator[Server]:
    one = Server(folder, "--scenes", str(TINY_FOLDER), *arguments)
    try:
        yield one
    finally:
        one.process.kill()
        one.process.communicate()


class Visitor:
    """Somebody at a seat without a browser: what was painted for him, and with which words he was sent away."""

    def __init__(self, tab: aiohttp.ClientWebSocketResponse) -> None:
        self.tab = tab
        self.painted = b""
        self.farewell: str | None = None
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        while (message := await self.tab.receive()).type is aiohttp.WSMsgType.BINARY:
            self.painted += message.data
        self.farewell = message.extra or ""

    async def sees(self, text: str) -> bool:
        return await until(lambda: text.encode() in self.painted)

    async def presses(self, keys: str) -> None:
        await self.tab.send_json(["stdin", keys])

    async def is_sent_away(self) -> str:
        await asyncio.wait_for(asyncio.shield(self._reading), PATIENCE)
        return self.farewell or ""

    def is_torn_off(self) -> None:
        """The connection breaks, without a word."""
        connection = self.tab._response.connection
        assert connection
        assert connection.transport
        connection.transport.abort()

    async def leaves(self) -> None:
        self._reading.cancel()
        await hang_up(self.tab)


_there: list[Visitor] = []
"""Those who have not been seen out."""


async def visit(
    session: aiohttp.ClientSession, address: str, seat: str = "a" * 12, size: tuple[int, int] = (80, 24)
) -> Visitor:
    path = f"{address}/seat/{seat}/play?width={size[0]}&height={size[1]}"
    visitor = Visitor(await session.ws_connect(path, origin=address))
    _there.append(visitor)
    return visitor


def run(play: Play) -> None:
    """Let ``play`` visit servers."""

    async def within() -> None:
        async with aiohttp.ClientSession() as session:
            try:
                await play(session)
            finally:
                while _there:
                    await _there.pop().leaves()
            assert session.connector
            assert not session.connector._acquired, "a connection was left open"

    asyncio.run(within())


@asynccontextmanager
async def open_site(*command: str, most: int = 1, each: int = 0) -> AsyncIterator[tuple[Seats, str]]:
    """Seats in this process at which this command plays; and the server's address."""
    seats = Seats(lambda _: command, most, each or most)
    async with open_to_browsers(GameServer("Title", seats, "127.0.0.1", Path("no-such-folder")), 0) as port:
        yield seats, f"http://127.0.0.1:{port}"


async def keeps_a_game(visitor: Visitor, folder: Path) -> None:
    """Begin a game, and decide until it is saved."""
    assert await visitor.sees("new game")
    for _ in range(60):
        for key in "1\r":
            await visitor.presses(key)
            if await until(lambda: bool(all_saves(folder)), 0.2):
                return
    raise AssertionError("no game was saved")


def refusal(folder: Path, *arguments: str, code: str = "") -> tuple[int, str]:
    """Exit code, and the words, of a server that cannot be had."""
    asked = arguments if code else ("serve", *arguments)
    done = command.run(*asked, folder=folder, code=code)
    assert done.stdout == ""
    return done.returncode, done.stderr
