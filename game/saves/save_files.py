"""Saved games as files, each written whole or not at all."""

import json
from dataclasses import dataclass
from pathlib import Path

from game.atomic_files import own_folder, write_whole
from game.console import shown
from game.engine.chronicle import Chronicle, misfit
from game.engine.story import Story
from game.saves.save_format import Damaged, as_json, from_json

LARGEST = 2_000_000
"""Bytes; a longer file is no save of ours."""


class NotSaved(Exception):
    """The file could not be written; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One file of the saves folder: a game, or the reason why it cannot be read."""

    path: Path
    chronicle: Chronicle | None
    why: str = ""

    def fits(self, story: Story) -> bool:
        """Whether it can be taken up in this story."""
        return self.chronicle is not None and not misfit(story, self.chronicle)


def saves_folder() -> Path:
    """The usual place. Raises OSError where this account has none."""
    return own_folder("data") / "saves"


def new_path(chronicle: Chronicle, folder: Path | None = None) -> Path:
    """A file name that is still free, made of the chairs and a number. Raises NotSaved."""
    stem = "-".join(chronicle.chairs) or "nobody"
    number = 1
    try:
        folder = folder or saves_folder()
        while (folder / f"{stem}-{number}.json").exists():
            number += 1
    except OSError as error:
        place = f" in {shown(str(folder))}" if folder else ""
        raise NotSaved(f"The game could not be saved{place}: {error.strerror}.") from None
    return folder / f"{stem}-{number}.json"


def save(chronicle: Chronicle, path: Path) -> None:
    """Write the game to the file, whole or not at all. Raises NotSaved."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(as_json(chronicle), ensure_ascii=False, indent=1).encode())
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or "that is no place for a file"
        raise NotSaved(f"The game could not be saved to {shown(str(path))}: {why}.") from None


def load(path: Path) -> Chronicle:
    """Read a saved game. Raises Damaged."""
    try:
        if not path.is_file():
            raise Damaged("it is not a file")
        if path.stat().st_size > LARGEST:
            raise Damaged("it is far too long for a saved game")
        data = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise Damaged("it is not text in UTF-8") from None
    except (ValueError, RecursionError):
        raise Damaged("it is not whole: it may have been cut off or changed by hand") from None
    except (OSError, RuntimeError) as error:
        raise Damaged(f"it cannot be read ({getattr(error, 'strerror', None) or 'a loop of links'})") from None
    return from_json(data)


def listed(folder: Path | None = None) -> tuple[Saved, ...]:
    """Every file of the saves folder, the newest first; damaged ones are listed as such."""
    try:
        folder = folder or saves_folder()
        paths = sorted(folder.glob("*.json"), key=lambda path: (-_changed(path), path.name))
    except OSError:
        return ()
    return tuple(map(_listed, paths))


def _changed(path: Path) -> int:
    """When the file was last changed, in nanoseconds; 0 for one that cannot be asked."""
    try:
        return path.stat().st_mtime_ns
    except (OSError, RuntimeError):
        return 0


def _listed(path: Path) -> Saved:
    try:
        return Saved(path, load(path))
    except Damaged as damaged:
        return Saved(path, None, str(damaged))
