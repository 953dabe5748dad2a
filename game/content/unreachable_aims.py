"""The aims to which chairs have no road, as `card-index explore --write-roads` worked them out beside the scenes."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from game.atomic_files import write_whole
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import CODES, Problem, Report
from game.content.field_types import Group, Key, Line, ListOf, MapOf, Name
from game.content.format_checks import CheckedGroup, Checker
from game.content.story_files import open_page
from game.content.text_files import is_there
from game.engine.story import NoRoad, Story

FILE = "roads.json"
SEATING = Group("what chairs have no road to", (
    Key("deck", Name("a deck"), "The cards that are asked."),
    Key("chairs", ListOf(Name("a chair")), "The chairs that people hold."),
    Key("aims", MapOf(Name("a chair"), ListOf(Name("an aim"))), "For some of them, the aims that they cannot meet."),
))  # fmt: skip
ROADS = Group("roads.json", (
    Key("rules", Line(), "The rules to which it belongs."),
    Key("no-road", ListOf(SEATING, 0), "For seatings, what they cannot come to."),
))  # fmt: skip


def no_roads(folder: Path, story: Story) -> frozenset[NoRoad]:
    """Each road that there is not; nothing where the file is not there or belongs to other rules."""
    report = Report()
    roads = _read(folder, story, report)
    if roads is None or report.found or roads["rules"] != story.rules_digest:
        return frozenset()
    return frozenset(
        NoRoad(frozenset(row["chairs"]), row["deck"], chair, aim)
        for row in roads["no-road"]
        for chair, aims in row["aims"].items()
        for aim in aims
    )


def roads_problems(folder: Path, story: Story) -> list[Problem]:
    """What is wrong with the file, as warnings: a story is as sound without it."""
    report = Report()
    _read(folder, story, report)
    return [problem._replace(code="roads", advice=CODES["roads"]) for problem in report.sorted()]


def _read(folder: Path, story: Story, report: Report) -> CheckedGroup | None:
    """JSON is YAML, and so read as strictly as a scene."""
    page = open_page(folder.resolve(), FILE, report) if is_there(folder / FILE, os.path.lexists) else None
    names = {
        "a chair": tuple(chair.id for chair in story.chairs),
        "an aim": tuple(aim.id for aim in story.aims),
        "a deck": tuple(deck.id for deck in story.decks),
    }
    read: CheckedGroup | None = Checker(DeclaredNames(names), report).read(ROADS, page) if page else None
    return read


def write_no_roads(folder: Path, story: Story, none: Iterable[NoRoad]) -> Path:
    """Keep what was worked out for the rules of this story, a line for each seating. Raises OSError."""
    none = frozenset(none)
    chairs, decks = [chair.id for chair in story.chairs], [deck.id for deck in story.decks]

    def order(seating: tuple[str, frozenset[str]]) -> tuple[int, int, list[int]]:
        deck, held = seating
        return decks.index(deck), len(held), sorted(map(chairs.index, held))

    rows = []
    for deck, held in sorted({(one.deck, one.held) for one in none}, key=order):
        closed = {
            chair: [aim.id for aim in story.aims if NoRoad(held, deck, chair, aim.id) in none] for chair in chairs
        }
        aims = {chair: ids for chair, ids in closed.items() if ids}
        rows.append({"deck": deck, "chairs": [chair for chair in chairs if chair in held], "aims": aims})
    lines = ",\n".join(f"  {json.dumps(row)}" for row in rows)
    text = f'{{\n "rules": {json.dumps(story.rules_digest)},\n "no-road": [\n{lines}\n ]\n}}\n'
    write_whole(folder / FILE, text.encode())
    return folder / FILE
