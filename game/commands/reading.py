"""A story and a game of it, read by a process of its own for one that runs long: what reading takes of memory, which is
six times the story itself, goes with that process."""

import argparse
import pickle
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from typing import Any

from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.exit_codes import MISUSED, CommandError
from game.i18n import use

PROGRAM = """
import pickle, sys
from game.commands.reading import read
sys.stdout.buffer.write(pickle.dumps(read(pickle.load(sys.stdin.buffer))))
"""
PATIENCE = 60
"""Seconds after which the story is read here."""

Read = tuple[Story, Chronicle, tuple[Any, ...]]
"""A story, the game, and what `game.i18n.use` wants to know."""


def room_game(options: argparse.Namespace) -> tuple[Story, Chronicle]:
    """The story, in whose language all is said from now on, and the game of the flags. Raises CommandError."""
    story, game, words = _read_elsewhere(options) or read(options)
    use(*words)
    return story, game


def read(options: argparse.Namespace) -> Read:
    """The same, read here. The lot deals chairs among those who come in. Raises CommandError."""
    from game.commands.new_game import new_game
    from game.commands.opening import told_story
    from game.content import scenes_folder
    from game.content.interface import interface_in

    story = told_story(options.scenes)
    game = new_game(argparse.Namespace(**{**vars(options), "lot": False}), story)
    if game is None or game.mode == "solo":
        raise CommandError(MISUSED, "A table needs --as CHAIR for each team, or one --as CHAIR with --class.")
    if options.talk and game.mode != "class" and not options.hands:
        raise CommandError(MISUSED, "--talk goes with --class or --hands: only those who vote can vote twice.")
    story = replace(story, claims=dict(story.claims))  # which else would be read when one is first looked up
    return story, game, tuple(interface_in(options.scenes or scenes_folder()))


def _read_elsewhere(options: argparse.Namespace) -> Read | None:
    """What another process has read; None where that did not go well, and it is read here, where problems are told."""
    if getattr(sys, "frozen", False):  # where this program is no Python
        return None
    with suppress(OSError, subprocess.SubprocessError, pickle.PickleError, EOFError, AttributeError, ImportError):
        command, asked = [sys.executable, "-P", "-c", PROGRAM], pickle.dumps(options)
        told = subprocess.run(command, input=asked, capture_output=True, timeout=PATIENCE, check=True)
        found: Read = pickle.loads(told.stdout)
        return found
    return None
