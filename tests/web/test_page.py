"""The page in a real browser: it paints, takes keys, loads nothing from outside, and leads back to its seat."""

import asyncio
from pathlib import Path

import pytest

from game.telling import browser
from tests.web.chromium import Chromium, Tab, needs_chromium, until
from tests.web.pages import browse, comes_to_say, notice
from tests.web.server import SOON, Server

pytestmark = [pytest.mark.browser, needs_chromium]
NAME = b"CLERK OF LITTLE MARSH"


def connected(tab: Tab) -> bool:
    """Whether the page has opened its line to the game: what the page before it still painted does not count."""
    return any(url.startswith("ws:") for url in tab.requests)


def test_the_title_is_painted_and_nothing_is_asked_of_anybody_else(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address)
        assert await until(lambda: NAME in tab.painted and b"new game" in tab.painted)
        here = one.address.removeprefix("http:")
        assert {url.partition(":")[2][: len(here)] for url in tab.requests if not url.startswith("data:")} == {here}
        for name in ("textual.js", "mono.ttf", "mono-italic.ttf"):
            assert any(url.endswith(name) for url in tab.requests)
        assert tab.refused == []
        assert tab.complaints == []
        assert await comes_to_say(tab, "")
        assert browser.PLAIN in await tab.spoken()
        assert browser.WHICH in await tab.spoken()

    browse(devtools, tmp_path, play)


def test_a_page_that_is_loaded_again_loads_next_to_nothing(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address)
        assert await until(lambda: b"new game" in tab.painted)
        assert 100_000 < tab.loaded < 450_000
        tab.loaded, tab.painted, tab.requests = 0, b"", []
        await tab.ask("Page.reload")
        assert await until(lambda: connected(tab) and tab.loaded > 0 and b"new game" in tab.painted)
        assert tab.loaded < 4_000

    browse(devtools, tmp_path, play)


def test_every_letter_is_there_before_the_first_is_painted(tmp_path: Path, devtools: str) -> None:
    before = """
    const Real = window.WebSocket;
    window.WebSocket = class extends Real {
      constructor(...asked) {
        window.ready = ["", "italic "].map((kind) => document.fonts.check(`${kind}16px "Roboto Mono"`));
        super(...asked);
      }
    };
    """

    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address, before)
        assert await until(lambda: b"new game" in tab.painted)
        assert await tab.value("JSON.stringify(window.ready)") == "[true,true]"

    browse(devtools, tmp_path, play)


@pytest.mark.parametrize("size", [(1023, 779), (1366, 768), (800, 610)], ids=str)
def test_the_edges_have_the_colour_of_the_theme(size: tuple[int, int], tmp_path: Path, devtools: str) -> None:
    async def edge(color: str) -> str:
        return f"getComputedStyle(document.querySelector('.xterm-viewport')).backgroundColor == '{color}'"

    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address)
        await tab.ask(
            "Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=False
        )
        assert await until(lambda: b"new game" in tab.painted)
        for color, key in (("rgb(230, 217, 191)", "t"), ("rgb(18, 16, 14)", "t")):
            for _ in range(100):
                if await tab.value(await edge(color)):
                    break
                await asyncio.sleep(0.05)
            assert await tab.value(await edge(color))
            await tab.press(key)
        seen = "document.elementFromPoint(innerWidth - 1, innerHeight - 1).closest('.xterm') != null"
        whole = "document.querySelector('.xterm-viewport').clientWidth == innerWidth"
        assert await tab.value(f"{seen} && {whole}")

    browse(devtools, tmp_path, play)


def test_a_reload_before_the_first_decision_comes_back_to_the_same_screen(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address)
        assert await until(lambda: b"new game" in tab.painted)
        await tab.press("s")
        assert await until(lambda: b"Set up a game" in tab.painted)
        games = one.games()
        for _ in range(3):
            tab.painted = b""
            await tab.ask("Page.reload")
            assert await until(lambda: b"Set up a game" in tab.painted)
        assert one.games() == games

    browse(devtools, tmp_path, play)


def test_the_address_of_the_host_leads_back_to_the_seat_and_a_new_one_can_be_taken(
    tmp_path: Path, devtools: str
) -> None:
    async def play(one: Server, window: Chromium) -> None:
        first = await window.tab(one.address)
        assert await until(lambda: b"new game" in first.painted)
        seat = await first.value("location.pathname")
        second = await window.tab(one.address)
        assert await until(lambda: b"new game" in second.painted)
        assert await second.value("location.pathname") == seat
        assert await comes_to_say(first, browser.MOVED)
        await first.value("document.querySelector('#again a[href=\"/new\"]').click()")
        assert await comes_to_say(first, "")
        assert await first.value("location.pathname") != seat
        assert await until(lambda: len(one.games()) == 2, SOON)
        assert await notice(second) == ""

    browse(devtools, tmp_path, play)


def test_whoever_leaves_is_told_how_to_come_back(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(one.address)
        assert await until(lambda: b"new game" in tab.painted)
        await tab.press("q")
        assert await comes_to_say(tab, browser.LEFT)
        assert browser.AGAIN in await notice(tab)
        assert await until(lambda: not one.games(), SOON)
        tab.painted = b""
        await tab.value("document.querySelector('#again a').click()")
        assert await until(lambda: b"new game" in tab.painted)

    browse(devtools, tmp_path, play)


def test_a_stopped_server_leaves_no_game_and_tells_every_tab(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tabs = [await window.tab(f"{one.address}/new") for _ in range(3)]
        for tab in tabs:
            assert await until(lambda tab=tab: b"new game" in tab.painted)  # type: ignore[misc]
        assert len(one.games()) == 3
        assert await asyncio.to_thread(one.stop) == (0, "", "")
        assert one.games() == []
        for tab in tabs:
            assert await comes_to_say(tab, browser.STOPPED)

    browse(devtools, tmp_path, play)


def test_where_no_seat_is_free_the_page_says_so(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        first = await window.tab(one.address)
        assert await until(lambda: b"new game" in first.painted)
        second = await window.tab(f"{one.address}/new")
        assert await comes_to_say(second, browser.FULL)
        assert len(one.games()) == 1
        assert await first.value("localStorage.getItem('seat') == location.pathname")

    browse(devtools, tmp_path, play, "--seats", "1")


@pytest.mark.parametrize("query", ["ping=http://192.0.2.1/x", "delay=1&ping=http://192.0.2.1/x"])
def test_an_address_cannot_make_the_page_ask_elsewhere(query: str, tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await window.tab(f"{one.address}/seat/{'a' * 12}?{query}")
        assert await until(lambda: b"new game" in tab.painted)
        assert await tab.value("location.search") == ""
        assert not [url for url in tab.requests if url.startswith("http://192.0.2.1")]

    browse(devtools, tmp_path, play)


def test_what_a_browser_remembers_is_no_way_elsewhere(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        before = "if (location.pathname == '/') localStorage.setItem('seat', '//192.0.2.1/x')"
        tab = await window.tab(one.address, before)
        assert await until(lambda: b"new game" in tab.painted)
        assert str(await tab.value("location.href")).startswith(f"{one.address}/seat/")

    browse(devtools, tmp_path, play)
