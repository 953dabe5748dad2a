"""A network that goes away: the page says so, comes back by itself, and the game is where it was."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from game.telling import browser
from tests.web.chromium import Chromium, Tab, needs_chromium, until
from tests.web.pages import HURRY, Network, browse, comes_to_say
from tests.web.server import Server, needs_proc

pytestmark = [needs_chromium, needs_proc, pytest.mark.browser]
BEATS = """
window.beats = 0;
const begin = window.setInterval;
window.setInterval = (what, ...more) => begin(() => {
  if (!document.body.classList.contains("-lost")) window.beats += 1;
  what();
}, ...more);
"""
"""Counts how often a page looks whether the network is there, while it believes so."""
NOTICED = 3
"""How often it looks, at the most, until it says that the network has gone."""
Play = Callable[[Server, Network, Tab], Awaitable[None]]


def through_a_network(devtools: str, folder: Path, play: Play) -> None:
    """Set up a game, behind a network, on a page whose clock runs fast."""

    async def within(one: Server, window: Chromium) -> None:
        network = Network(one.address)
        tab = await window.tab(await network.begin(), HURRY + BEATS)
        try:
            assert await until(lambda: b"new game" in tab.painted)
            await tab.press("s")
            assert await until(lambda: b"Set up a game" in tab.painted)
            tab.painted = b""
            await play(one, network, tab)
        finally:
            await network.end()

    browse(devtools, folder, within)


@pytest.mark.parametrize("way", ["silent", "broken off"])
def test_a_network_that_goes_away_is_told_and_the_same_screen_comes_back(
    way: str, tmp_path: Path, devtools: str
) -> None:
    async def play(one: Server, network: Network, tab: Tab) -> None:
        games, beats = one.games(), await tab.value("window.beats")
        if way == "silent":
            network.fall_silent()
        else:
            network.break_off()
        assert await comes_to_say(tab, browser.LOST)
        assert await tab.value("window.beats") - beats <= NOTICED
        network.come_back()
        assert await until(lambda: b"Set up a game" in tab.painted)
        assert await comes_to_say(tab, "")
        assert one.games() == games
        tab.painted = b""
        await tab.press("\x1b")
        assert await until(lambda: b"new game" in tab.painted)

    through_a_network(devtools, tmp_path, play)


def test_a_page_tries_again_with_growing_pauses(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, network: Network, tab: Tab) -> None:
        network.break_off()
        assert await until(lambda: network.tries >= 5)
        begun, before = time.monotonic(), network.tries
        await asyncio.sleep(3)  # fifteen seconds for the page, which has come to pauses of five to ten
        assert network.tries - before <= 2 * (time.monotonic() - begun) + 2
        assert await until(lambda: network.tries > before)
        network.come_back()
        assert await comes_to_say(tab, "")

    through_a_network(devtools, tmp_path, play)


def test_where_the_game_has_ended_meanwhile_another_begins_at_the_same_seat(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, network: Network, tab: Tab) -> None:
        network.break_off()
        assert await comes_to_say(tab, browser.LOST)
        (before,) = one.games()
        os.kill(before, signal.SIGKILL)
        assert await until(lambda: not one.games() and not one.children())
        seat = await tab.value("location.pathname")
        network.come_back()
        assert await until(lambda: b"new game" in tab.painted)
        assert await comes_to_say(tab, "")
        assert await tab.value("location.pathname") == seat
        assert one.games() != [before]

    through_a_network(devtools, tmp_path, play)
