"""One game in one tab: its process, and what goes to and fro between the two."""

import asyncio
import json
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from aiohttp import WSCloseCode, WSMsgType, web

from game.i18n import tr
from game.telling.browser import FAULT, LEFT

GRACE = 3.0
"""Seconds that a game or a tab is given to end in good order."""
BEAT = 10.0
"""Seconds between two questions to a tab whether it is still there; half of that it may take to answer."""
LONGEST = 64 * 1024
"""Bytes of one message from a tab."""
REASON = 123
"""Bytes in which a tab can be told why it is closed."""
WIDEST = 400
"""Columns or lines that a tab may ask for."""
BEGUN = b"__GANGLION__\n"
"""What Textual writes before its first packet."""


class SeatProcess:
    """A game of its own for one tab. It ends with the tab, and the tab is told when it ends."""

    def __init__(self) -> None:
        self.tab = web.WebSocketResponse(heartbeat=BEAT, timeout=GRACE, max_msg_size=LONGEST)
        self._gone = asyncio.Event()

    async def leave(self, why: str, code: int = WSCloseCode.OK) -> None:
        """Tell the tab why its game ends; afterwards nothing is left of it."""
        await self._close(why, code)
        await self._gone.wait()

    def gone(self) -> None:
        """Nothing is left."""
        self._gone.set()

    async def run(self, command: Sequence[str], width: int, height: int) -> None:
        """Play until the player leaves, the tab closes or the network is lost."""
        try:
            process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, env=_surroundings(width, height), start_new_session=True
            )
        except OSError:
            return await self._close(FAULT, WSCloseCode.INTERNAL_ERROR)
        painting = asyncio.create_task(self._paint(process))
        try:
            await self._listen(process)
        finally:
            await _end(process, painting)

    async def _listen(self, process: Process) -> None:
        """Pass on what the player does, until the tab closes."""
        assert process.stdin
        async for message in self.tab:
            if message.type is WSMsgType.TEXT and (packet := packet_from_tab(message.data)):
                try:
                    process.stdin.write(packet)
                    await process.stdin.drain()
                except ConnectionError:
                    break

    async def _paint(self, process: Process) -> None:
        """Pass on what the game paints, to its end."""
        assert process.stdout
        try:
            await process.stdout.readuntil(BEGUN)
            while True:
                head = await process.stdout.readexactly(5)
                body = await process.stdout.readexactly(int.from_bytes(head[1:], "big"))
                if head[:1] == b"D" and not self.tab.closed:
                    with suppress(ConnectionError):
                        await self.tab.send_bytes(body)
                elif head[:1] == b"M" and json.loads(body)["type"] == "exit":
                    await self._close(LEFT)
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await self._close(FAULT, WSCloseCode.INTERNAL_ERROR)

    async def _close(self, why: str, code: int = WSCloseCode.OK) -> None:
        """Close the tab's end; one that has closed already, or is lost, is let go."""
        with suppress(TimeoutError, ConnectionError):
            async with asyncio.timeout(2 * GRACE):
                await self.tab.close(code=code, message=reason(why))


def reason(why: str) -> bytes:
    """Why a tab is closed, in the language in use, as far as a browser takes it."""
    return tr(why).encode()[:REASON].decode(errors="ignore").encode()


def packet_from_tab(text: str) -> bytes:
    """A message from a tab as a packet for its game; nothing for one that makes no sense."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return b""
    match message:
        case ["stdin", str(keys)]:
            return _packet(b"D", keys.encode("utf-8", "replace"))
        case ["resize", {"width": int(width), "height": int(height)}]:
            size = {"type": "resize", "width": within(width), "height": within(height)}
            return _packet(b"M", json.dumps(size).encode())
        case _:
            return b""


def within(cells: int) -> int:
    """A width or height that a game can be painted in."""
    return min(max(cells, 1), WIDEST)


def _packet(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "big") + data


def _surroundings(width: int, height: int) -> dict[str, str]:
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


async def _end(process: Process, painting: asyncio.Task[None]) -> None:
    """Let the game end, which it does when nobody is at the other end any more; then see to it that it has."""
    assert process.stdin
    assert process.stdout
    process.stdin.close()
    try:
        async with asyncio.timeout(GRACE):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
    painting.cancel()
    await asyncio.wait([painting])
    await process.stdout.read()
    await process.wait()
