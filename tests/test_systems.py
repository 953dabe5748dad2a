"""The way to the first screen on every system, also where there is nothing of what only a Unix has."""

import asyncio
import builtins
import io
import os
import select
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.console import be_readable, has_screen
from game.saves import Autosave
from game.settings import Settings, load_settings, save_settings
from game.tui.app import CardIndexApp
from game.tui.terminal import leave_on_signals
from tests.tui.players import TINY, play, until, words


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("system", "kind", "screen"),
    [
        ("posix", "xterm", True),
        ("posix", None, False),
        ("posix", "", False),
        ("posix", "dumb", False),
        ("posix", "DUMB", False),
        ("posix", "unknown", False),
        ("nt", None, True),
        ("nt", "", True),
        ("nt", "cygwin", True),
        ("nt", "dumb", False),
    ],
)
def test_only_where_terminals_are_named_an_unnamed_one_is_none(
    system: str, kind: str | None, screen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.delenv("TERM", raising=False)
    if kind is not None:
        monkeypatch.setenv("TERM", kind)
    with monkeypatch.context() as here:
        here.setattr(os, "name", system)
        assert has_screen() is screen


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_pipe_is_no_screen_on_any_system(stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, stream, io.StringIO())
    monkeypatch.setenv("TERM", "xterm")
    with monkeypatch.context() as here:
        here.setattr(os, "name", "nt")
        assert not has_screen()


UNIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"}


@pytest.fixture
def _no_unix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take from the game what another system does not have; the library has been told which system this is."""

    def imported(name: str, names: Any = None, *how: Any) -> Any:
        if name in UNIX_ONLY and names and str(names["__name__"]).startswith("game."):
            raise ModuleNotFoundError(name)
        return found(name, names, *how)

    def no_handler(*_: object) -> None:
        raise NotImplementedError

    def no_folder(path: str, flags: int, *mode: int, **how: Any) -> int:
        if os.path.isdir(path):
            raise PermissionError(13, "no file", path)
        return opened(path, flags, *mode, **how)

    found, opened = builtins.__import__, os.open
    monkeypatch.setattr(builtins, "__import__", imported)
    monkeypatch.setattr(os, "open", no_folder)
    monkeypatch.setattr(asyncio.SelectorEventLoop, "add_signal_handler", no_handler)
    monkeypatch.delattr(select, "poll")
    for name in ("SIGHUP", "SIGTSTP", "SIGCONT", "SIGWINCH"):
        monkeypatch.delattr(signal, name)
    for name in ("fchmod", "fchown", "getuid", "geteuid", "fork", "setsid", "O_NOFOLLOW", "O_DIRECTORY"):
        monkeypatch.delattr(os, name)


@pytest.mark.usefixtures("_no_unix")
def test_the_first_screen_needs_nothing_that_only_a_unix_has(tmp_path: Path) -> None:
    be_readable()
    save_settings(Settings("night"), tmp_path / "settings.json")
    assert load_settings(tmp_path / "settings.json") == Settings("night")
    app = CardIndexApp(lambda: TINY, lambda: Autosave(folder=tmp_path), load_settings(tmp_path / "settings.json"))

    async def moves(pilot: "Pilot[None]") -> None:
        await until(pilot, "TitleScreen")
        assert TINY.tagline in words(pilot)

    play(app, (80, 24), moves)


@pytest.mark.parametrize(("system", "ours"), [("posix", True), ("nt", False)])
def test_the_terminal_of_another_system_is_drawn_by_the_library(
    system: str, ours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = CardIndexApp(lambda: TINY, Autosave)
    with monkeypatch.context() as here:
        here.setattr(os, "name", system)
        assert app.get_driver_class().__module__.startswith("game.") is ours


@pytest.mark.usefixtures("_no_unix")
def test_signals_that_a_system_does_not_have_are_passed_over() -> None:
    async def listen() -> None:
        leave_on_signals(CardIndexApp(lambda: TINY, Autosave))

    asyncio.run(listen())
