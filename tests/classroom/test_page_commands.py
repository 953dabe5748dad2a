"""`debrief` and `compare` at the door: where a page goes, what it never replaces, and which games are refused."""

import re
from pathlib import Path

import pytest

from game.cli import main
from game.commands.paper import page_beside
from game.console import shown
from game.saves import save, save_new
from game.session.snapshot import Snapshot
from tests.classroom.games import TINY, game

SCENES = ["--scenes", str(Path(__file__).parent.parent / "tiny")]


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A finished game of the tiny story, in a folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    save(Snapshot(game("mary", "tom", story=TINY, deck="whole").chronicle), tmp_path / "evening.json")
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


@pytest.mark.posix
def test_games_of_other_stories_are_all_refused_at_once(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(Snapshot(game("trotsky", cards=1).chronicle), Path("other.json"))
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


@pytest.fixture
def groups(saved: Path) -> list[Path]:
    """Two games of one name in two folders, and two whose names differ behind a stop alone."""
    files = [saved.parent / name for name in ("g1/mary-1.json", "g2/mary-1.json", "lesson.1", "lesson.2")]
    for place, file in enumerate(files):
        played = game("mary", mode="solo", story=TINY, deck="whole", turn=place % 2)
        save(Snapshot(played.chronicle), file)
    return files


def headed(page: Path) -> list[str]:
    """How a page of several games calls its groups."""
    return re.findall(r"[A-Z] <bdi>(.*?)</bdi></th>", page.read_text(encoding="utf-8"))


def test_a_page_never_takes_the_place_of_another_game_s(groups: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        for file in groups:
            assert main(["debrief", str(file), *SCENES]) == 0
    names = ["mary-1.html", "mary-1-2.html", "lesson.1.html", "lesson.2.html"]
    assert capsys.readouterr().out.split("\n") == [f"Written: {name}" for name in names] * 2 + [""]
    assert main(["debrief", str(groups[0]), "-o", "lesson.1.html", *SCENES]) == 1
    assert capsys.readouterr().err == (
        "lesson.1.html is the page of another game: name another place with -o. Nothing was written.\n"
    )


def test_a_page_that_is_made_in_the_game_is_its_own(groups: list[Path]) -> None:
    playthrough = game("mary", mode="solo", story=TINY, deck="whole")
    for file in (*groups[2:], *groups[2:]):
        assert f"{file.name}.html" in page_beside(playthrough, file)
    (groups[2].parent / "lesson.1.json").write_text("")
    assert "lesson.1-2.html" in page_beside(playthrough, groups[2].parent / "lesson.1.json")
    assert sorted(path.name for path in groups[2].parent.glob("*.html")) == [
        "lesson.1-2.html", "lesson.1.html", "lesson.2.html",
    ]  # fmt: skip


def test_a_page_of_other_games_is_left_and_its_groups_can_be_told_apart(groups: list[Path]) -> None:
    for pair in (groups[:2], groups[2:], groups[:2]):
        assert main(["compare", *map(str, pair), *SCENES]) == 0
    assert headed(Path("compare.html")) == ["g1/mary-1", "g2/mary-1"]
    assert headed(Path("compare-2.html")) == ["lesson.1", "lesson.2"]
    assert not Path("compare-3.html").exists()


@pytest.mark.posix
def test_games_are_named_as_they_are_listed(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(saved.parent))
    folder = saved.parent / "comrade-card-index" / "saves"
    path = save_new(Snapshot(game("mary", mode="solo", story=TINY, deck="whole").chronicle), folder)
    assert path.name == "mary-1.json"
    for name in ("mary-1", "MARY-1.json"):
        assert main(["debrief", name, *SCENES]) == 0
    assert main(["compare", "mary-1", "evening.json", *SCENES]) == 0
    assert Path("mary-1.html").exists()
    assert main(["debrief", "mary-11", *SCENES]) == 1
