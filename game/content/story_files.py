"""The folder of a story: which files belong to it, and what their bytes say as text."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import game
from game.content.advice import nearest
from game.content.diagnostics import ODD, Place, Report, code_point, spelt
from game.content.field_types import Id
from game.content.yaml_reader import MappingNode, ScalarNode, SequenceNode, YamlNode, read

FILES = ("story", "essay", "people", "glossary", "reading")
EXTRAS = ("teaching", "interface")
"""Files that a story may go without."""
BIGGEST = 1_000_000


def scenes_folder() -> Path:
    """The scenes that came with the game: inside the installed package, or beside it in a checkout."""
    package = Path(game.__file__).parent
    return package / "scenes" if (package / "scenes").is_dir() else package.parent / "scenes"


@dataclass(slots=True)
class Pages:
    """Every file of a story as a tree; None where a file is missing or cannot be read."""

    files: dict[str, YamlNode | None]
    """The files that stand at the top of the folder, by name."""
    acts: dict[str, YamlNode | None] = field(default_factory=dict)
    scenes: dict[str, YamlNode | None] = field(default_factory=dict)
    act_of: dict[str, str] = field(default_factory=dict)
    """The act in whose folder each scene lies."""
    endings: YamlNode | None = None
    complete: bool = True
    """Whether every act that is named has its folder."""


def open_folder(folder: Path, report: Report) -> Pages:
    """Read every file of the story. Problems go to the report; the other files are read all the same."""
    with suppress(OSError, RuntimeError):
        folder = folder.resolve()
    place = Place(f"{folder.name}/story.yaml")
    if not is_there(folder, Path.is_dir):
        report.add(Place(str(folder)), "missing", "There is no such folder.")
        return Pages(dict.fromkeys(FILES))
    extras = (name for name in EXTRAS if is_there(folder / f"{name}.yaml", os.path.lexists))
    pages = Pages({name: open_page(folder, f"{name}.yaml", report) for name in (*FILES, *extras)})
    story = pages.files["story"]
    acts = story.get("acts") if isinstance(story, MappingNode) else None
    ending_files = []
    for item in acts.values if isinstance(acts, SequenceNode) else _folders(folder, place):
        if not isinstance(item, ScalarNode):
            continue
        if item.value in pages.acts:
            report.add(item.place, "same-id", f"The act {spelt(item.value)} is named twice.")
        elif re.search(r"[/\\]|^\.", item.value) or not is_there(folder / item.value, Path.is_dir):
            there = [path.name for path in sorted(folder.iterdir()) if is_there(path, Path.is_dir)]
            message = f"There is no folder {spelt(item.value)} for this act."
            report.add(item.place, "missing", message, nearest(item.value, there))
            pages.complete = False
        else:
            _open_act(folder, item.value, pages, report)
            ending_files += [item.value] if is_there(folder / item.value / "endings.yaml") else []
    if pages.acts and pages.complete and not ending_files:
        report.add(place, "missing", "No act has an endings.yaml.")
    for act in ending_files[:1]:
        pages.endings = open_page(folder, f"{act}/endings.yaml", report)
    for act in ending_files[1:]:
        report.add(Place(f"{folder.name}/{act}/endings.yaml"), "same-id", "Another act has an endings.yaml already.")
    if isinstance(acts, SequenceNode) and pages.complete:
        _find_strays(folder, pages, report)
    return pages


def _folders(folder: Path, place: Place) -> list[ScalarNode]:
    """The acts of a story whose own file cannot be read: their scenes are looked at all the same."""
    return [ScalarNode(path.parent.name, place) for path in sorted(folder.glob("*/act.yaml"))]


def _open_act(folder: Path, act: str, pages: Pages, report: Report) -> None:
    pages.acts[act] = open_page(folder, f"{act}/act.yaml", report)
    for path in sorted((folder / act).glob("*.yaml")):
        if path.name in {"act.yaml", "endings.yaml"} or path.name.startswith("."):
            continue
        file = f"{act}/{path.name}"
        if not re.fullmatch(Id().pattern, path.stem):
            message = f"A scene's file is named with small letters, digits and hyphens, and not {spelt(path.stem)}."
            report.add(Place(f"{folder.name}/{file}"), "stray", message, "Give it another name.")
            continue
        if path.stem in pages.scenes:
            other = f"{pages.act_of[path.stem]}/{path.name}"
            report.add(Place(f"{folder.name}/{file}"), "same-id", f"There is a scene of this name already, in {other}.")
            continue
        pages.act_of[path.stem] = act
        pages.scenes[path.stem] = open_page(folder, file, report)


def _find_strays(folder: Path, pages: Pages, report: Report) -> None:
    """A file that nobody reads would be missed in silence."""
    for path in sorted(folder.rglob("*.y*ml")):
        parts = path.relative_to(folder).parts
        if any(part.startswith(".") for part in parts):
            continue
        is_known = path.suffix == ".yaml" and (
            (len(parts) == 1 and path.stem in (*FILES, *EXTRAS)) or (len(parts) == 2 and parts[0] in pages.acts)
        )
        if not is_known:
            report.add(Place("/".join((folder.name, *parts))), "stray", "This file belongs to no act of the story.")


def open_page(folder: Path, file: str, report: Report) -> YamlNode | None:
    """The tree of a file of the folder; None, and a problem, where it cannot be read."""
    text = text_of(folder / file, f"{folder.name}/{file}", report)
    return None if text is None else read(text, f"{folder.name}/{file}", report)


def is_there(path: Path, kind: Callable[[Path], bool] = Path.exists) -> bool:
    """Whether something is there, of this kind; a place that cannot be asked has nothing for us."""
    try:
        return kind(path)
    except (OSError, RuntimeError, ValueError):
        return False


def text_of(path: Path, file: str, report: Report) -> str | None:
    """What the file says, with plain line breaks; None, and a problem, where it cannot be taken as text."""
    place = Place(file)
    if not is_there(path) and not is_there(path, Path.is_symlink):
        report.add(place, "missing", "This file is missing.")
        return None
    if not is_there(path, Path.is_file):
        report.add(place, "not-a-file", "This is not an ordinary file.")
        return None
    try:
        with path.open("rb") as stream:
            content = stream.read(BIGGEST + 1)
    except OSError as error:
        report.add(place, "unreadable", f"This file cannot be read: {error.strerror}.")
        return None
    if len(content) > BIGGEST:
        report.add(place, "too-big", "This file is over a million bytes long.")
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = error.start - before.rfind(b"\n")
        line = before.count(b"\n") + 1
        report.lines[file] = content.decode(errors="replace").split("\n")
        report.add(Place(file, line, column), "not-utf-8", f"The byte {content[error.start]:#04x} is not UTF-8.")
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    report.lines[file] = text.split("\n")
    odd = list(_odd_characters(text, file))
    for where, character in odd[:10]:
        report.add(where, "odd-character", f"The character {code_point(character)} stands here and cannot be seen.")
    return None if odd else text


def _odd_characters(text: str, file: str) -> Iterator[tuple[Place, str]]:
    if ODD.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            yield from ((Place(file, number, found.start() + 1), found[0]) for found in ODD.finditer(line))
