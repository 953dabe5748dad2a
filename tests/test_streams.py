"""Streams that are full, gone or never were cost a line at most, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.engine.chronicle import Chronicle
from game.saves import save
from game.session.snapshot import Snapshot
from tests.command import run
from tests.loaded import TINY_FOLDER


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    code = "import os, sys\nfd = os.open('/dev/full', os.O_WRONLY)\nos.dup2(fd, 1)\nfrom game.cli import main\n"
    done = run(folder=tmp_path, code=f"{code}raise SystemExit(main(['history']))")
    assert done.returncode == 1
    assert done.stderr.startswith("Standard input or output could not be read or written: ")


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_stream_that_is_not_there_is_no_fault(stream: str, tmp_path: Path) -> None:
    save(Snapshot(Chronicle(("mary",))), game := tmp_path / "game.json")
    commands = [["play", "--plain"], ["debrief", str(game), "-o", "-"], ["explore", "--limit", "20"]]
    given = [[*words, "--scenes", str(TINY_FOLDER)] for words in commands]
    code = f"import sys\nsys.{stream} = None\nfrom game.cli import main\n"
    done = run(folder=tmp_path, code=f"{code}raise SystemExit(10 * any(main(words) for words in {given!r}))")
    assert done.returncode == 0


def a_reader_who_has_gone() -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer


STREAMS = {"a full disk": lambda: os.open("/dev/full", os.O_WRONLY), "a reader who has gone": a_reader_who_has_gone}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("kind", STREAMS)
@pytest.mark.parametrize("command", ["saves", "play --help", "history --scenes TINY", "check --json --scenes TINY"])
def test_what_waits_to_be_written_at_the_end_is_no_fault(command: str, kind: str, tmp_path: Path) -> None:
    where = {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "PYTHONUNBUFFERED": ""}
    out = STREAMS[kind]()
    done = subprocess.run(
        [sys.executable, "-m", "game", *(str(TINY_FOLDER) if word == "TINY" else word for word in command.split())],
        stdout=out, stderr=subprocess.PIPE, text=True, check=False, env={**os.environ, **where},
    )  # fmt: skip
    os.close(out)
    if kind == "a full disk":
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "could not be read or written" in done.stderr
    else:
        assert (done.returncode, done.stderr) == (0, "")
