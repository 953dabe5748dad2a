"""A run of `card-index prove` that was stopped goes on where it was, and comes to the same."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.authoring.kept_rows import KeptRows
from game.authoring.proving import search
from game.authoring.proving.kept_looks import KeptLooks
from game.authoring.proving.prove import Prover
from game.content import scenes_folder
from game.engine.endings import Ending
from game.engine.properties import Goal, Never, Property, Reachable, Share, Variety
from game.exit_codes import INTERRUPTED, MISUSED
from tests.command import in_a_process, kept_in, run
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent.parent
TINY = loaded(TESTS / "tiny")
OPEN_BOOK = TINY.find(Ending, "open-book")
STATED = [
    Property("never", Never(OPEN_BOOK.when)),
    Property("somebody", Reachable(Goal(endings=("open-book",))), over="some"),
    Property("often", Share(Goal(endings=("open-book",)), at_least=5), company=2, over="all"),
    Property("too many", Variety(2, 5), company=2, historical=50),
]


def prover(file: Path, limit: int) -> Prover:
    kept = KeptRows.of("proofs", TINY, file)
    kept.begin()
    return Prover(TINY, STATED, limit, 200, kept=KeptLooks(kept))


@pytest.mark.parametrize("limit", [30_000, 9])
def test_nothing_that_was_done_is_done_again(limit: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run is stopped before each step in turn: every walk and every count is done once, and all is told as it is
    told by a run that nobody stops."""
    done: list[str] = []
    stop_at = 0

    def step(name: str) -> None:
        if len(done) == stop_at:
            raise KeyboardInterrupt
        done.append(name)

    walk, wander, share = search.Search.run, search.Search.wander, Prover._new_share
    monkeypatch.setattr(search.Search, "run", lambda self, *rest: (step("walk"), walk(self, *rest))[1])
    monkeypatch.setattr(search.Search, "wander", lambda self, *rest: (step("wander"), wander(self, *rest))[1])
    monkeypatch.setattr(Prover, "_new_share", lambda self, *rest: (step("share"), share(self, *rest))[1])
    stop_at = 1000
    whole = list(prover(tmp_path / "whole", limit).answers())
    steps = list(done)
    assert {"walk", "share"} <= set(steps)
    done.clear()
    for stop_at in range(1, len(steps) + 1):
        stopped = prover(tmp_path / "stopped", limit)
        told = list(stopped.answers())
        assert stopped.stopped == (stop_at < len(steps))
        assert done == steps[:stop_at]
    assert told == whole


def test_a_row_that_was_cut_off_or_spoilt_is_done_again(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    whole = list(prover(file, 30_000).answers())
    head, *rows = file.read_bytes().splitlines(keepends=True)
    assert rows
    file.write_bytes(
        b"".join([head, rows[0].replace(b"came to", b"came"), b'{"key": "x", "came to": 3}\n', rows[1][:-9]])
    )
    assert list(prover(file, 30_000).answers()) == whole


def test_a_file_of_the_account_is_gone_at_the_end_and_one_that_was_named_stays(tmp_path: Path) -> None:
    (tmp_path / "tiny").mkdir()
    for path in (TESTS / "tiny").rglob("*"):
        if path.is_file():
            (tmp_path / path.relative_to(TESTS)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path.relative_to(TESTS)).write_bytes(path.read_bytes())
    (tmp_path / "tiny" / "proofs.yaml").write_text(
        "properties:\n  - says: the book\n    reachable: {endings: [open-book]}\n", encoding="utf-8"
    )
    flags = ("prove", "--scenes", str(tmp_path / "tiny"))
    first = run(*flags, folder=tmp_path)
    assert first.stderr == ""
    assert not list(tmp_path.rglob("proofs-*.jsonl"))
    named = run(*flags, "--keep", str(tmp_path / "mine"), folder=tmp_path)
    again = run(*flags, "--keep", str(tmp_path / "mine"), folder=tmp_path)
    assert named.stdout == again.stdout == first.stdout
    assert again.stderr.startswith("Going on from what is kept in ")
    (tmp_path / "mine").write_text("my diary\n", encoding="utf-8")
    refused = run(*flags, "--keep", str(tmp_path / "mine"), folder=tmp_path)
    assert (refused.returncode, (tmp_path / "mine").read_text(encoding="utf-8")) == (MISUSED, "my diary\n")


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("how", ["SIGINT", "SIGKILL"])
def test_a_run_that_is_stopped_or_killed_goes_on(how: str, tmp_path: Path) -> None:
    file = tmp_path / "kept"
    flags = ["-m", "game", "prove", "--limit", "300", "--games", "100", "--only", "can be", "--keep", str(file)]
    story = loaded(scenes_folder())
    first = subprocess.Popen(
        [sys.executable, *flags], env={**os.environ, **kept_in(tmp_path)}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        until = time.monotonic() + 120
        while len(KeptRows.of("proofs", story, file).rows) < 2:
            assert time.monotonic() < until
            time.sleep(0.1)
        first.send_signal(getattr(signal, how))
        _, told = first.communicate(timeout=60)
    finally:
        first.kill()
    done = len(KeptRows.of("proofs", story, file).rows)
    if how == "SIGINT":
        assert first.returncode == INTERRUPTED
        assert f"is kept in {file}: the same command goes on from there" in told
    again = in_a_process(*flags, folder=tmp_path)
    assert again.stderr.startswith("Going on from what is kept in ")
    rows = KeptRows.of("proofs", story, file).rows
    assert len(rows) == len({row["key"] for row in rows}) > done
    fresh = in_a_process(*flags[:-1], str(tmp_path / "other"), folder=tmp_path)
    assert (again.returncode, again.stdout) == (fresh.returncode, fresh.stdout)
