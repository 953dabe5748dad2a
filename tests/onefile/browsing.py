"""The page in Chromium: opening it, waiting for it, and going on in it by keys."""

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Protocol

from game.engine.story import Story
from game.saves.save_format import from_json
from game.session.session import Session
from tests.pages.test_in_a_browser import FINDINGS
from tests.web.chromium import Chromium, Tab, chromium

SOON = 120.0
MOST = 100
"""How often Tab is pressed before what is wanted must have come."""
SIZES = ((390, 844), (1366, 768))
"""A phone, and a desk in a school."""
AXE = os.environ.get("AXE_CORE", "")
"""The file axe.min.js of the npm package axe-core, where it is there."""
OFFLINE = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
SHARED = "'card-index/' + document.body.dataset.story"
"""Where the pages of one story once kept their games together."""
STORE = "['card-index', document.body.dataset.story, document.body.dataset.game ?? []].flat().join('/')"
KEPT = f"(localStorage.getItem({STORE}) ?? '')"
STANDS = "document.querySelector('main').innerText"
SAID = "document.getElementById('said').innerText"
OPEN = f"document.querySelector('#opening')?.hidden === true && document.querySelector('#ways a') && {KEPT} !== ''"
"""The Python of the page is at work, and has shown the game, which is kept."""
GIVEN = "URL.createObjectURL = (blob) => { blob.text().then((text) => { globalThis.given = text; }); return '#'; };"
"""Keeps what the page hands out, in place of a download; only once it is open."""


class Played(Protocol):
    """A page in any browser, as far as a game needs it."""

    async def value(self, expression: str) -> Any:
        """What this comes to in the page."""

    async def strike(self, key: str) -> None:
        """Press a key and let it go."""


def visit(devtools: str, play: Callable[[Chromium], Awaitable[None]]) -> None:
    """Begin with no game in the store, whatever was played before."""

    async def within() -> None:
        async with chromium(devtools) as browser:
            tab = await browser.tab("about:blank")
            await tab.ask("Storage.clearDataForOrigin", origin="file://", storageTypes="local_storage")
            await play(browser)

    asyncio.run(within())


async def opened(browser: Chromium, url: str, before: str = "") -> Tab:
    """The page in a tab that has no network, after a script that runs ``before`` any of its own."""
    tab = await browser.tab("about:blank", before)
    await network_gone(tab)
    await tab.ask("Page.navigate", url=url)
    return tab


async def network_gone(tab: Tab) -> None:
    await tab.ask("Network.emulateNetworkConditions", **OFFLINE)


async def sized(tab: Tab, size: tuple[int, int]) -> None:
    width, height = size
    await tab.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)


async def barriers(tab: Played) -> list[Any]:
    """What axe-core finds amiss in the page as it stands; nothing where it is not there, or not in Chromium."""
    if not AXE or not isinstance(tab, Tab):
        return []
    if not await tab.value("'axe' in globalThis"):
        await tab.value(Path(AXE).read_text(encoding="utf-8") + "\n;0")
    held, broken = json.loads(await tab.value(FINDINGS, awaited=True))
    assert held > 10
    return list(broken)


async def comes_true(tab: Played, expression: str) -> bool:
    end = time.monotonic() + SOON
    while not (true := await tab.value(expression) is True) and time.monotonic() < end:
        await asyncio.sleep(0.02)
    return true


async def changes(tab: Played, stood: str) -> bool:
    """Whether the page shows anything else than what stood there."""
    return await comes_true(tab, f"{STANDS} !== {json.dumps(stood)}")


async def is_open(tab: Played) -> bool:
    return await comes_true(tab, OPEN)


async def goes_on(tab: Played) -> None:
    """One step by keys, which are pressed again, as a person would, where one fell between two pages."""
    before = await tab.value(STANDS)
    for _ in range(2):
        if await presses(tab, "main .go") and await changes(tab, before):
            return
    raise AssertionError(before)


async def presses(tab: Played, wanted: str) -> bool:
    """Tab to the first thing that is wanted, which Enter presses; a choice on the way is taken by space."""
    at = f"(one => one.type === 'radio' ? 'choice' : one.matches({json.dumps(wanted)}) ? 'there' : '')"
    for _ in range(MOST):
        await tab.strike("Tab")
        match await tab.value(f"{at}(document.activeElement)"):
            case "choice":
                await tab.strike(" ")
            case "there":
                await tab.strike("Enter")
                return True
    return False


async def kept(tab: Played, story: Story) -> Session:
    """The game as the browser keeps it."""
    return Session.resume(story, from_json(json.loads(await tab.value(KEPT))))
