"""What is done with a page, and the network between it and its server, which can be taken away."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from tests.web.chromium import Chromium, Tab, chromium
from tests.web.server import Server, server

FASTER = 5
"""How many times as fast a page's clock runs where a test has no time to wait."""
HURRY = f"""
for (const name of ["setTimeout", "setInterval"]) {{
  const real = window[name];
  window[name] = (what, time, ...more) => real(what, (time ?? 0) / {FASTER}, ...more);
}}
"""
"""Makes it run so."""


def browse(devtools: str, folder: Path, play: Callable[[Server, Chromium], Awaitable[None]], *arguments: str) -> None:
    """Start a server, and let ``play`` use it with the browser."""

    async def within(one: Server) -> None:
        async with chromium(devtools) as browser:
            await play(one, browser)

    with server(folder, *arguments) as one:
        asyncio.run(within(one))


async def notice(tab: Tab) -> str:
    """What lies over the terminal, if anything does."""
    shown = "getComputedStyle(document.getElementById('notice')).display != 'none'"
    return str(await tab.value(f"{shown} ? document.getElementById('notice').innerText : ''"))


async def comes_to_say(tab: Tab, text: str, seconds: float = 60.0) -> bool:
    """Whether the notice comes to say this; nothing, if it is empty, which is when there is none."""
    for _ in range(int(seconds * 20)):
        said = await notice(tab)
        if text in said if text else not said:
            return True
        await asyncio.sleep(0.05)
    return False


class Network:
    """What lies between a page and its server. It can be silent for a while, or be gone."""

    def __init__(self, address: str) -> None:
        self._to = int(address.rpartition(":")[2])
        self._there = asyncio.Event()
        self._there.set()
        self._lines: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.tries = 0
        """How often it has been asked for a connection while it was gone."""

    async def begin(self) -> str:
        """Its address, by which the server is reached through it."""
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def fall_silent(self) -> None:
        """Nothing comes through any more, and nobody is told."""
        self._there.clear()

    def break_off(self) -> None:
        """Every connection ends, and none can be had."""
        self._there.clear()
        for line in self._lines:
            line.transport.abort()

    def come_back(self) -> None:
        self._there.set()

    async def end(self) -> None:
        self.break_off()
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._there.is_set():
            self.tries += 1
            writer.transport.abort()
            return
        back, on = await asyncio.open_connection("127.0.0.1", self._to)
        self._lines |= {writer, on}
        for one, other in ((reader, on), (back, writer)):
            self._tasks.add(asyncio.create_task(self._pass(one, other)))

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                await self._there.wait()
                writer.write(data)
                await writer.drain()
        writer.close()
