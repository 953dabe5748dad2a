"""The pages as Chromium lays them out: nothing beside the window, dark and light, and what axe-core finds."""

import asyncio
import json
import os
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random

import pytest

from game.pages import STYLE
from game.pages.look_ups import TITLES, look_up
from game.pages.moments import whole_page
from game.pages.set_up import set_up_page
from game.pages.viewer import Viewer, seen
from game.telling.question import Question
from game.telling.room import Voting
from game.telling.set_up import set_up
from tests.classroom.games import SHIPPED
from tests.pages.browsing import FRAME, PLAYER, led_on
from tests.pages.test_whole_games import begun
from tests.web.chromium import Tab, chromium, needs_chromium

AXE = os.environ.get("AXE_CORE", "")
"""The file axe.min.js of the npm package axe-core, where it is there."""
WIDTHS = (320, 390, 1280)
"""A small phone, or a window of 1280 at 400 %; a phone; a desk."""
SCHEMES = ("light", "dark")
FRAMED = replace(FRAME, style=STYLE.as_uri(), said="A sentence that is said.", sign="BCDFG")
Findings = list[object]
Look = Callable[[Tab], Awaitable[Findings]]
FINDINGS = """axe.run(document, {preload: false,
runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
.then(found => JSON.stringify([found.passes.length,
found.violations.map(one => [one.id, one.nodes.map(node => node.html)])]))"""
BESIDE = """JSON.stringify([...document.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right >
document.documentElement.clientWidth + 1 && !one.closest("svg")).map(one => one.outerHTML.slice(0, 200)))"""
SMALL = """JSON.stringify([...document.querySelectorAll("button, label, summary, a.go")]
.filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 43)
.map(one => one.outerHTML.slice(0, 200)))"""


def pages() -> Iterator[tuple[str, str]]:
    """A page of each kind, by name."""
    question = set_up(SHIPPED, [])
    assert isinstance(question, Question)
    yield "title", set_up_page(SHIPPED, question, (), FRAMED)
    further = question.answers[-1].id
    second = set_up(SHIPPED, [further])
    assert isinstance(second, Question)
    yield "set-up", set_up_page(SHIPPED, second, (further,), FRAMED)
    for room in ("trotsky", "a class", "six teams"):
        session, dice, kinds, tables = begun(room), Random(3), set[tuple[str, bool]](), set[str]()
        for _ in range(400):
            kind = type(session.moment).__name__
            if (kind, session.held) not in kinds:
                yield f"{room}-{kind}-{session.held}", whole_page(session, PLAYER, FRAMED)
                yield f"{room}-wall-{kind}-{session.held}", whole_page(session, Viewer("wall"), FRAMED)
            kinds.add((kind, session.held))
            for chair in session.chronicle.chairs if room == "six teams" else ():
                if (sight := type(seen(session, Viewer("chair", chair))).__name__) not in tables:
                    tables.add(sight)
                    yield f"at a table-{sight}", whole_page(session, Viewer("chair", chair), FRAMED)
            if kind == "VoteMoment" and "hands" not in tables:
                tables.add("hands")
                counts = tuple((option.id, 3, 17) for option in session.playthrough.asked[0].options)
                for voting in (Voting("first", mine=counts[0][0]), Voting("second", False, counts=counts)):
                    yield f"{voting.turn} vote", whole_page(session, Viewer("hand", "bukharin", 0, voting), FRAMED)
            if session.ended:
                break
            session = led_on(session, dice)
        for what in TITLES if room == "trotsky" else ():
            yield what, look_up(session, what, PLAYER, FRAMED)


def in_each_page(
    devtools: str, folder: Path, look: Look, those: Iterable[tuple[str, str]] | None = None
) -> dict[str, Findings]:
    """What was found in each page in which anything was; ``those`` pages by name, or else one of each kind."""

    async def within() -> dict[str, Findings]:
        found: dict[str, Findings] = {}
        async with chromium(devtools) as browser:
            tab = await browser.tab("about:blank")
            for place, (which, page) in enumerate(pages() if those is None else those):
                file = folder / f"{place}.html"
                file.write_text(page, encoding="utf-8")
                await tab.ask("Page.navigate", url=file.as_uri())
                while await tab.value("document.readyState + location.href") != f"complete{file.as_uri()}":
                    await asyncio.sleep(0.02)
                if here := await look(tab):
                    found[which] = here
            assert tab.complaints == []
            assert {url for url in tab.requests if not url.startswith((folder.as_uri(), "data:"))} == {FRAMED.style}
        return found

    return asyncio.run(within())


async def shown(tab: Tab, width: int, scheme: str) -> None:
    await tab.ask("Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=False)
    await tab.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    await tab.value("for (const one of document.querySelectorAll('details')) one.open = true")


async def misplaced(tab: Tab) -> Findings:
    """What lies beside the window, or is too small for a finger."""
    found: Findings = []
    for width in WIDTHS:
        await shown(tab, width, "light")
        found += json.loads(await tab.value(BESIDE)) + json.loads(await tab.value(SMALL))
        wide = await tab.value("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [(width, wide)] if wide else []
    return found


async def barriers(tab: Tab) -> Findings:
    """What axe-core finds."""
    await tab.value(Path(AXE).read_text(encoding="utf-8") + "\n;0")
    found: Findings = []
    for scheme in SCHEMES:
        await shown(tab, 390, scheme)
        held, broken = json.loads(await tab.value(FINDINGS, awaited=True))
        assert held > 10
        found += [(scheme, rule, where) for rule, where in broken]
    return found


@pytest.mark.browser
@needs_chromium
def test_nothing_lies_beside_the_window_or_is_too_small_for_a_finger(devtools: str, tmp_path: Path) -> None:
    assert in_each_page(devtools, tmp_path, misplaced) == {}


@pytest.mark.browser
@needs_chromium
@pytest.mark.skipif(not AXE, reason="needs axe-core: npm install axe-core, and AXE_CORE, the path of its axe.min.js")
def test_axe_finds_nothing(devtools: str, tmp_path: Path) -> None:
    assert in_each_page(devtools, tmp_path, barriers) == {}


@pytest.mark.browser
@needs_chromium
def test_what_is_new_has_the_focus_and_the_keys_reach_every_choice(devtools: str, tmp_path: Path) -> None:
    session, dice = begun("trotsky"), Random(3)
    while not session.turn or session.untold or session.guesser:
        session = led_on(session, dice)
    file = tmp_path / "card.html"
    file.write_text(whole_page(session, PLAYER, FRAMED), encoding="utf-8")

    async def look() -> tuple[str, str, str]:
        async with chromium(devtools) as browser:
            tab = await browser.tab(file.as_uri())
            while await tab.value("document.activeElement.localName") in (None, "body"):
                await asyncio.sleep(0.02)
            first = await tab.value("document.activeElement.textContent")
            for _ in range(2):
                await tab.ask("Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)
            at = await tab.value("document.activeElement.outerHTML")
            return str(first), str(at), await tab.spoken()

    first, at, spoken = asyncio.run(look())
    assert first == session.moment.card.title  # type: ignore[union-attr]
    assert "input" in at
    for option in session.moment.card.options:  # type: ignore[union-attr]
        assert option.label in spoken


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_ink_stands_out_from_what_lies_behind_it(scheme: str) -> None:
    palettes = re.findall(r":root \{(.*?)\}", STYLE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(palettes) == len(SCHEMES)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", palettes[SCHEMES.index(scheme)]))
    pairs = [*product(("ink", "quiet", "red", "blue"), ("paper", "desk", "mark")), ("on-red", "red")]
    assert [(one, other) for one, other in pairs if contrast(colours[one], colours[other]) < 4.5] == []
    assert contrast(colours["rule"], colours["paper"]) >= 3


def test_the_stylesheet_is_small_and_loads_nothing() -> None:
    style = STYLE.read_text(encoding="utf-8")
    assert len(style.encode()) <= 6_144
    assert not re.search(r"url\(|@import|@font-face|https?:", style)
