"""The endings as drawers: opened by their titles, shut by what hints at them, and never more than that."""

from dataclasses import replace

from game.telling.ending_drawers import ending_drawers
from tests.classroom.games import SHIPPED, TINY

OPEN_BOOK, ONE_SEAT, HISTORY = TINY.endings


def test_a_drawer_says_its_state_in_words_and_a_shut_one_never_its_title() -> None:
    told = ending_drawers(TINY, ["one-seat", "of-another-story"])
    assert told.in_words == (
        "Endings that you have reached: 1 of 3.",
        "Shut: Somebody has to read it.",
        "Open: One seat less",
        "Shut: Wait until somebody else does it.",
    )
    assert OPEN_BOOK.title not in str(told)
    assert HISTORY.title not in str(told)


def test_a_shut_drawer_without_a_hint_says_only_that_it_is_shut() -> None:
    assert ending_drawers(TINY, ()).in_words[2] == "Shut."


def test_whoever_has_opened_all_is_told_the_sentence_of_the_story() -> None:
    every = [ending.id for ending in TINY.endings]
    assert ending_drawers(TINY, every).in_words[-1] == "Every drawer is open. In the last there was only string."
    assert ending_drawers(TINY, every[1:]).full == ""
    assert ending_drawers(replace(TINY, drawers_full=""), every).in_words[-1].startswith("Open: ")


def test_no_title_of_the_shipped_story_is_told_before_it_is_reached() -> None:
    told = str(ending_drawers(SHIPPED, ()))
    assert not [ending.id for ending in SHIPPED.endings if ending.title in told]
