"""The entry point: arguments in, one call, exit code out. The only place where an error is printed."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from game.arguments import parsed
from game.console import be_readable, shown
from game.environment import pass_over_nonsense
from game.exit_codes import DONE, INTERRUPTED, PROBLEMS, CommandError
from game.i18n import tr

COMMANDS = {
    "title": "playing:title",
    "play": "playing:play",
    "resume": "playing:resume",
    "try": "playing:trial",
    "saves": "records:saves",
    "history": "records:history",
    "replay": "records:replay",
    "handouts": "handouts:handouts",
    "debrief": "paper:debrief",
    "compare": "paper:compare",
    "planner": "planner:planner",
    "absent": "absent:absent",
    "export": "export:export",
    "build-page": "one_file:build_page",
    "check": "checking:check",
    "explore": "authors:explore",
    "keep": "keeping:keep",
    "prove": "proving:prove",
    "graph": "authors:graph",
    "new": "authors:new",
    "copy-scenes": "authors:copy_scenes",
    "serve": "serving:serve",
    "seat": "serving:seat",
}
"""For each command its module and function in `game.commands`; only the one that is asked for is imported."""
MANY = 20_000
"""How many new objects are made before Python looks which are still in use. While a story is read and a screen is made
all of them are, and it would look at them again and again."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    be_readable()
    pass_over_nonsense(os.environ)
    gc.set_threshold(MANY)
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        print(tr("Interrupted."), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        stream = tr("Something") if isinstance(error, FileNotFoundError) else tr("Standard input or output")
        what = shown(str(error.filename)) if error.filename else stream
        why = error.strerror or tr("the system does not say why")
        print(tr("{file} could not be read or written: {why}.", file=what, why=why), file=sys.stderr)
        return PROBLEMS
    except Exception as fault:
        if sys.flags.dev_mode:
            raise
        from game.crash_report import crash_sentences  # which no other start waits for

        print(*crash_sentences(fault), sep="\n", file=sys.stderr)
        return PROBLEMS


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = parsed(arguments)
        module, function = COMMANDS[options.command].split(":")
        code: int = getattr(import_module(f"game.commands.{module}"), function)(options)
        return code
    except CommandError as stop:
        for line in stop.lines:
            print(line, file=sys.stderr)
        return stop.code
