"""The folder of a story: which files belong to it, and what their bytes say as text."""

import os
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import game
from game.content.advice import nearest
from game.content.diagnostics import Place, Report, spelt
from game.content.stray_files import find_strays, is_card, is_misnamed
from game.content.text_files import is_there, text_of
from game.content.yaml_reader import MappingNode, ScalarNode, SequenceNode, YamlNode, read

FILES = ("story", "essay", "people", "glossary", "reading")
EXTRAS = ("documents", "teaching", "enquiry", "written-tasks", "interface", "facts", "proofs")
"""Files that a story may go without."""
NAMES = (*FILES, *EXTRAS)


def scenes_folder() -> Path:
    """The scenes that came with the game: inside the installed package, or beside it in a checkout."""
    package = Path(game.__file__).parent
    return package / "scenes" if (package / "scenes").is_dir() else package.parent / "scenes"


def last_change(folder: Path) -> int:
    """When a file of the story was changed last, in seconds since 1970; 0 where none can be asked."""
    changed = [0]
    for path in folder.rglob("*.yaml"):
        with suppress(OSError):
            changed.append(int(path.stat().st_mtime))
    return max(changed)


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
    """Whether every act that is named has its folder, and that could be read."""


def open_folder(folder: Path, report: Report, later: Collection[str] = ()) -> Pages:
    """Read every file of the story but those at the top that are read ``later``.

    Problems go to the report; the other files are read all the same.
    """
    with suppress(OSError, RuntimeError):
        folder = folder.resolve()
    place = Place(f"{folder.name}/story.yaml")
    if not is_there(folder, Path.is_dir) or not _has_a_story(folder):
        near = " or ".join(map(str, stories_near(folder)[:3]))
        advice = f"Give the folder with the story.yaml: {near}." if near else ""
        code, message = _no_story(folder)
        report.add(Place(str(folder)), code, message, advice)
        return Pages(dict.fromkeys(FILES))
    extras = (name for name in EXTRAS if _is_meant(folder / f"{name}.yaml"))
    names = (*FILES, *extras)
    pages = Pages({name: None if name in later else open_page(folder, f"{name}.yaml", report) for name in names})
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
    is_misnamed_there = any(is_misnamed(folder / act / "endings.yaml") for act in pages.acts)
    if pages.acts and pages.complete and not ending_files and not is_misnamed_there:
        report.add(place, "missing", "No act has an endings.yaml.")
    for act in ending_files[:1]:
        pages.endings = open_page(folder, f"{act}/endings.yaml", report)
    for act in ending_files[1:]:
        report.add(Place(f"{folder.name}/{act}/endings.yaml"), "same-id", "Another act has an endings.yaml already.")
    find_strays(folder, NAMES, pages.acts, isinstance(acts, SequenceNode) and pages.complete, report)
    return pages


def _no_story(folder: Path) -> tuple[str, str]:
    """What is amiss with a folder in which no story was found: the code, and a sentence."""
    try:
        os.listdir(folder)
        os.lstat(folder / "story.yaml")  # to know the names in a folder is not to reach what is there
    except NotADirectoryError:
        return "missing", "This is no folder."
    except FileNotFoundError:
        what = "There is no story in this folder." if is_there(folder, Path.is_dir) else "There is no such folder."
        return "missing", what
    except OSError as error:
        return "unreadable", f"This folder cannot be read: {error.strerror}."
    return "missing", "There is no story in this folder."


def _is_meant(path: Path) -> bool:
    """Whether a file that a story may go without is there, if only under a name that is nearly right."""
    return is_there(path, os.path.lexists) or is_misnamed(path, NAMES)


def _has_a_story(folder: Path) -> bool:
    """Whether any file of a story lies at the top of the folder, if only under a name that is nearly right."""
    return any(_is_meant(folder / f"{name}.yaml") for name in FILES)


def stories_near(folder: Path) -> list[Path]:
    """Other folders that hold a story: one that this lies in, those in it, and those beside it."""
    found = [*folder.parents][:3]
    for place, pattern in ((folder, "*/story.yaml"), (folder, "*/*/story.yaml"), (folder.parent, "*/story.yaml")):
        with suppress(OSError, RuntimeError):
            found += [path.parent for path in sorted(place.glob(pattern))]
    return [one for one in dict.fromkeys(found) if one != folder and is_there(one / "story.yaml")]


def story_here() -> Path | None:
    """The story that somebody may mean who names none: of the folder they are in, around it, or just inside it."""
    with suppress(OSError, RuntimeError):
        here = Path.cwd()
        around = [one for one in (here, *here.parents[:3]) if is_there(one / "story.yaml")]
        inside = sorted(path.parent for path in here.glob("*/story.yaml"))
        return next((one for one in (*around, *inside) if one != scenes_folder().resolve()), None)
    return None


def _folders(folder: Path, place: Place) -> list[ScalarNode]:
    """The acts of a story whose own file cannot be read: their scenes are looked at all the same."""
    return [ScalarNode(path.parent.name, place) for path in sorted(folder.glob("*/act.yaml"))]


def _open_act(folder: Path, act: str, pages: Pages, report: Report) -> None:
    pages.acts[act] = None
    try:
        paths = sorted((folder / act).iterdir())
    except OSError as error:
        report.add(Place(f"{folder.name}/{act}"), "unreadable", f"This folder cannot be read: {error.strerror}.")
        pages.complete = False
        return
    pages.acts[act] = open_page(folder, f"{act}/act.yaml", report)
    for path in filter(is_card, paths):
        file = f"{act}/{path.name}"
        if path.stem in pages.scenes:
            other = f"{pages.act_of[path.stem]}/{path.name}"
            report.add(Place(f"{folder.name}/{file}"), "same-id", f"There is a scene of this name already, in {other}.")
            continue
        pages.act_of[path.stem] = act
        pages.scenes[path.stem] = open_page(folder, file, report)


def open_page(folder: Path, file: str, report: Report) -> YamlNode | None:
    """The tree of a file of the folder; None, and a problem, where it cannot be read."""
    if not is_there(folder / file, os.path.lexists) and is_misnamed(folder / file, NAMES if "/" not in file else ()):
        return None  # which is told of the file that seems to be meant
    text = text_of(folder / file, f"{folder.name}/{file}", report)
    return None if text is None else read(text, f"{folder.name}/{file}", report)
