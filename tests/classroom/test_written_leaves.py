"""The written task on paper: what a board sets, what speaks for each side, and what only the marker reads."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from game.classroom.planner import planner
from game.classroom.written_leaves import written_leaves
from game.cli import main
from game.engine.story import Deck
from game.engine.written_tasks import Board, WrittenTasks
from tests.classroom.games import SHIPPED, TINY, game
from tests.classroom.pages import Page, words
from tests.classroom.test_print import PAPERS, needs_a_printer, printed, texts

LESSON = SHIPPED.find(Deck, "lesson")
TASK, MARKING = "written-task.html", "marking.html"
SCENES = ["--scenes", str(Path(__file__).parent.parent / "tiny")]


def written() -> WrittenTasks:
    assert SHIPPED.written
    return SHIPPED.written


@cache
def page(file: str, board: str = "") -> str:
    return Page(written_leaves(SHIPPED, LESSON, board)[file]).text


def test_all_that_is_set_stands_on_the_leaf_with_where_it_was_looked_up() -> None:
    leaf = page(TASK)
    for board in written().boards:
        for option in board.options:
            assert option.option in leaf
            assert all(words(task.text) in leaf for task in option.tasks)
            assert all(seen.link in leaf for seen in option.seen)
    for question in written().questions:
        assert all(words(one.shows) in leaf for side in question.sides for one in side.evidence)
    assert all(words(view.text) in leaf for rivals in written().rivals for view in rivals.views)


@pytest.mark.parametrize("board", written().boards, ids=lambda board: board.id)
def test_a_leaf_for_one_board_has_its_options_and_questions_and_no_others(board: Board) -> None:
    wanted = {id for option in board.options for task in option.tasks for id in task.questions}
    leaf = page(TASK, board.id)
    for number, question in enumerate(written().questions, 1):
        assert (f"{number}. {question.title} {words(question.ask)}" in leaf) == (question.id in wanted)
    for other in written().boards:
        assert all((option.option in leaf) == (other is board) for option in other.options)


def test_the_answers_and_the_cards_that_decide_are_for_the_marker_alone() -> None:
    marking, leaf = page(MARKING), page(TASK)
    grid = written().grid
    assert grid
    assert all(words(text) in marking for row in grid.criteria for text in row.levels)
    for sample in written().samples:
        assert words(sample.answer) in marking
        assert words(sample.answer) not in leaf
        assert all(words(remark) in marking for remark in sample.remarks)
    assert marking.count("Borne out by") == 1
    assert "Borne out by" not in leaf


def test_what_came_with_the_game_is_whole() -> None:
    told = written()
    assert told.grid
    assert {one.id for one in told.boards} == {"aqa", "edexcel", "ocr", "cambridge", "ib", "sqa", "ccea", "ap"}
    options = [option for board in told.boards for option in board.options]
    assert all(option.seen or option.checked == "memory" for option in options)
    assert all(option.remembered or option.checked == "seen" for option in options)
    set_somewhere = {id for option in options for task in option.tasks for id in task.questions}
    assert set_somewhere == {question.id for question in told.questions}
    assert SHIPPED.enquiry
    factors = [factor.id for factor in SHIPPED.enquiry.factors]
    assert [rivals.factor for rivals in told.rivals] == factors
    assert {one.factor for question in told.questions for side in question.sides for one in side.evidence} == {*factors}
    assert len({sample.level for sample in told.samples}) == 3
    assert all(130 <= len(sample.answer.split()) <= 320 for sample in told.samples)


def test_a_story_that_sets_nothing_or_marks_nothing_prints_no_such_leaf() -> None:
    assert written_leaves(replace(SHIPPED, written=None), LESSON) == {}
    assert TINY.written
    unmarked = replace(TINY, written=replace(TINY.written, grid=None, samples=()))
    assert [*written_leaves(unmarked, unmarked.decks[0])] == [TASK]


def test_the_handouts_take_a_board_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = ["handouts", "--all", "-o", str(tmp_path / "paper"), *SCENES]
    assert main([*common, "--board", "fen board"]) == 0
    leaf = Page((tmp_path / "paper" / TASK).read_text(encoding="utf-8")).text
    assert "Rivers" in leaf
    assert "Marsh Board" not in leaf
    capsys.readouterr()
    assert main([*common, "--board", "fens"]) == 2
    assert "There is no board called “fens”. Did you mean fen?" in capsys.readouterr().err
    second = ["--scenes", str(Path(__file__).parent.parent / "second")]
    assert main([*common, *second, "--board", "fen"]) == 2
    assert capsys.readouterr().err == "This story names no examination boards.\n"


@pytest.mark.browser
@needs_a_printer
@pytest.mark.parametrize("paper", PAPERS)
def test_a_planner_is_one_leaf_and_the_marker_has_the_grid_on_one_side(paper: str, tmp_path: Path) -> None:
    played = game("kamenev", mode="class", texts=("It would look like a faction to everybody outside",))
    for question in written().questions:
        assert len(texts(printed(planner(played, question), paper, tmp_path))) <= 2
    first, *_ = texts(printed(written_leaves(SHIPPED, LESSON)[MARKING], paper, tmp_path))
    assert written().grid
    assert all(row.title.split()[0] in first for row in written().grid.criteria)
