"""A lesson in each chair, from a folder or from a plain web server, on a phone and at a desk: by keys alone, to its end
and through everything that can be looked up, with no barrier and no request."""

import asyncio
from contextlib import AbstractContextManager, nullcontext
from itertools import product
from pathlib import Path

import pytest

from game.content import scenes_folder
from game.engine.story import Story
from game.pages.look_ups import TITLES
from game.saves.save_files import content
from tests.loaded import loaded
from tests.onefile.browsing import (
    KEPT,
    SIZES,
    STANDS,
    Played,
    barriers,
    changes,
    comes_true,
    goes_on,
    is_open,
    kept,
    network_gone,
    presses,
    sized,
    visit,
)
from tests.onefile.conftest import built
from tests.onefile.firefox import firefox, needs_firefox
from tests.onefile.serving import Plain, served
from tests.web.chromium import Chromium, needs_chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHAIRS = ("trotsky", "zinoviev", "kamenev", "bukharin", "rykov", "tomsky")
WAYS = ("file", "server")
EACH = [*product(CHAIRS, WAYS, SIZES)]
LESSONS = [EACH[4 * place + (0, 3, 1, 2, 0, 3)[place]] for place in range(len(CHAIRS))]
"""Each chair, once; and each way with each size."""


@needs_chromium
@pytest.mark.parametrize(("chair", "way", "size"), LESSONS)
def test_a_lesson_in_each_chair(
    chair: str, way: str, size: tuple[int, int], devtools: str, package: Path, tmp_path: Path
) -> None:
    page = tmp_path / "school" / "game.html"
    page.parent.mkdir()
    built(package, "--as", chair, "--deck", "lesson", "-o", str(page))
    plays_a_lesson(devtools, page, way, size)


@needs_firefox
def test_a_lesson_in_firefox(package: Path, tmp_path: Path) -> None:
    page, profile, story = tmp_path / "game.html", tmp_path / "profile", loaded(scenes_folder())
    profile.mkdir()
    built(package, "--as", "tomsky", "--deck", "lesson", "-o", str(page))

    async def play() -> None:
        async with firefox(profile) as tab:
            await tab.go(page.as_uri())
            assert await is_open(tab), (tab.complaints, await tab.value("document.body.innerText"))
            await to_its_end(tab, story)
            for what in (*TITLES, "paper"):
                await looks_up(tab, what)
            assert tab.complaints == []
            assert [url for url in tab.requests if not url.startswith(("file:", "blob:", "data:"))] == []

    asyncio.run(play())


def plays_a_lesson(devtools: str, page: Path, way: str, size: tuple[int, int]) -> None:
    """To its end, and through all that can be looked up then."""
    story = loaded(scenes_folder())
    place: AbstractContextManager[str] = served(page.parent) if way == "server" else nullcontext(page.parent.as_uri())

    async def play(browser: Chromium) -> None:
        with place as address:
            tab = await browser.tab("about:blank")
            await sized(tab, size)
            await tab.ask("Page.navigate", url=f"{address.rstrip('/')}/{page.name}")
            assert await comes_true(tab, "document.readyState === 'complete' && !!document.querySelector('h1')")
            await network_gone(tab)
            assert await barriers(tab) == []
            assert await is_open(tab), (tab.complaints, await tab.value("document.body.innerText"))
            await to_its_end(tab, story)
            for what in (*TITLES, "paper"):
                await looks_up(tab, what)
            assert tab.complaints == []
            assert [url for url in tab.requests if not url.startswith(("blob:", "data:"))] == [
                f"{address.rstrip('/')}/{page.name}"
            ]
            assert way == "file" or Plain.asked == {f"/{page.parent.name}/{page.name}": 1}

    visit(devtools, play)


async def to_its_end(tab: Played, story: Story) -> None:
    """Play by keys; a page of each kind has no barrier."""
    session, kinds = await kept(tab, story), set[str]()
    while True:
        kind = type(session.moment).__name__
        if kind not in kinds:
            kinds.add(kind)
            assert await barriers(tab) == [], kind
        if session.ended:
            break
        await goes_on(tab)
        session = await kept(tab, story)
        assert content(session.snapshot).decode() == await tab.value(KEPT)
    assert {"BriefingMoment", "CardMoment", "RevealMoment", "EndingMoment"} <= kinds


async def looks_up(tab: Played, what: str) -> None:
    """By the link, or else by the button, and back again."""
    stood = await tab.value(STANDS)
    assert await presses(tab, f"[href='#look/{what}'], [name={what}]")
    assert await changes(tab, stood), what
    assert await barriers(tab) == [], what
    stood = await tab.value(STANDS)
    assert await presses(tab, "main [href='#game'], main [href='#game?step=99']")
    assert await changes(tab, stood), what
