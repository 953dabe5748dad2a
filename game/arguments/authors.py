"""The commands for those who write scenes."""

from game.arguments.reader import Arguments, Commands, number, one_of, path


def for_authors(commands: Commands, common: Arguments, look: Arguments) -> None:
    """What helps those who write scenes."""
    check = commands.add_parser("check", parents=[common], help="look through the scene files")
    check.add_argument("--essay", metavar="FILE", type=path, help="hold the catalogue against a copy of the essay")
    check.add_argument("--json", action="store_true", help="for other programs")
    check.add_argument("--write-schemas", action="store_true", help="keep beside the scenes what helps an editor")
    check.add_argument("--write-words", action="store_true", help="keep beside the scenes what is to be translated")
    check.add_argument("--deep", action="store_true", help="play it, too: what is never seen (takes some seconds)")
    explore = commands.add_parser("explore", parents=[common], help="what can be reached from which chair, and how")
    explore.add_argument("--as", dest="chairs", action="append", metavar="CHAIR", default=[], help="the first, if none")
    explore.add_argument(
        "--limit",
        type=number(0, 9_999_999),
        metavar="N",
        help="the most states kept of one round: 3000, and a third of that with each chair more, which is done within "
        "two minutes and sees many ways but not all; 200000 with --write-roads",
    )
    explore.add_argument("--every-seating", action="store_true", help="all sets of chairs; goes on where it stopped")
    explore.add_argument("--deck", metavar="NAME", default="", help="with --every-seating: the last deck, if none")
    explore.add_argument("--keep", metavar="FILE", type=path, help="with --every-seating: where what is done is kept")
    explore.add_argument(
        "--scheduler", metavar="ADDRESS", default="", help="with --every-seating: on a dask cluster that you trust"
    )
    explore.add_argument("--write-roads", action="store_true", help="keep beside the scenes which aims have no road")
    explore.add_argument("--json", action="store_true", help="for other programs")
    keep = commands.add_parser("keep", parents=[common], help="a saved game as a test of the story")
    keep.add_argument("file", metavar="FILE", type=path, nargs="?", help="a finished game, or its name")
    keep.add_argument("--in", dest="folder", metavar="DIR", type=path, help="the folder games of the story, if none")
    keep.add_argument("--about", metavar="LINE", default="", help="what it shows")
    keep.add_argument("--anew", action="store_true", help="let all that are kept come to what they come to now")
    keep.add_argument("--courses", action="store_true", help="how some games at random go, for check --deep")
    prove = commands.add_parser("prove", parents=[common], help="whether what proofs.yaml states of the story is true")
    prove.add_argument("--only", metavar="TEXT", default="", help="the properties in whose line this stands")
    prove.add_argument(
        "--limit",
        type=number(1, 9_999_999),
        default=30_000,
        metavar="N",
        help="the most states kept of one round: 30000; with more, more is proved, and it takes longer",
    )
    prove.add_argument(
        "--games",
        type=number(1, 999_999),
        default=3000,
        metavar="N",
        help="played at random where not all can be counted: 3000",
    )
    prove.add_argument("--keep", metavar="FILE", type=path, help="where what is done is kept, should it be stopped")
    prove.add_argument("--json", action="store_true", help="for other programs")
    graph = commands.add_parser("graph", parents=[common], help="a drawing of acts, cards and endings")
    graph.add_argument("--as", dest="chairs", action="append", metavar="CHAIR", default=[], help="all, if none")
    graph.add_argument("--format", type=one_of, choices=["mermaid", "dot"], default="mermaid", help="for which program")
    new = commands.add_parser("new", parents=[common], help="a first card, to be filled in")
    new.add_argument("scene", metavar="SCENE-ID", help="year, month and a word: 1854-09-pump-handle")
    new.add_argument("--act", metavar="ACT", default="", help="the folder of its act; by its date, if none is named")
    copy = commands.add_parser("copy-scenes", help="the scenes in a folder of your own, to be changed")
    copy.add_argument("folder", metavar="DIR", type=path)
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
