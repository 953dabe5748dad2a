"""The one file where things go amiss: nothing is lost, a sentence says what is so, and no script of others runs."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from game.content import load, scenes_folder
from game.engine.chronicle import Chronicle
from game.saves.save_files import content
from game.session.session import Session
from tests.onefile.browsing import (
    AXE,
    GIVEN,
    KEPT,
    OPEN,
    SAID,
    SIZES,
    STANDS,
    barriers,
    changes,
    comes_true,
    goes_on,
    is_open,
    opened,
    sized,
    visit,
)
from tests.onefile.conftest import built
from tests.web.chromium import Chromium, Tab, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]
HOSTILE = '</script><img src=x onerror="globalThis.hit = 1"><svg onload="globalThis.hit = 1">'
SHORT = '<svg onload="hit=1">'
LINKED = "[a](javascript:hit()) ![b](http://elsewhere.invalid/b.png)"
INERT = """globalThis.hit === undefined && !document.querySelector(
'img[onerror], svg[onload], main script, [href^="javascript:"]')"""
REFUSING = (
    "localStorage.clear(); Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)
"""Nothing is kept from an earlier game, and nothing can be."""
FORBIDDEN = """Object.defineProperty(globalThis, "localStorage",
{get() { throw new DOMException("forbidden", "SecurityError"); }});"""


async def opens_file(tab: Tab, text: str) -> None:
    """Hand the page a file, and say yes to whatever it asks."""
    await tab.value(
        f"""globalThis.confirm = () => true; (() => {{
        const data = new DataTransfer(), input = document.querySelector("input[type=file]");
        data.items.add(new File([{json.dumps(text)}], "game.json"));
        input.files = data.files;
        input.dispatchEvent(new Event("change", {{bubbles: true}}));
        }})()"""
    )


def named(name: str) -> str:
    """A saved game of two teams, one of which has this name."""
    story = load(scenes_folder())
    chairs = ("rykov", "tomsky")
    game = Chronicle(chairs, deck="lesson", mode="teams", players=(("rykov", name), ("tomsky", "b"))).sealed(story)
    return content(Session.begin(story, game).snapshot).decode()


def test_no_file_takes_the_place_of_a_game_unless_it_is_one(devtools: str, one_file: Path) -> None:
    async def play(browser: Chromium) -> None:
        tab = await opened(browser, one_file.as_uri())
        assert await is_open(tab)
        await goes_on(tab)
        held, stands = await tab.value(KEPT), json.dumps(await tab.value(STANDS))
        newer = json.dumps({**json.loads(held), "comrade-card-index": 99})
        for text, said in (
            (newer, "newer version"),
            ("A letter to the school", "cannot be opened"),
            (held.replace('"bukharin"', '"nobody"'), "another story"),
            ("x" * 2_000_001, "far too long"),
        ):
            await opens_file(tab, text)
            assert await comes_true(tab, f"{SAID}.includes({json.dumps(said)})"), await tab.value(SAID)
            assert (await tab.value(KEPT), json.dumps(await tab.value(STANDS))) == (held, stands)
        await tab.value("location.hash = '#look/log'")
        assert await comes_true(tab, f"{STANDS} !== {stands}")
        await tab.value("history.back()")
        assert await comes_true(tab, f"{STANDS} === {stands}")
        assert await tab.value(KEPT) == held

        other = await opened(browser, one_file.as_uri())
        assert await is_open(other)
        for _ in range(6):
            if await other.value(KEPT) == held:
                await goes_on(other)
        assert await comes_true(tab, f"{SAID}.includes('another tab')")
        assert await tab.value(KEPT) == await other.value(KEPT) != held

        hostile = named(HOSTILE)
        await opens_file(tab, hostile)
        assert await comes_true(tab, f"{KEPT}.includes('onerror')")
        for _ in range(8):
            assert await tab.value(INERT)
            if not await tab.value(f"{STANDS}.includes('onerror=')"):
                await goes_on(tab)
        assert await tab.value(f"{STANDS}.includes('onerror=')")
        for look in ("#look/log", "#look/recap", "#game"):
            await tab.value(f"location.hash = '{look}'")
            assert await comes_true(tab, INERT)
        assert [text for text in tab.complaints if "Content Security" in text] == []

    visit(devtools, play)


@pytest.mark.parametrize("before", [REFUSING, FORBIDDEN], ids=["full", "forbidden"])
def test_where_the_browser_keeps_nothing_that_is_said_and_the_game_goes_on(
    before: str, devtools: str, one_file: Path
) -> None:
    async def play(browser: Chromium) -> None:
        tab = await opened(browser, one_file.as_uri(), before)
        assert await comes_true(tab, f"{SAID}.startsWith('This browser keeps nothing')")
        await goes_on(tab)
        assert await comes_true(tab, "!document.querySelector('button[name=save]').disabled")
        await tab.value(f"{GIVEN} document.querySelector('button[name=save]').click()")
        assert await comes_true(tab, "JSON.parse(globalThis.given ?? '{}').chairs?.[0] === 'bukharin'")

    visit(devtools, play)


def test_a_hostile_story_runs_no_script(devtools: str, package: Path, tmp_path: Path) -> None:
    story = Path(shutil.copytree(Path(__file__).parents[1] / "tiny", tmp_path / "story"))
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    for file in story.rglob("*.yaml"):
        text = re.sub(r"(?m)^(\s*(?:tagline|place): ).*$", rf"\1{quoted}", file.read_text(encoding="utf-8"))
        text = re.sub(r"(?m)^(\s*(?:- )?(?:label|name|about|note): )([^|>'\"\n]+)$", rf"\1'\2 {SHORT}'", text)
        text = re.sub(r"(?m)^(\s*(?:brief|prose|outcome|text): \|\n\s+)", rf"\1{HOSTILE} {LINKED} ", text)
        file.write_text(text, encoding="utf-8")
    page = tmp_path / "hostile.html"
    built(package, "--scenes", str(story), "--as", "mary", "-o", str(page))

    async def play(browser: Chromium) -> None:
        tab = await opened(browser, page.as_uri())
        assert await is_open(tab), tab.complaints
        for _ in range(4):
            assert await tab.value(INERT)
            await goes_on(tab)
        assert await tab.value(f"{STANDS}.includes('onerror=')")
        for look in ("people", "glossary", "log", "paper"):
            stood = await tab.value(STANDS)
            await tab.value(f"location.hash = '#look/{look}'")
            assert await changes(tab, stood)
            assert await tab.value(INERT)
        assert [url for url in tab.requests if not url.startswith(("file:", "blob:", "data:"))] == []

    visit(devtools, play)


@pytest.mark.skipif(not AXE, reason="needs axe-core: npm install axe-core, and AXE_CORE, the path of its axe.min.js")
def test_axe_finds_nothing(devtools: str, one_file: Path) -> None:
    async def found(tab: Tab) -> list[Any]:
        broken = []
        for size in SIZES:
            await sized(tab, size)
            broken += await barriers(tab)
        return broken

    async def play(browser: Chromium) -> None:
        tab = await opened(browser, one_file.as_uri())
        assert await comes_true(tab, "document.readyState === 'complete'")
        assert await found(tab) == []
        assert await comes_true(tab, OPEN)
        for _ in range(6):
            assert await found(tab) == []
            await goes_on(tab)
        for look in ("log", "people", "paper"):
            stood = await tab.value(STANDS)
            await tab.value(f"location.hash = '#look/{look}'")
            assert await changes(tab, stood)
            assert await found(tab) == []

    visit(devtools, play)
