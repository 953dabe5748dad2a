"""What a class works on, as Chromium prints it: a leaf is a page, and no key stands behind its quiz."""

import re
from pathlib import Path

import pytest

from game.classroom.absent import absent_leaf
from game.classroom.handouts import handouts
from game.classroom.study_leaves import study_leaves
from game.engine.story import Deck
from tests.classroom.games import SHIPPED, game
from tests.classroom.pages import Page
from tests.classroom.test_print import PAPERS, needs_a_printer, printed, texts

pytestmark = [pytest.mark.browser, needs_a_printer]
DECKS = [deck for deck in SHIPPED.decks if deck.id in ("lesson", "whole")]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.id)
def test_each_leaf_is_one_front_and_each_quiz_has_its_key_on_a_leaf_of_its_own(
    deck: Deck, paper: str, tmp_path: Path
) -> None:
    pages = study_leaves(SHIPPED, deck)
    sides = texts(printed(pages["pupils-leaf.html"], paper, tmp_path))
    assert [chair.name in side for chair, side in zip(SHIPPED.chairs, sides[::2], strict=True)] == [True] * 6
    assert not [side for side in sides[1::2] if side.strip()]
    for name in ("quiz-before.html", "quiz-after.html"):
        asked, back, key = texts(printed(pages[name], paper, tmp_path))
        assert "Key:" not in asked
        assert not back.strip()
        assert "Key:" in key


@pytest.mark.parametrize("paper", PAPERS)
def test_a_pupil_s_leaf_help_and_evidence_take_few_sheets(paper: str, tmp_path: Path) -> None:
    pages = study_leaves(SHIPPED, SHIPPED.decks[0].only(["kamenev"]))
    for name, most in (("pupils-leaf.html", 1), ("pupils-help.html", 2), ("evidence.html", 7)):
        assert len(texts(printed(pages[name], paper, tmp_path))) <= most, name
    page = absent_leaf(game("kamenev", mode="class", cards=6).played_on())
    assert page
    assert len(texts(printed(page, paper, tmp_path))) <= 2


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ["teachers-key.html", "evidence.html", "written-task.html"])
def test_no_page_ends_on_a_heading(name: str, paper: str, tmp_path: Path) -> None:
    page = handouts(SHIPPED, SHIPPED.decks[0])[name]
    headings = {" ".join(text.split()) for level, text in Page(page).headings if level > 1}
    headings |= {"The essay:", *(chair.name for chair in SHIPPED.chairs)}
    lines = [
        [line.strip() for line in side.splitlines() if line.strip()] for side in texts(printed(page, paper, tmp_path))
    ]
    last = [[line for line in side if not re.fullmatch(r"\d+ ?/ ?\d+", line)][-1:] for side in lines]
    assert not headings.intersection(line for side in last for line in side)
