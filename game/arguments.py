"""The command line: every command with its flags, and what it says to somebody who mistypes one."""

import argparse
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

from game import NAME, __version__
from game.console import shown
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
  card-index debrief game.json        a page to print and take home
  card-index check --scenes DIR       look through a folder of scene files
"""


HIDDEN = "seat"
"""The command that the server gives, and nobody types."""


class Arguments(argparse.ArgumentParser):
    """Flags and commands; what it does not understand is told without its control characters."""

    def error(self, message: str) -> NoReturn:
        super().error(shown(message))

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Say what comes near a value that is not offered, and nothing of the hidden command."""
        offered = {str(one): str(one) for one in action.choices or () if one != HIDDEN}
        if action.choices is not None and value not in action.choices:
            about = None if isinstance(action, argparse._SubParsersAction) else action
            what = "value" if about else "command"
            advice = _did_you_mean(str(value), offered) or f"Choose one of: {', '.join(offered)}."
            raise argparse.ArgumentError(about, f"There is no {what} “{value}”. {advice}")


Commands: TypeAlias = "argparse._SubParsersAction[Arguments]"
"""Where commands are added; the library has no public name for it."""


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command and its flags. Raises CommandError, or SystemExit as argparse does."""
    top = parser()
    options, unknown = top.parse_known_args(arguments)
    if not unknown:
        return options
    command, typed = options.command, unknown[0].partition("=")[0]
    flags = {flag: flag for flag in _flags(top if command == "title" else _subcommands(top)[command])}
    if command == "title":
        flags = {flag: f"card-index play {flag}" for flag in _flags(_subcommands(top)["play"])} | flags
    name = "card-index" if command == "title" else f"card-index {command}"
    advice = _did_you_mean(typed, flags) or f"What it knows: {name} --help"
    raise CommandError(MISUSED, f"{name} does not know “{shown(typed)}”. {advice}")


def _flags(command: argparse.ArgumentParser) -> list[str]:
    return re.findall("^  (?:-[a-z], )?(--[a-z-]+)", command.format_help(), re.MULTILINE)


def _subcommands(top: Arguments) -> Mapping[str, argparse.ArgumentParser]:
    choices = next(action.choices for action in top._actions if action.dest == "command")
    assert isinstance(choices, Mapping)
    return choices


def _did_you_mean(typed: str, offered: Mapping[str, str]) -> str:
    """A question with whatever comes near, as it is written there; empty if nothing does."""
    from difflib import get_close_matches  # only where something is wrong

    near = get_close_matches(typed.casefold(), offered, 2, 0.6)
    meant = near[:1] if typed.casefold() in near else near
    return f"Did you mean {' or '.join(offered[one] for one in meant)}?" if meant else ""


def parser() -> Arguments:
    """All commands; without one the title screen is meant."""
    top = Arguments(
        prog="card-index",
        description="A text adventure for history lessons. With a screen reader: card-index play --plain",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"{NAME} {__version__}", help="which version this is")
    common = Arguments(add_help=False)
    common.add_argument("--scenes", metavar="DIR", type=_path, help="another folder of scene files")
    look = Arguments(add_help=False)
    look.add_argument("--plain", action="store_true", help="plain lines instead of a screen")
    look.add_argument("--theme", choices=THEMES, help="light, dark, or high contrast")
    look.add_argument(
        "--clock", type=int, choices=CLOCKS, metavar="MINUTES", help="talk before a room chooses; 0: none"
    )
    look.add_argument("--narrow", action="store_true", help="narrow lines: few words in each")
    look.add_argument("--large", action="store_true", dest="narrow", help=argparse.SUPPRESS)  # as it was called once
    look.add_argument("--still", action="store_true", help="nothing moves on the screen")
    look.add_argument(
        "--essay", metavar="FILE", type=_path, help="your copy of the essay, to read beside the citations"
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _for_players(commands, common, look)
    _for_classes(commands, common)
    _for_authors(commands, common, look)
    _for_browsers(commands, common)
    top.set_defaults(
        scenes=None, plain=False, theme=None, narrow=False, still=False, essay=None, clock=None, command="title"
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
    play.add_argument("--save", metavar="FILE", type=_path, help="where the game is saved")
    resume = commands.add_parser("resume", parents=[common, look], help="go on with a saved game")
    resume.add_argument(
        "file",
        metavar="FILE",
        type=_path,
        nargs="?",
        help="or its name, as saves lists it; the newest, if none is named",
    )
    commands.add_parser("saves", help="the saved games")
    commands.add_parser("history", parents=[common], help="history plays itself, in plain lines")
    told = commands.add_parser("replay", parents=[common], help="a saved game in plain lines")
    told.add_argument("file", metavar="FILE", type=_path)


def _for_classes(commands: Commands, common: Arguments) -> None:
    """What is printed."""
    paper = commands.add_parser("handouts", parents=[common], help="the game on paper: roles, cards, ballots, a key")
    paper.add_argument(
        "-o", dest="folder", metavar="DIR", type=_path, default=Path("handouts"), help="default: handouts"
    )
    paper.add_argument("--deck", metavar="NAME", default="", help="which cards; the first deck, if none is named")
    debrief = commands.add_parser("debrief", parents=[common], help="a saved game as a page to print")
    debrief.add_argument("file", metavar="FILE", type=_path)
    debrief.add_argument("--essay", metavar="FILE", type=_path, help="your copy of the essay, to quote on the page")
    compare = commands.add_parser("compare", parents=[common], help="several groups' games on one page to print")
    compare.add_argument("files", metavar="FILE", type=_path, nargs="+")
    for pages, suffixes in ((debrief, ".html or .md"), (compare, ".html")):
        pages.add_argument(
            "-o",
            dest="page",
            metavar="PAGE",
            type=_path,
            help=f"where it is written, ending in {suffixes}; - prints it; "
            "only a page written by this command that nobody has changed is ever replaced",
        )


def _for_authors(commands: Commands, common: Arguments, look: Arguments) -> None:
    """What helps those who write scenes."""
    check = commands.add_parser("check", parents=[common], help="look through the scene files")
    check.add_argument("--essay", metavar="FILE", type=_path, help="hold the catalogue against a copy of the essay")
    check.add_argument("--json", action="store_true", help="for other programs")
    check.add_argument("--write-schemas", action="store_true", help="keep beside the scenes what helps an editor")
    check.add_argument("--write-words", action="store_true", help="keep beside the scenes what is to be translated")
    check.add_argument("--deep", action="store_true", help="play it, too: what is never seen (takes some seconds)")
    explore = commands.add_parser("explore", parents=[common], help="what can be reached from which chair, and how")
    explore.add_argument("--as", dest="chairs", action="append", metavar="CHAIR", default=[], help="the first, if none")
    explore.add_argument(
        "--limit",
        type=int,
        metavar="N",
        help="the most states kept of one round: 3000, and a third of that with each chair more, which is done within "
        "two minutes and sees many ways but not all; 200000 with --write-roads",
    )
    explore.add_argument("--write-roads", action="store_true", help="keep beside the scenes which aims have no road")
    explore.add_argument("--json", action="store_true", help="for other programs")
    graph = commands.add_parser("graph", parents=[common], help="a drawing of acts, cards and endings")
    graph.add_argument("--as", dest="chairs", action="append", metavar="CHAIR", default=[], help="all, if none")
    graph.add_argument("--format", choices=["mermaid", "dot"], default="mermaid", help="for which program")
    new = commands.add_parser("new", parents=[common], help="a first card, to be filled in")
    new.add_argument("scene", metavar="SCENE-ID", help="year, month and a word: 1854-09-pump-handle")
    new.add_argument("--act", metavar="ACT", default="", help="the folder of its act; by its date, if none is named")
    copy = commands.add_parser("copy-scenes", help="the scenes in a folder of your own, to be changed")
    copy.add_argument("folder", metavar="DIR", type=_path)
    trial = commands.add_parser("try", parents=[common, look], help="play one card at once, and follow your changes")
    trial.add_argument("scene", metavar="SCENE")
    trial.add_argument("--as", dest="chairs", action="append", metavar="CHAIR", default=[], help="the first, if none")
    trial.add_argument(
        "--set", dest="settings", action="append", metavar="NAME=VALUE", default=[], help="the world there"
    )
    trial.add_argument(
        "--picked",
        action="append",
        metavar="CHAIR:SCENE:OPTION",
        default=[],
        help="what was picked on an earlier card; as in history, where nothing is said",
    )
    trial.add_argument(
        "--objected", action="append", metavar="CHAIR=N", default=[], help="how often a chair has objected"
    )


def _for_browsers(commands: Commands, common: Arguments) -> None:
    """What is served, and the command that nobody types."""
    served = commands.add_parser(
        "serve", parents=[common, _of_a_game()], help="play in a browser, on this computer or a network"
    )
    served.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help="let others in: this computer's address")
    served.add_argument("--port", metavar="N", type=_number(0, 65535), default=8000, help="8000, if none is named")
    served.add_argument("--seats", metavar="N", type=_number(1, 200), default=32, help="the most games at a time: 32")
    served.add_argument(
        "--per-address", metavar="N", type=_number(1, 200), help="the most from one address: as many as there are seats"
    )
    served.add_argument("--table", action="store_true", help="one game for all, and a page in every hand: with --as")
    served.add_argument("--talk", action="store_true", help="with --class: vote, talk, and vote again")
    served.add_argument("--desk-anywhere", action="store_true", help="the desk can be opened on another computer")
    served.add_argument(
        "--certificate", metavar="FILE", type=_path, help="with --table: encrypt, by a certificate and its key in PEM"
    )
    served.add_argument("--json", action="store_true", help="with --table: the addresses in one line, for programs")
    packed = commands.add_parser(
        "build-page",
        parents=[common, _of_a_game()],
        help="the game in one HTML file, which needs nothing but a browser",
    )
    packed.add_argument(
        "-o", dest="page", metavar="PAGE", type=_path, default=Path("game.html"), help="default: game.html"
    )
    packed.add_argument(
        "--pyodide", metavar="FILE", type=_path, help="its package from npm, where that cannot be fetched now"
    )
    seat = commands.add_parser(HIDDEN, parents=[common])
    seat.add_argument("folder", metavar="FOLDER", type=_path)


def _path(text: str) -> Path:
    """A tilde is the home of this account, also where the shell has not seen it: ``--save=~/game.json``."""
    return Path(os.path.expanduser(text))


def _number(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers from ``least`` to ``most``."""

    def read(text: str) -> int:
        if not re.fullmatch("[0-9]{1,5}", text) or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"a whole number from {least} to {most} is needed")
        return int(text)

    return read
