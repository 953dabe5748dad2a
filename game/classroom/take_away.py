"""What a browser can take away of a game: pages to print, a leaf to plan an answer on, and its picks as a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.classroom.csv_table import csv_table
from game.classroom.debrief import debrief
from game.classroom.planner import planner
from game.engine.playthrough import Playthrough
from game.engine.story import Story
from game.i18n import marked, tr

WHOLE = marked("All of it, to print")
WORDS = {
    "pages": marked("Two pages to print"),
    "whole": WHOLE,
    "planner": marked("A leaf to plan a written answer on"),
    "picks": marked("The picks as a table, for a spreadsheet"),
}
"""What leads to each file, by its kind."""


def offered(story: Story) -> Mapping[str, str]:
    """The kinds of file that games of this story have, each with its words; no planner where nothing is set."""
    return {kind: tr(words) for kind, words in WORDS.items() if kind != "planner" or story.written}


@dataclass(frozen=True, slots=True)
class TakenAway:
    """A file of a game."""

    name: str
    content: str


def taken_away(playthrough: Playthrough, kind: str) -> TakenAway:
    """The file of this kind. Raises KeyError where there is no such kind."""
    name = "-".join(playthrough.chronicle.chairs)
    match kind:
        case "pages":
            rest = tr("Everything else lies behind “{link}”, where this page came from.", link=tr(WHOLE))
            return TakenAway(f"{name}.html", debrief(playthrough, rest=rest))
        case "whole":
            return TakenAway(f"{name}-full.html", debrief(playthrough, full=True))
        case "planner" if written := playthrough.story.written:
            return TakenAway(f"{name}-planner.html", planner(playthrough, written.questions[0]))
        case "picks":
            return TakenAway(f"{name}.csv", csv_table([(name, playthrough)]).decode())
        case _:
            raise KeyError(kind)
