"""The command, as tests run it: in this process, or in one of its own where that matters."""

import io
import os
import subprocess
import sys
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from game.cli import main
from game.content import load, scenes_folder
from game.engine.story import Story
from game.i18n import use
from tests.loaded import loaded


def kept_in(folder: Path) -> dict[str, str]:
    """The environment in which the game keeps files of its own in this folder, on every system."""
    return dict.fromkeys(
        ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"), str(folder)
    )


def all_on_the_path() -> dict[str, str]:
    """The environment in which ``python -S`` finds what this one does. Without ``-S`` Python would not start where few
    letters are known and the code lies in a folder whose name has others."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def run(*arguments: str, folder: Path, typed: str = "", code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command with files of its own in ``folder``, in this process, or where there is ``code`` by it."""
    done = in_a_process("-c", code, *arguments, folder=folder, typed=typed) if code else _here(arguments, folder, typed)
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    return done


def in_a_process(*words: str, folder: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run Python with these words, with files of the game's own in ``folder``."""
    return subprocess.run(
        [sys.executable, *words],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONIOENCODING": "utf-8", **os.environ, **kept_in(folder)},
        encoding="utf-8",
    )


def _read(folder: Path) -> Story:
    """A story as the command reads it; the shipped one, which no test changes, is read once."""
    return loaded(folder) if folder == scenes_folder() else load(folder)


def _here(arguments: tuple[str, ...], folder: Path, typed: str) -> subprocess.CompletedProcess[str]:
    reader, out, err = (io.TextIOWrapper(io.BytesIO(text), encoding="utf-8") for text in (typed.encode(), b"", b""))
    streams = redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", reader)
    patched = patch("game.commands.opening.load", _read), patch.dict(os.environ, kept_in(folder))
    with ExitStack() as inside:
        for one in (*streams, *patched):
            inside.enter_context(one)
        inside.callback(use, {})
        try:
            code: object = main(arguments)
        except SystemExit as stop:  # for what makes no sense, the reader of arguments leaves by itself
            code = stop.code
    return subprocess.CompletedProcess(arguments, int(str(code)), _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
