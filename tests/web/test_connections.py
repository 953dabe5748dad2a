"""What a connection may do, and what is told of the server on it."""

import asyncio
import gzip

import aiohttp
import pytest

from game.web import connections
from game.web.connections import AT_ONCE, home
from game.web.page_files import FILES, PageFiles
from tests.web.server import open_site, run

Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]
DIGEST = PageFiles().digest


async def connect(address: str) -> Pair:
    host, _, port = address.removeprefix("http://").partition(":")
    return await asyncio.open_connection(host, int(port))


async def is_closed(pair: Pair) -> bool:
    try:
        async with asyncio.timeout(5):
            while await pair[0].read(1000):
                pass
    except ConnectionError:
        pass
    pair[1].close()
    return True


@pytest.mark.parametrize(
    "sent",
    ["", "GET / HT", "GET / HTTP/1.1\r\nHost: localhost\r\n", "GET /new HTTP/1.1\r\nHost: localhost\r\n\r\nGET /"],
    ids=["nothing", "a line", "headers", "after an answer"],
)
def test_a_request_that_does_not_come_to_an_end_is_given_up(sent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.3)

    async def play(_: aiohttp.ClientSession) -> None:
        async with open_site() as (_, address):
            pair = await connect(address)
            pair[1].write(sent.encode())
            assert await is_closed(pair)

    run(play)


def test_one_address_cannot_take_every_connection() -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site() as (_, address):
            taken = [await connect(address) for _ in range(AT_ONCE)]
            assert await is_closed(await connect(address))
            taken.pop()[1].close()
            for _ in range(50):  # the server hears a moment later than we do that it is gone
                try:
                    async with session.get(f"{address}/") as answer:
                        assert answer.status == 200
                        break
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.05)
            else:
                raise AssertionError("there was never room again")
            for _, writer in taken:
                writer.close()

    run(play)


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("192.168.1.7", "192.168.1.7"),
        ("::ffff:192.168.1.7", "192.168.1.7"),
        ("fd00:1:2:3:4:5:6:7", "fd00:0001:0002:0003::"),
        ("fe80::1%eth0", "fe80:0000:0000:0000::"),
        ("", ""),
    ],
)
def test_to_whom_an_address_belongs(address: str, owner: str) -> None:
    assert home(address) == owner


@pytest.mark.parametrize("path", ["/", "/new", "/seat/aaaaaaaaaaaa", f"/files/{DIGEST}/page.js", "/none", "nonsense"])
def test_no_answer_says_of_what_the_server_is_made(path: str) -> None:
    async def play(_: aiohttp.ClientSession) -> None:
        async with open_site() as (_, address):
            reader, writer = await connect(address)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            told = (await reader.read(100_000)).partition(b"\r\n\r\n")[0].lower()
            writer.close()
            assert b"server: card-index\r\n" in told + b"\r\n"
            assert b"aiohttp" not in told
            assert b"python" not in told

    run(play)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_asked_for_only_once_and_comes_small(name: str) -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site() as (_, address):
            url, content = f"{address}/files/{DIGEST}/{name}", FILES[name][0].read_bytes()
            async with session.get(url) as answer:
                assert "immutable" in answer.headers["Cache-Control"]
                assert answer.headers["Content-Encoding"] == "gzip"
                assert int(answer.headers["Content-Length"]) <= len(gzip.compress(content)) + 100
                assert await answer.read() == content
                again = {"If-None-Match": answer.headers["ETag"]}
            async with session.get(url, headers=again) as answer:
                assert answer.status == 304
                assert await answer.read() == b""
            async with session.get(url, headers={"Accept-Encoding": "identity"}) as answer:
                assert "Content-Encoding" not in answer.headers
                assert await answer.read() == content

    run(play)


def test_pages_are_never_kept() -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site() as (_, address):
            for path in ("/", f"/seat/{'a' * 12}"):
                async with session.get(address + path) as answer:
                    assert answer.headers["Cache-Control"] == "no-store"
            async with session.get(f"{address}/new", allow_redirects=False) as answer:
                assert answer.status == 303
                assert answer.headers["Cache-Control"] == "no-store"

    run(play)
