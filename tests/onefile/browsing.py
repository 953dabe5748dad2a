"""The page in Chromium: opening it, waiting for it, and going on in it by keys."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from game.engine.story import Story
from game.saves.save_format import from_json
from game.session.session import Session
from tests.web.chromium import Chromium, Tab, chromium

SOON = 120.0
OFFLINE = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
SHARED = "'card-index/' + document.body.dataset.story"
"""Where the pages of one story once kept their games together."""
STORE = "['card-index', document.body.dataset.story, document.body.dataset.game ?? []].flat().join('/')"
KEPT = f"(localStorage.getItem({STORE}) ?? '')"
STANDS = "document.querySelector('main').innerText"
SAID = "document.getElementById('said').innerText"
OPEN = "document.getElementById('opening')?.hidden === true && " + KEPT + " !== ''"
GIVEN = "URL.createObjectURL = (blob) => { blob.text().then((text) => { globalThis.given = text; }); return '#'; };"
"""Keeps what the page hands out, in place of a download; only once it is open."""


def visit(devtools: str, play: Callable[[Chromium], Awaitable[None]]) -> None:
    async def within() -> None:
        async with chromium(devtools) as browser:
            await play(browser)

    asyncio.run(within())


async def opened(browser: Chromium, url: str, before: str = "") -> Tab:
    """The page in a tab that has no network, after a script that runs ``before`` any of its own."""
    tab = await browser.tab("about:blank", before)
    await tab.ask("Network.emulateNetworkConditions", **OFFLINE)
    await tab.ask("Page.navigate", url=url)
    return tab


async def comes_true(tab: Tab, expression: str) -> bool:
    for _ in range(int(SOON * 20)):
        if await tab.value(expression) is True:
            return True
        await asyncio.sleep(0.05)
    return False


async def is_open(tab: Tab) -> bool:
    return await comes_true(tab, OPEN)


async def key(tab: Tab, name: str, code: int, text: str = "") -> None:
    told: dict[str, Any] = {"key": name, "code": name if len(name) > 1 else "Space", "windowsVirtualKeyCode": code}
    await tab.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **told)
    await tab.ask("Input.dispatchKeyEvent", type="keyUp", **told)


async def goes_on(tab: Tab) -> None:
    """One step by keys, which are pressed again, as a person would, where one fell between two pages."""
    before = json.dumps(await tab.value(STANDS))
    for _ in range(2):
        await _presses(tab)
        if await comes_true(tab, f"{STANDS} !== {before}"):
            return
    raise AssertionError(before)


async def _presses(tab: Tab) -> None:
    """Tab to the first choice, which space takes; Tab to the button, which Enter presses."""
    for _ in range(60):
        await key(tab, "Tab", 9)
        at = await tab.value(
            "(one => one.type === 'radio' ? 'choice' : one.closest('main') && one.matches('.go') ? 'go' : '')"
            "(document.activeElement)"
        )
        if at == "choice":
            await key(tab, " ", 32, " ")
        if at == "go":
            await key(tab, "Enter", 13, "\r")
            return


async def kept(tab: Tab, story: Story) -> Session:
    """The game as the browser keeps it."""
    return Session.resume(story, from_json(json.loads(await tab.value(KEPT))))
