"""The reader of arguments: what it says to somebody who mistypes one, and the kinds of value that flags have."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from game.console import shown
from game.engine.names import compared
from game.exit_codes import MISUSED

HIDDEN = "seat"
"""The command that the server gives, and nobody types."""


class Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the window. One is made at each flag that is added, too, and argparse would import shutil to ask
    for the width, which takes longer than to read the arguments."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


class Arguments(argparse.ArgumentParser):
    """Flags and commands; what it does not understand is told in one line, without its control characters."""

    def __init__(self, **how: Any) -> None:
        """As argparse.ArgumentParser."""
        super().__init__(formatter_class=Help, **how)

    def error(self, message: str) -> NoReturn:
        told = shown(message)
        advice = "" if told.endswith((".", "?")) else f". What it knows: {self.prog} --help"
        self.exit(MISUSED, f"{self.prog}: {told}{advice}\n")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Say what comes near a value that is not offered, and nothing of the hidden command."""
        offered = {str(one): str(one) for one in action.choices or () if one != HIDDEN}
        if action.choices is not None and value not in action.choices:
            about = None if isinstance(action, argparse._SubParsersAction) else action
            what = "value" if about else "command"
            advice = did_you_mean(str(value), offered) or f"Choose one of: {', '.join(offered)}."
            raise argparse.ArgumentError(about, f"There is no {what} “{value}”. {advice}")


def _columns() -> int:
    """How many letters a line of the window has: what COLUMNS says, or the terminal; 80 where neither does."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    with suppress(OSError, ValueError):  # no terminal, or a closed stream
        return (os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0) or 80
    return 80


Commands: TypeAlias = "argparse._SubParsersAction[Arguments]"
"""Where commands are added; the library has no public name for it."""


def did_you_mean(typed: str, offered: Mapping[str, str]) -> str:
    """A question with whatever comes near, as it is written there; empty if nothing does."""
    from difflib import get_close_matches  # only where something is wrong

    near = get_close_matches(typed.casefold(), offered, 2, 0.6)
    meant = near[:1] if typed.casefold() in near else near
    return f"Did you mean {' or '.join(offered[one] for one in meant)}?" if meant else ""


def path(text: str) -> Path:
    """A tilde is the home of this account, also where the shell has not seen it: ``--save=~/game.json``."""
    return Path(os.path.expanduser(text))


def one_of(text: str) -> str:
    """One of several words, in any case and with or without quotation marks."""
    return compared(text).strip("\"'")


def number(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers from ``least`` to ``most``."""

    def read(text: str) -> int:
        if not re.fullmatch("[0-9]{1,7}", text) or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"a whole number from {least} to {most} is needed")
        return int(text)

    return read
