"""The one file in Chromium, from a folder and without a network: a lesson to its end, and a reload in the middle."""

from pathlib import Path

import pytest

from game.content import load, scenes_folder
from game.saves.save_files import content
from tests.onefile.browsing import (
    GIVEN,
    KEPT,
    OPEN,
    SAID,
    SHARED,
    STORE,
    comes_true,
    goes_on,
    is_open,
    kept,
    opened,
    visit,
)
from tests.onefile.conftest import built
from tests.web.chromium import Chromium, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]
LARGEST = 10_000_000


def test_a_lesson_is_played_to_its_end_by_keys_and_without_a_request(devtools: str, one_file: Path) -> None:
    story = load(scenes_folder())

    async def play(browser: Chromium) -> None:
        tab = await opened(browser, one_file.as_uri())
        assert await is_open(tab), (tab.complaints, await tab.value("document.body.innerText"))
        session, steps, reloaded = await kept(tab, story), 0, False
        while not session.ended:
            await goes_on(tab)
            session, steps = await kept(tab, story), steps + 1
            assert content(session.snapshot).decode() == await tab.value(KEPT)
            assert steps < 200
            if len(session.chronicle.entries) > 2 and not reloaded:
                held, reloaded = await tab.value(KEPT), True
                await tab.ask("Page.reload")
                assert await comes_true(tab, "document.getElementById('opening')?.hidden !== true")
                assert await is_open(tab)
                assert await comes_true(tab, "document.querySelector('h1').innerText !== ''")
                assert await tab.value(KEPT) == held
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


def test_a_paper_for_the_lesson_is_made_in_the_page_and_taken_away(devtools: str, one_file: Path) -> None:
    async def play(browser: Chromium) -> None:
        tab = await opened(browser, one_file.as_uri())
        assert await is_open(tab)
        await tab.value(GIVEN)
        for pressed, then in (
            ("[name=paper]", "document.querySelector('h1').innerText.startsWith('On paper')"),
            ("[formaction='#take/roles.html']", "globalThis.given?.includes('Nikolai Bukharin')"),
        ):
            await tab.value(f'document.querySelector("{pressed}").focus()')
            await tab.strike("Enter")
            assert await comes_true(tab, then), await tab.value(SAID)
        assert await tab.value("globalThis.given.includes('</html>')")
        assert [url for url in tab.requests if not url.startswith(("file:", "blob:", "data:"))] == []
        assert tab.complaints == []

    visit(devtools, play)


def test_two_pages_of_one_story_keep_a_game_each(devtools: str, one_file: Path, package: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    built(package, "--as", "tomsky", "--deck", "short", "-o", str(other))

    async def play(browser: Chromium) -> None:
        tab = await opened(browser, one_file.as_uri())
        assert await is_open(tab)
        await goes_on(tab)
        held = await tab.value(KEPT)
        await tab.ask("Page.navigate", url=other.as_uri())
        assert await comes_true(tab, f"{OPEN} && {KEPT}.includes('tomsky')"), await tab.value(KEPT)
        await tab.ask("Page.navigate", url=one_file.as_uri())
        assert await comes_true(tab, f"{OPEN} && {KEPT}.includes('bukharin')")
        assert await tab.value(KEPT) == held
        await tab.value(f"localStorage.setItem({SHARED}, {KEPT}); localStorage.removeItem({STORE})")
        await tab.ask("Page.reload")
        assert await comes_true(tab, f"{OPEN} && localStorage.getItem({STORE}) !== null")
        assert await tab.value(KEPT) == held

    visit(devtools, play)
