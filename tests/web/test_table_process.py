"""``card-index serve --table`` as a process: killed, begun anew, ended, and asked for nonsense."""

import asyncio
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random

import aiohttp
import pytest

from game.telling.live import NO_DESK
from tests.loaded import TINY_FOLDER
from tests.pages.browsing import Browsed
from tests.web.server import refusal
from tests.web.table import Device, a_browser

ARGUMENTS = ("--table", "--json", "--scenes", str(TINY_FOLDER), "--as", "mary", "--class")
Visit = Callable[["Process"], Awaitable[None]]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


started: list[subprocess.Popen[str]] = []
"""Servers that may still run."""


@pytest.fixture(autouse=True)
def _stopped() -> Iterator[None]:
    """No server outlives its test, however that goes."""
    yield
    while started:
        one = started.pop()
        one.kill()
        one.communicate()


class Process:
    """The server, its data in a folder of its own."""

    def __init__(self, folder: Path, port: int, *more: str) -> None:
        self.folder = folder
        env = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        command = [sys.executable, "-m", "game", "serve", "--port", str(port), *ARGUMENTS, *more]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        started.append(self.process)
        assert self.process.stdout
        self.told = json.loads(self.process.stdout.readline())
        self.address = self.told["join"].rstrip("/")

    def files(self) -> list[Path]:
        return [one for one in self.folder.rglob("*") if one.is_file()]

    def end(self, name: str) -> tuple[int, str]:
        """Exit code, and what it said to the host."""
        self.process.send_signal(getattr(signal, name))
        _, said = self.process.communicate(timeout=30)
        return self.process.returncode, said


async def device(stack: AsyncExitStack, address: str) -> Device:
    return Device(address, await stack.enter_async_context(a_browser()))


async def desk_of(stack: AsyncExitStack, server: Process) -> Device:
    desk = await device(stack, server.address)
    assert (await desk.get(server.told["desk"].removeprefix(server.address))).path == "/desk"
    return desk


async def goes_on(desk: Device, *verbs: str) -> None:
    """The desk gives the first of these commands that its page offers, for as long as it offers one."""
    for _ in range(20):
        forms = {form.action.removeprefix("/desk/"): form for form in (await desk.get("/desk")).forms}
        verb = next((one for one in verbs if one in forms), "")
        if not verb:
            return
        await desk.send(forms[verb], Random(1))
        assert desk.status == 200


def chosen(page: str) -> str:
    """The option for which a page says that this hand is given."""
    inputs = Browsed(page).named("input")
    (option,) = [one.attrib["value"] for one in inputs if "checked" in one.attrib]
    return option


def seconds_left(page: str) -> int:
    """What the clock of a page says."""
    return int(page.partition('data-left="')[2].partition('"')[0])


@pytest.mark.posix
def test_killed_in_the_middle_of_a_vote_it_comes_back_with_everybody_and_every_vote(tmp_path: Path) -> None:
    port = free_port()

    async def visit() -> None:
        server = Process(tmp_path, port, "--clock", "5")
        async with AsyncExitStack() as stack:
            desk = await desk_of(stack, server)
            pupils = [await device(stack, server.address) for _ in range(5)]
            for one in pupils:
                assert (await one.join(server.told["code"])).path == "/table"
            await goes_on(desk, "start", "go_on", "guess")
            for one in pupils[:3]:
                assert await one.answer(Random(2))
                assert one.status == 200
            voted = [one.page for one in pupils[:3]]
            left = seconds_left(pupils[2].page)
            server.end("SIGKILL")
            again = Process(tmp_path, port, "--clock", "1")
            assert again.told["code"] == server.told["code"]
            assert again.told["desk"] != server.told["desk"]
            assert (await desk.get("/desk")).status == 403
            assert NO_DESK not in desk.page
            for one, before in zip(pupils, voted, strict=False):
                await one.get("/table")
                assert chosen(one.page) == chosen(before)
                assert 60 < seconds_left(one.page) <= left  # the time of the room, not that of its new server
            assert (await pupils[4].get("/table")).path == "/table"
            desk = await desk_of(stack, again)
            assert " 3 hands are given " in (await desk.get("/desk")).browsed.words
            assert await pupils[3].answer(Random(2))
            assert " 4 hands are given " in (await desk.get("/desk")).browsed.words
            saves = [file for file in server.files() if file.suffix == ".json"]
            await goes_on(desk, "close")
            assert len(saves) == 1
            assert [file for file in server.files() if file.suffix == ".json"] == saves
            assert again.end("SIGTERM")[0] == 0

    asyncio.run(visit())


@pytest.mark.posix
def test_nobody_else_can_read_its_files_and_at_the_end_nothing_is_left_of_anybody(tmp_path: Path) -> None:
    async def visit() -> None:
        server = Process(tmp_path, 0)
        async with AsyncExitStack() as stack:
            desk, one = await desk_of(stack, server), await device(stack, server.address)
            await one.join(server.told["code"])
            key = next(iter(one.session.cookie_jar)).value.encode()
            await goes_on(desk, "start", "go_on", "guess")
            await one.answer(Random(2))
            await goes_on(desk, "close")
            assert any(key in file.read_bytes() for file in server.files())
            assert {file.stat().st_mode & 0o777 for file in server.files()} == {0o600}
            (rooms,) = {file.parent for file in server.files() if file.suffix == ".db"}
            assert rooms.stat().st_mode & 0o777 == 0o700
            await desk.send(next(form for form in desk.forms if form.action == "/desk/end"), Random(1))
            assert desk.status == 200
            assert (await one.get("/table")).path == "/"
            assert (await one.join(server.told["code"])).status == 403
            (game,) = server.files()
            assert game.parent.name == "saves"
            assert key not in game.read_bytes()
            code, said = server.end("SIGINT")
            assert code == 0
            assert said.count("/desk/enter/") == 1
            assert server.files() == [game]

    asyncio.run(visit())


@pytest.mark.slow
def test_a_room_that_was_left_long_ago_is_wiped_out_and_one_that_is_served_is_not(tmp_path: Path) -> None:
    port = free_port()
    left, served_still = Process(tmp_path, port), Process(tmp_path, 0)
    left.end("SIGKILL")
    assert len(rooms := {file for file in left.files() if file.suffix == ".db"}) == 2
    for file in left.files():
        os.utime(file, (0, 0))
    other = Process(tmp_path, 0)  # which does not fall upon that of the other free port
    kept = {file for file in left.files() if file.suffix == ".db"}
    assert [file.name for file in rooms - kept] == [f"{port}.db"]
    assert len(kept) == 2
    for one in (other, served_still):
        assert one.end("SIGTERM") == (0, "")
    assert other.files() == []


@pytest.mark.slow
def test_another_game_at_the_same_port_begins_anew(tmp_path: Path) -> None:
    port = free_port()
    first = Process(tmp_path, port)
    first.end("SIGTERM")
    same = Process(tmp_path, port)
    assert same.told["code"] == first.told["code"]
    same.end("SIGTERM")
    other = Process(tmp_path, port, "--talk")
    assert other.told["code"] != first.told["code"]
    other.end("SIGTERM")


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--table"], "--as CHAIR"),
        (["--table", "--as", "mary"], "--class"),
        (["--table", "--as", "mary", "--as", "tom", "--talk"], "--class"),
        (["--table", "--as", "nobody-of-that-name", "--class"], "nobody-of-that-name"),
        (["--as", "mary"], "--table"),
        (["--json"], "--table"),
        (["--table", "--as", "mary", "--class", "--certificate", str(TINY_FOLDER / "scenes.yaml")], "certificate"),
        (["--table", "--as", "mary", "--class", "--certificate", "no-such-file"], "no-such-file"),
        (["--table", "--as", "mary", "--class", "--host", "192.0.2.1"], "192.0.2.1"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_line(flags: list[str], words: str, tmp_path: Path) -> None:
    code, said = refusal(tmp_path, "--scenes", str(TINY_FOLDER), "--port", "0", *flags)
    assert code
    assert words in said
    assert "Traceback" not in said
    assert list(tmp_path.rglob("*.db")) == []


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl, to make a certificate")
def test_a_certificate_encrypts_everything(tmp_path: Path) -> None:
    pem = tmp_path / "room.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", tmp_path / "key", "-out", tmp_path / "crt"),
        ],
        check=True,
        capture_output=True,
    )
    pem.write_bytes((tmp_path / "key").read_bytes() + (tmp_path / "crt").read_bytes())

    async def visit() -> None:
        server = Process(tmp_path, 0, "--certificate", str(pem))
        assert {server.told[name][:8] for name in ("join", "wall", "desk")} == {"https://"}
        trust = aiohttp.TCPConnector(ssl=ssl.create_default_context(cafile=str(tmp_path / "crt")))
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar, connector=trust) as session:
            one = Device(server.address, session)
            assert (await one.join(server.told["code"])).path == "/table"
            assert [cookie["secure"] for cookie in jar] == [True]
            plain = server.address.replace("https", "http")
            assert (await one.post("/join", {"code": server.told["code"]}, Origin=plain)).status == 403
        server.end("SIGTERM")

    asyncio.run(visit())


BY_SET_UP = """
import sys
from game.tui.app import CardIndexApp
from game.commands import playing
from game.cli import main

def play(app, game):
    app.room = ["serve", "--table", "--as", "mary", "--class", "--port", "0"]
    return 0

CardIndexApp.play = play
playing.has_screen = lambda: True
sys.exit(main(["play", "--scenes", sys.argv[1]]))
"""
"""The program, in which the set-up has been asked for a room."""


@pytest.mark.slow
@pytest.mark.posix
def test_a_room_that_was_set_up_on_the_screen_is_served_until_an_interrupt(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-c", BY_SET_UP, str(TINY_FOLDER)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
    )
    started.append(process)
    assert process.stdout
    said = [process.stdout.readline()]
    while said[-1] and "Ctrl+C" not in said[-1]:
        said.append(process.stdout.readline())
    told = "".join(said)
    address, code = re.search(r"type (\S+) and the code (\S+)\.", told).groups()  # type: ignore[union-attr]

    async def visit() -> None:
        async with a_browser() as session:
            device = await Device(address.rstrip("/"), session).join(code)
            assert (device.status, device.path) == (200, "/table")

    asyncio.run(visit())
    assert {word for word in ("wall", "desk") if f"/{word}" in told} == {"wall", "desk"}
    process.send_signal(signal.SIGINT)
    assert process.wait() == 0


@pytest.mark.posix
def test_a_pipe_is_no_certificate_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    flags = ("--table", "--as", "mary", "--class", "--certificate", str(tmp_path / "pipe"))
    code, said = refusal(tmp_path, "--scenes", str(TINY_FOLDER), "--port", "0", *flags)
    assert code
    assert "not an ordinary file" in said
