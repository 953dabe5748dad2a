"""Whatever ends the game, the terminal is left as it was found: a real one, as far as a program can tell."""

import errno
import io
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="needs a Unix terminal")
pytestmark = pytest.mark.terminal

PATIENCE = 60
"""Seconds after which a terminal that says nothing has failed, also on a busy machine."""
QUIET = 2.0
"""Seconds in which a program that has nothing to say says nothing; ten have been tried by hand."""
SOON = 10
"""Seconds in which a game ends that nobody can see any more."""

BACK = {
    "the usual screen": b"\x1b[?1049l",
    "no mouse": b"\x1b[?1000l",
    "the cursor": b"\x1b[?25h",
    "plain pasting": b"\x1b[?2004l",
}


def lead() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A game in a terminal of its own, and all that it wrote."""

    def __init__(self, folder: Path, *program: str, leader: bool = False, **env: str) -> None:
        """``leader`` lets the game lead the session of its terminal, as a shell does that is told when it closes."""
        self.master, slave = pty.openpty()
        os.set_blocking(self.master, False)
        place = {
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "TERM": "xterm-256color",
            "COLUMNS": "80",
            "LINES": "24",
        }
        self.game = subprocess.Popen(
            [sys.executable, *(program or ("-m", "game"))],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, **place, **env},
            start_new_session=True,
            preexec_fn=lead if leader else None,
        )
        os.close(slave)
        self.written = b""

    def read_until(self, wanted: bytes) -> bool:
        """Whether this was written before patience ran out."""
        end = time.monotonic() + PATIENCE
        while wanted not in self.written and time.monotonic() < end:
            if self.read(0.1) is None:
                break
        return wanted in self.written

    def read_until_quiet(self) -> bytes:
        """What was written until nothing more came for a while; fails where something always comes."""
        before, end = len(self.written), time.monotonic() + PATIENCE
        while self.read(QUIET):
            assert time.monotonic() < end, "it writes and writes"
        return self.written[before:]

    def read(self, seconds: float) -> bytes | None:
        """What is written next, nothing if this time passes first, and None at the end."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            read = os.read(self.master, 65536)
        except OSError:
            return None
        self.written += read
        return read

    def press(self, keys: bytes) -> bytes:
        """Press keys, and wait until the game has followed; what it wrote."""
        os.write(self.master, keys)
        return (self.read(PATIENCE) or b"") + self.read_until_quiet()

    def leave(self) -> int:
        """Press q until a screen stands that hears it; the exit code."""
        end = time.monotonic() + PATIENCE
        while self.game.poll() is None and time.monotonic() < end:
            os.write(self.master, b"q")
            self.read(0.5)
        return self.wait()

    def wait(self) -> int:
        """The exit code, with everything written before it read."""
        code = self.game.wait(PATIENCE)
        self.read_until(b"\0 never written")
        return code


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    one = Terminal(tmp_path)
    yield one
    one.game.kill()
    one.game.wait()
    os.close(one.master)


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_signal_leaves_the_terminal_as_it_was(name: str, code: int, terminal: Terminal) -> None:
    assert terminal.read_until(b"new game")
    terminal.game.send_signal(getattr(signal, name))
    assert terminal.wait() == code
    assert {what for what, sequence in BACK.items() if sequence not in terminal.written} == set()
    assert b"Traceback" not in terminal.written


def test_q_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    assert terminal.read_until(b"new game")
    assert terminal.leave() == 0
    assert {what for what, sequence in BACK.items() if sequence not in terminal.written} == set()


FAULT = """
from game.cli import main
from game.tui.app import CardIndexApp

def fail(self):
    raise RuntimeError("no [red]luck")

CardIndexApp.action_leave = fail
raise SystemExit(main([]))
"""


def test_a_fault_of_our_own_ends_in_plain_lines(tmp_path: Path) -> None:
    one = Terminal(tmp_path, "-c", FAULT)
    assert one.read_until(b"new game")
    assert one.leave() == 1
    os.close(one.master)
    assert {what for what, sequence in BACK.items() if sequence not in one.written} == set()
    told = one.written.split(b"\x1b[?1049l")[-1]
    assert b"a fault of its own and must stop: RuntimeError." in told
    assert b"Traceback" not in one.written
    assert b"luck" not in one.written
    assert "─".encode() not in told
    assert "no [red]luck" in (tmp_path / "comrade-card-index" / "fault.txt").read_text(encoding="utf-8")


def test_a_terminal_that_can_do_nothing_gets_plain_lines(tmp_path: Path) -> None:
    one = Terminal(tmp_path, TERM="dumb")
    assert one.read_until(b"Whose chair will you take?")
    assert b"\x1b" not in one.written
    one.game.kill()
    one.game.wait()
    os.close(one.master)


@pytest.mark.parametrize("keys", [b"", b"t", b"tttttttt"], ids=["idle", "drawing", "busy"])
@pytest.mark.parametrize("leader", [True, False])
def test_a_game_whose_terminal_has_gone_ends_soon_whatever_it_does(leader: bool, keys: bytes, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, leader=leader)
    assert terminal.read_until(b"Whose chair")
    os.write(terminal.master, keys)
    terminal.read(0.05)
    os.close(terminal.master)
    try:
        assert terminal.game.wait(SOON) == 129
    finally:
        terminal.game.kill()


def test_a_game_that_was_not_stopped_does_not_begin_again(terminal: Terminal) -> None:
    assert terminal.read_until(b"Whose chair")
    terminal.read_until_quiet()
    terminal.game.send_signal(signal.SIGCONT)
    assert terminal.read(1) == b""
    assert terminal.leave() == 0


class Broken(io.StringIO):
    def flush(self) -> None:
        raise OSError(errno.EIO, "gone")


def test_a_stream_that_breaks_is_told_of_and_takes_what_is_still_written() -> None:
    from game.tui.terminal_driver import Outlet

    told: list[str] = []
    outlet = Outlet(Broken(), lambda: told.append("gone"))
    outlet.write("x")
    assert told == []
    outlet.flush()
    outlet.write("x")
    assert told == ["gone"]
