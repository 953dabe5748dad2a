"""Courses of games at random: every slip in a rule that such a game meets is seen, and told where it turns."""

import json
import shutil
from pathlib import Path

import pytest

from game.authoring import courses
from game.authoring.courses import FILE, Game, course_of, course_problems, write_courses
from game.content import load, scenes_folder
from tests.command import run
from tests.loaded import TINY_FOLDER, loaded


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny story; of fewer games than else the courses are kept."""
    monkeypatch.setattr(courses, "TRIED", 60)
    monkeypatch.setattr(courses, "KEPT", 24)
    shutil.copytree(TINY_FOLDER, tmp_path / "tiny")
    return tmp_path / "tiny"


@pytest.mark.slow
def test_the_shipped_courses_are_those_of_the_rules_as_they_are() -> None:
    assert course_problems(loaded(scenes_folder()), scenes_folder()) == []


def test_what_is_written_is_the_same_each_time_and_holds(folder: Path, tmp_path: Path) -> None:
    done = run("keep", "--courses", "--scenes", str(folder), folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    kept = (folder / FILE).read_bytes()
    assert len(json.loads(kept)["games"]) == courses.KEPT
    assert write_courses(load(folder), folder).read_bytes() == kept
    assert course_problems(load(folder), folder) == []


SLIPS = {
    "an effect": ("1-spring/1901-06-minutes.yaml", "effects: {mary.standing: -1}", "effects: {mary.standing: +1}"),
    "a need": ("1-spring/1901-06-minutes.yaml", "mary.standing: at least 2", "mary.standing: at least 4"),
    "an ending": ("2-autumn/endings.yaml", "when: {clerk-gone: true}", "when: {clerk-gone: false}"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_rule_is_told_where_games_turn(slip: str, folder: Path) -> None:
    write_courses(load(folder), folder)
    file, old, new = SLIPS[slip]
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = course_problems(load(folder), folder)
    assert problems
    assert all("at random turn" in problem.message and problem.is_warning for problem in problems)
    assert any(problem.file.endswith(file) for problem in problems), problems


def test_words_that_change_turn_no_game(folder: Path) -> None:
    write_courses(load(folder), folder)
    for path in folder.rglob("1901-*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: Rain, ", 1), encoding="utf-8")
    assert course_problems(load(folder), folder) == []


NO_COURSES = [
    "",
    "[",
    "{}",
    "[1]",
    '{"games": [1]}',
    '{"games": [{"chairs": 3}], "scenes": []}',
    '{"scenes": [], "games": [{"chairs": ["mary"], "deck": "whole", "seed": 1, "course": "0000"}]}',
]


@pytest.mark.parametrize("text", NO_COURSES)
def test_a_file_that_is_none_is_told(text: str, folder: Path) -> None:
    (folder / FILE).write_text(text, encoding="utf-8")
    found = course_problems(load(folder), folder)
    assert [problem.code for problem in found] == ["course"]


def test_a_game_of_chairs_that_are_no_more_is_told(folder: Path) -> None:
    row = {"chairs": ["pell"], "deck": "whole", "seed": 1, "course": ""}
    (folder / FILE).write_text(json.dumps({"scenes": [], "games": [row]}), encoding="utf-8")
    (problem,) = course_problems(load(folder), folder)
    assert "its chairs or its deck are no more" in problem.message


def test_a_course_tells_what_is_so_on_each_card() -> None:
    course = course_of(loaded(TINY_FOLDER), Game(("mary", "tom"), "whole", 1))
    assert [*course] == [scene.id for scene in loaded(TINY_FOLDER).scenes] + [""]
    assert any(line.startswith("mary picks ") for line in course["1901-03-bridge"])
    assert course[""][0].startswith("ends ")
