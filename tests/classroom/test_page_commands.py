"""`debrief` and `compare` at the door: where a page goes, what it never replaces, and which games are refused."""

from pathlib import Path

import pytest

from game.cli import main
from game.console import shown
from game.saves import save
from tests.classroom.games import TINY, game

SCENES = ["--scenes", str(Path(__file__).parent.parent / "tiny")]


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A finished game of the tiny story, in a folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    save(game("mary", "tom", story=TINY, deck="whole").chronicle, tmp_path / "evening.json")
    return tmp_path / "evening.json"


def test_a_page_is_written_here_under_the_games_name(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(saved), *SCENES]) == 0
    assert capsys.readouterr().out == "Written: evening.html\n"
    assert Path("evening.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_suffix_says_what_is_written(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(saved), "-o", "a page.md", *SCENES]) == 0
    assert Path("a page.md").read_text(encoding="utf-8").startswith("# The Clerk of Little Marsh\n")
    assert main(["debrief", str(saved), "-o", "page.txt", *SCENES]) == 2
    assert main(["compare", str(saved), str(saved), "-o", "page.md", *SCENES]) == 2
    assert capsys.readouterr().err == "page.txt should end in .html or .md.\npage.md should end in .html.\n"


def test_a_page_is_written_anew_and_any_other_file_is_left_alone(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["debrief", str(saved), "-o", "page.html", *SCENES]
    assert main(command) == main(command) == 0
    page = Path("page.html")
    noted = page.read_text(encoding="utf-8").replace("</h1>", "</h1><p>our notes</p>")
    page.write_text(noted, encoding="utf-8")
    assert main(command) == 1
    assert "page.html is there" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == noted


def test_what_cannot_be_written_is_told_in_one_line(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(saved), "-o", "evening.json/page.html", *SCENES]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_games_of_other_stories_are_all_refused_at_once(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(game("trotsky", cards=1).chronicle, Path("other.json"))
    Path("torn\n\x1b.json").write_text('{"comrade', encoding="utf-8")
    assert main(["compare", str(saved), "other.json", "torn\n\x1b.json", "none.json", *SCENES]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("other.json is a game of another story: ")
    assert lines[1].startswith(f"{shown('torn' + chr(10) + chr(27) + '.json')} cannot be opened: ")
    assert lines[2].startswith("none.json cannot be opened: ")


@pytest.mark.parametrize("number", [1, 13])
def test_too_few_and_too_many_games_are_refused(number: int, saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *[str(saved)] * number, *SCENES]) == 2
    assert capsys.readouterr().err == f"Name from 2 to 12 saved games to compare, not {number}.\n"


def test_two_games_are_compared_in_this_folder(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(saved), str(saved), *SCENES]) == 0
    assert capsys.readouterr().out == "Written: compare.html\n"
    assert "2 games side by side." in Path("compare.html").read_text(encoding="utf-8")
