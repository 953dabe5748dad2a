"""What a browser can take away of a game: pages to print, a leaf to plan an answer on, its picks as a table, and the
papers for a lesson in its chairs, with its cards."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.classroom.absent import absent_leaf
from game.classroom.csv_table import csv_table
from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from game.classroom.page_sizes import Size, size_of
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
ABSENT = "absent.html"
FOR_THE_CLASS = {
    "roles.html": marked("Role sheets"),
    "cards.html": marked("Decision cards"),
    "ballots.html": marked("Ballots"),
    "pupils-leaf.html": marked("The pupil's leaf"),
    "pupils-help.html": marked("Help with the leaf"),
    ABSENT: marked("A leaf for who was absent"),
}
FOR_THE_TEACHER = {
    "teachers-key.html": marked("Teacher's key"),
    "full-key.html": marked("The full key"),
    "quiz-before.html": marked("A quiz, before"),
    "quiz-after.html": marked("A quiz, after"),
    "evidence.html": marked("Evidence bank"),
    "written-task.html": marked("Written task"),
    "marking.html": marked("Marking"),
}
"""What each paper of a lesson is called, by the name of its file; what has answers on it, or tells
how the cards go on, is for the teacher to hand out."""


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


@dataclass(frozen=True, slots=True)
class Printout:
    """A paper for a lesson, to be printed."""

    file: str
    """The name of its file, by which it is asked for."""
    words: str
    """What it is called."""
    size: Size
    for_the_teacher: bool


def printouts(playthrough: Playthrough) -> tuple[Printout, ...]:
    """The papers that there are for a lesson in the chairs of this game, with its cards. They are all made for that: it
    takes longer than any page of a game."""
    pages, named = _pages(playthrough), {**FOR_THE_CLASS, **FOR_THE_TEACHER}
    return tuple(
        Printout(file, tr(words), size_of(pages[file]), file in FOR_THE_TEACHER)
        for file, words in named.items()
        if file in pages
    )


def paper(playthrough: Playthrough, file: str) -> TakenAway:
    """One of these papers, by the name of its file. Raises KeyError where there is none of that name."""
    return TakenAway(f"{'-'.join(playthrough.chronicle.chairs)}-{file}", _pages(playthrough)[file])


def _pages(playthrough: Playthrough) -> Mapping[str, str]:
    """The papers by the names of their files."""
    deck, leaf = playthrough.schedule.deck.only(playthrough.chronicle.chairs), absent_leaf(playthrough)
    pages = handouts(playthrough.story, deck, full=True)
    return {**pages, ABSENT: leaf} if leaf else pages
