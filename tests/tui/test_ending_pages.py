"""The ending as a book: every page can be turned to, nothing is cut between two of them, and the line stands whole."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from game.saves import Autosave
from game.session.session import Session
from game.settings import Settings
from game.telling.ending import ending_told
from game.telling.prose import plain
from game.tui.app import CardIndexApp
from game.tui.screens.ending import EndingScreen
from game.tui.widgets.choices_table import ChoicesTable
from game.tui.widgets.curve_chart import ROWS, SECONDS, CurveChart
from game.tui.widgets.leaf import MEASURE, Leaf
from game.tui.widgets.top_bar import TopBar
from tests.classroom.games import game
from tests.tui.players import SHIPPED, TINY, app_in, letters, name, play, press, settle, until, words
from tests.tui.test_longer_words import packed
from tests.tui.test_pictures import ENDED

SIZES = [(60, 18), (80, 24), (100, 30), (140, 45), (200, 60)]


def sizes(among: Sequence[tuple[int, int]], soon: Collection[tuple[int, int]]) -> pytest.MarkDecorator:
    """A test in windows of these sizes; only those that come ``soon`` are looked at each time."""
    rows = [pytest.param(size, marks=() if size in soon else pytest.mark.slow) for size in among]
    return pytest.mark.parametrize("size", rows, ids=lambda size: f"{size[0]}x{size[1]}")


LONG = game("trotsky", mode="solo").chronicle


def ending(pilot: Pilot[None]) -> EndingScreen:
    screen = pilot.app.screen
    assert isinstance(screen, EndingScreen)
    return screen


def page(pilot: Pilot[None]) -> str:
    """What the bar says of the open pages."""
    return str(ending(pilot).query_one(TopBar).render()).split(" · ")[-1]


def told_of(chronicle_session: Session) -> list[str]:
    told = ending_told(chronicle_session.playthrough)
    texts = [told.title, plain(told.text), *told.callbacks, told.missed, *(plain(card) for _, card in told.index_cards)]
    texts += [told.card_question, *told.aims, told.curve.looks, told.curve.guessed, told.curve.beside_history]
    texts += [*told.mattered, plain(told.before_fates), *map(plain, told.fates), plain(told.after_fates)]
    return [part for text in (*texts, *told.questions) for part in text.split("\n\n") if part]


@sizes(SIZES, soon=[(60, 18), (140, 45)])
def test_enter_turns_past_all_that_is_told_and_comes_back_to_the_first_page(
    size: tuple[int, int], tmp_path: Path
) -> None:
    session = Session.begin(SHIPPED, LONG)
    seen: list[str] = []

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        first = page(pilot)
        for _ in range(60):
            seen.extend(line.strip(" ▀▁▂▃▄▅▆▇█") for line in letters(pilot)[2:-1])
            at_the_end = "From the start" in letters(pilot)[-1]
            await press(pilot, "enter")
            again = page(pilot) == first and all(leaf.scroll_offset.y == 0 for leaf in ending(pilot)._shown)
            assert at_the_end is again
            if again:
                break
        else:
            raise AssertionError("the first page does not come again")

    play(app_in(tmp_path, SHIPPED), size, moves, LONG)
    if size[0] < 130:  # two pages side by side share their lines
        all_seen = packed("".join(seen)).replace("•", "")
        assert [text for text in told_of(session) if packed(text) not in all_seen] == []


def test_a_page_that_grew_after_it_was_laid_out_is_turned_to_its_end(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "2")
        (leaf,) = ending(pilot)._shown
        leaf.query_one(".brief", Static).update("\n".join(map(str, range(100))))
        await settle(pilot)
        tops = [leaf.scroll_offset.y]
        while len(tops) < 30 and leaf.scroll_offset.y < leaf._tops()[-1]:
            await press(pilot, "enter")
            tops.append(leaf.scroll_offset.y)
        assert leaf.scroll_offset.y >= leaf._tops()[-1]
        assert all(above < below for above, below in pairwise(tops))

    play(app_in(tmp_path, SHIPPED), SIZES[0], moves, LONG)


def test_a_page_is_not_turned_before_it_has_been_seen(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        last = len(ending(pilot)._leaves)
        ending(pilot).action_open(last - 1)
        await settle(pilot)
        with pilot.app.batch_update():  # nothing is laid out meanwhile
            ending(pilot).action_open(0)
            for _ in range(3):
                ending(pilot).action_turn()
        await settle(pilot)
        assert page(pilot) == f"page 1 of {last}"

    play(app_in(tmp_path, SHIPPED), SIZES[0], moves, LONG)


@sizes(SIZES[1:], soon=[(100, 30)])
def test_the_line_stands_whole_on_one_page_with_what_its_guesses_came_to(size: tuple[int, int], tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "2")
        chart, brief = ending(pilot).query_one(CurveChart), ending(pilot).query_one(".brief")
        leaf = next(leaf for leaf in ending(pilot)._shown if chart in leaf.children)
        assert leaf.scroll_offset.y >= leaf._tops()[-1]
        assert chart.region.height >= 9
        for part in (chart, brief):
            assert leaf.region.contains_region(part.region)
        assert chart.region.width <= MEASURE

    play(app_in(tmp_path, SHIPPED), size, moves, LONG)


def test_the_line_keeps_its_height_however_long_what_is_told_of_it(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "2")
        chart = ending(pilot).query_one(CurveChart)
        before = chart.size.height
        assert isinstance(chart.parent, Leaf)
        await chart.parent.mount(*(Static("One more guess.") for _ in range(60)))
        await settle(pilot)
        assert chart.size.height >= ROWS
        assert chart.size.height <= before

    play(app_in(tmp_path, TINY), (100, 30), moves, ENDED)


@sizes(SIZES[:3], soon=[(80, 24)])
def test_a_long_table_goes_on_with_a_whole_row(size: tuple[int, int], tmp_path: Path) -> None:
    game_of_two = game("kamenev", "zinoviev", deck="whole").chronicle

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "6")
        (leaf,) = ending(pilot)._shown
        tables = list(leaf.query(ChoicesTable))
        begins = [one.virtual_region.y + row for one in tables for row in one.rows_begin(one.size.width)]
        heads = [one.virtual_region.y for one in leaf.query(".part")]
        tops = []
        while not tops or leaf.scroll_offset.y > tops[-1]:
            tops.append(leaf.scroll_offset.y)
            await press(pilot, "enter")
        assert len(tables) == 2
        assert len(tops) > 2
        assert set(tops) <= {*begins, *heads}

    play(app_in(tmp_path, SHIPPED), size, moves, game_of_two)


@pytest.mark.parametrize(("size", "at_once"), [((80, 24), 1), ((129, 40), 1), ((130, 40), 2), ((200, 60), 2)])
def test_a_wide_window_shows_two_pages_in_the_middle(size: tuple[int, int], at_once: int, tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        shown = [leaf for leaf in ending(pilot).query(Leaf) if leaf.region]
        assert len(shown) == at_once
        left, right = shown[0].region.x, size[0] - shown[-1].region.right
        assert abs(left - right) <= 1
        await press(pilot, "2")
        assert page(pilot) == ("page 2 of 8" if at_once == 1 else "pages 1 and 2 of 8")

    play(app_in(tmp_path), size, moves, ENDED)


def test_pages_are_turned_back_and_opened_by_their_numbers(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        assert page(pilot) == "page 1 of 8"
        for key, there in [("3", 3), ("backspace", 2), ("left", 1), ("left", 1), ("8", 8), ("9", 8), ("space", 1)]:
            await press(pilot, key)
            assert page(pilot) == f"page {there} of 8", key
        assert ending(pilot).focused in ending(pilot)._shown

    play(app_in(tmp_path), (80, 24), moves, ENDED)


def test_books_and_the_essay_have_their_keys(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "o")
        assert plain(ending_told(Session.begin(TINY, ENDED).playthrough).books[0])[:20] in words(pilot)
        await press(pilot, "escape", "h")
        assert name(pilot) == "LookupScreen"
        assert "As worded: right." in words(pilot)
        await press(pilot, "escape")
        assert name(pilot) == "EndingScreen"

    play(app_in(tmp_path), (80, 24), moves, ENDED)


def test_the_last_page_has_this_ending_among_those_that_were_reached(tmp_path: Path) -> None:
    before = Settings().reaching(TINY.title, TINY.endings[0].id)
    app = CardIndexApp(lambda: TINY, lambda: Autosave(folder=tmp_path), before)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "8")
        assert "Endings that you have reached: 2 of 3." in words(pilot)

    play(app, (80, 24), moves, ENDED)


def drawn(chart: CurveChart) -> int:
    """How many cells of the drawing are filled."""
    rows = [line for line in chart.render().plain.split("\n") if "│" in line or "┤" in line]
    return sum(row.count(sign) for row in rows for sign in "▁▂▃▄▅▆▇█◆")


def test_the_line_grows_from_left_to_right_and_halts_at_each_decision(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "2")
        chart = ending(pilot).query_one(CurveChart)
        whole, grown = drawn(chart), []
        for step in range(101):
            chart.progress = step / 100
            grown.append(drawn(chart))
        assert grown == sorted(grown)
        assert (grown[0], grown[-1]) == (0, whole)
        halts = sum(one == other for one, other in pairwise(grown))
        assert halts >= sum(bool(entry.by_people) for entry in LONG.entries)

    play(app_in(tmp_path, SHIPPED), (80, 24), moves, LONG)


@pytest.mark.parametrize(("key", "there"), [("left", 1), ("down", 2), ("p", 2), ("t", 2)])
def test_any_key_ends_what_moves(key: str, there: int, tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "2")
        chart = ending(pilot).query_one(CurveChart)
        chart.progress = 0.5
        await press(pilot, key)
        assert chart.progress == 1
        await until(pilot, "EndingScreen", "escape")
        assert page(pilot) == f"page {there} of 8"

    play(app_in(tmp_path), (80, 24), moves, ENDED)


def test_it_is_set_moving_once_and_only_where_somebody_sees_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[float] = []
    monkeypatch.setattr(CurveChart, "move", lambda _, seconds: begun.append(seconds))

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "2")
        assert begun == []
        chart = ending(pilot).query_one(CurveChart)
        chart._begun = False
        monkeypatch.setattr(type(pilot.app), "is_headless", False)
        await press(pilot, "1")
        assert begun == []
        await press(pilot, "2", "1", "2")
        assert begun == [SECONDS]

    play(app_in(tmp_path), (80, 24), moves, ENDED)
