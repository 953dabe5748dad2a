"""Every game ends: with its player, its tab, its network or its server."""

import asyncio
import os
import sys
from pathlib import Path

import aiohttp
import pytest

from game.exit_codes import UNPLAYABLE
from game.telling import browser
from game.web import routes, seat_process
from tests.loaded import TINY_FOLDER
from tests.web.chromium import hang_up, until
from tests.web.server import ECHO, SOON, children_of, needs_proc, open_site, run, server, visit

pytestmark = needs_proc


def test_q_leaves_the_game_and_the_page_says_so(tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            visitor = await visit(session, one.address)
            assert await visitor.sees("new game")
            await visitor.presses("q")
            assert await visitor.is_sent_away() == browser.LEFT
            assert await until(lambda: not one.games() and not one.children(), SOON)

        run(play)


@pytest.mark.parametrize(
    "politely", [pytest.param(True, id="closed", marks=pytest.mark.slow), pytest.param(False, id="torn off")]
)
def test_a_game_ends_some_time_after_its_tab(politely: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seat_process, "LINGER", 0.5)
    before = children_of(os.getpid())  # a browser that other tests use

    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(sys.executable, "-m", "game", "seat", str(tmp_path)) as (seats, address):
            visitor = await visit(session, address)
            assert await visitor.sees("new game")
            if politely:
                await visitor.leaves()
            else:
                visitor.is_torn_off()
            assert await until(lambda: not seats.games, SOON)
            assert children_of(os.getpid()) == before

    run(play)


def test_a_tab_that_does_not_answer_any_more_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "BEAT", 0.4)
    monkeypatch.setattr(seat_process, "LINGER", 0.1)

    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(sys.executable, "-c", ECHO) as (seats, address):
            silent = await session.ws_connect(f"{address}/seat/{'a' * 12}/play", origin=address, autoping=False)
            assert await until(lambda: len(seats.games) == 1)
            while (await silent.receive(SOON)).type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.PING):
                pass
            await hang_up(silent)
            assert await until(lambda: not seats.games, SOON)

    run(play)


@pytest.mark.parametrize("after", [0, *(pytest.param(after, marks=pytest.mark.slow) for after in (40, 100, 200))])
def test_a_tab_that_is_closed_or_opened_twice_at_any_moment_leaves_no_word(after: int, tmp_path: Path) -> None:
    """``after`` are milliseconds from the first picture on."""
    told: list[tuple[int, str]] = []

    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(sys.executable, "-m", "game", "seat", str(tmp_path), "--scenes", str(TINY_FOLDER)) as (
            seats,
            at,
        ):
            seats.report = lambda code, words: told.append((code, words))
            first = await visit(session, at)
            assert await until(lambda: b"new game" in first.painted)
            await asyncio.sleep(after / 1000)
            second = await visit(session, at)
            await first.leaves()
            await second.leaves()
            seats.games["a" * 12].end()
            assert await until(lambda: not seats.games, SOON)

    run(play)
    assert told == []


@pytest.mark.parametrize(
    ("name", "seats"),
    [("SIGTERM", "abc"), *(pytest.param(name, "a", marks=pytest.mark.slow) for name in ("SIGINT", "SIGHUP"))],
)
def test_a_server_that_is_stopped_ends_every_game(name: str, seats: str, tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            visitors = [await visit(session, one.address, letter * 12) for letter in seats]
            for visitor in visitors:
                assert await visitor.sees("new game")
            assert len(one.games()) == len(seats)
            stopping = asyncio.create_task(asyncio.to_thread(one.stop, name))
            for visitor in visitors:
                assert await visitor.is_sent_away() == browser.STOPPED
            assert await stopping == (0, "", "")
            assert one.games() == []

        run(play)


def test_games_do_not_outlive_a_server_that_was_killed(tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            visitor = await visit(session, one.address)
            assert await visitor.sees("new game")
            one.process.kill()
            assert await until(lambda: one.games() == [], SOON)

        run(play)
        assert one.process.communicate()[1] == ""


def test_a_game_that_will_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seat_process, "GRACE", 0.2)
    stubborn = ECHO + "import time\ntime.sleep(600)"

    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(sys.executable, "-c", stubborn) as (seats, address):
            assert await (await visit(session, address)).sees("new game")
            seats.games["a" * 12].end()
            assert await until(lambda: not seats.games, SOON)

    run(play)


@pytest.mark.parametrize(
    ("code", "farewell"), [(0, browser.LEFT), (1, browser.FAULT), (UNPLAYABLE, browser.BROKEN)], ids=str
)
def test_whoever_plays_is_told_how_the_game_has_ended(code: int, farewell: str) -> None:
    told: list[tuple[int, str]] = []

    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(sys.executable, "-c", ECHO) as (seats, address):
            seats.report = lambda code, words: told.append((code, words))
            visitor = await visit(session, address)
            await visitor.presses(f"QUIT{code}")
            assert await visitor.is_sent_away() == farewell
            assert await until(lambda: not seats.games)

    run(play)
    assert told == ([(code, "")] if code else [])


def test_a_game_that_cannot_begin_is_told_in_one_sentence() -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site("/no/such/program") as (_, address):
            assert await (await visit(session, address)).is_sent_away() == browser.FAULT

    run(play)
