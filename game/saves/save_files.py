"""Saved games as files, each written whole or not at all."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from game.atomic_files import PRIVATE, make_folder, own_folder, write_new, write_whole
from game.console import shown
from game.engine.chronicle import Chronicle, misfit
from game.engine.names import compared
from game.engine.story import Story
from game.i18n import tr
from game.saves.save_format import Damaged, as_json, from_json
from game.session.snapshot import Snapshot

LARGEST = 2_000_000
"""Bytes; a longer file is no save of ours."""
ENDING, HIDDEN = ".json", ".txt"
"""How the name of a saved game ends, and what some programs put behind it where many computers hide it."""
SAVES, SEATS = "saves", "seats"
"""The folder of saved games; and in it that of the server's seats, of which each has one of its own, named after its
key, with its saved games and its settings."""
SEEN_OF_A_KEY = 5
"""Letters of a seat's key that may be seen."""
LONGEST_STEM = 100
"""Letters of a file's name before its number; a story may have more chairs than a name has room for."""


class NotSaved(Exception):
    """The file could not be written; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One file of the saves folder: a game, or the reason why it cannot be read."""

    path: Path
    snapshot: Snapshot | None
    why: str = ""
    is_folder: bool = False
    """Whether it is the folder itself that cannot be read."""

    @property
    def chronicle(self) -> Chronicle | None:
        """The game's chronicle; None where the file cannot be read."""
        return self.snapshot.chronicle if self.snapshot else None

    def fits(self, story: Story) -> bool:
        """Whether it can be taken up in this story."""
        return self.snapshot is not None and not misfit(story, self.snapshot.chronicle)

    def has_ended(self, story: Story) -> bool:
        """Whether it is a game of this story that was played and told to its end, as its file says."""
        told = self.snapshot.told if self.snapshot else None
        all_told = told is not None and told.rounds >= len(story.scenes) and told.acts > len(story.acts)
        return all_told and self.fits(story)


def saves_folder() -> Path:
    """The usual place. Raises OSError where this account has none."""
    return own_folder("data") / SAVES


def save(snapshot: Snapshot, path: Path) -> None:
    """Write the game to the file, whole or not at all. Raises NotSaved."""
    with _told(path):
        make_folder(path.parent)
        write_whole(path, content(snapshot), PRIVATE)


def save_new(snapshot: Snapshot, folder: Path | None = None, wanted: Path | None = None) -> Path:
    """Write the game to a file of its own, and answer with it: the ``wanted`` one if nothing is there, or else one that
    is named after the chairs and a number, in the folder. Raises NotSaved.
    """
    with _told(wanted or folder):
        stem = "-".join(snapshot.chronicle.chairs)[:LONGEST_STEM] or "nobody"
        beside = folder or (wanted.parent if wanted else saves_folder())
        numbered = (beside / f"{stem}-{number}.json" for number in count(1))
        for path in chain([wanted] if wanted else [], numbered):
            make_folder(path.parent)
            with suppress(FileExistsError):
                if not os.path.lexists(path):
                    write_new(path, content(snapshot), PRIVATE)
                    return path
    raise AssertionError("there are always more numbers")


def file_called(path: Path) -> Path | None:
    """What is there under this name, or under one that people take for it; None where nothing is."""
    if os.path.lexists(path):
        return path
    try:
        alike = (name for name in os.listdir(path.parent) if compared(name) == compared(path.name) != "")
        return next(map(path.with_name, alike), None)
    except (OSError, ValueError):
        return None


def load(path: Path) -> Snapshot:
    """Read a saved game, in whichever Unicode an editor has left it. Raises Damaged."""
    try:
        if not os.path.lexists(path):
            raise Damaged(tr("there is no such file"))
        if not path.is_file():
            raise Damaged(tr("it is not a file"))
        if path.stat().st_size > LARGEST:
            raise Damaged(tr("it is far too long for a saved game"))
        data = path.read_bytes()
        read = json.loads(data)
    except (ValueError, RecursionError) as error:
        if not data.decode(json.detect_encoding(data), "ignore").lstrip().startswith("{"):
            raise Damaged(tr("it is not a saved game")) from None
        if isinstance(error, UnicodeDecodeError):
            raise Damaged(tr("it is not text in UTF-8")) from None
        raise Damaged(tr("it is not whole: it may have been cut off or changed by hand")) from None
    except (OSError, RuntimeError) as error:
        raise Damaged(_unread(error)) from None
    return from_json(read)


def all_saves(folder: Path | None = None) -> tuple[Saved, ...]:
    """Every file of the saves folder, the newest first; damaged ones are listed as such, and so is the folder itself
    where it cannot be read."""
    try:
        folder = folder or saves_folder()
        names = os.listdir(folder)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not (folder and os.path.islink(folder)):
            return ()  # nothing has been saved yet
        return (Saved(folder, None, _unread(error), is_folder=True),) if folder else ()
    paths = (folder / name for name in names if name.lower().endswith((ENDING, f"{ENDING}{HIDDEN}")))
    return tuple(map(_listed, sorted(paths, key=lambda path: (-_changed(path), path.name))))


def seat_saves() -> dict[str, Saved]:
    """The games of the seats of the server, each by a name: the first letters of the key of its seat, which alone open
    nothing, and the name of its file."""
    try:
        seats = sorted(path for path in (saves_folder() / SEATS).iterdir() if path.is_dir())
    except OSError:
        return {}
    rows = ((seat, saved) for seat in seats for saved in all_saves(seat / SAVES) if not saved.is_folder)
    return {f"{seat.name[:SEEN_OF_A_KEY]}/{saved.path.stem}": saved for seat, saved in rows}


def content(snapshot: Snapshot) -> bytes:
    """What stands in the file of a game."""
    return json.dumps(as_json(snapshot), ensure_ascii=False, indent=1).encode()


@contextmanager
def _told(place: Path | None) -> Iterator[None]:
    """Say in a line for people what the system says of a file that cannot be written."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or tr("that is no place for a file")
        where = getattr(error, "filename", None) or place
        if not where:
            raise NotSaved(tr("The game could not be saved: {why}.", why=why)) from None
        raise NotSaved(tr("The game could not be saved to {path}: {why}.", path=shown(str(where)), why=why)) from None


def _unread(error: Exception) -> str:
    return tr("it cannot be read ({why})", why=getattr(error, "strerror", None) or tr("a loop of links"))


def _changed(path: Path) -> int:
    """When the file was last changed, in nanoseconds; 0 for one that cannot be asked."""
    try:
        return path.stat().st_mtime_ns
    except (OSError, RuntimeError):
        return 0


def _listed(path: Path) -> Saved:
    if path.name.lower().endswith(HIDDEN):
        right = shown(path.name[: -len(HIDDEN)])
        return Saved(path, None, tr("call it {name}; the end of its name may be hidden", name=right))
    try:
        return Saved(path, load(path))
    except Damaged as damaged:
        return Saved(path, None, str(damaged))
