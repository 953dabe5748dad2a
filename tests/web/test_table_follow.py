"""How pages hear that the game stands elsewhere: by events, by asking, and no more often than they must."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from game.session.moment import card_of
from game.web import visits
from game.web.visits import GONE, MOST_TABS
from tests.web.table import Device, Served, at_table, new_room
from tests.web.test_table_strangers import is_asked, signs

SOON = 60.0
"""Seconds after which what is awaited does not come any more."""


class Events:
    """What a page is told."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self.answer = answer

    async def next(self) -> str:
        """What is told next. Raises TimeoutError."""
        async with asyncio.timeout(SOON):
            while line := await self.answer.content.readline():
                if line.startswith(b"data: "):
                    return line[6:].strip().decode()
        return "the end"


@asynccontextmanager
async def followed(one: Device, path: str) -> AsyncIterator[Events]:
    async with one.session.get(f"{one.address}{path}/events") as answer:
        assert (answer.status, answer.content_type) == (200, "text/event-stream")
        yield Events(answer)


async def rev(one: Device, path: str) -> str:
    async with one.session.get(f"{one.address}{path}/rev") as answer:
        return await answer.text()


def test_a_page_is_told_at_once_and_at_every_change_and_knows_it_by_its_own_number(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one = await room.joined()
        for who, path in ((one, "/table"), (await room.device(), "/wall"), (room.desk, "/desk")):
            await who.get(path)
            async with followed(who, path) as events:
                told = await events.next()
                assert f'<main data-rev="{told}">' in who.page
                assert told == await rev(who, path)
                await room.leads("hold" if room.room.phase == "asked" else "go_on" if room.room.begun else "start")
                after = await events.next()
                assert after != told
                await who.get(path)
                assert f'<main data-rev="{after}">' in who.page

    at_table(tmp_path, new_room(), play)


def test_a_hand_and_one_who_comes_in_are_told_to_the_wall_and_not_to_every_guest(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one, other, wall = await room.joined(), await room.joined(), await room.device()
        await is_asked(room)
        option = card_of(room.room.session, "mary").card.options[0].id
        async with followed(one, "/table") as guest, followed(wall, "/wall") as public:
            told, shown = await guest.next(), await public.next()
            await other.post("/table/vote", {"card": room.place, "option": option})
            assert await public.next() != shown
            await room.joined()
            assert await public.next() not in (shown, told)
            assert await rev(one, "/table") == told
            await room.leads("close")
            assert await guest.next() != told

    at_table(tmp_path, new_room(), play)


def test_a_guest_who_is_sent_away_is_told_and_the_others_are_not_touched(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one = await room.joined()
        await room.desk.get("/desk")
        (sign,) = signs(room)
        other = await room.joined()
        async with followed(one, "/table") as sent_away, followed(other, "/table") as staying:
            assert await sent_away.next() != GONE
            assert await staying.next() != GONE
            await room.leads(f"tables/{sign}/kick")
            assert await sent_away.next() == GONE
            assert await sent_away.next() == "the end"
            assert await staying.next() not in (GONE, "the end")

    at_table(tmp_path, new_room(), play)


def test_a_beat_says_that_somebody_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "BEAT", 0.02)

    async def play(room: Served) -> None:
        one = await room.joined()
        async with followed(one, "/table") as events:
            assert len({await events.next() for _ in range(4)}) == 1

    at_table(tmp_path, new_room(), play)


def test_one_visitor_does_not_keep_any_number_of_pages_open(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one = await room.joined()
        async with followed(one, "/table"), followed(one, "/table"), followed(one, "/table"):
            async with followed(one, "/table") as last:
                await last.next()
                assert (await one.get("/table/events")).status == 204
            other = await room.joined()
            async with followed(other, "/table") as events:
                await events.next()
        assert MOST_TABS == 4

    at_table(tmp_path, new_room(), play)


def test_those_who_listen_do_not_keep_the_server_from_its_end(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one = await room.joined()
        async with followed(one, "/table") as events:
            await events.next()
            room.live.close()
            assert await events.next() == "the end"

    at_table(tmp_path, new_room(), play)
