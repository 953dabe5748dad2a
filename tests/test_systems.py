"""Whether there is a screen to draw on, on every system."""

import io
import os
import sys

import pytest

from game.console import has_screen


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
