"""Windows of every size, and what stays when they change."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.telling.reveal import Passage, Step
from game.tui.screens.base import HIGH
from game.tui.screens.interlude import InterludeScreen
from game.tui.widgets.choices import Choices
from game.tui.widgets.keys_footer import MOST, KeysFooter
from game.tui.widgets.step_block import StepBlock
from game.tui.widgets.trouble_line import Troubled
from game.tui.widgets.wedge import LOW, TALL, Wedge, numeral, wedge
from tests.tui.players import (
    TINY,
    app_in,
    click_key,
    letters,
    name,
    on_the_first_card,
    play,
    press,
    resize,
    settle,
    until,
    words,
)

UNSAVED = "The game could not be saved."


@pytest.mark.parametrize("size", [(59, 24), (80, 17), (20, 5)], ids=str)
def test_a_small_window_gets_a_sentence(size: tuple[int, int], tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        shown = " ".join("\n".join(letters(pilot)).split())
        assert "Too small" in shown
        assert "Whose chair" not in shown
        await resize(pilot, 80, 24)
        assert "Whose chair" in "\n".join(letters(pilot))

    play(app_in(tmp_path), size, moves)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)], ids=str)
def test_the_foot_shows_a_few_keys_that_have_room_and_always_the_way_out(size: tuple[int, int], tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        foot = letters(pilot)[-1]
        keys = pilot.app.screen.query_one(KeysFooter).keys
        assert foot.split("   ") == [
            f" {keys[0].sign} {keys[0].does}",
            *(f"{k.sign} {k.does}".strip() for k in keys[1:]),
        ]
        assert len(keys) <= MOST + 1
        assert [key.does for key in keys[-2:]] == ["Help", "Quit"]
        await click_key(pilot, "Help")
        assert name(pilot) == "PagesScreen"

    play(app_in(tmp_path), size, moves, on_the_first_card(TINY))


@pytest.mark.parametrize("opens", [(), ("w",), ("l",)], ids=["card", "line", "pages"])
def test_what_is_seldom_seen_is_there_once_it_is_needed_and_gone_after(opens: tuple[str, ...], tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, *opens)
        shown = name(pilot)
        assert not list(app.screen.query(Troubled))
        for _ in range(2):
            await resize(pilot, 40, 10)
            assert "Too small" in words(pilot)
            app.trouble = UNSAVED
            await settle(pilot)
            assert "press q twice" in words(pilot)
            await resize(pilot, 80, 24)
            assert "Too small" not in words(pilot)
            assert UNSAVED in letters(pilot)[-2]
            app.trouble = ""
            await settle(pilot)
            assert UNSAVED not in words(pilot)
        assert name(pilot) == shown
        app.trouble = UNSAVED
        await press(pilot, *["escape"][: len(opens)])
        await settle(pilot)
        assert UNSAVED in letters(pilot)[-2]
        await press(pilot, "?")
        assert UNSAVED in letters(pilot)[-2]

    play(app, (80, 24), moves, on_the_first_card(TINY))


def test_nothing_is_decided_where_nothing_is_seen(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "2")
        before = app.session
        await resize(pilot, 40, 10)
        await press(pilot, "1", "enter", "k", "u")
        await resize(pilot, 80, 24)
        assert app.session == before
        assert pilot.app.screen.query_one(Choices).highlighted == 1

    play(app, (80, 24), moves, on_the_first_card(TINY))


def test_resizing_keeps_the_mark(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "2")
        for size in ((140, 45), (60, 18), (40, 10), (100, 30)):
            await resize(pilot, *size)
        assert pilot.app.screen.query_one(Choices).highlighted == 1

    play(app_in(tmp_path), (80, 24), moves, on_the_first_card(TINY))


def lines(count: int) -> tuple[Passage, ...]:
    """So many paragraphs."""
    return (Passage("text", "\n\n".join("Line." for _ in range(count))),)


ACTS = (
    Step("act", "First", lines(2), act=1),
    Step("history", "Passed over", lines(30), aside=True),
    Step("act", "Second", lines(2), act=2),
    Step("meanwhile", "Then", lines(3)),
)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 30)])
def test_an_act_begins_a_page_of_its_own_with_its_sign(size: tuple[int, int], tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(InterludeScreen(ACTS, "Title", "Where"))
        await settle(pilot)
        for sign_of, title in (("I", "FIRST"), ("II", "SECOND")):
            (sign,) = (sign for sign in pilot.app.screen.query(Wedge) if sign.region)
            assert sign.region.height == (5 if size[1] >= 30 else 3)
            top = [line.split()[-1] for line in letters(pilot)[2:8] if line.strip()]
            assert top.index(title) == top.index(sign_of) + 1
            assert ("THEN" in words(pilot)) is (sign_of == "II")
            assert ("PASSED OVER" in words(pilot)) is (sign_of == "I")
            await press(pilot, "enter")

    play(app_in(tmp_path), size, moves)


def test_in_a_broad_window_two_acts_lie_side_by_side_and_are_left_together(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        screen = InterludeScreen(ACTS, "Title", "Where")
        pilot.app.push_screen(screen)
        await settle(pilot)
        (titles,) = (line.split() for line in letters(pilot) if "FIRST" in line)
        assert [word for word in titles if word.isalpha()] == ["FIRST", "SECOND"]
        await resize(pilot, 100, 30)
        assert "SECOND" not in words(pilot)
        await press(pilot, "enter")
        assert "FIRST" not in words(pilot)
        await resize(pilot, 200, 60)
        assert "FIRST" in words(pilot)
        await press(pilot, "enter")
        assert screen.has_answered

    play(app_in(tmp_path), (200, 60), moves)


def test_no_page_is_turned_for_what_is_passed_over_alone(tmp_path: Path) -> None:
    steps = [Step("act", "First", lines(2), act=1), *(Step("act", f"Act {n}", lines(1), aside=True) for n in range(30))]

    async def moves(pilot: Pilot[None]) -> None:
        screen = InterludeScreen(steps, "Title", "Where")
        pilot.app.push_screen(screen)
        await settle(pilot)
        await press(pilot, "enter")
        assert screen.has_answered

    play(app_in(tmp_path), (80, 24), moves)


def test_what_went_by_and_is_passed_over_stands_under_one_heading(tmp_path: Path) -> None:
    steps = [Step(voice, "Then", lines(1), aside=True) for voice in ("meanwhile", "outside", "meanwhile", "outside")]

    async def moves(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(InterludeScreen((ACTS[0], *steps), "Title", "Where"))
        await settle(pilot)
        assert [block.step.voice for block in pilot.app.screen.query(StepBlock)][1:] == ["meanwhile", *["outside"] * 2]

    play(app_in(tmp_path), (80, 24), moves)


@pytest.mark.parametrize(("rows", "follows"), [(HIGH - 1, False), (HIGH, True)])
def test_in_a_high_window_the_question_follows_what_is_read(rows: int, follows: bool, tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        seen = letters(pilot)
        asked = next(row for row, line in enumerate(seen) if "What do you do?" in line)
        assert (rows - asked > 20) is follows

    play(app_in(tmp_path), (140, rows), moves, on_the_first_card(TINY))


@pytest.mark.parametrize("disc", [LOW, TALL])
def test_the_wedge_is_driven_further_from_act_to_act(disc: tuple[str, ...]) -> None:
    drawn = [str(wedge(act, disc)) for act in range(1, 7)]
    points = [max(line.rfind("▶") for line in one.splitlines()) for one in drawn]
    assert points == sorted(points)
    assert len(set(points)) == 4
    assert {len(one.splitlines()) for one in drawn} == {len(disc)}
    assert [numeral(act) for act in (1, 4, 10, 11)] == ["I", "IV", "X", "11"]
