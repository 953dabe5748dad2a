"""`card-index build-page` without what it needs: a line that says so, and no page."""

import stat
from pathlib import Path

import pytest

from game.cli import main
from game.exit_codes import MISUSED, PROBLEMS

CASES = {"no npm": "Install Node.js", "npm fails": "npm could not fetch", "another package": "This is not the package"}


@pytest.mark.posix
@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_had_is_told_in_a_line(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page, package, npm = tmp_path / "game.html", tmp_path / "pyodide.tgz", tmp_path / "npm"
    package.write_bytes(b"another one")
    if case == "npm fails":
        npm.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        npm.chmod(npm.stat().st_mode | stat.S_IXUSR)
    given = ["--pyodide", str(package)] if case == "another package" else []
    assert main(["build-page", "-o", str(page), *given]) == PROBLEMS
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert CASES[case] in lines[0]
    assert not page.exists()


def test_a_page_is_called_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build-page", "-o", str(tmp_path / "game.json")]) == MISUSED
    assert ".html" in capsys.readouterr().err


def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("homework.html", "index.html"):
        place = tmp_path / name
        place.mkdir()
        (place / name).write_text("mine", encoding="utf-8")
        assert main(["build-page", "--folder", str(place)]) == MISUSED
        assert "new or empty" in capsys.readouterr().err
        assert [file.read_text(encoding="utf-8") for file in place.iterdir()] == ["mine"]
