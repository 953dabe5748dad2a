"""Every game ends: with its player, its tab, its network or its server."""

import asyncio
import sys
from pathlib import Path

import aiohttp
import pytest

from game.telling import browser
from game.web import seat_process as game_in_a_tab
from tests.web.chromium import until
from tests.web.server import SOON, needs_proc, open_hall, run, server, visit

pytestmark = needs_proc


def test_q_leaves_the_game_and_the_page_says_so(tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            visitor = await visit(session, one.address)
            assert await visitor.sees("Begin")
            await visitor.presses("q")
            assert await visitor.is_sent_away() == browser.LEFT
            assert await until(lambda: not one.games() and not one.children(), SOON)

        run(play)


@pytest.mark.parametrize("politely", [True, False], ids=["closed", "torn off"])
def test_a_game_ends_soon_after_its_tab(politely: bool, tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            visitor = await visit(session, one.address)
            assert await visitor.sees("Begin")
            assert one.children() == 1
            if politely:
                await visitor.leaves()
            else:
                visitor.is_torn_off()
            assert await until(lambda: not one.games() and not one.children(), SOON)

        run(play)


def test_a_tab_that_does_not_answer_any_more_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(game_in_a_tab, "BEAT", 0.4)
    command = [sys.executable, "-m", "game", "seat", str(tmp_path)]

    async def play(session: aiohttp.ClientSession) -> None:
        async with open_hall(*command) as (hall, address):
            silent = await session.ws_connect(f"{address}/seat/{'a' * 12}/play", origin=address, autoping=False)
            assert await until(lambda: len(hall.games) == 1)
            while (await silent.receive(SOON)).type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.PING):
                pass
            await silent.close()
            assert await until(lambda: not hall.games, SOON)

    run(play)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_server_that_is_stopped_ends_every_game(name: str, tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            visitors = [await visit(session, one.address, letter * 12) for letter in "abc"]
            for visitor in visitors:
                assert await visitor.sees("Begin")
            assert len(one.games()) == 3
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
            assert await visitor.sees("Begin")
            one.process.kill()
            assert await until(lambda: one.games() == [], SOON)

        run(play)
        assert one.process.communicate()[1] == ""


def test_a_game_that_will_not_end_is_ended() -> None:
    stubborn = "import os, sys, time\nos.write(1, b'__GANGLION__\\nD\\0\\0\\0\\5Begin')\ntime.sleep(600)"

    async def play(session: aiohttp.ClientSession) -> None:
        async with open_hall(sys.executable, "-c", stubborn) as (hall, address):
            visitor = await visit(session, address)
            assert await visitor.sees("Begin")
            await visitor.leaves()
            assert await until(lambda: not hall.games, SOON)

    run(play)


@pytest.mark.parametrize("command", [[sys.executable, "-c", "raise SystemExit(1)"], ["/no/such/program"]], ids=range(2))
def test_a_game_that_fails_is_told_in_one_sentence(command: list[str]) -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_hall(*command) as (_, address):
            assert await (await visit(session, address)).is_sent_away() == browser.FAULT

    run(play)
