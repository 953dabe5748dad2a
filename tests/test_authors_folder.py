"""Who writes scenes stands in a folder of theirs: a command that reads another story says so, and none writes there."""

import shutil
from pathlib import Path

import pytest

from tests.command import run
from tests.loaded import TINY_FOLDER

READ = ("check", "graph", "try 1901-06-minutes --plain", "prove --limit 1", "export --ink -o -", "explore --limit 1")
WRITE = (
    "check --write-words",
    "check --write-schemas",
    "explore --write-roads --limit 1",
    "keep --courses",
    "keep --anew",
    "keep game.json",
    "new 1917-12-card",
)


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story in the place of the one that came with the game, which no test may change."""
    folder = tmp_path / "shipped"
    shutil.copytree(TINY_FOLDER, folder)
    for place in ("commands.opening", "authoring.check", "content.story_files"):
        monkeypatch.setattr(f"game.{place}.scenes_folder", lambda: folder)
    return folder


@pytest.fixture(params=["own", "own/1-spring", "."])
def own(request: pytest.FixtureRequest, tmp_path: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story of one's own, of which a file is broken; the commands are given in it, in one of its folders or around
    it."""
    del shipped
    folder = tmp_path / "work" / "own"
    shutil.copytree(TINY_FOLDER, folder)
    card = folder / "1-spring" / "1901-06-minutes.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "work" / request.param)
    return folder


def bytes_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", READ)
def test_a_command_that_reads_the_shipped_story_names_the_one_where_its_author_stands(
    command: str, own: Path, tmp_path: Path
) -> None:
    done = run(*command.split(), folder=tmp_path, typed="quit\n")
    assert str(own) in done.stderr
    assert "--scenes" in done.stderr


@pytest.mark.parametrize("command", WRITE)
def test_nothing_is_written_beside_the_shipped_scenes_from_another_story(
    command: str, own: Path, shipped: Path, tmp_path: Path
) -> None:
    before = bytes_in(tmp_path)
    done = run(*command.split(), folder=tmp_path)
    assert done.returncode == 2
    assert f"--scenes {own}, where you are" in done.stderr
    assert f"--scenes {shipped}" in done.stderr
    assert bytes_in(tmp_path) == before


@pytest.mark.parametrize("command", [*READ, *WRITE])
def test_a_broken_file_of_the_story_that_is_meant_is_named(command: str, own: Path, tmp_path: Path) -> None:
    done = run(*command.split(), "--scenes", str(own), folder=tmp_path, typed="quit\n")
    assert done.returncode == 1
    assert "1901-06-minutes.yaml:1:1: unknown-key" in done.stderr + done.stdout
