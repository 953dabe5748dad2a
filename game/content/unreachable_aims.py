"""The aims to which a chair has no road, as `card-index explore --write-roads` worked them out beside the scenes."""

import json
import os
from dataclasses import replace
from pathlib import Path

from game.atomic_files import write_whole
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import CODES, Problem, Report
from game.content.field_types import Group, Key, Line, ListOf, MapOf, Name
from game.content.format_checks import CheckedGroup, Checker
from game.content.story_files import open_page
from game.content.text_files import is_there
from game.engine.story import Story

FILE = "roads.json"
ROADS = Group("roads.json", (
    Key("rules", Line(), "The rules to which it belongs."),
    Key("no-road", MapOf(Name("a chair"), ListOf(Name("an aim"), 0)), "For each chair, the aims it cannot meet."),
))  # fmt: skip

NoRoads = dict[str, list[str]]
"""For each chair, the aims that it cannot meet alone, whatever it chooses."""


def no_roads(folder: Path, story: Story) -> tuple[tuple[str, str], ...]:
    """Chair and aim of each road that there is not; nothing where the file is not there or belongs to other rules."""
    report = Report()
    roads = _read(folder, story, report)
    if roads is None or report.found or roads["rules"] != story.rules_digest:
        return ()
    pairs = ((chair.id, aim.id) for chair in story.chairs for aim in story.aims)
    return tuple((chair, aim) for chair, aim in pairs if aim in roads["no-road"].get(chair, ()))


def roads_problems(folder: Path, story: Story) -> list[Problem]:
    """What is wrong with the file, as warnings: a story is as sound without it."""
    report = Report()
    _read(folder, story, report)
    return [replace(problem, code="roads", advice=CODES["roads"]) for problem in report.sorted()]


def _read(folder: Path, story: Story, report: Report) -> CheckedGroup | None:
    """JSON is YAML, and so read as strictly as a scene."""
    page = open_page(folder.resolve(), FILE, report) if is_there(folder / FILE, os.path.lexists) else None
    names = {"a chair": tuple(chair.id for chair in story.chairs), "an aim": tuple(aim.id for aim in story.aims)}
    read: CheckedGroup | None = Checker(DeclaredNames(names), report).read(ROADS, page) if page else None
    return read


def write_no_roads(folder: Path, story: Story, none: NoRoads) -> Path:
    """Keep what was worked out for the rules of this story. Raises OSError."""
    path = folder / FILE
    text = json.dumps({"rules": story.rules_digest, "no-road": none}, indent=1)
    write_whole(path, f"{text}\n".encode())
    return path
