"""Pages on the disk: made whole, and never in the place of a file that somebody else wrote or changed."""

import os
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import count
from pathlib import Path

from game.atomic_files import make_folder, write_all_whole, write_new
from game.console import shown
from game.i18n import marked, tr

MARK = "<!-- Written by card-index; while nobody changes this file it may be written anew. {digest}{game} -->\n"
MARKED = re.compile(re.escape(MARK).replace(r"\{digest\}\{game\}", "[0-9a-f]{64}(?:/([0-9a-f]+))?"))
LARGEST = 20_000_000
"""Bytes; a longer file is none of ours."""
UNWRITABLE = (OSError, RuntimeError, ValueError)
"""What is raised where a name leads nowhere: a full disk, a link to itself, a name with a nought in it."""
FREE = "(nothing)"
FOREIGN = marked(
    "{path} is there, and this command did not write it as it stands: move it away, or name another place with -o. "
    "Nothing was written."
)
ANOTHERS = marked("{path} is the page of another game: name another place with -o. Nothing was written.")


class NotWritten(Exception):
    """The pages could not be written; the message says why in one line."""


def write_all(folder: Path, pages: Mapping[str, str], game: str = "") -> list[Path]:
    """Write the pages into the folder, which is made if it is not there: all of them, or none. Raises NotWritten.

    ``game`` is what `game_of` gives for pages of a game; they never take the place of another's.
    """
    paths = {folder / name: page for name, page in pages.items()}
    try:
        make_folder(folder)
        for path in paths:
            owner = _owner(path)
            if owner is None:
                raise NotWritten(tr(FOREIGN, path=shown(str(path))))
            if owner not in (game, FREE):
                raise NotWritten(tr(ANOTHERS, path=shown(str(path))))
        write_all_whole({path: signed(page, game).encode() for path, page in paths.items()})
    except UNWRITABLE as error:
        raise _not_written(next(iter(paths)) if len(paths) == 1 else folder, error) from None
    return list(paths)


def write_page(path: Path, page: str, game: str = "") -> None:
    """Write one page. Raises NotWritten."""
    write_all(path.parent, {path.name: page}, game)


def write_data(path: Path, content: bytes) -> None:
    """Write a file for another program, in which there is no room for our mark: so never where any other file is.
    Raises NotWritten."""
    try:
        make_folder(path.parent)
        if not holds(path, content):
            write_new(path, content)
    except FileExistsError:
        told = tr("{path} is there already, and nothing is written over. Name another file with -o.",
                  path=shown(str(path)))  # fmt: skip
        raise NotWritten(told) from None
    except UNWRITABLE as error:
        raise _not_written(path, error) from None


def _not_written(path: Path, error: Exception) -> NotWritten:
    why = getattr(error, "strerror", None) or tr("that is no place for files")
    return NotWritten(tr("Nothing was written to {folder}: {why}.", folder=shown(str(path)), why=why))


def holds(path: Path, content: bytes) -> bool:
    """Whether just this content is in the file."""
    try:
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def numbered(path: Path) -> Iterator[Path]:
    """The path itself, and then with a number, from 2 on."""
    yield path
    yield from (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))


def game_of(*files: Path) -> str:
    """What tells the pages of these saved games from those of others."""
    return sha256("\n".join(str(file.resolve()) for file in files).encode(errors="replace")).hexdigest()[:16]


def free_path(path: Path, game: str) -> Path:
    """The path itself, or with the first number that is needed, so that no page of another game lies there."""
    return next(one for one in numbered(path) if _owner(one) in (game, FREE, None))


def signed(page: str, game: str = "") -> str:
    """The page with a last line by which it is known again."""
    of = game and f"/{game}"
    return page + MARK.format(digest=sha256(f"{page}{of}".encode()).hexdigest(), game=of)


def _owner(path: Path) -> str | None:
    """The game of the page that lies there, empty for one that belongs to no game; FREE where nothing is, and None for
    what is no page of ours, or one that somebody has changed."""
    try:
        if not os.path.lexists(path):
            return FREE
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
            return None
        text = path.read_bytes().decode()
    except (OSError, ValueError):
        return None
    page, _, last = text.rstrip("\n").rpartition("\n")
    sign = MARKED.fullmatch(f"{last}\n")
    game = (sign[1] or "") if sign else ""
    return game if sign and text == signed(f"{page}\n", game) else None
