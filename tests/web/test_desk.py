"""What the host is told, and can do, where the server runs."""

import asyncio
import os
import shutil
import sys
from pathlib import Path
from unittest.mock import patch

import aiohttp
import pytest

from game.commands.serving import seat_command
from game.telling import browser
from game.web.desk import answer
from game.web.seats import Seats
from tests.loaded import TINY_FOLDER
from tests.web.chromium import until
from tests.web.server import ECHO, Server, needs_proc, open_site, run, server, visit

pytestmark = needs_proc
A, B = "a" * 12, "b" * 12


def at_nought(line: str, seats: Seats) -> list[str]:
    """What the desk answers when the clock of the loop stands at nought, so that a busy machine changes no time."""
    with patch.object(asyncio.get_running_loop(), "time", return_value=0.0):
        return answer(line, seats)


def test_the_host_sees_who_plays_and_ends_one_game() -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site(sys.executable, "-c", ECHO, most=2) as (seats, address):
            assert answer("seats", seats) == [browser.NOBODY]
            first, second = [await visit(session, address, seat) for seat in (A, B)]
            assert await first.sees("new game")
            assert await second.sees("new game")
            for game, begun in zip(seats.games.values(), (-180.0, -60.0), strict=True):
                game.begun = begun
            assert at_nought("seats", seats) == [
                "Seat 1: 3 minutes, from 127.0.0.1.",
                "Seat 2: 1 minute, from 127.0.0.1.",
            ]
            assert answer("end 3", seats) == answer("end x", seats) == [browser.NO_SUCH_SEAT]
            assert "1" in answer("End 1", seats)[0]
            assert await first.is_sent_away() == browser.ENDED
            assert await until(lambda: list(seats.games) == [B])
            await second.leaves()
            assert await until(lambda: seats.games[B].alone is not None)
            seats.games[B].alone = -7.0
            assert at_nought(" seats ", seats) == ["Seat 2: 1 minute, from 127.0.0.1, without a page for 7 seconds."]
            third = await visit(session, address, A)
            assert await third.sees("new game")
            assert answer("seats", seats)[0].startswith("Seat 1: ")

    run(play)


@pytest.mark.parametrize("line", ["?", "end", "end 1 2", "\x1b[2J", "seats please"])
def test_what_is_no_command_is_answered_with_the_commands(line: str) -> None:
    async def play(_: aiohttp.ClientSession) -> None:
        async with open_site() as (seats, _):
            assert answer(line, seats) == [browser.DESK]
            assert answer("", seats) == []

    run(play)


def test_the_name_of_a_seat_is_never_told(tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            visitor = await visit(session, one.address, A)
            assert await visitor.sees("new game")
            assert await asyncio.to_thread(types, one, "seats") == "Seat 1: 0 minutes, from 127.0.0.1.\n"
            assert await asyncio.to_thread(types, one, "end 1") == "The game at seat 1 is ended.\n"
            assert await visitor.is_sent_away() == browser.ENDED

        run(play)
        assert one.stop() == (0, "", "")
        assert A not in "".join(one.said)


def types(one: Server, line: str) -> str:
    """What is answered to a typed line."""
    assert one.process.stdin
    assert one.process.stdout
    one.process.stdin.write(f"{line}\n")
    one.process.stdin.flush()
    return one.process.stdout.readline()


@pytest.mark.slow
def test_scenes_that_break_while_serving_are_told_to_both_sides_once(tmp_path: Path) -> None:
    scenes = Path(shutil.copytree(TINY_FOLDER, tmp_path / "scenes"))
    file = sorted(scenes.rglob("*-*.yaml"))[0]
    sound = file.read_text(encoding="utf-8")
    with server(tmp_path, "--scenes", str(scenes)) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            early = await visit(session, one.address, A)
            assert await early.sees("CLERK OF LITTLE MARSH")  # which is in the files
            file.write_text(f"{sound}\nnonsense: true\n", encoding="utf-8")
            for seat in (B, "c" * 12):
                assert await (await visit(session, one.address, seat)).is_sent_away() == browser.BROKEN
            await early.presses("s")
            assert await early.sees("WHO SITS WHERE")
            file.write_text(sound, encoding="utf-8")
            assert await (await visit(session, one.address, B)).sees("new game")

        run(play)
        code, _, told = one.stop()
    assert code == 0
    first, *problems = told.splitlines()
    assert first == browser.UNPLAYABLE_NOW
    assert problems
    assert file.name in problems[0]
    assert told.count(browser.UNPLAYABLE_NOW) == 1


@pytest.mark.parametrize("frozen", [True, False])
def test_a_seat_is_played_by_this_program_also_where_it_is_frozen(
    frozen: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    program = [sys.executable] if frozen else [sys.executable, "-P", "-m", "game"]
    assert seat_command(tmp_path, None, A) == [*program, "seat", str(tmp_path / A)]
    assert seat_command(tmp_path, TINY_FOLDER, A) == [*program, "seat", str(tmp_path / A), "--scenes", str(TINY_FOLDER)]


BACKGROUND = f"""
import os, subprocess, sys, time
server = subprocess.Popen([sys.executable, "-m", "game", "serve", "--port", "0", "--scenes", {str(TINY_FOLDER)!r}],
    stdout=subprocess.PIPE, process_group=0)
while b"Ctrl+C" not in server.stdout.readline():
    pass
time.sleep(0.5)
print("state", open(f"/proc/{{server.pid}}/stat").read().split()[2])
server.kill()
"""


@pytest.mark.terminal
def test_a_server_in_the_background_is_not_stopped_by_its_desk(tmp_path: Path) -> None:
    pytest.importorskip("pty", reason="needs a Unix terminal")
    from tests.test_terminal import Terminal

    one = Terminal(tmp_path, "-c", BACKGROUND, leader=True)
    assert one.read_until(b"state ")
    one.wait()
    os.close(one.master)
    assert b"state S" in one.written
