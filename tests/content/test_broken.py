"""Every code of a problem has an example in tests/broken: the tiny story with one thing spoilt, and what is told."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import yaml

from game.authoring.coverage_check import deep
from game.authoring.kept_games import kept_problems
from game.authoring.reading_load import reading_load_problems
from game.authoring.wording import wording
from game.content import Problem, check
from game.content.diagnostics import CODES
from game.content.essay import compare
from game.content.unreachable_aims import roads_problems

TESTS = Path(__file__).parent.parent
CASES = sorted((TESTS / "broken").glob("*.yaml"))


def code_of(case: Path) -> str:
    """The code with which the name of the file begins."""
    return max((code for code in CODES if case.stem.startswith(f"{code}-")), key=len)


def swap(path: Path, new: Callable[[Path], object]) -> None:
    path.unlink()
    new(path)


def link_to(device: str, path: Path) -> None:
    if not Path(device).exists():
        pytest.skip(f"there is no {device} here")
    swap(path, lambda path: path.symlink_to(device))


def add(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("title: one\n")


DEEDS: dict[str, Callable[[Path], object]] = {
    "remove": Path.unlink,
    "add": add,
    "word": lambda path: path.write_bytes(b"PK\x03\x04, word/document.xml"),
    "folder": lambda path: swap(path, Path.mkdir),
    "link": lambda path: swap(path, lambda path: path.symlink_to("nowhere")),
    "device": partial(link_to, "/dev/zero"),
    "forbid": partial(link_to, "/proc/self/mem"),  # root may read everything, but not this
    "big": lambda path: path.write_text("x" * 1_000_001),
    "latin-1": lambda path: path.write_bytes("title: café\n".encode("latin-1")),
    "lengthen": lambda path: path.write_text(
        path.read_text(encoding="utf-8").replace("prose: |\n", f"prose: |\n  {'word ' * 300}\n")
    ),
    "hollow": lambda path: path.write_text("# nothing\n"),
}


def spoil(folder: Path, case: Path) -> tuple[dict[str, str], list[Problem]]:
    row = yaml.safe_load(case.read_text(encoding="utf-8"))
    for file, text in row.get("with", {}).items():
        (folder / file).write_text(text, encoding="utf-8")
    if "in" in row:
        path, old = folder / row["in"], row.get("instead-of", "")
        text = path.read_text(encoding="utf-8") if old else ""
        assert old in text
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(old, row["write"], 1), encoding="utf-8")
    deed, _, file = row.get("do", "").partition(" ")
    if deed in DEEDS:
        DEEDS[deed](folder / file)
    story, problems = check(folder)
    assert (story is None) == any(not problem.is_warning for problem in problems)
    if story and deed == "essay":
        return row, compare(story, folder / file)
    if story and deed == "play":
        return row, deep(story, folder)
    if story:
        problems += reading_load_problems(story, folder) + wording(folder) + roads_problems(folder, story)
        problems = sorted(problems + kept_problems(story, folder))
    return row, problems


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_spoilt_story_is_told_where_and_why(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(TESTS / "tiny", folder)
    row, problems = spoil(folder, case)
    told = [str(problem) for problem in problems if problem.code == code_of(case)]
    found = [line for line in told if row["wants"] in line]
    assert found, problems
    assert all(line.isprintable() for line in map(str, problems))
    if "at" in row:
        assert found[0].startswith(f"tiny/{row['in']}:{row['at']}: "), found
    assert problems == sorted(problems)
    if "essay" not in case.stem:  # one fault has one problem, and no train of them
        assert len(problems) == row.get("problems", 1), problems


def test_every_code_has_an_example() -> None:
    assert {code_of(case) for case in CASES} == set(CODES)
