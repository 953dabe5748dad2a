"""The one file in Chromium, from a folder and without a network: a lesson to its end, and a reload in the middle."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from game.content import load, scenes_folder
from game.saves.save_files import content
from game.saves.save_format import from_json
from game.session.session import Session
from tests.web.chromium import Chromium, Tab, chromium, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]
LARGEST = 10_000_000
SOON = 60.0
OFFLINE = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
KEPT = "(localStorage.getItem('card-index/' + document.body.dataset.story) ?? '')"
STANDS = "document.querySelector('main').innerText"


def visit(devtools: str, play: Callable[[Chromium], Awaitable[None]]) -> None:
    async def within() -> None:
        async with chromium(devtools) as browser:
            await play(browser)

    asyncio.run(within())


async def opened(browser: Chromium, page: Path) -> Tab:
    """The page in a tab that has no network."""
    tab = await browser.tab("about:blank")
    await tab.ask("Network.emulateNetworkConditions", **OFFLINE)
    await tab.ask("Page.navigate", url=page.as_uri())
    return tab


async def comes_true(tab: Tab, expression: str) -> bool:
    for _ in range(int(SOON * 20)):
        if await tab.value(expression) is True:
            return True
        await asyncio.sleep(0.05)
    return False


async def is_open(tab: Tab) -> bool:
    return await comes_true(tab, "document.getElementById('opening')?.hidden === true && " + KEPT + " !== ''")


async def key(tab: Tab, name: str, code: int, text: str = "") -> None:
    told: dict[str, Any] = {"key": name, "code": name if len(name) > 1 else "Space", "windowsVirtualKeyCode": code}
    await tab.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **told)
    await tab.ask("Input.dispatchKeyEvent", type="keyUp", **told)


async def goes_on(tab: Tab) -> None:
    """One step by keys: Tab to the first choice, space takes it; Tab to the button, Enter presses it."""
    before = json.dumps(await tab.value(STANDS))
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
            break
    assert await comes_true(tab, f"{STANDS} !== {before}"), before


def saved(kept: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(kept)
    return data


def test_a_lesson_is_played_to_its_end_by_keys_and_without_a_request(devtools: str, one_file: Path) -> None:
    story = load(scenes_folder())

    async def play(browser: Chromium) -> None:
        tab = await opened(browser, one_file)
        assert await is_open(tab), (tab.complaints, await tab.value("document.body.innerText"))
        session, steps, reloaded = Session.resume(story, from_json(saved(await tab.value(KEPT)))), 0, False
        while not session.ended:
            await goes_on(tab)
            session, steps = Session.resume(story, from_json(saved(await tab.value(KEPT)))), steps + 1
            assert content(session.snapshot).decode() == await tab.value(KEPT)
            assert steps < 200
            if len(session.chronicle.entries) > 2 and not reloaded:
                kept, reloaded = await tab.value(KEPT), True
                await tab.ask("Page.reload")
                assert await comes_true(tab, "document.getElementById('opening')?.hidden !== true")
                assert await is_open(tab)
                assert await comes_true(tab, "document.querySelector('h1').innerText !== ''")
                assert await tab.value(KEPT) == kept
        assert reloaded
        await tab.value("location.hash = '#look/log'")
        assert await comes_true(tab, "document.querySelector('h1').innerText.startsWith('What was chosen')")
        assert [url for url in tab.requests if not url.startswith(("file:", "blob:", "data:"))] == []
        assert sum(url.startswith("file:") for url in tab.requests) == 2  # the page, and the page once more
        assert tab.complaints == []

    visit(devtools, play)


def test_the_file_is_small_and_can_be_read_before_it_is_open(devtools: str, one_file: Path) -> None:
    assert one_file.stat().st_size <= LARGEST
    head = one_file.read_text(encoding="utf-8").partition('<script type="text/plain"')[0]
    assert "<h1" in head
    assert "<form" in head
