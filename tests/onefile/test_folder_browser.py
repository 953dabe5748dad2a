"""The folder in Chromium, on a plain web server: played once, and again when the server is gone."""

import shutil
from pathlib import Path

import pytest

from game.content import load, scenes_folder
from game.session.moment import RevealMoment
from tests.onefile.browsing import KEPT, OPEN, SAID, STANDS, comes_true, goes_on, is_open, kept, visit
from tests.onefile.conftest import built
from tests.onefile.serving import Plain, served
from tests.web.chromium import Chromium, Tab, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]


async def is_held(tab: Tab) -> bool:
    """Whether the page can be opened without the server from now on."""
    ready = "navigator.serviceWorker.ready.then(({active}) => { globalThis.held = active.state; })"
    await tab.value(f"void {ready}")
    return await comes_true(tab, f"{ready} && globalThis.held === 'activated'")


def test_the_game_is_played_from_a_plain_server_and_without_it_afterwards(devtools: str, folder: Path) -> None:
    story = load(scenes_folder())

    async def play(browser: Chromium) -> None:
        with served(folder) as address:
            tab = await browser.tab(address)
            assert await is_open(tab), (tab.complaints, await tab.value("document.body.innerText"))
            while not isinstance((await kept(tab, story)).moment, RevealMoment):
                await goes_on(tab)
            assert await is_held(tab)
            assert {url for url in tab.requests if not url.startswith(("blob:", "data:", address))} == set()
            assert tab.complaints == []
        ours = {f"/game/{file.name}" for file in folder.iterdir()} - {"/game/index.html"} | {"/game/"}
        assert Plain.asked.keys() == ours
        assert max(Plain.asked.values()) == 2  # for the page, and to be kept
        before = await tab.value(KEPT)
        await tab.close()
        for way in ("", "index.html"):
            again = await browser.tab(address + way)
            assert await is_open(again), (again.complaints, again.refused)
            assert await again.value(KEPT) == before
        await goes_on(again)

    visit(devtools, play)


def test_a_newer_game_is_told_of_and_opens_next_time(
    devtools: str, folder: Path, package: Path, tmp_path: Path
) -> None:
    async def play(browser: Chromium) -> None:
        place = tmp_path / "renewed"
        with served(place) as address:
            built(package, "--as", "rykov", "--deck", "short", "--folder", str(place))
            tab = await browser.tab(address)
            assert await is_held(tab)
            first = await tab.value(STANDS)
            built(package, "--as", "tomsky", "--deck", "short", "--folder", str(place))
            await tab.ask("Page.reload")
            assert await comes_true(tab, f"{SAID}.startsWith('A newer version')")
            assert await tab.value(STANDS) == first
            await tab.ask("Page.reload")
            assert await comes_true(tab, f"{OPEN} && {KEPT}.includes('tomsky')"), await tab.value(KEPT)
        assert len(list(place.iterdir())) == len(list(folder.iterdir()))

    visit(devtools, play)


def test_a_part_that_was_copied_by_half_is_told(devtools: str, folder: Path, tmp_path: Path) -> None:
    async def play(browser: Chromium) -> None:
        place = Path(shutil.copytree(folder, tmp_path / "half"))
        wasm = next(place.glob("wasm.*"))
        wasm.write_bytes(wasm.read_bytes()[:-1000])
        with served(place) as address:
            tab = await browser.tab(address)
            assert await comes_true(tab, f"{SAID}.startsWith('A part of the game')")
        tab = await browser.tab((folder / "index.html").as_uri())
        assert await comes_true(tab, f"{SAID}.startsWith('A part of the game')")
        assert await tab.value("document.querySelector('h1').innerText")

    visit(devtools, play)
