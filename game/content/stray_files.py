"""Files of a story's folder that nobody reads: their name is nearly right, or their place belongs to no act."""

import os
import re
from collections.abc import Collection, Iterable
from pathlib import Path, PurePath

from game.content.advice import plain_id
from game.content.diagnostics import Place, Report, quoted
from game.content.field_types import Id

BINARY = (".rtf", ".doc", ".docx", ".odt", ".pages")
WRITTEN = ("", ".txt", ".text", ".yml", ".yaml", *BINARY)
"""The endings of files in which somebody may have written a scene; the last are those of word processors."""
YAML = re.compile(r"\.(ya?ml|ymal|yalm|yam)", re.IGNORECASE)
"""Where the ending of a scene file begins, also one that has a slip in it or more behind it."""
COPIES = ("~", ".bak", ".orig", ".old", ".tmp")
"""How the copies end that editors put beside a file."""
OF_AN_ACT = ("act", "endings")
RECORDS = {"roads": "roads", "courses": "course"}
"""The files at the top that the program writes for itself, each with the code of what is amiss with it."""
GAMES = "games"
"""The folder of the games that are kept."""


def find_strays(folder: Path, top: Collection[str], acts: Collection[str], are_all: bool, report: Report) -> None:
    """Report the files that would be missed in silence.

    ``top`` has the names of the files at the top, without their ending; ``acts`` are the folders that hold scenes, and
    ``are_all`` says whether all of them are known.
    """
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        parts = Path(path).relative_to(folder).parts
        names = top if not parts else () if len(parts) == 1 and parts[0] in acts else None
        for name in files:
            place = Place("/".join((folder.name, *parts, name)))
            meant = None if names is None else _meant(name, names)
            if _is_aside(name, files) or meant == name:
                continue
            if meant and (_is_yaml(name) or meant not in files):
                _report(place, meant, files, report)
            elif (record := _record(name, parts)) not in ("", name):
                _report(place, record, files, report, "kept-game" if parts else RECORDS[PurePath(record).stem])
            elif not meant and _is_yaml(name) and are_all:
                report.add(place, "stray", "This file belongs to no act of the story.")


def is_misnamed(path: Path, top: Collection[str] = ()) -> bool:
    """Whether a file lies beside the place of this one that seems to be meant as this one."""
    try:
        files = os.listdir(path.parent)
    except OSError:
        return False
    others = (name for name in files if name != path.name)  # it may be there, and not be ours to look at
    return any(_meant(name, top) == path.name and not _is_aside(name, files) for name in others)


def is_card(path: Path) -> bool:
    """Whether a file of an act's folder is read as a scene."""
    return path.stem not in OF_AN_ACT and _is_right(path.name)


def _is_right(name: str) -> bool:
    return bool(re.fullmatch(rf"{Id().pattern}\.yaml", name))


def _is_yaml(name: str) -> bool:
    return bool(YAML.search(name))


def _is_aside(name: str, files: Iterable[str]) -> bool:
    """Whether the file is hidden, explains something, or is the copy of one that is there."""
    is_copy = any(name.endswith(end) and name.removesuffix(end) in files for end in COPIES)
    return is_copy or name.startswith((".", "#", "~")) or name.casefold().startswith(("readme", "licen"))


def _meant(name: str, top: Collection[str]) -> str:
    """The name under which the file would be read; empty for a file that has nothing to do with the story."""
    base = PurePath(YAML.split(name.strip())[0])
    if base.suffix.casefold() not in WRITTEN and not _is_yaml(name):
        return ""
    while base.suffix.casefold() in (*WRITTEN[1:], *COPIES):
        base = base.with_suffix("")
    id = plain_id(base.name)
    if _is_right(name) and (id in top or not top):
        return name
    is_known = id in top if top else bool(id)
    return f"{id}.yaml" if is_known and (id != "essay" or _is_yaml(name)) else ""


def _record(name: str, parts: tuple[str, ...]) -> str:
    """The name under which a file that the program writes would be read; empty for any other file."""
    base = PurePath(name.strip().rstrip("~"))
    while base.suffix.casefold() in (*WRITTEN[1:3], ".json", *COPIES):
        base = base.with_suffix("")
    is_one = not parts and base.name.casefold() in RECORDS and not _is_yaml(name)
    is_game = parts == (GAMES,) and ".json" in name.casefold()
    return f"{base.name.casefold() if is_one else base.name}.json" if is_one or is_game else ""


def _report(place: Place, meant: str, files: Collection[str], report: Report, code: str = "stray") -> None:
    _, *acts, name = PurePath(place.file).parts
    ending = PurePath(name).suffix or (name[found.start() :] if (found := YAML.search(name)) else "")
    advice = f"Call it {meant}."
    if ending == ".yaml" and not re.search(r"\.ya?ml\.", name.casefold()):
        message = f"A scene's file is named with small letters, digits and hyphens, and not {quoted(name)}."
    else:
        message = f"This file is passed over: its name {f'ends in {quoted(ending)}' if ending else 'has no ending'}."
        if re.search(r"\.(ya?ml|json)\.", name.casefold()):
            advice = f"Call it {meant}; your computer may hide the end of a name."
        elif acts and code == "stray" and not _is_yaml(name) and PurePath(meant).stem not in OF_AN_ACT:
            advice = f"If it is a card, call it {meant}; if not, move it out of the folder."
    if ending.casefold() in BINARY:
        advice = f"Save it as plain text, under the name {meant}."
    if meant in files:
        advice = f"There is {meant} beside it: keep one of the two, under that name."
    report.add(place, code, message, advice)
