"""Who may open a game, and what can be had without one."""

from pathlib import Path

import aiohttp
import pytest
from yarl import URL

from game.telling import browser
from game.web.addresses import is_known
from game.web.page_files import PageFiles
from tests.web.server import needs_proc, open_site, run, server

pytestmark = needs_proc


@pytest.mark.parametrize(
    ("asked", "host", "known"),
    [
        ("127.0.0.1:8000", "127.0.0.1", True),
        ("localhost:8000", "127.0.0.1", True),
        ("[::1]:8000", "127.0.0.1", True),
        ("192.168.1.5:8000", "0.0.0.0", True),
        ("teacher.lan:8000", "teacher.lan", True),
        ("Teacher.LAN", "teacher.lan", True),
        ("evil.example:8000", "127.0.0.1", False),
        ("evil.example", "0.0.0.0", False),
        ("127.0.0.1.evil.example:8000", "127.0.0.1", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        ("[::1%25x; script-src *]:80", "127.0.0.1", False),
        ("127.0.0.1; script-src *", "127.0.0.1", False),
    ],
)
def test_a_name_that_only_points_here_is_not_known(asked: str, host: str, known: bool) -> None:
    assert is_known(asked, host) == known


def test_a_page_of_another_name_gets_nothing(tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            for path in ("/", "/new", "/seat/" + "a" * 12, "/files/x/page.js", f"/seat/{'a' * 12}/play"):
                headers = {"Host": "evil.example:8000", "Origin": "http://evil.example:8000"}
                async with session.get(one.address + path, headers=headers, allow_redirects=False) as answer:
                    assert answer.status == 403
                    assert await answer.text() == browser.STRANGER

        run(play)
        assert one.games() == []


def test_a_foreign_page_cannot_open_a_game(tmp_path: Path) -> None:
    with server(tmp_path) as one:
        encrypted = one.address.replace("http://", "https://")

        async def play(session: aiohttp.ClientSession) -> None:
            for origin in ("http://evil.example", "null", "http://127.0.0.1:1", encrypted, None):
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await session.ws_connect(f"{one.address}/seat/{'a' * 12}/play", origin=origin)
                assert refused.value.status == 403, origin

        run(play)
        assert one.games() == []


NOT_THE_PAGE = [
    "/files/page.js",
    "/files/0000000000000000/page.js",
    "/files/{digest}/page.html",
    "/files/{digest}/routes.py",
    "/files/{digest}/../routes.py",
    "/files/{digest}/%2e%2e%2froutes.py",
    "/files/{digest}/",
    "/files/",
    "/static/js/textual.js",
    "/download/x",
    "/seat/UPPER",
    "/seat/..%2f..%2f..%2fx",
    "/seat/aaaaaaaaaaaaa",
]


def test_nothing_but_the_page_can_be_had() -> None:
    async def play(session: aiohttp.ClientSession) -> None:
        async with open_site() as (_, address):
            for path in NOT_THE_PAGE:
                url = path.format(digest=PageFiles().digest)
                async with session.get(URL(address + url, encoded=True)) as answer:
                    assert answer.status == 404, path

    run(play)
