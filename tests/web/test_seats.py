"""How many may play, who makes room, what a seat keeps, and what it keeps from others."""

import asyncio
import re
import sys
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from game.engine.chronicle import Chronicle
from game.saves import all_saves, save
from game.session.snapshot import Snapshot
from game.telling import browser
from game.web import seat_process, seats
from tests import command
from tests.hostile import whole_game
from tests.loaded import TINY_FOLDER
from tests.web.chromium import hang_up, until
from tests.web.server import ECHO, SOON, Visitor, keeps_a_game, needs_proc, open_site, run, server, visit

pytestmark = needs_proc
A, B, C = "a" * 12, "b" * 12, "c" * 12
GAME = (sys.executable, "-c", ECHO)


def test_over_the_limit_one_is_told_that_every_seat_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(*GAME, most=2) as (taken, address):
            seated = [await visit(session, address, seat) for seat in (A, B)]
            for visitor in seated:
                assert await visitor.sees("new game")
            assert await (await visit(session, address, C)).is_sent_away() == browser.FULL
            async with session.get(f"{address}/seat/{C}") as page:
                assert page.status == 503
                assert browser.FULL in await page.text()
            await seated[0].presses("QUIT")
            assert await seated[0].is_sent_away() == browser.LEFT
            assert await until(lambda: list(taken.games) == [B])
            assert await (await visit(session, address, C)).sees("new game")

    run(play)


def test_the_game_that_has_been_longest_without_a_tab_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(*GAME, most=2) as (taken, address):
            for seat in (A, B):
                visitor = await visit(session, address, seat)
                assert await visitor.sees("new game")
                await visitor.leaves()
                assert await until(lambda seat=seat: taken.games[seat].alone is not None)  # type: ignore[misc]
            assert await (await visit(session, address, C)).is_sent_away() == browser.FULL  # they may be back soon
            monkeypatch.setattr(seats, "SPARED", 0.0)
            assert await (await visit(session, address, C)).sees("new game")
            assert sorted(taken.games) == [B, C]

    run(play)


def test_one_address_can_be_given_fewer_seats_than_there_are() -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(*GAME, most=3, each=1) as (taken, address):
            first = await visit(session, address, A)
            assert await first.sees("new game")
            assert await (await visit(session, address, B)).is_sent_away() == browser.MANY
            again = await visit(session, address, A)
            assert await first.is_sent_away() == browser.MOVED
            assert await again.sees("80")
            taken.games[A].address = "192.0.2.7"
            assert await (await visit(session, address, B)).sees("new game")

    run(play)


def test_the_newest_tab_of_a_seat_counts_and_the_game_stays_the_same(tmp_path: Path) -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(*GAME) as (taken, address):
            tabs: list[Visitor] = []
            for number in range(3):
                tabs.append(await visit(session, address))
                await tabs[-1].presses(f"tab {number}")
                assert await tabs[-1].sees(f"tab {number}")
            games = set(taken.games.values())
            for tab in tabs[:-1]:
                assert await tab.is_sent_away() == browser.MOVED
            assert len(games) == 1

    run(play)


WHOLE = (b"\x1b[?25l", b"\x1b[?1000h", b"\x1b[?1006h", b"\x1b[?2004h", b"\x1b]11;#", b"Set up a game", b"\x1b[43;1H")
"""What a tab must be told that knows nothing: how to behave, and every line."""


def are_in(text: bytes, wanted: tuple[bytes, ...]) -> bool:
    return all(one in text for one in wanted)


async def send_much(tab: aiohttp.ClientWebSocketResponse) -> None:
    with suppress(ConnectionError):
        for _ in range(400):
            await tab.send_json(["stdin", "x" * 60_000])


def test_a_tab_that_takes_nothing_any_more_does_not_hold_up_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seat_process, "BEAT", 0.5)
    monkeypatch.setattr(seat_process, "GRACE", 0.5)

    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(*GAME) as (_, address):
            stuck = await session.ws_connect(f"{address}/seat/{A}/play", origin=address)
            connection = stuck._response.connection
            assert connection
            transport = connection.transport
            assert isinstance(transport, asyncio.Transport)
            transport.pause_reading()
            sending = asyncio.create_task(send_much(stuck))
            await asyncio.sleep(0.5)
            after = await visit(session, address)
            await after.presses("next")
            assert await after.sees("next")
            transport.abort()
            await asyncio.wait([sending])
            await hang_up(stuck)

    run(play)


@pytest.mark.slow
def test_a_tab_that_comes_back_gets_everything_painted_in_its_new_size(tmp_path: Path) -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(sys.executable, "-m", "game", "seat", str(tmp_path)) as (taken, address):
            first = await visit(session, address)
            assert await first.sees("new game")
            await first.presses("s")
            assert await first.sees("Set up a game")
            first.is_torn_off()
            assert await until(lambda: taken.games[A].alone is not None, SOON)
            game = taken.games[A]
            back = await visit(session, address, size=(132, 43))
            whole = (
                "\x1b[?25l",
                "\x1b[?1000h",
                "\x1b[?1006h",
                "\x1b[?2004h",
                "\x1b]11;#",
                "Set up a game",
                "\x1b[43;1H",
            )
            assert await until(
                lambda: are_in(back.painted.partition(b"\x1b[?1049h")[2].decode(errors="replace"), whole)
            )
            assert taken.games == {A: game}

    run(play)


def test_every_seat_has_saved_games_of_its_own_that_nobody_else_can_read(tmp_path: Path) -> None:
    saves = tmp_path / "comrade-card-index" / "saves"
    save(Snapshot(Chronicle(("tom",))), saves / "of-the-host.json")
    seat = saves / "seats" / A
    seat.mkdir(parents=True)
    (seat / "settings.json").write_text('{"theme": "night"}')
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            first = await visit(session, one.address, A)
            await keeps_a_game(first, seat / "saves")
            await first.presses("q")
            await first.is_sent_away()
            back, other = await visit(session, one.address, A), await visit(session, one.address, B)
            assert await back.sees("Go on as")
            assert await other.sees("Clerk of Little Marsh".upper())
            assert await other.sees("new game")
            for visitor in (back, other):
                assert b"of-the-host" not in visitor.painted
            assert b"Go on as" not in other.painted
            await other.presses("t")
            assert await until((saves / "seats" / B / "settings.json").exists)

        run(play)
    assert [one.path.name for one in all_saves(saves)] == ["of-the-host.json"]
    listed = command.run("saves", "--scenes", str(TINY_FOLDER), folder=tmp_path).stdout  # for the host, and in part
    assert re.search(rf"(?m)^{A[:5]}/\S+-1: ", listed)
    assert A not in listed
    assert sorted(file.parent.name for file in tmp_path.rglob("settings.json")) == [A, B]
    kept = [saves / "seats", *(saves / "seats").rglob("*")]
    assert {path for path in kept if path.stat().st_mode & 0o077} == set()


def test_the_pages_of_a_game_come_to_the_browser_of_its_seat_alone(tmp_path: Path) -> None:
    seat = tmp_path / "comrade-card-index" / "saves" / "seats" / A
    save(whole_game(), seat / "saves" / "mary-1.json")
    with server(tmp_path) as one:

        async def page_of(session: aiohttp.ClientSession, key: str) -> tuple[int, str]:
            async with session.get(f"{one.address}/seat/{key}/page") as answer:
                return answer.status, await answer.text()

        async def play(session: aiohttp.ClientSession) -> None:
            assert await page_of(session, A) == (404, browser.NO_PAGE)
            visitor = await visit(session, one.address, A)
            assert await visitor.sees("Finished")
            await visitor.presses("r")
            for key in ("d", "\r") * 60:  # through what is told to the end, and there to the pages
                await visitor.presses(key)
                if await until((seat / browser.SEAT_PAGE).exists, 0.2):
                    break
            status, page = await page_of(session, A)
            assert status == 200
            assert "the team of mary" in page
            assert await page_of(session, B) == (404, browser.NO_PAGE)
            async with session.get(f"{one.address}/seat/{A}") as answer:
                assert f'href="/seat/{A}/page"' in await answer.text()

        run(play)
