"""A lesson in Chromium: a class of thirty of which two phones are real, one of them without a script; and many tabs."""

import asyncio
import time
from pathlib import Path
from random import Random

import pytest

from game.telling.reveal import hold
from tests.pages.test_in_a_browser import AXE, barriers
from tests.web.chromium import Chromium, Tab, needs_chromium
from tests.web.table import CODE, Device, Served, desk_goes_on
from tests.web.test_table_browser import BESIDE, HURRY, SOON, clicks, comes_in, hides, phone, shows, visit
from tests.web.test_table_strangers import is_asked

pytestmark = [pytest.mark.browser, needs_chromium]
SIMULATED = 28


async def all_answer(class_: list[Device], dice: Random) -> None:
    for _ in range(2):  # a guess, and then the card
        form = next(iter((await class_[0].get("/table")).forms))
        for one in class_:
            await one.send(form, dice)
            assert one.status == 200


async def answers(tab: Tab, script: bool) -> None:
    """What a pupil does with a finger: every question that lies there, until the vote is given."""
    if not script:
        await clicks(tab, "a[href='/table']")
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        if await shows(tab, "Your vote is counted", 0):
            return
        if await tab.value("document.querySelector('main form[action$=guess], main form[action$=vote]') !== null"):
            assert await tab.value(BESIDE) is False
            await clicks(tab, "main form input[type=radio]:not(:disabled)")
            await clicks(tab, "main form button.go")
        await asyncio.sleep(0.1)
    raise AssertionError(await tab.value("location.href + document.body.innerText"), script)


@pytest.mark.slow
def test_a_class_of_thirty_with_two_real_phones_plays_from_the_lobby_to_the_ending(
    devtools: str, tmp_path: Path
) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        dice = Random(4)
        class_ = [await room.joined() for _ in range(SIMULATED)]
        other = room.address.replace("127.0.0.1", "localhost")  # for which a browser has cookies of its own
        phones = [
            (await phone(browser, f"{address}/j/{CODE}", script), script)
            for address, script in ((room.address, True), (other, False))
        ]
        wall = await browser.tab(f"{room.address}/wall")
        for tab, _ in phones:
            await comes_in(tab)
        assert await shows(wall, f"{SIMULATED + 2} devices are in the room")
        looked: set[str] = set()
        for _ in range(60):
            phase = room.room.phase
            if AXE and phase not in looked:
                looked.add(phase)
                assert await barriers(phones[0][0]) == []
            if phase == "ended":
                break
            if phase == "asked":
                await all_answer(class_, dice)
                for tab, script in phones:
                    await answers(tab, script)
                assert len(room.room.hands) == SIMULATED + 2
                assert await shows(wall, f"{SIMULATED + 2} hands are given")
            await desk_goes_on(room, dice)
            if room.room.phase == "held":
                for tab, script in phones:
                    await asyncio.sleep(0) if script else await clicks(tab, "a[href='/table']")
                    assert await shows(tab, hold().heading)
        title = room.room.session.moment.told.title  # type: ignore[union-attr]
        for tab, script in phones:
            await asyncio.sleep(0) if script else await clicks(tab, "a[href='/table']")
            assert await shows(tab, title)
            assert tab.complaints == tab.refused == []
        assert await shows(wall, title)
        assert all(
            sum(number for _, hands in entry.hands for _, number in hands) == SIMULATED + 2
            for entry in room.room.session.chronicle.entries
            if entry.by_people
        )

    visit(devtools, tmp_path, play)


def test_the_seventh_tab_of_a_browser_is_told_as_the_first(devtools: str, tmp_path: Path) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        first = await phone(browser, f"{room.address}/j/{CODE}", before=HURRY)
        await comes_in(first)
        tabs = [first, *[await phone(browser, f"{room.address}/table", before=HURRY) for _ in range(6)]]
        for tab in tabs:
            assert await shows(tab, "You are in the room")
        await is_asked(room)
        for tab in tabs:
            assert await shows(tab, "Give this vote")

    visit(devtools, tmp_path, play)


def test_a_tab_that_nobody_sees_does_not_wait_and_is_right_once_it_is_seen(devtools: str, tmp_path: Path) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        tab = await phone(browser, f"{room.address}/j/{CODE}")
        await comes_in(tab)
        await browser.tab("about:blank")
        await tab.ask("Emulation.setFocusEmulationEnabled", enabled=False)
        while not await tab.value("document.hidden"):
            await asyncio.sleep(0.05)
        await is_asked(room)
        assert not await shows(tab, "Give this vote", 0.5)
        await tab.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        assert await shows(tab, "Give this vote")
        assert await hides(tab, "The connection is lost")

    visit(devtools, tmp_path, play)
