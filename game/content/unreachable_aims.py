"""The aims to which a chair has no road, as `card-index explore --write-roads` worked them out beside the scenes."""

import json
from pathlib import Path
from typing import Any

from game.atomic_files import write_whole
from game.content.diagnostics import Report
from game.content.text_files import text_of
from game.engine.story import Story

FILE = "roads.json"

NoRoads = dict[str, list[str]]
"""For each chair, the aims that it cannot meet alone, whatever it chooses."""


def no_roads(folder: Path, story: Story) -> tuple[tuple[str, str], ...]:
    """Chair and aim of each road that there is not; nothing where the file is not there or belongs to other rules."""
    text = text_of(folder / FILE, FILE, Report())
    try:
        data: Any = json.loads(text or "")
    except (ValueError, RecursionError):
        return ()
    match data:
        case {"rules": rules, "no-road": dict(none)} if rules == story.rules_digest:
            listed = {chair: aims for chair, aims in none.items() if isinstance(aims, list)}
            pairs = ((chair.id, aim.id) for chair in story.chairs for aim in story.aims)
            return tuple((chair, aim) for chair, aim in pairs if aim in listed.get(chair, ()))
        case _:
            return ()


def write_no_roads(folder: Path, story: Story, none: NoRoads) -> Path:
    """Keep what was worked out for the rules of this story. Raises OSError."""
    path = folder / FILE
    text = json.dumps({"rules": story.rules_digest, "no-road": none}, indent=1)
    write_whole(path, f"{text}\n".encode())
    return path
