"""What goes to and fro between a tab and its game: messages of textual.js, and packets of Textual's driver."""

import asyncio
import json
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import suppress

WIDEST = 400
"""Columns or lines that a tab may ask for."""
LONGEST_BEAT = 32
"""Letters of a question whether anybody is there, which is given back as it came."""
BEGUN = b"__GANGLION__\n"
"""What Textual writes before its first packet."""


def packet_from_tab(text: str) -> bytes:
    """A message from a tab as a packet for its game; nothing for one that makes no sense."""
    match _read(text):
        case ["stdin", str(keys)]:
            return _packet(b"D", keys.encode("utf-8", "replace"))
        case ["resize", {"width": int(width), "height": int(height)}]:
            return resized(width, height)
        case _:
            return b""


def answer_to_tab(text: str) -> str:
    """The answer to a tab that asks whether anybody is there; nothing for any other message."""
    match _read(text):
        case ["ping", str(beat)] if len(beat) <= LONGEST_BEAT:
            return json.dumps(["pong", beat])
        case _:
            return ""


def resized(width: int, height: int) -> bytes:
    """Tells a game the size of its tab."""
    return _meta(type="resize", width=within(width), height=within(height))


def looked_at() -> bytes:
    """Tells a game that somebody looks at it again, who sees nothing yet."""
    return _meta(type="focus")


async def pictures(process: Process) -> AsyncIterator[bytes]:
    """What a game paints, to its end."""
    assert process.stdout
    with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
        await process.stdout.readuntil(BEGUN)
        while True:
            head = await process.stdout.readexactly(5)
            body = await process.stdout.readexactly(int.from_bytes(head[1:], "big"))
            if head[:1] == b"D":
                yield body
            elif head[:1] == b"M" and json.loads(body) == {"type": "exit"}:
                return


def within(cells: int) -> int:
    """A width or height that a game can be painted in."""
    return min(max(cells, 1), WIDEST)


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _meta(**data: object) -> bytes:
    return _packet(b"M", json.dumps(data).encode())


def _packet(kind: bytes, data: bytes) -> bytes:
    return kind + len(data).to_bytes(4, "big") + data
