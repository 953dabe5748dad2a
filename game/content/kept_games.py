"""Games that are kept beside a story to test it: what was picked in each, and what it must come to."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from game.atomic_files import read_file
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import Place, Report
from game.content.field_types import Group, Id, Key, Line, ListOf, MapOf, Name, Number, YesNo, optional
from game.content.format_checks import CheckedGroup, Checker
from game.content.story_files import open_page
from game.content.text_files import is_there
from game.engine.story import Story

FOLDER = "games"
"""Where they lie, in the folder of the story."""
KEPT = Group("a kept game", (
    optional("about", Line(), "What it shows."),
    Key("deck", Name("a deck"), "Which cards were asked."),
    optional("from", Name("a scene"), "The first card that was asked."),
    Key("chairs", ListOf(Name("a chair")), "The chairs that people held."),
    optional("aims", MapOf(Name("a chair"), Name("an aim")), "What they wanted."),
    Key("picks", MapOf(Name("a scene"), MapOf(Name("a chair"), Id())), "What they picked, card by card."),
    optional("words", MapOf(Name("a scene"), MapOf(Name("a chair"), ListOf(Name("a chair")))),
        "Whom they spoke to in the corridor."),
    Key("ends", Name("an ending"), "The ending that it must come to."),
    optional("met", MapOf(Name("a chair"), YesNo()), "Whether each chair must have had what it wanted."),
    Key("remembers", MapOf(Name("a scene"), MapOf(Name("a chair"), Number(1))),
        "The picks that the ending can remember, each with the place of what it says in the option's `callback`."),
))  # fmt: skip
NOTHING: Mapping[str, Any] = MappingProxyType({})


class CameTo(NamedTuple):
    """What a game came to."""

    ends: str
    met: Mapping[str, bool]
    """For each chair that wanted something, whether it had it."""
    remembers: Mapping[str, Mapping[str, int]]
    """For scenes and chairs, the place of the `callback` by which the ending can remember the pick."""


class KeptGame(NamedTuple):
    """A kept game: its chairs, picks and words, and what it must come to."""

    deck: str
    chairs: tuple[str, ...]
    picks: Mapping[str, Mapping[str, str]]
    """For scenes and chairs, the option."""
    must: CameTo
    aims: Mapping[str, str] = NOTHING
    words: Mapping[str, Mapping[str, Sequence[str]]] = NOTHING
    """For scenes and chairs, to whom they spoke in the corridor."""
    start: str = ""
    about: str = ""
    places: Mapping[str, Place] = NOTHING
    """Where the parts of its file stand."""


def game_files(folder: Path) -> list[Path]:
    """The files of the games that are kept beside a story."""
    at = folder / FOLDER
    return sorted(at.glob("*.json")) if is_there(at, Path.is_dir) else []


def read_games(files: Iterable[Path], story: Story, report: Report) -> dict[Path, KeptGame]:
    """The games of these files; what is wrong with them goes to the report, with its place."""
    names = DeclaredNames(
        {
            "a chair": tuple(chair.id for chair in story.chairs),
            "an aim": tuple(aim.id for aim in story.aims),
            "a deck": tuple(deck.id for deck in story.decks),
            "an ending": tuple(ending.id for ending in story.endings),
            "a scene": tuple(scene.id for scene in story.scenes),
        }
    )
    checker = Checker(names, report)
    found: dict[Path, KeptGame] = {}
    for path in files:
        faults = len(report.found)
        folder = Path(os.path.realpath(path.parent.parent))
        page = open_page(folder, f"{FOLDER}/{path.name}", report)  # JSON is YAML
        read: CheckedGroup | None = checker.read(KEPT, page) if page else None
        if read is not None and len(report.found) == faults:
            found[path] = _game(read, {"": read.place, **read.places})
    return found


def glanced(path: Path) -> KeptGame:
    """The game of a file that is taken to be sound, fifty times as fast. Where it is not, this raises OSError,
    ValueError, KeyError, TypeError, AttributeError or RecursionError, or what is done with the game may."""
    read = json.loads(read_file(path))
    if strange := read.keys() - {key.name for key in KEPT.keys}:
        raise KeyError(*strange)
    return _game(read, {})


def _game(read: Mapping[str, Any], places: Mapping[str, Place]) -> KeptGame:
    return KeptGame(
        read["deck"],
        tuple(read["chairs"]),
        read["picks"],
        CameTo(read["ends"], read.get("met", {}), read["remembers"]),
        read.get("aims", {}),
        read.get("words", {}),
        read.get("from", ""),
        read.get("about", ""),
        places,
    )


def written(game: KeptGame) -> str:
    """A game as its file has it: a line for each card."""
    parts = {
        "about": _json(game.about) if game.about else "",
        "deck": _json(game.deck),
        "from": _json(game.start) if game.start else "",
        "chairs": _json(game.chairs),
        "aims": _json(game.aims) if game.aims else "",
        "picks": _lines(game.picks),
        "words": _lines(game.words) if game.words else "",
        "ends": _json(game.must.ends),
        "met": _json(game.must.met) if game.must.met else "",
        "remembers": _lines(game.must.remembers),
    }
    return "{\n" + ",\n".join(f" {_json(key)}: {part}" for key, part in parts.items() if part) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(rows: Mapping[str, object]) -> str:
    lines = ",\n".join(f"  {_json(key)}: {_json(row)}" for key, row in rows.items())
    return f"{{\n{lines}\n }}" if rows else "{}"
