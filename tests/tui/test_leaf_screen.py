"""What is read and left again is turned part by part, and its footer says so where there is more."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget

from game.telling.reference import Reference
from game.tui.screens.leaf_screen import LeafScreen
from game.tui.screens.lookup import LookupScreen
from game.tui.screens.pages import PagesScreen
from game.tui.widgets.leaf import Leaf
from game.tui.widgets.prose import Prose
from tests.tui.players import app_in, letters, name, play, press, resize, settle, words


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
def test_each_paragraph_is_read_whole_by_one_key_and_then_the_first_again(
    size: tuple[int, int], tmp_path: Path
) -> None:
    texts = [f"First{n} " + "word " * 60 + f"last{n}." for n in range(6)]

    async def moves(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(PagesScreen("Long", map(Content, texts)))
        await settle(pilot)
        seen: set[int] = set()
        for _ in texts:
            assert "space Read on" in letters(pilot)[-1]
            seen |= {n for n in range(6) if f"First{n}" in words(pilot) and f"last{n}." in words(pilot)}
            await press(pilot, "space")
        assert seen == set(range(6))
        while "First0" not in words(pilot):
            await press(pilot, "space")
        await resize(pilot, 200, 200)
        assert "space Read on" not in letters(pilot)[-1]
        await resize(pilot, *size)
        assert "space Read on" in letters(pilot)[-1]
        await press(pilot, "escape")
        assert name(pilot) == "TitleScreen"

    play(app_in(tmp_path), size, moves)


def test_all_that_is_said_of_a_name_can_be_read_by_keys(tmp_path: Path) -> None:
    records = [Reference("Long", "First " + "word " * 250 + "last."), Reference("Short", "Few.")]

    async def moves(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(LookupScreen("Names", records))
        await settle(pilot)
        assert "First word" in words(pilot)
        turned = 0
        while "last." not in words(pilot):
            assert "space Read on" in letters(pilot)[-1]
            await press(pilot, "space")
            turned += 1
            assert turned < 20
        await press(pilot, "down")
        assert "Few." in words(pilot)
        assert "space" not in letters(pilot)[-1]
        await press(pilot, "up")
        assert "First word" in words(pilot)

    play(app_in(tmp_path), (60, 18), moves)


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
def test_a_text_goes_on_with_a_whole_item_and_leaves_no_page_half_empty(size: tuple[int, int], tmp_path: Path) -> None:
    texts = ["Short.\n\n" + "long " * 400, "".join(f"\n- item{n} {'word ' * 20} end{n}" for n in range(20))]

    async def moves(pilot: Pilot[None]) -> None:
        for text in texts:
            screen = LeafScreenOf(text)
            pilot.app.push_screen(screen)
            await settle(pilot)
            leaf = screen.query_one(Leaf)
            high = leaf.scrollable_content_region.height
            tops = leaf._tops()
            assert all(high // 2 < below - above <= high for above, below in pairwise(tops))
            for _ in tops[1:]:
                await press(pilot, "space")
                first = letters(pilot)[leaf.content_region.y].split()[0]
                assert first in ("long", "\u2022")
            pilot.app.pop_screen()

    play(app_in(tmp_path), size, moves)


class LeafScreenOf(LeafScreen):
    """A screen of one text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def heading(self) -> str:
        return "Text"

    def lines(self) -> Iterable[Widget]:
        yield Prose(self._text)
