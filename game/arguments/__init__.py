"""The command line: every command with its flags, and what it says to somebody who mistypes one."""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from game import NAME, __version__
from game.arguments.authors import for_authors
from game.arguments.lessons import for_lessons
from game.arguments.reader import HIDDEN, Arguments, Commands, did_you_mean, number, one_of, path
from game.console import shown
from game.engine.names import compared
from game.exit_codes import MISUSED, CommandError
from game.settings import CLOCKS, THEMES

EXAMPLES = """examples:
  card-index                          the title screen
  card-index play --as CHAIR          take a chair at once
  card-index play --as CHAIR --class --deck DECK     a class votes on one chair
  card-index play --as CHAIR --as CHAIR --lot        a team in each chair, by lot
  card-index play --plain             in plain lines, for screen readers and simple terminals
  card-index serve                    in a browser, on this computer or a school's network
  card-index serve --table --host ADDRESS --as CHAIR --as CHAIR    one game, a page in every hand
  card-index build-page               in one HTML file, which needs nothing but a browser
  card-index history                  how it went with nobody seated
  card-index debrief game.json        two pages to print and take home
  card-index check --scenes DIR       look through a folder of scene files
"""


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command and its flags. Raises CommandError, or SystemExit as argparse does."""
    top = parser()
    options, unknown = top.parse_known_args(_as_meant(top, sys.argv[1:] if arguments is None else arguments))
    if not unknown:
        return options
    command, typed = options.command, unknown[0].partition("=")[0]
    flags = {flag: flag for flag in _flags(top if command == "title" else _subcommands(top)[command])}
    if command == "title":
        flags = {flag: f"card-index play {flag}" for flag in _flags(_subcommands(top)["play"])} | flags
    name = "card-index" if command == "title" else f"card-index {command}"
    advice = did_you_mean(typed, flags) or f"What it knows: {name} --help"
    raise CommandError(MISUSED, f"{name} does not know “{shown(typed)}”. {advice}")


def _as_meant(top: Arguments, arguments: Sequence[str]) -> list[str]:
    """The arguments with the command and the flags as they are spelt here, whatever their case, and whatever a word
    processor has made of their hyphens: ``–AS`` for ``--as``."""
    meant, commands = list(arguments), _subcommands(top)
    first = compared(meant[0]).strip("\"'") if meant else ""
    if first in (*commands, "help", "version") and first != HIDDEN:
        meant[0] = first if first in commands else f"--{first}"
    ours: list[str] | None = None
    for place, argument in enumerate(meant):
        word, equals, value = argument.partition("=")
        plain = compared(word)
        if argument == "--" or not plain.startswith("-") or re.fullmatch("--[a-z-]+|-[a-z]", word):
            continue
        ours = ours or _flags(commands.get(meant[0], top))
        if (flag := f"--{plain.lstrip('-')}") in ours:
            meant[place] = f"{flag}{equals}{value}"
    return meant


def _flags(command: argparse.ArgumentParser) -> list[str]:
    return re.findall("^  (?:-[a-z], )?(--[a-z-]+)", command.format_help(), re.MULTILINE)


def _subcommands(top: Arguments) -> Mapping[str, argparse.ArgumentParser]:
    choices = next(action.choices for action in top._actions if action.dest == "command")
    assert isinstance(choices, Mapping)
    return choices


def parser() -> Arguments:
    """All commands; without one the title screen is meant."""
    top = Arguments(
        prog="card-index",
        description="A text adventure for history lessons. With a screen reader: card-index play --plain",
        epilog=EXAMPLES,
    )
    top.add_argument("--version", action="version", version=f"{NAME} {__version__}", help="which version this is")
    common = Arguments(add_help=False)
    common.add_argument("--scenes", metavar="DIR", type=path, help="another folder of scene files")
    look = Arguments(add_help=False)
    look.add_argument("--plain", action="store_true", help="plain lines instead of a screen")
    look.add_argument("--theme", type=one_of, choices=THEMES, help="light, dark, or high contrast")
    look.add_argument(
        "--clock",
        type=number(0, max(CLOCKS)),
        choices=CLOCKS,
        metavar="MINUTES",
        help="talk before a room chooses; 0: none",
    )
    look.add_argument("--talk", action="store_true", help="with a class: vote, talk, and vote again")
    look.add_argument("--narrow", action="store_true", help="narrow lines: few words in each")
    look.add_argument("--large", action="store_true", dest="narrow", help=argparse.SUPPRESS)  # as it was called once
    look.add_argument("--still", action="store_true", help="nothing moves on the screen")
    look.add_argument("--essay", metavar="FILE", type=path, help="your copy of the essay, to read beside the citations")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _for_players(commands, common, look)
    for_lessons(commands, common)
    for_authors(commands, common, look)
    _for_browsers(commands, common)
    top.set_defaults(
        scenes=None,
        plain=False,
        theme=None,
        narrow=False,
        still=False,
        essay=None,
        clock=None,
        talk=False,
        command="title",
    )
    return top


def _of_a_game() -> Arguments:
    """What a new game is, whether it is played here or served."""
    game = Arguments(add_help=False)
    game.add_argument(
        "--as",
        dest="chairs",
        action="append",
        metavar="CHAIR",
        default=[],
        help="whose chair to take; several for teams",
    )
    game.add_argument("--class", dest="votes", action="store_true", help="a class in one chair: hands are counted")
    game.add_argument(
        "--aim", action="append", metavar="[CHAIR=]AIM", default=[], help="what you want, in every chair or in one"
    )
    game.add_argument(
        "--name", dest="names", action="append", metavar="CHAIR=NAME", default=[], help="what a team calls itself"
    )
    game.add_argument("--lot", action="store_true", help="deal the teams' names among the chairs by lot")
    game.add_argument("--deck", metavar="NAME", default="", help="which cards are asked")
    game.add_argument(
        "--from", dest="start", metavar="SCENE", default="", help="history plays up to this scene or year"
    )
    return game


def _for_players(commands: Commands, common: Arguments, look: Arguments) -> None:
    """What is played, and what is told of it again."""
    play = commands.add_parser("play", parents=[common, look, _of_a_game()], help="a new game")
    play.add_argument("--save", metavar="FILE", type=path, help="where the game is saved")
    resume = commands.add_parser("resume", parents=[common, look], help="go on with a saved game")
    resume.add_argument(
        "file",
        metavar="FILE",
        type=path,
        nargs="?",
        help="or its name, as saves lists it; the newest, if none is named",
    )
    commands.add_parser("saves", parents=[common], help="the saved games")
    commands.add_parser("history", parents=[common], help="history plays itself, in plain lines")
    told = commands.add_parser("replay", parents=[common], help="a saved game in plain lines")
    told.add_argument("file", metavar="FILE", type=path)


def _for_browsers(commands: Commands, common: Arguments) -> None:
    """What is served, and the command that nobody types."""
    served = commands.add_parser(
        "serve", parents=[common, _of_a_game()], help="play in a browser, on this computer or a network"
    )
    served.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help="let others in: this computer's address")
    served.add_argument("--port", metavar="N", type=number(0, 65535), default=8000, help="8000, if none is named")
    served.add_argument("--seats", metavar="N", type=number(1, 200), default=32, help="the most games at a time: 32")
    served.add_argument(
        "--per-address", metavar="N", type=number(1, 200), help="the most from one address: as many as there are seats"
    )
    served.add_argument("--table", action="store_true", help="one game for all, and a page in every hand: with --as")
    served.add_argument("--talk", action="store_true", help="with --class or --hands: vote, talk, and vote again")
    served.add_argument("--hands", action="store_true", help="many devices at each team's table, and a vote there")
    served.add_argument(
        "--clock",
        type=number(0, max(CLOCKS)),
        choices=CLOCKS,
        metavar="MINUTES",
        help="with --table: time for each card; 0: none",
    )
    served.add_argument(
        "--devices", metavar="N", type=number(1, 3000), help="with --table: the most devices in the room: 400"
    )
    served.add_argument("--desk-anywhere", action="store_true", help="the desk can be opened on another computer")
    served.add_argument(
        "--certificate", metavar="FILE", type=path, help="with --table: encrypt, by a certificate and its key in PEM"
    )
    served.add_argument("--json", action="store_true", help="with --table: the addresses in one line, for programs")
    packed = commands.add_parser(
        "build-page",
        parents=[common, _of_a_game()],
        help="the game in one HTML file, which needs nothing but a browser",
    )
    whither = packed.add_mutually_exclusive_group()
    whither.add_argument(
        "-o", dest="page", metavar="PAGE", type=path, default=Path("game.html"), help="default: game.html"
    )
    whither.add_argument("--folder", metavar="DIR", type=path, help="for web space: as several files, kept by browsers")
    packed.add_argument(
        "--pyodide", metavar="FILE", type=path, help="its package from npm, where that cannot be fetched now"
    )
    seat = commands.add_parser(HIDDEN, parents=[common])
    seat.add_argument("folder", metavar="FOLDER", type=path)
