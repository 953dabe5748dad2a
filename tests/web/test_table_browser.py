"""A live room in Chromium, on a window as wide as a phone: with a script, without one, and on the wall."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

import pytest
from aiohttp import web

from game.telling.live import TAKEN_OVER
from game.telling.reveal import hold
from game.web.visits import Follow
from tests.tables.crowd import asked
from tests.web.chromium import Chromium, Tab, chromium, needs_chromium
from tests.web.pages import Network
from tests.web.table import CODE, Served, desk_goes_on, new_room, served
from tests.web.test_table_strangers import is_asked, signs

pytestmark = [pytest.mark.browser, needs_chromium]
Visit = Callable[[Served, Chromium], Awaitable[None]]
CLOCK = "document.querySelector('.clock span')?.innerText.match(/[0-9]+:[0-9]+/)?.[0]"
BESIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SOON = 60.0
"""Seconds in which a page has come to show something, also on a busy machine."""
HURRY = """
{
  const begun = Date.now(), now = Date.now, again = window.setInterval;
  Date.now = () => begun + (now() - begun) * 10;
  window.setInterval = (what, time) => again(what, time / 10);
}
"""
"""Makes a page's clock run ten times as fast."""


def visit(devtools: str, folder: Path, play: Visit, talk: bool = False) -> None:
    async def within() -> None:
        async with served(folder, new_room(talk=talk)) as room, chromium(devtools) as browser:
            await play(room, browser)

    asyncio.run(within())


async def phone(browser: Chromium, url: str, script: bool = True, before: str = "") -> Tab:
    tab = await browser.tab("about:blank", before)
    size = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    await tab.ask("Emulation.setDeviceMetricsOverride", **size)
    await tab.ask("Emulation.setScriptExecutionDisabled", value=not script)
    await tab.ask("Page.navigate", url=url)
    return tab


async def shows(tab: Tab, text: str, seconds: float = SOON) -> bool:
    """Whether the page comes to say this."""
    end = time.monotonic() + seconds
    while text not in str(await tab.value("document.body?.innerText ?? ''")):
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.05)
    return True


async def hides(tab: Tab, text: str) -> bool:
    """Whether the page comes to say this no more."""
    end = time.monotonic() + SOON
    while await shows(tab, text, 0):
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.05)
    return True


async def clicks(tab: Tab, what: str) -> None:
    """Click the first of these, once it is there: between two pages it may not be there yet."""
    wanted, end = f"document.querySelector({json.dumps(what)})", time.monotonic() + SOON
    while not await tab.value(f"(one => one ? (one.click(), true) : false)({wanted})"):
        assert time.monotonic() < end, what
        await asyncio.sleep(0.05)


async def seconds_left(tab: Tab) -> int:
    """What the clock of the page says, once it has one."""
    while not (told := await tab.value(CLOCK)):
        await asyncio.sleep(0.05)
    minutes, seconds = str(told).split(":")
    return int(minutes) * 60 + int(seconds)


async def comes_in(tab: Tab) -> None:
    assert await shows(tab, "The code on the wall")
    await clicks(tab, "button.go")
    assert await shows(tab, "You are in the room")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_phone_comes_in_and_votes(script: bool, devtools: str, tmp_path: Path) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        tab = await phone(browser, f"{room.address}/j/{CODE}", script)
        await comes_in(tab)
        await is_asked(room)
        if not script:
            await clicks(tab, "main a, nav a")
        assert await shows(tab, "Give this vote")
        assert await tab.value(BESIDE) is False
        assert "Give this vote" in await tab.spoken()
        if script:
            assert await tab.value("document.activeElement.tagName") == "H1"
        await clicks(tab, "main form input[type=radio]:not(:disabled)")
        await clicks(tab, "main form button.go")
        assert await shows(tab, "Your vote is counted")
        assert len(room.room.hands) == 1
        assert await tab.value("location.pathname") == "/table"
        await room.leads("close")
        if not script:
            await clicks(tab, "nav a")
        assert await shows(tab, hold().heading)
        assert tab.complaints == []
        assert tab.refused == []

    visit(devtools, tmp_path, play)


def test_what_a_pupil_is_writing_stays_while_others_come_and_choose(devtools: str, tmp_path: Path) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        tab = await phone(browser, f"{room.address}/j/{CODE}")
        await comes_in(tab)
        await is_asked(room)
        assert await shows(tab, "Give this vote")
        await clicks(tab, "main form input[type=radio]:not(:disabled)")
        await room.leads("lock")
        await room.leads("hold")
        assert await shows(tab, "The vote is closed")
        await room.leads("open")
        assert await shows(tab, "Give this vote")
        await clicks(tab, "main form input[type=radio]:not(:disabled)")
        for one in [await room.device() for _ in range(2)]:
            await one.get("/")
        await room.leads("unlock")
        other = await room.joined()
        await other.answer(Random(1))
        await asyncio.sleep(0.3)
        assert await tab.value("document.querySelector('main input:checked') !== null")

    visit(devtools, tmp_path, play)


def test_whoever_is_sent_away_comes_to_the_way_in(devtools: str, tmp_path: Path) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        tab = await phone(browser, f"{room.address}/j/{CODE}")
        await comes_in(tab)
        await room.desk.get("/desk")
        (sign,) = signs(room)
        await room.leads(f"tables/{sign}/kick")
        assert await shows(tab, "The code on the wall")
        assert await tab.value("location.pathname") == "/"

    visit(devtools, tmp_path, play)


def test_a_phone_says_that_the_network_is_gone_and_is_right_once_it_is_back(devtools: str, tmp_path: Path) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        network = Network(room.address)
        try:
            tab = await phone(browser, f"{await network.begin()}/j/{CODE}", before=HURRY)
            await comes_in(tab)
            network.fall_silent()
            assert await shows(tab, "The connection is lost")
            await is_asked(room)
            network.come_back()
            assert await shows(tab, "Give this vote")
            assert await hides(tab, "The connection is lost")
            network.break_off()
            await room.leads("skip")
            network.come_back()
            assert await hides(tab, "Give this vote")
        finally:
            await network.end()

    visit(devtools, tmp_path, play)


def test_a_proxy_that_holds_events_back_only_makes_a_phone_slower(
    devtools: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(*_: object) -> web.StreamResponse:
        return web.Response(content_type="text/event-stream", text="retry: 2000\n\n")

    monkeypatch.setattr(Follow, "_tell", silent)

    async def play(room: Served, browser: Chromium) -> None:
        tab = await phone(browser, f"{room.address}/j/{CODE}", before=HURRY)
        await comes_in(tab)
        await is_asked(room)
        assert await shows(tab, "Give this vote")

    visit(devtools, tmp_path, play)


def test_the_wall_follows_the_room_and_counts_without_saying_what(devtools: str, tmp_path: Path) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        wall = await browser.tab(f"{room.address}/wall")
        assert await shows(wall, CODE)
        assert await wall.value("document.querySelector('.sign svg').getBoundingClientRect().width > 100")
        one = await room.joined()
        assert await shows(wall, "1 device is in the room")
        await is_asked(room)
        assert await shows(wall, "Vote, each alone")
        await one.answer(Random(1))
        assert await shows(wall, "1 hand is given")
        assert await shows(wall, CODE)
        await room.leads("close")
        assert await shows(wall, "Talk now in pairs")
        assert await wall.value("document.querySelectorAll('table, form, input').length") == 0
        await desk_goes_on(room, Random(1))
        assert await shows(wall, "Vote again, after your talk")
        assert await hides(wall, "The connection is lost")
        assert wall.complaints == []
        assert wall.refused == []

    visit(devtools, tmp_path, play, talk=True)


def test_a_desk_in_a_browser_leads_the_room(devtools: str, tmp_path: Path) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        desk = await browser.tab(room.said[-1].split()[-1])
        assert await shows(desk, "Begin the game")
        await room.joined()
        assert await shows(desk, "1 device is in the room")
        await clicks(desk, "button.go")
        assert await shows(desk, "Go on")
        assert room.room.begun
        await clicks(desk, "#ending summary")
        await room.joined()
        assert await shows(desk, "2 devices are in the room")
        assert await desk.value("document.querySelector('#ending').open")  # what lies open stays so
        assert desk.complaints == []
        await (await room.device()).get(room.said[-1].rpartition(room.address)[2])
        assert await shows(desk, TAKEN_OVER)

    visit(devtools, tmp_path, play)


def test_a_clock_goes_on_by_itself_and_what_the_desk_is_writing_stays(devtools: str, tmp_path: Path) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        desk = await browser.tab(room.said[-1].split()[-1])
        tab = await phone(browser, f"{room.address}/j/{CODE}", before=HURRY)
        await comes_in(tab)
        room.live.set_clock(15)
        room.live.move(asked(room.room))
        left = await seconds_left(tab)
        assert await shows(desk, "Write down this reason")
        await desk.value("document.querySelector('main [name=reason]').focus()")
        await desk.value("document.querySelector('main [name=reason]').value = 'bread'")
        other = await room.joined()
        assert await shows(desk, "2 devices are in the room")
        await other.answer(Random(1))
        assert await desk.value("document.activeElement.value") == "bread"
        for one in (tab, desk):
            assert 0 < await seconds_left(one) <= 900
        while await seconds_left(tab) >= left:
            await asyncio.sleep(0.05)
        assert desk.complaints == tab.complaints == []

    visit(devtools, tmp_path, play)
