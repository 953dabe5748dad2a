"""The reader of arguments: what it says to somebody who mistypes one, and the kinds of value that flags have."""

import argparse
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn, TypeAlias

from game.console import shown
from game.engine.names import compared
from game.exit_codes import MISUSED

HIDDEN = "seat"
"""The command that the server gives, and nobody types."""


class Arguments(argparse.ArgumentParser):
    """Flags and commands; what it does not understand is told in one line, without its control characters."""

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
