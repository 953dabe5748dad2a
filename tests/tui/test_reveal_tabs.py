"""The tabs of a reveal: Enter turns to the next, numbers, arrows and clicks go back; each begins at its first line."""

from pathlib import Path

import pytest
from rich.console import RenderableType
from textual.pilot import Pilot
from textual.screen import Screen

from game.engine.chronicle import Chronicle
from game.tui.screens.base import BROAD
from game.tui.screens.reveal import RevealScreen
from game.tui.widgets.index_tabs import IndexTabs
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.step_block import StepBlock
from tests.tui.players import SHIPPED, TINY, app_in, click, letters, name, play, press, resize, settle, until, words

GAME = Chronicle(("mary",), deck="whole").sealed(TINY)
YOURS, HAPPENED, ESSAY, TALK = "IN YOUR STORY", "No bridge was built", "WHAT THE ESSAY SAYS", "WHO SHOULD PAY"


def open_tab(pilot: Pilot[None]) -> str:
    """What stands on the tab that lies open."""
    return next(part for part in letters(pilot)[1].split("  ") if "▸" in part).strip()


def test_the_first_reveal_too_stands_in_the_middle_of_a_broad_window(tmp_path: Path) -> None:
    """Its own stylesheet is read before its styles are looked up."""

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        sheet = pilot.app.screen.query_one(Sheet).region
        assert sheet.x == 200 - sheet.right > 10

    play(app_in(tmp_path, TINY), (200, 60), moves, GAME)


def test_enter_turns_to_each_tab_and_then_leaves(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        seen = [open_tab(pilot)]
        for _ in range(3):
            await press(pilot, "enter")
            seen.append(open_tab(pilot))
            if "Does that stand?" in words(pilot):
                await press(pilot, "enter")
        assert seen == ["▸1 YOUR STORY", "▸2 WHAT HAPPENED", "▸3 THE ESSAY", "▸4 TALK ABOUT IT"]
        await press(pilot, "enter")
        assert name(pilot) != "RevealScreen"

    play(app_in(tmp_path, TINY), (80, 24), moves, GAME)


def test_a_tab_is_not_turned_before_it_has_been_seen(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, RevealScreen)
        with pilot.app.batch_update():  # nothing is laid out meanwhile
            await screen.action_turn()
            await screen.action_next()
            await screen.action_next()
        await settle(pilot)
        assert open_tab(pilot) == "▸2 WHAT HAPPENED"
        assert screen.query_one(Sheet).scroll_offset.y == 0
        await press(pilot, "enter")
        assert screen.query_one(Sheet).scroll_offset.y > 0

    play(app_in(tmp_path, SHIPPED), (60, 18), moves, Chronicle(("trotsky",), deck="whole").sealed(SHIPPED))


def test_numbers_arrows_and_clicks_go_back_to_what_was_opened_and_no_further(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        await press(pilot, "3", "2", "left")
        assert open_tab(pilot) == "▸1 YOUR STORY"
        await press(pilot, "right")
        assert HAPPENED in words(pilot)
        await press(pilot, "1")
        assert YOURS in words(pilot)
        assert HAPPENED not in words(pilot)
        tabs = pilot.app.screen.query_one(IndexTabs)
        await click(pilot, tabs, letters(pilot)[1].index("2 WHAT HAPPENED") - tabs.region.x)
        assert HAPPENED in words(pilot)
        await click(pilot, tabs, letters(pilot)[1].index("4 Talk") - tabs.region.x)
        assert open_tab(pilot) == "▸2 WHAT HAPPENED"
        await press(pilot, "left")
        assert YOURS in words(pilot)

    play(app_in(tmp_path, TINY), (80, 24), moves, GAME)


def test_while_a_verdict_is_kept_back_numbers_guess_it_and_then_open_tabs(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        await press(pilot, "enter", "enter", "1")
        assert "OUR VERDICT" in words(pilot)
        assert open_tab(pilot) == "▸3 THE ESSAY"
        await press(pilot, "1")
        assert open_tab(pilot) == "▸1 YOUR STORY"

    play(app_in(tmp_path, TINY), (80, 24), moves, GAME)


@pytest.mark.parametrize(
    "size", [(60, 18), (140, 45), *(pytest.param(size, marks=pytest.mark.slow) for size in ((80, 24), (100, 30)))]
)
def test_each_tab_begins_at_its_first_line_and_is_read_to_its_end(size: tuple[int, int], tmp_path: Path) -> None:
    first = SHIPPED.scenes[0]
    seat = first.seats[0]
    game = Chronicle((seat.chair,), deck="whole").sealed(SHIPPED)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        sheet = pilot.app.screen.query_one(Sheet)
        opened = []
        while name(pilot) == "RevealScreen":
            if open_tab(pilot) not in opened:
                opened.append(open_tab(pilot))
                assert sheet.scroll_y == 0
                assert first.title in words(pilot)
            before, at_the_end = open_tab(pilot), sheet.scroll_y == sheet.max_scroll_y
            top, lines = sheet.scroll_offset.y, sheet.scrollable_content_region.height
            await press(pilot, "enter")
            assert at_the_end or (open_tab(pilot), sheet.scroll_offset.y) == (before, top + lines)
        assert len(opened) > 1

    play(app_in(tmp_path, SHIPPED), size, moves, game)


def test_in_a_broad_window_two_tabs_lie_side_by_side(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        await press(pilot, "enter")
        assert HAPPENED in words(pilot)
        assert YOURS in words(pilot)
        assert words(pilot).count("Little Marsh, the hall") == 1
        blocks = [block for block in pilot.app.screen.query(StepBlock) if block.region]
        assert all(block.content_size.width <= 76 for block in blocks)
        await press(pilot, "right", "right")
        assert open_tab(pilot) == "▸4 TALK ABOUT IT"
        assert words(pilot).count("TALK ABOUT IT") == 2
        assert YOURS not in words(pilot)
        assert "Does that stand?" in words(pilot)
        await press(pilot, "1")
        assert "OUR VERDICT" in words(pilot)
        await press(pilot, "2")
        await resize(pilot, BROAD - 1, 40)
        assert HAPPENED in words(pilot)
        assert YOURS not in words(pilot)

    play(app_in(tmp_path, TINY), (200, 60), moves, GAME)


def test_what_is_passed_over_is_asked_for_on_its_tab(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        await press(pilot, "enter")
        assert "▸ WHAT THE OTHERS DO" in words(pilot)
        await press(pilot, "m")
        assert "◆ WHAT THE OTHERS DO" in words(pilot)
        assert open_tab(pilot) == "▸2 WHAT HAPPENED"
        await press(pilot, "right")
        assert "■ BEYOND THE ESSAY" in words(pilot)

    play(app_in(tmp_path, TINY), (80, 24), moves, GAME)


def test_a_tab_is_drawn_once_when_the_one_before_has_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two tabs no picture shows both, or neither."""
    app, drawn = app_in(tmp_path, TINY), list[tuple[str, ...]]()
    draw = app._display

    def seen(screen: Screen[object], picture: RenderableType | None) -> None:
        if isinstance(screen, RevealScreen) and screen.is_current:
            body = tuple(strip.text for strip in screen._compositor.render_strips(app.size)[2:-1])
            if drawn[-1:] != [body]:
                drawn.append(body)
        draw(screen, picture)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        monkeypatch.setattr(app, "_display", seen)
        for tab in ("2", "3", "4"):
            drawn.clear()
            await press(pilot, "right")
            assert open_tab(pilot).startswith(f"▸{tab}")
            assert len(drawn) == 1
            assert [line.rstrip() for line in drawn[0]] == letters(pilot)[2:-1]

    play(app, (140, 45), moves, GAME)
