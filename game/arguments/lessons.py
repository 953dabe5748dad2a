"""The commands for lessons: what is printed, and what other programs read."""

from pathlib import Path

from game.arguments.reader import Arguments, Commands, number, path


def for_lessons(commands: Commands, common: Arguments) -> None:
    """The commands that make pages to print, before a lesson and after it."""
    paper = commands.add_parser("handouts", parents=[common], help="the game on paper: roles, cards, ballots, a key")
    paper.add_argument(
        "-o", dest="folder", metavar="DIR", type=path, default=Path("handouts"), help="default: handouts"
    )
    paper.add_argument(
        "--as",
        dest="chairs",
        action="append",
        metavar="CHAIR",
        default=[],
        help="the chair of the class, or of a table",
    )
    paper.add_argument("--all", dest="everybody", action="store_true", help="all chairs; this or --as must be given")
    which = paper.add_mutually_exclusive_group()
    which.add_argument("--deck", metavar="NAME", default="", help="which cards; the first deck, if none is named")
    which.add_argument(
        "--minutes",
        metavar="N",
        type=number(1, 999),
        help="how long the lesson is: the deck with the longest plan that fits, as 30, 45 or 90",
    )
    paper.add_argument("--board", metavar="NAME", default="", help="the written task for one examination board, as aqa")
    paper.add_argument(
        "--large",
        action="store_true",
        help="each decision card on a leaf of its own, in large letters; else two that have room share a leaf, "
        "to be cut apart",
    )
    paper.add_argument("--full", action="store_true", help="the long key too: every outcome, condition and source")
    paper.add_argument("--count", action="store_true", help="write nothing: only the words and pages of each file")
    debrief = commands.add_parser("debrief", parents=[common], help="a saved game on two pages to print")
    debrief.add_argument("file", metavar="FILE", type=path)
    debrief.add_argument(
        "--essay", metavar="FILE", type=path, help="your copy of the essay, to quote; with all the rest"
    )
    compare = commands.add_parser("compare", parents=[common], help="several groups' games on two pages to print")
    compare.add_argument("files", metavar="FILE", type=path, nargs="+")
    for pages, suffixes in ((debrief, ".html or .md"), (compare, ".html")):
        pages.add_argument("--full", action="store_true", help="after the two pages all the rest")
        pages.add_argument(
            "-o",
            dest="page",
            metavar="PAGE",
            type=path,
            help=f"where it is written, ending in {suffixes}; - prints it; "
            "only a page written by this command that nobody has changed is ever replaced",
        )
    plan = commands.add_parser(
        "planner", parents=[common], help="a page to plan a written answer on, from a saved game"
    )
    plan.add_argument("file", metavar="FILE", type=path)
    plan.add_argument("--question", metavar="NAME", default="", help="which question; the first, if none is named")
    plan.add_argument(
        "--as",
        dest="chairs",
        action="append",
        metavar="CHAIR",
        default=[],
        help="whose; a leaf for each table, if none",
    )
    plan.add_argument("-o", dest="page", metavar="PAGE", type=path, help="where it is written; - prints it")
    absent = commands.add_parser("absent", parents=[common], help="a leaf for who was absent, from a saved game")
    absent.add_argument("file", metavar="FILE", type=path)
    absent.add_argument(
        "--as", dest="chairs", action="append", metavar="CHAIR", default=[], help="whose; every chair's, if none"
    )
    absent.add_argument("-o", dest="page", metavar="PAGE", type=path, help="where it is written; - prints it")
    export = commands.add_parser("export", parents=[common], help="a table, or another file for other programs")
    export.add_argument("files", metavar="FILE", type=path, nargs="*", help="saved games, for --csv")
    export.add_argument("--csv", action="store_true", help="saved games as a table: a row for each pick")
    export.add_argument(
        "--anki", action="store_true", help="the story's people, words, dates and verdicts as cards for Anki"
    )
    export.add_argument(
        "--ink", action="store_true", help="the whole story as a file of ink, for those who hold chairs"
    )
    export.add_argument(
        "--as", dest="chairs", action="append", metavar="CHAIR", default=[], help="for --ink: who holds one; the first"
    )
    export.add_argument("--deck", metavar="NAME", default="", help="for --ink: which cards are asked; the most")
    export.add_argument(
        "--from", dest="start", metavar="SCENE", default="", help="for --ink: history plays up to this scene or year"
    )
    export.add_argument(
        "-o", dest="page", metavar="FILE", type=path, help="where it is written, never over another file; - prints it"
    )
