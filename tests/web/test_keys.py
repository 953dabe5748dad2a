"""Which keys the game hears in a browser, and which the browser keeps; and the way out with keys alone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.web.chromium import Chromium, Tab, needs_chromium, until
from tests.web.pages import browse
from tests.web.server import Server

pytestmark = [needs_chromium, pytest.mark.browser]

KEPT: list[dict[str, Any]] = [
    *({"key": f"F{number}"} for number in (1, 3, 5, 7, 11, 12)),
    *({"key": key, "ctrlKey": True} for key in "rlfpdsqtzv+-0"),
    *({"key": key, "altKey": True} for key in ("ArrowLeft", "ArrowRight", "Home", "d", "F4")),
    *({"key": key, "ctrlKey": True, "shiftKey": True} for key in ("R", "I", "V", "C", "T")),
    {"key": "r", "metaKey": True},
    {"key": "F5", "ctrlKey": True},
    {"key": "Insert", "shiftKey": True},
    {"key": "ContextMenu"},
]
HEARD: list[dict[str, Any]] = [
    *({"key": key} for key in ("a", "?", "Enter", "Escape", "Tab", "ArrowDown", "PageDown", "Backspace", "Dead")),
    *({"key": key, "ctrlKey": True} for key in ("a", "c", "ArrowLeft", "Home")),
    {"key": "Tab", "shiftKey": True},
    {"key": "@", "ctrlKey": True, "altKey": True, "modifierAltGraph": True},
    {"key": "@", "altKey": True},
]
ARRIVES = """
(() => {
  const terminal = document.getElementById("terminal");
  let heard = false;
  const hear = (event) => { heard = true; event.stopImmediatePropagation(); };
  terminal.addEventListener("keydown", hear, true);
  const key = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...%s });
  const left = document.querySelector(".xterm-helper-textarea").dispatchEvent(key);
  terminal.removeEventListener("keydown", hear, true);
  return `${heard ? "heard" : "kept"} ${left ? "" : "taken"}`;
})()
"""
"""Presses a key in the terminal: whether it arrives there, and whether it is taken from the browser."""


async def open_game(one: Server, window: Chromium) -> Tab:
    tab = await window.tab(one.address)
    assert await until(lambda: b"new game" in tab.painted)
    return tab


def test_the_browser_keeps_its_own_keys_and_the_game_hears_the_others(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await open_game(one, window)
        await tab.value("document.querySelector('.xterm-helper-textarea').focus()")
        for keys, answer in ((KEPT, "kept "), (HEARD, "heard ")):
            for key in keys:
                assert (key, await tab.value(ARRIVES % json.dumps(key))) == (key, answer)

    browse(devtools, tmp_path, play)


def test_keys_go_into_the_game_without_a_click(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await open_game(one, window)
        tab.painted = b""
        await tab.press("?")
        assert await until(lambda: b"HELP" in tab.painted)

    browse(devtools, tmp_path, play)


def test_f6_leads_out_of_the_game_and_escape_back(tmp_path: Path, devtools: str) -> None:
    async def focused(tab: Tab) -> str:
        return str(await tab.value("document.activeElement.className || document.activeElement.id"))

    async def play(one: Server, window: Chromium) -> None:
        tab = await open_game(one, window)
        assert await focused(tab) == "xterm-helper-textarea"
        await tab.ask("Input.dispatchKeyEvent", type="rawKeyDown", key="F6", windowsVirtualKeyCode=117)
        assert await focused(tab) == "back"
        assert await tab.value("document.getElementById('way-out').getBoundingClientRect().height") > 20
        for path in (r"/seat/\w+/page", "/new"):
            await tab.ask("Input.dispatchKeyEvent", type="rawKeyDown", key="Tab", windowsVirtualKeyCode=9)
            assert re.fullmatch(path, str(await tab.value("document.activeElement.pathname")))
        await tab.ask("Input.dispatchKeyEvent", type="rawKeyDown", key="Escape", windowsVirtualKeyCode=27)
        assert await focused(tab) == "xterm-helper-textarea"
        assert await tab.value("document.getElementById('way-out').getBoundingClientRect().height") < 20

    browse(devtools, tmp_path, play)


def test_the_palette_can_be_opened_where_the_browser_keeps_its_usual_key(tmp_path: Path, devtools: str) -> None:
    async def play(one: Server, window: Chromium) -> None:
        tab = await open_game(one, window)
        await tab.press(":")
        assert await until(lambda: b"earch for" in tab.painted)

    browse(devtools, tmp_path, play)
