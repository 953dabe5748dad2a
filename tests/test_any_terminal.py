"""Terminals of every kind: poor and rich in colours and letters, tiny, huge, slow, and stopped for a while."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command import all_on_the_path
from tests.test_environment import NONSENSE, READ_BY_TEXTUAL
from tests.test_terminal import BACK, PATIENCE, Terminal

fcntl = pytest.importorskip("fcntl", reason="needs a Unix terminal")
pytestmark = pytest.mark.terminal
POOR = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@contextmanager
def terminal(folder: Path, *program: str, leader: bool = False, **env: str) -> Iterator[Terminal]:
    one = Terminal(folder, *program, leader=leader, **env)
    try:
        yield one
    finally:
        one.game.kill()
        one.game.wait()
        os.close(one.master)


def resize(one: Terminal, columns: int, lines: int) -> None:
    import struct
    import termios

    fcntl.ioctl(one.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def state(process: int) -> str:
    """What the system says that a process does: S sleeps, T is stopped."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return listed.stdout.strip()[:1]


def stops(process: int) -> bool:
    """Whether a process is stopped before patience runs out."""
    end = time.monotonic() + PATIENCE
    while state(process) != "T" and time.monotonic() < end:
        time.sleep(0.05)
    return state(process) == "T"


def left_as_it_was(one: Terminal) -> bool:
    return all(sequence in one.written for sequence in BACK.values())


@pytest.mark.parametrize("kind", ["xterm", "xterm-16color", "xterm-256color", "screen", "linux", "vt100", "nonsense"])
def test_every_kind_of_terminal_gets_no_more_colours_than_it_has(kind: str, tmp_path: Path) -> None:
    with terminal(tmp_path, TERM=kind, COLORTERM="") as one:
        assert one.read_until(b"new game")
        assert not re.search(rb"[34]8;2;", one.written)
        assert bool(re.search(rb"[34]8;5;", one.written)) is ("256" in kind)
        assert one.leave() == 0
        assert left_as_it_was(one)


@pytest.mark.parametrize("value", NONSENSE, ids=ascii)
def test_a_variable_that_makes_no_sense_stops_no_game(value: str, tmp_path: Path) -> None:
    with terminal(tmp_path, **dict.fromkeys(READ_BY_TEXTUAL, value)) as one:
        assert one.read_until(b"new game")
        assert one.leave() == 0
        assert left_as_it_was(one)
    assert not list(tmp_path.rglob("*.*"))


@pytest.mark.parametrize("kind", ["dumb", ""])
def test_a_terminal_of_no_kind_gets_plain_lines(kind: str, tmp_path: Path) -> None:
    with terminal(tmp_path, TERM=kind) as one:
        assert one.read_until(b"Whose chair will you take?")
        assert b"\x1b" not in one.written


@pytest.mark.parametrize("letters", ["ascii", "latin-1"])
@pytest.mark.parametrize("arguments", [(), ("play", "--plain")], ids=["screen", "lines"])
def test_a_terminal_with_few_letters_gets_only_those(letters: str, arguments: tuple[str, ...], tmp_path: Path) -> None:
    where = {"PYTHONIOENCODING": letters, **POOR, **all_on_the_path()}
    with terminal(tmp_path, "-S", "-m", "game", *arguments, **where) as one:
        assert one.read_until(b"2. " if arguments else b"new game")
        one.read_until_quiet()
        one.written.decode(letters)
        assert b"Traceback" not in one.written
        if not arguments:
            assert re.search(rb">\x1b[^ ]* Choose", one.written)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (400, 150)], ids=str)
def test_any_size_can_be_left(size: tuple[int, int], tmp_path: Path) -> None:
    with terminal(tmp_path, COLUMNS=str(size[0]), LINES=str(size[1])) as one:
        resize(one, *size)
        assert one.read_until(BACK["plain pasting"].replace(b"l", b"h"))
        one.read_until_quiet()
        assert one.leave() == 0
        assert left_as_it_was(one)
        assert b"Traceback" not in one.written


SHELL = """
import subprocess, sys
game = subprocess.Popen(sys.argv[1:], process_group=0)
print(game.pid, flush=True)
raise SystemExit(game.wait())
"""
"""Starts a game as a shell does, in a group of its own and within its own session."""
WRAPPER = "import subprocess, sys; raise SystemExit(subprocess.call([sys.executable, '-m', 'game']))"


@pytest.mark.parametrize("way", ["key", "signal"])
@pytest.mark.parametrize("program", [("-m", "game"), ("-c", WRAPPER)], ids=["game", "wrapped"])
def test_a_game_that_is_stopped_gives_the_terminal_back_and_takes_it_again(
    way: str, program: tuple[str, ...], tmp_path: Path
) -> None:
    import signal

    with terminal(tmp_path, "-c", SHELL, sys.executable, *program) as one:
        assert one.read_until(b"new game")
        one.read_until_quiet()
        group = int(one.written.split()[0])
        one.written = b""
        if way == "key":
            os.write(one.master, b"\x1a")
        else:
            os.killpg(group, signal.SIGTSTP)
        try:
            assert stops(group)
            one.read_until_quiet()
            assert left_as_it_was(one)
            one.written = b""
        finally:
            os.killpg(group, signal.SIGCONT)
        assert one.read_until(b"new game")
        assert b"\x1b[?1049h" in one.written
        assert one.leave() == 0


@pytest.mark.parametrize("leader", [True, False])
def test_a_game_that_nobody_could_wake_is_not_stopped(leader: bool, tmp_path: Path) -> None:
    with terminal(tmp_path, leader=leader) as one:
        assert one.read_until(b"new game")
        one.read_until_quiet()
        assert b"new game" in one.press(b"\x1a")
        assert state(one.game.pid) != "T"
        assert one.press(b"t")
        assert one.leave() == 0
        assert left_as_it_was(one)


def test_nothing_is_written_while_nothing_happens(tmp_path: Path) -> None:
    with terminal(tmp_path) as one:
        assert one.read_until(b"new game")
        one.read_until_quiet()
        for keys in (b"2", b"\r", b"\r", b"\r"):
            assert one.press(keys)


@pytest.mark.parametrize(("flags", "asked", "keys"), [([], b"do you do?", b"w"), (["--class"], b"are counted", b"1\r")])
def test_nothing_is_written_while_a_field_waits(flags: list[str], asked: bytes, keys: bytes, tmp_path: Path) -> None:
    with terminal(tmp_path, "-m", "game", "play", "--as", "kamenev", *flags) as one:
        assert one.read_until(b"\x1b[?1049h")
        one.read_until_quiet()
        while asked not in one.written:
            assert one.press(b"\r")
        assert one.press(keys)


def test_a_clock_writes_little_more_than_its_time(tmp_path: Path) -> None:
    play = ("play", "--as", "trotsky", "--class", "--clock", "3")
    with terminal(tmp_path, "-m", "game", *play) as one:
        assert one.read_until(b"\x1b[?1049h")
        while b"talk 2:" not in one.written:
            os.write(one.master, b"\r")
            assert one.read(PATIENCE)
        one.written, began = b"", time.monotonic()
        while one.written.count(b"talk") < 3:
            assert one.read(PATIENCE)
        seconds = time.monotonic() - began
        assert one.written.count(b"talk") <= seconds + 2
        assert len(one.written) < (seconds + 2) * 200


@pytest.mark.parametrize("command", ["history", "check", "play --plain", "saves", "--help"])
def test_a_reader_who_has_heard_enough_gets_no_traceback(command: str, tmp_path: Path) -> None:
    line = f'"$0" -m game {command} | head -c 5'
    place = {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        ["sh", "-c", line, sys.executable],
        capture_output=True, stdin=subprocess.DEVNULL, check=False, env={**os.environ, **place},
    )  # fmt: skip
    assert done.stderr == b"" or command == "check"
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
