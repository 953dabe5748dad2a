"""A headless Chromium, driven over its DevTools protocol: Debian's own, nothing is downloaded."""

import asyncio
import base64
import json
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt-get install chromium")
PATIENCE = 60.0
KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), " ": (32, " ")}
"""The number of a key, and what it types."""
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--no-first-run",
    "--remote-debugging-port=0",
)


class Tab:
    """One page, and everything that it asked for, was told and complained of."""

    def __init__(self, devtools: aiohttp.ClientWebSocketResponse) -> None:
        self._devtools = devtools
        self._number = 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self.requests: list[str] = []
        self.refused: list[str] = []
        self.painted = b""
        self.loaded = 0
        """Bytes that came over the network."""
        self.complaints: list[str] = []

    async def listen(self) -> None:
        async for message in self._devtools:
            data = json.loads(message.data)
            match data:
                case {"id": number}:
                    self._answers.pop(number).set_result(data.get("result"))
                case {"method": "Network.requestWillBeSent", "params": told}:
                    self.requests.append(told["request"]["url"])
                case {"method": "Network.webSocketCreated", "params": told}:
                    self.requests.append(told["url"])
                case {"method": "Network.loadingFailed", "params": told} if (
                    "blockedReason" in told or not told.get("canceled")  # as what a page still loads when it is left
                ):
                    self.refused.append(told.get("blockedReason") or told["errorText"])
                case {"method": "Network.webSocketFrameReceived", "params": told} if told["response"]["opcode"] == 2:
                    self.painted += base64.b64decode(told["response"]["payloadData"])
                case {"method": "Network.loadingFinished", "params": told}:
                    self.loaded += int(told["encodedDataLength"])
                case {"method": "Log.entryAdded", "params": told}:
                    self.complaints.append(told["entry"]["text"])
                case {"method": "Runtime.exceptionThrown", "params": told}:
                    self.complaints.append(str(told["exceptionDetails"]))

    async def ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        answer = self._answers[self._number] = asyncio.get_running_loop().create_future()
        await self._devtools.send_json({"id": self._number, "method": method, "params": params})
        return await asyncio.wait_for(answer, PATIENCE)

    async def open(self, url: str, before: str) -> None:
        for domain in ("Network", "Log", "Runtime", "Page"):
            await self.ask(f"{domain}.enable")
        await self.ask("Page.addScriptToEvaluateOnNewDocument", source=before)
        await self.ask("Page.navigate", url=url)

    async def press(self, key: str) -> None:
        await self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def strike(self, key: str) -> None:
        """Press and let go one of `KEYS`, as a person at a keyboard."""
        code, text = KEYS[key]
        told = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": code}
        await self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **told)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **told)

    async def value(self, expression: str, awaited: bool = False) -> Any:
        """What this comes to in the page, or what it promises, if that is ``awaited``; between two pages there is none,
        and the next one is asked."""
        asked = {"expression": expression, "awaitPromise": awaited}
        while (answer := await self.ask("Runtime.evaluate", **asked)) is None:
            await asyncio.sleep(0.01)
        return answer["result"].get("value")

    async def spoken(self) -> str:
        """What a screen reader is told of the page."""
        nodes = (await self.ask("Accessibility.getFullAXTree"))["nodes"]
        return " ".join(str(node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored"))

    async def close(self) -> None:
        await self._devtools.send_json({"id": 0, "method": "Page.close"})
        await self.hang_up()

    async def hang_up(self) -> None:
        await hang_up(self._devtools)


async def hang_up(tab: aiohttp.ClientWebSocketResponse) -> None:
    """End a connection, even one that has broken off: aiohttp closes that one, and does not let go of it."""
    await tab.close()
    tab._response.close()


async def until(true: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Whether it came true before patience ran out."""
    end = time.monotonic() + patience
    while not true() and time.monotonic() < end:
        await asyncio.sleep(0.05)
    return true()


class Chromium:
    """The browser: it opens tabs."""

    def __init__(self, session: aiohttp.ClientSession, port: str) -> None:
        self._session = session
        self._address = f"http://127.0.0.1:{port}"
        self._tabs: list[tuple[Tab, asyncio.Task[None]]] = []

    async def tab(self, url: str, before: str = "") -> Tab:
        """A tab with this page, in which a script runs ``before`` any of the page's; in sight, whichever else is."""
        async with self._session.put(f"{self._address}/json/new?about:blank") as answer:
            address = (await answer.json())["webSocketDebuggerUrl"]
        one = Tab(await self._session.ws_connect(address, max_msg_size=0))
        self._tabs.append((one, asyncio.create_task(one.listen())))
        await one.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        await one.open(url, before)
        return one

    async def rest(self) -> None:
        for tab, listening in self._tabs:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
            with suppress(ConnectionError):
                await tab.close()


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A browser with a fresh profile in ``folder``; gives the port of its DevTools."""
    assert CHROMIUM
    ready = folder / "profile" / "DevToolsActivePort"
    browser = subprocess.Popen(
        [CHROMIUM, *FLAGS, f"--user-data-dir={ready.parent}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + PATIENCE
        while not (ready.exists() and ready.read_text(encoding="utf-8").strip()):
            assert time.monotonic() < end, "Chromium does not start"
            time.sleep(0.05)
        yield ready.read_text(encoding="utf-8").split()[0]
    finally:
        browser.terminate()
        browser.wait(PATIENCE)


@asynccontextmanager
async def chromium(port: str) -> AsyncIterator[Chromium]:
    """The browser that is running; the tabs that were opened in it are closed at the end."""
    async with aiohttp.ClientSession() as session:
        one = Chromium(session, port)
        try:
            yield one
        finally:
            await one.rest()
