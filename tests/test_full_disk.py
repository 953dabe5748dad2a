"""A disk that is full: each command that writes says in one line which file that was, and leaves nothing half done."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import pytest

from game.engine.chronicle import Chronicle
from game.saves import save
from game.session.snapshot import Snapshot
from tests.command import run
from tests.loaded import TINY_FOLDER

resource = pytest.importorskip("resource", reason="needs a system that limits the size of files")
ROOM = 100
"""Bytes that any file can have on the full disk."""
WRITE = {
    "new 1901-04-card --scenes {own}": "1901-04-card.yaml",
    "copy-scenes {new}": "/new/",
    "export --anki -o {new}/cards.apkg --scenes {own}": "cards.apkg",
    "export --csv {game} -o {new}/picks.csv --scenes {own}": "picks.csv",
    "debrief {game} -o {new}/page.html --scenes {own}": "page.html",
    "absent {game} -o {new}/leaf.html --scenes {own}": "leaf.html",
    "handouts --as mary -o {new} --scenes {own}": "new",
    "check --write-words --scenes {own}": "interface.yaml",
}
"""Each command with the name that it must tell."""


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No file can be written any further than the first bytes, as where a disk or a share has no room."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # Python would keep half of what it compiles
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", WRITE)
def test_what_cannot_be_written_is_named_and_leaves_nothing(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "anki" in command:
        pytest.importorskip("genanki", reason="needs the extra anki")
    own, game = tmp_path / "own", tmp_path / "game.json"
    for path in TINY_FOLDER.rglob("*.yaml"):
        copy = own / path.relative_to(TINY_FOLDER)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    save(Snapshot(Chronicle(("mary",))), game)
    before = files_in(tmp_path)
    with full_disk(monkeypatch):
        done = run(*command.format(own=own, new=tmp_path / "new", game=game).split(), folder=tmp_path)
    told = [line for line in done.stderr.splitlines() if not line.startswith("Checking")]
    assert (done.returncode, len(told)) == (1, 1), done.stderr
    assert WRITE[command] in told[0]
    assert "fault" not in told[0]
    assert not told[0].startswith("Something")
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("command", ["explore --every-seating --limit 2", "prove --only went"])
def test_a_run_that_keeps_what_it_comes_to_needs_no_room_for_it_unless_a_file_is_named(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    copytree(TINY_FOLDER, own)
    (own / "proofs.yaml").write_text("properties:\n  - says: as it went\n    reachable: {endings: [history]}\n")
    asked = [*command.split(), "--scenes", str(own)]
    with full_disk(monkeypatch):
        done = run(*asked, folder=tmp_path / "home")
        named = run(*asked, "--keep", str(tmp_path / "kept.jsonl"), folder=tmp_path / "home")
    assert (done.returncode, done.stderr) == (0, "")
    assert named.returncode == 1
    assert "kept.jsonl" in named.stderr


def test_one_file_more_fits_where_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with full_disk(monkeypatch):
        (tmp_path / "small").write_bytes(bytes(ROOM))
        with pytest.raises(OSError, match=os.strerror(27)):
            (tmp_path / "large").write_bytes(bytes(ROOM + 1))
