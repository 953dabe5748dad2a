"""One game at one seat: its process, the tab in which it is painted, and how it ends."""

import asyncio
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from aiohttp import WSCloseCode, WSMsgType, web

from game.exit_codes import DONE, PROBLEMS, UNPLAYABLE
from game.i18n import tr
from game.telling.browser import BROKEN, FAULT, LEFT, MOVED
from game.web.packets import answer_to_tab, looked_at, packet_from_tab, pictures, resized

GRACE = 3.0
"""Seconds that a game or a tab is given to end in good order."""
BEAT = 10.0
"""Seconds between two questions to a tab whether it is still there; half of that it may take to answer."""
LINGER = 90.0
"""Seconds that a game lives on without a tab, until a page has been loaded anew, or a network or a laptop is back."""
LONGEST = 64 * 1024
"""Bytes of one message from a tab."""
REASON = 123
"""Bytes in which a tab can be told why it is closed."""
FAREWELLS = {DONE: (LEFT, WSCloseCode.OK), UNPLAYABLE: (BROKEN, WSCloseCode.TRY_AGAIN_LATER)}
"""What a tab is told after a game that has ended by itself, by its exit code; any other is a fault."""


class SeatProcess:
    """A game of its own for one seat, painted in the newest tab of that seat. It lives on for a while without any."""

    def __init__(self, command: Sequence[str], width: int, height: int, ended: Callable[[int, str], None]) -> None:
        """``ended`` is told when nothing is left of it: the exit code, if it ended by itself, and what it said."""
        loop = asyncio.get_running_loop()
        self.over = asyncio.Event()
        """Set after that."""
        self.begun = loop.time()
        self.alone: float | None = self.begun
        """Since when it has had no tab; None while it has one."""
        self.address = ""
        """Where its newest tab is."""
        self._ended = ended
        self._tab: web.WebSocketResponse | None = None
        self._process: Process | None = None
        self._started = asyncio.Event()
        self._end = asyncio.Event()
        self._why: tuple[str, int] | None = None
        self._linger = loop.call_later(LINGER, self.end)
        self._life = loop.create_task(self._live(command, width, height))

    @property
    def leaving(self) -> bool:
        """Whether it is about to end, so that no tab can join it any more."""
        return self._end.is_set()

    def end(self, why: str = "", code: int = WSCloseCode.OK) -> None:
        """End the game, and tell its tab why, if it has one; `over` says when that is done."""
        if not self.leaving:
            self._why = (why, code)
            self._end.set()

    async def play_in(self, tab: web.WebSocketResponse, address: str, width: int, height: int) -> None:
        """Play in this tab until it closes, another takes its place, or the game ends."""
        before, self._tab = self._tab, tab
        self.alone, self.address = None, address
        self._linger.cancel()
        moving = asyncio.create_task(_close(before, MOVED))
        if self._started.is_set():  # a new game begins in the right size, and paints by itself
            await self._pass_on(looked_at() + resized(width, height))
        await self._started.wait()
        await self._listen(tab)
        if self._tab is tab and not self.leaving:
            self._tab, loop = None, asyncio.get_running_loop()
            self.alone, self._linger = loop.time(), loop.call_later(LINGER, self.end)
        await moving

    async def _live(self, command: Sequence[str], width: int, height: int) -> None:
        """Play until the game ends, or somebody ends it; afterwards nothing is left of it."""
        code, words = PROBLEMS, ""
        try:
            self._process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=_environment(width, height), start_new_session=True
            )
        except OSError as error:
            self._end.set()
            words = str(error.strerror)
        self._started.set()
        if self._process:
            code, words = await self._play(self._process)
        await _close(self._tab, *(self._why or FAREWELLS.get(code, (FAULT, WSCloseCode.INTERNAL_ERROR))))
        self._linger.cancel()
        self._ended(DONE if self._why else code, words)
        self.over.set()

    async def _play(self, process: Process) -> tuple[int, str]:
        """Its exit code, and what it said."""
        painting, ending = asyncio.create_task(self._paint(process)), asyncio.create_task(self._end.wait())
        await asyncio.wait([painting, ending], return_when=asyncio.FIRST_COMPLETED)
        self._end.set()
        if self._why:
            await _close(self._tab, *self._why)
        painting.cancel()
        await asyncio.wait([painting, ending])
        return await _last_words(process)

    async def _listen(self, tab: web.WebSocketResponse) -> None:
        """Pass on what the player does, until the tab closes."""
        async for message in tab:
            if message.type is WSMsgType.TEXT:
                await self._pass_on(packet_from_tab(message.data))
                if answer := answer_to_tab(message.data):
                    with suppress(ConnectionError):
                        await tab.send_str(answer)

    async def _pass_on(self, packet: bytes) -> None:
        """Give a packet to the game, while it is there."""
        stdin = self._process.stdin if self._process else None
        if packet and stdin and not self.leaving and not stdin.is_closing():
            with suppress(ConnectionError):
                stdin.write(packet)
                await stdin.drain()

    async def _paint(self, process: Process) -> None:
        """Pass on what the game paints. What nobody sees is painted again for whoever looks next; a tab that takes
        nothing any more is given up, and does not hold up the next."""
        async for picture in pictures(process):
            tab = self._tab
            if tab and not tab.closed:
                try:
                    async with asyncio.timeout(BEAT):
                        await tab.send_bytes(picture)
                except ConnectionError:
                    pass
                except TimeoutError:
                    await _close(tab, "")  # without a reason, it tries again


def reason(why: str) -> bytes:
    """Why a tab is closed, in the language in use, as far as a browser takes it."""
    return tr(why).encode()[:REASON].decode(errors="ignore").encode()


async def _close(tab: web.WebSocketResponse | None, why: str, code: int = WSCloseCode.OK) -> None:
    """Close a tab's end; one that has closed already, or is lost, is let go."""
    if tab:
        with suppress(TimeoutError, ConnectionError):
            async with asyncio.timeout(2 * GRACE):
                await tab.close(code=code, message=reason(why))


async def _last_words(process: Process) -> tuple[int, str]:
    """Let the game end, which it does when nobody is at the other end any more; then see to it that it has. Its exit
    code, and what it said."""
    assert process.stdin
    process.stdin.close()
    try:
        async with asyncio.timeout(GRACE):
            _, words = await process.communicate()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        _, words = await process.communicate()
    return process.returncode or 0, words.decode(errors="replace")


def _environment(width: int, height: int) -> dict[str, str]:
    """The environment of a game: painted for a tab, and of the same code as this, wherever it was started from."""
    code = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (code, os.environ.get("PYTHONPATH"))))
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR" and not name.startswith("TEXTUAL")}
    return kept | {
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "COLUMNS": str(width),
        "ROWS": str(height),
        "PYTHONPATH": path,
    }
