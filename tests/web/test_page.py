"""The page in a real browser: it paints, takes keys, loads nothing from outside, and its game ends with it."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from game.telling import browser
from tests.web.chromium import Chromium, Tab, chromium, needs_chromium, until
from tests.web.server import Server, server

pytestmark = [pytest.mark.browser, needs_chromium]
NAME = b"CLERK OF LITTLE MARSH"
SOON = 15.0


def browse(folder: Path, play: Callable[[Server, Chromium], Awaitable[None]], *arguments: str) -> None:
    """Start a server and a browser, and let ``play`` use both."""

    async def within(one: Server) -> None:
        async with chromium(folder) as browser:
            await play(one, browser)

    with server(folder, *arguments) as one:
        asyncio.run(within(one))


async def notice(tab: Tab) -> str:
    """What lies over the terminal, if anything does."""
    return str(await tab.value("document.getElementById('notice').innerText"))


async def comes_to_say(tab: Tab, text: str) -> bool:
    """Whether the notice comes to say this."""
    for _ in range(100):
        if text in await notice(tab):
            return True
        await asyncio.sleep(0.1)
    return False


def test_the_title_is_painted_and_nothing_is_asked_of_anybody_else(tmp_path: Path) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address)
        assert await until(lambda: NAME in tab.painted and b"Begin" in tab.painted)
        here = one.address.removeprefix("http:")
        assert {url.partition(":")[2][: len(here)] for url in tab.requests if not url.startswith("data:")} == {here}
        assert any(url.endswith("/files/textual.js") for url in tab.requests)
        assert any(url.endswith("/files/mono.ttf") for url in tab.requests)
        assert tab.refused == []
        assert tab.complaints == []
        assert await tab.value("getComputedStyle(document.getElementById('notice')).display") == "none"

    browse(tmp_path, play)


def test_keys_go_into_the_game_without_a_click(tmp_path: Path) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address)
        assert await until(lambda: b"Begin" in tab.painted)
        tab.painted = b""
        await tab.press("?")
        assert await until(lambda: b"Help" in tab.painted)

    browse(tmp_path, play)


def test_a_reload_comes_back_to_the_same_seat(tmp_path: Path) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address)
        assert await until(lambda: b"Begin" in tab.painted)
        seat = await tab.value("location.href")
        for _ in range(3):
            tab.painted = b""
            await tab.ask("Page.reload")
            assert await until(lambda: b"Begin" in tab.painted)
        assert await tab.value("location.href") == seat
        assert await until(lambda: len(one.games()) == 1, SOON)
        other = await window.tab(one.address)
        assert await until(lambda: b"Begin" in other.painted)
        assert await other.value("location.href") != seat

    browse(tmp_path, play)


def test_whoever_leaves_is_told_how_to_come_back(tmp_path: Path) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address)
        assert await until(lambda: b"Begin" in tab.painted)
        await tab.press("q")
        assert await comes_to_say(tab, browser.LEFT)
        assert browser.AGAIN in await notice(tab)
        assert await until(lambda: not one.games(), SOON)
        tab.painted = b""
        await tab.value("document.getElementById('again').click()")
        assert await until(lambda: b"Begin" in tab.painted)

    browse(tmp_path, play)


def test_a_game_ends_with_its_tab_and_a_stopped_server_leaves_none(tmp_path: Path) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tabs = [await window.tab(one.address) for _ in range(3)]
        for tab in tabs:
            assert await until(lambda tab=tab: b"Begin" in tab.painted)  # type: ignore[misc]
        assert len(one.games()) == 3
        await tabs[0].close()
        assert await until(lambda: len(one.games()) == 2 and one.children() == 2, SOON)
        assert await asyncio.to_thread(one.stop) == (0, "", "")
        assert one.games() == []
        for tab in tabs[1:]:
            assert await comes_to_say(tab, browser.STOPPED)

    browse(tmp_path, play)


def test_where_no_seat_is_free_the_page_says_so(tmp_path: Path) -> None:
    async def play(one: Server, window: Chromium) -> None:
        first = await window.tab(one.address)
        assert await until(lambda: b"Begin" in first.painted)
        second = await window.tab(one.address)
        assert await comes_to_say(second, browser.FULL)
        assert len(one.games()) == 1

    browse(tmp_path, play, "--seats", "1")


def test_a_screen_reader_is_pointed_to_plain_lines(tmp_path: Path) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address)
        assert await until(lambda: b"Begin" in tab.painted)
        assert browser.PLAIN in await tab.spoken()

    browse(tmp_path, play)


@pytest.mark.parametrize("query", ["ping=http://192.0.2.1/x", "delay=1&ping=http://192.0.2.1/x"])
def test_an_address_cannot_make_the_page_ask_elsewhere(query: str, tmp_path: Path) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(f"{one.address}/seat/{'a' * 12}?{query}")
        assert await until(lambda: b"Begin" in tab.painted)
        assert await tab.value("location.search") == ""
        assert not [url for url in tab.requests if url.startswith("http://192.0.2.1")]

    browse(tmp_path, play)
