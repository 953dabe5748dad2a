"""Pages take the place of nothing but pages of ours that nobody has changed; the command says so in one line."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from game.classroom.page_files import NotWritten, signed, write_all
from tests.command import run
from tests.loaded import TINY_FOLDER

PAGES = {"one.html": "<p>one\n", "two.html": "<p>two\n"}


def test_the_folder_is_made(tmp_path: Path) -> None:
    written = write_all(tmp_path / "a" / "b", PAGES)
    assert [path.name for path in written] == list(PAGES)
    assert written[0].read_text(encoding="utf-8") == signed("<p>one\n")
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == list(PAGES)


def test_an_unchanged_page_is_written_anew(tmp_path: Path) -> None:
    write_all(tmp_path, {"one.html": "<p>old\n"})
    write_all(tmp_path, PAGES)
    assert "<p>one" in (tmp_path / "one.html").read_text(encoding="utf-8")


def changed(path: Path) -> None:
    path.write_text(signed("<p>two\n").replace("two", "mine"))


@pytest.mark.parametrize(
    "put",
    [
        lambda path: path.write_text("a diary"),
        changed,
        lambda path: path.write_text(signed("<p>two\n") + "and a note"),
        lambda path: path.write_bytes(b"\xff\xfe"),
        lambda path: path.write_text(""),
        lambda path: path.mkdir(),
        lambda path: path.symlink_to("nowhere"),
    ],
    ids=["diary", "changed", "longer", "not-text", "empty", "folder", "link"],
)
def test_somebody_else_s_file_is_left_alone_and_nothing_is_written(tmp_path: Path, put: object) -> None:
    assert callable(put)
    put(tmp_path / "two.html")
    with pytest.raises(NotWritten, match="did not write it as it stands"):
        write_all(tmp_path, PAGES)
    assert [path.name for path in tmp_path.iterdir()] == ["two.html"]


def test_where_one_page_cannot_be_written_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(part: Path, target: Path) -> Path:
        if target.name == "two.html":
            raise OSError(errno.ENOSPC, "No space left")
        return replace(part, target)

    write_all(tmp_path, {"one.html": "<p>old\n"})
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(NotWritten, match=r"Nothing was written to .*: No space left\."):
        write_all(tmp_path, PAGES)
    monkeypatch.undo()
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "one.html": signed("<p>old\n")
    }


@pytest.mark.parametrize("folder", ["file", "file/below", "nul\0"])
def test_a_place_where_no_folder_can_be_is_told(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(NotWritten):
        write_all(tmp_path / folder, PAGES)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


HANDOUTS = ("handouts", "--all", "--scenes", str(TINY_FOLDER))


def test_the_command_names_what_it_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*HANDOUTS, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    told = [Path(line.partition(":")[0]) for line in done.stdout.splitlines()[:-2]]
    assert sorted(told) == sorted(Path("handouts").iterdir())
    assert {"roles.html", "cards.html", "ballots.html", "teachers-key.html"} <= {path.name for path in told}
    assert "A short evening" in (tmp_path / "handouts" / "cards.html").read_text(encoding="utf-8")
    assert run(*HANDOUTS, "--deck", "whole", folder=tmp_path).returncode == 0
    assert "The whole story" in (tmp_path / "handouts" / "cards.html").read_text(encoding="utf-8")


def test_paper_never_pays_for_the_screen(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom game.cli import main\n"
        f"assert main(['handouts', '--all', '-o', {str(tmp_path)!r}, '--scenes', {str(TINY_FOLDER)!r}]) == 0\n"
        "assert 'textual' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_refuses_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "roles.html").write_text("mine")
    done = run(*HANDOUTS, "-o", ".", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "roles.html is there" in done.stderr
    assert run(*HANDOUTS, "--deck", "nothing", folder=tmp_path).returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["roles.html"]
