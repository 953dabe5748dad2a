"""The count of hands: whatever way one comes to a number, what is typed is the number."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from game.telling.room import FIRST_VOTE, MOST_HANDS
from game.tui.screens.vote import BAR, HandsField, bar
from game.tui.widgets.choices import Choices
from game.tui.widgets.text_field import TextField
from tests.tui.players import app_in, click, name, play, press, settle, walk, words
from tests.tui.test_pictures import CLASS

TO_THE_VOTE = ["enter", "1", "enter"]


async def clicked(pilot: Pilot[None], field: HandsField, across: int) -> None:
    await click(pilot, field, across)


async def tabbed(pilot: Pilot[None], field: HandsField, across: int) -> None:
    await press(pilot, "tab")


async def moved(pilot: Pilot[None], field: HandsField, across: int) -> None:
    await press(pilot, "tab", *["right"] * across)


async def added(pilot: Pilot[None], field: HandsField, across: int) -> None:
    await press(pilot, "tab", *["+"] * across)


Way = Callable[[Pilot[None], HandsField, int], Awaitable[None]]


@pytest.mark.parametrize(
    ("way", "across"),
    [
        (clicked, 1),
        (tabbed, 0),
        (moved, 2),
        (added, 2),
        *(pytest.param(*one, marks=pytest.mark.slow) for one in [(clicked, 0), (clicked, 2), (moved, 1), (added, 1)]),
    ],
)
def test_what_is_typed_replaces_the_nought(way: Way, across: int, tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, TO_THE_VOTE)
        field = list(pilot.app.screen.query(HandsField))[1]
        await way(pilot, field, across)
        assert pilot.app.focused is field
        await press(pilot, "1", "2")
        assert field.count == 12
        assert "12 of 12 hands" in words(pilot)

    play(app_in(tmp_path), (80, 24), moves, CLASS)


def test_a_click_or_tab_replaces_a_number_that_was_counted(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, [*TO_THE_VOTE, "7"])
        field = pilot.app.screen.query(HandsField).first()
        await click(pilot, field, 1)
        await press(pilot, "1", "2")
        assert field.count == 12
        await press(pilot, "tab", "shift+tab", "3")
        assert field.count == 3

    play(app_in(tmp_path), (80, 24), moves, CLASS)


def test_a_reason_is_written_on_by_whoever_comes_back_to_it(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, TO_THE_VOTE)
        reason = pilot.app.screen.query_one(".reason TextField", TextField)
        reason.focus()
        await press(pilot, *"quiet", "shift+tab", "tab", " ", *"men")
        assert reason.value == "quiet men"

    play(app_in(tmp_path), (80, 24), moves, CLASS)


PASTED = [
    (" 12\n", 12), ("12345", 5), ("twelve", 5),
    *(pytest.param(text, 12, marks=pytest.mark.slow) for text in ("12", "012")),
]  # fmt: skip


@pytest.mark.parametrize(("pasted", "count"), PASTED)
def test_a_number_is_pasted_whole_or_not_at_all(pasted: str, count: int, tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, [*TO_THE_VOTE, "5"])
        field = pilot.app.screen.query(HandsField).first()
        await click(pilot, field, 0)
        pilot.app.post_message(Paste(pasted))
        await settle(pilot)
        assert field.count == count
        assert (f"from 0 to {MOST_HANDS}" in words(pilot)) is (count == 5)

    play(app_in(tmp_path), (80, 24), moves, CLASS)


def test_a_number_that_is_taken_away_is_none(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, [*TO_THE_VOTE, "5", "backspace"])
        field = pilot.app.screen.query(HandsField).first()
        assert field.count == 0
        assert "No hands are counted" in words(pilot)
        await press(pilot, "4", "2", "backspace")
        assert field.count == 4

    play(app_in(tmp_path), (80, 24), moves, CLASS)


def test_bars_grow_from_nought_and_the_longest_has_room() -> None:
    assert [bar(count, 4) for count in (0, 1, 4)] == ["", "█", "████"]
    assert len(bar(MOST_HANDS, MOST_HANDS)) == BAR
    assert [bar(count, 40) for count in (40, 20, 21, 1)] == ["█" * BAR, "█" * (BAR // 2), "█" * (BAR // 2) + "▌", "▌"]
    assert bar(1, MOST_HANDS) == "▏"


def test_what_the_hands_decide_is_marked_and_a_tie_is_not(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, [*TO_THE_VOTE, "4"])
        decide = pilot.app.screen.query_one(Choices)
        assert decide.highlighted == 0
        assert "████ 4" in words(pilot)
        await press(pilot, "tab", "4")
        assert decide.highlighted is None
        await press(pilot, "tab", "tab", "tab", "enter")
        assert "Mark one first" in words(pilot)
        await press(pilot, "1", "enter")
        assert name(pilot) == "RevealScreen"
        assert "Mark one first" not in words(pilot)

    play(app_in(tmp_path), (80, 24), moves, CLASS)


def test_of_a_first_vote_nothing_is_seen_and_both_are_kept(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, TO_THE_VOTE)
        assert "Talk in pairs now" not in words(pilot)
        await press(pilot, "9", "tab", "4")
        assert not {"9", "13"} & set(words(pilot).split())
        assert "of 13 hands" not in words(pilot)
        assert "█" not in words(pilot)
        pilot.app.screen.query_one(Choices).focus()
        await press(pilot, "enter")
        await settle(pilot)
        assert FIRST_VOTE[:27] in words(pilot)
        assert [field.count for field in pilot.app.screen.query(HandsField)][:2] == [0, 0]
        await press(pilot, "4", "tab", "9")
        assert "9 of 13 hands" in words(pilot)
        assert "The second vote" in words(pilot)
        pilot.app.screen.query_one(Choices).focus()
        await press(pilot, "enter")
        await settle(pilot)
        (entry,) = [one for one in pilot.app.session.chronicle.entries if one.by_people]
        (_, first), (_, second) = *entry.first_hands, *entry.hands
        assert ([n for _, n in first][:2], [n for _, n in second][:2]) == ([9, 4], [4, 9])

    app = app_in(tmp_path)
    app.settings = replace(app.settings, talk=True)
    play(app, (80, 24), moves, CLASS)
