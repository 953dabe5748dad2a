"""A save stopped at any call leaves the whole old game or the whole new one; “saved” is said only when it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.engine.chronicle import Chronicle
from game.saves import NotSaved, load, save
from game.session.snapshot import Snapshot

ROOT = Path(__file__).parent.parent.parent
GAME = Snapshot(Chronicle(("mary",)))
OTHER = Snapshot(Chronicle(("tom",)))


@pytest.mark.posix
@pytest.mark.parametrize("kind", ["kill", "fail", "word", "settings"])
def test_a_save_can_be_stopped_at_every_call(kind: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.saves.crashes", kind, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


SMALL = """
import resource, signal, sys
from pathlib import Path
from game.engine.chronicle import Chronicle, Entry
from game.saves import Autosave
from game.session.snapshot import Snapshot
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
keeper = Autosave(Path(sys.argv[1]))
assert keeper.keep(Snapshot(Chronicle(("mary",)))) == ""
resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
long = Snapshot(Chronicle(("mary",), entries=(Entry("first", (("mary", "go"),)),) * 20))
print([bool(keeper.keep(long)), bool(keeper.keep(long)), keeper.saved, bool(keeper.trouble)])
"""


@pytest.mark.posix
def test_a_full_disk_keeps_the_game_before_and_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "game.json"
    done = subprocess.run([sys.executable, "-c", SMALL, file], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout.strip() == "[True, False, None, True]", done.stderr
    assert load(file) == GAME
    assert os.listdir(tmp_path) == ["game.json"]


@pytest.mark.posix
def test_a_link_stays_a_link_and_the_rights_stay(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    there, link = tmp_path / "stick" / "game.json", tmp_path / "game.json"
    save(GAME, there)
    there.chmod(0o640)
    link.symlink_to(there)
    save(OTHER, link)
    assert link.is_symlink()
    assert there.stat().st_mode & 0o777 == 0o640
    assert load(there) == OTHER
    assert sorted(os.listdir(tmp_path)) == ["game.json", "stick"]


def test_a_link_into_nothing_is_filled(tmp_path: Path) -> None:
    (tmp_path / "game.json").symlink_to(tmp_path / "later.json")
    save(GAME, tmp_path / "game.json")
    assert load(tmp_path / "later.json") == GAME


def test_a_file_that_may_not_be_changed_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "game.json"
    save(GAME, file)
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # for root every file may be changed
    with pytest.raises(NotSaved, match="may not be changed"):
        save(OTHER, file)
    assert load(file) == GAME
