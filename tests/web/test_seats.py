"""How many may play, and with which saved games."""

from pathlib import Path

import aiohttp

from game.engine.chronicle import Chronicle
from game.saves import listed, save
from game.session.snapshot import Snapshot
from game.telling import browser
from tests.web.chromium import until
from tests.web.server import SOON, keeps_a_game, needs_proc, run, server, visit

pytestmark = needs_proc

TRIES = 10


def test_over_the_limit_one_is_told_that_every_seat_is_taken(tmp_path: Path) -> None:
    with server(tmp_path, "--seats", "2") as one:

        async def play(session: aiohttp.ClientSession) -> None:
            seated = [await visit(session, one.address, letter * 12) for letter in "ab"]
            for visitor in seated:
                assert await visitor.sees("Begin")
            late = await visit(session, one.address, "c" * 12)
            assert await late.is_sent_away() == browser.FULL
            async with session.get(f"{one.address}/seat/{'c' * 12}") as page:
                assert page.status == 503
                assert browser.FULL in await page.text()
            assert len(one.games()) == 2
            await seated[0].leaves()
            assert await until(lambda: len(one.games()) == 1, SOON)
            for _ in range(TRIES):  # the server hears a moment later than we do that the game is gone
                if await (await visit(session, one.address, "c" * 12)).sees("Begin"):
                    return
            raise AssertionError("the seat was never free again")

        run(play)


def test_every_seat_has_saved_games_of_its_own(tmp_path: Path) -> None:
    saves = tmp_path / "comrade-card-index" / "saves"
    save(Snapshot(Chronicle(("tom",))), saves / "of-the-host.json")
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            first = await visit(session, one.address, "a" * 12)
            await keeps_a_game(first, saves / "seats" / ("a" * 12) / "saves")
            await first.leaves()
            back, other = await visit(session, one.address, "a" * 12), await visit(session, one.address, "b" * 12)
            assert await back.sees("Go on as")
            assert await other.sees("Clerk of Little Marsh".upper())
            assert await other.sees("Begin")
            for visitor in (back, other):
                assert b"of-the-host" not in visitor.painted
            assert b"Go on as" not in other.painted

        run(play)
    assert [one.path.name for one in listed(saves)] == ["of-the-host.json"]


def test_two_tabs_are_never_at_one_seat(tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            first = await visit(session, one.address)
            assert await first.sees("Begin")
            second = await visit(session, one.address)
            assert await first.is_sent_away() == browser.MOVED
            third = await visit(session, one.address)
            assert await second.is_sent_away() == browser.MOVED
            assert await third.sees("Begin")
            assert len(one.games()) == 1

        run(play)


def test_the_look_of_one_seat_is_not_the_look_of_the_host(tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            visitor = await visit(session, one.address)
            assert await visitor.sees("Begin")
            await visitor.presses("t")
            look = tmp_path / "comrade-card-index" / "saves" / "seats" / ("a" * 12) / "settings.json"
            assert await until(look.exists)

        run(play)
    assert [file.name for file in tmp_path.rglob("settings.json")] == ["settings.json"]
