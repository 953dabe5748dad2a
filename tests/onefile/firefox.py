"""A headless Firefox, driven over WebDriver BiDi: the system's own, nothing is downloaded."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

FIREFOX = shutil.which("firefox") or shutil.which("firefox-esr")
needs_firefox = pytest.mark.skipif(not FIREFOX, reason="needs Firefox: apt-get install firefox-esr")
PATIENCE = 120.0
KEYS = {"Tab": "\ue004", "Enter": "\ue006"}


class Tab:
    """The one page, what it asked for, and what it complained of."""

    def __init__(self, devtools: aiohttp.ClientWebSocketResponse) -> None:
        self._devtools = devtools
        self._number = 0
        self._context = ""
        self.requests: list[str] = []
        self.complaints: list[str] = []

    async def open(self) -> None:
        """A page as on a phone without a network; in the first tab of a window buttons would not hear of keys."""
        await self.ask("session.new", capabilities={})
        self._context = (await self.ask("browsingContext.create", type="tab"))["context"]
        await self.ask("session.subscribe", events=["network.beforeRequestSent", "log.entryAdded"])
        await self.ask(
            "emulation.setNetworkConditions", networkConditions={"type": "offline"}, contexts=[self._context]
        )
        await self.ask("browsingContext.activate", context=self._context)
        viewport = {"width": 390, "height": 844}
        await self.ask("browsingContext.setViewport", context=self._context, viewport=viewport)

    async def go(self, url: str) -> None:
        """Open a page, and bring it to the front until it hears keys."""
        await self.ask("browsingContext.navigate", context=self._context, url=url, wait="complete")
        async with asyncio.timeout(PATIENCE):
            while not await self.value("document.hasFocus()"):
                other = (await self.ask("browsingContext.create", type="tab"))["context"]
                await self.ask("browsingContext.activate", context=self._context)
                await self.ask("browsingContext.close", context=other)

    async def value(self, expression: str) -> Any:
        """What this comes to in the page, where that is a text, a number, or true or not."""
        told = await self.ask(
            "script.evaluate", expression=expression, target={"context": self._context}, awaitPromise=False
        )
        return told["result"].get("value") if told["type"] == "success" else None

    async def strike(self, key: str) -> None:
        struck = [{"type": kind, "value": KEYS.get(key, key)} for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": struck}
        await self.ask("input.performActions", context=self._context, actions=[keyboard])

    async def ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        await self._devtools.send_json({"id": self._number, "method": method, "params": params})
        async with asyncio.timeout(PATIENCE):
            while True:
                match await self._devtools.receive_json():
                    case {"id": self._number, "result": told}:
                        return told
                    case {"id": self._number, **refused}:
                        raise AssertionError(refused)
                    case {"method": "network.beforeRequestSent", "params": told}:
                        self.requests.append(told["request"]["url"])
                    case {"method": "log.entryAdded", "params": told} if told["level"] in ("error", "warn"):
                        self.complaints.append(str(told["text"]))


@asynccontextmanager
async def firefox(folder: Path) -> AsyncIterator[Tab]:
    """A window of a browser with a fresh profile in ``folder``."""
    assert FIREFOX
    flags = ("--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port=0", "about:blank")
    nothing, pipe = asyncio.subprocess.DEVNULL, asyncio.subprocess.PIPE
    browser = await asyncio.create_subprocess_exec(FIREFOX, *flags, stdout=nothing, stderr=pipe)
    assert browser.stderr
    try:
        async with asyncio.timeout(PATIENCE):
            await browser.stderr.readuntil(b"BiDi listening on ")
            address = (await browser.stderr.readline()).decode().strip()
        listening = asyncio.create_task(browser.stderr.read())  # so that it never waits for a reader
        async with aiohttp.ClientSession() as session, session.ws_connect(f"{address}/session", max_msg_size=0) as end:
            tab = Tab(end)
            await tab.open()
            yield tab
    finally:
        browser.terminate()
        await browser.wait()
    await listening
