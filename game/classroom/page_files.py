"""Pages on the disk: made whole, and never in the place of a file that somebody else wrote or changed."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from game.atomic_files import write_all_whole
from game.console import shown
from game.i18n import tr

MARK = "<!-- Written by card-index; while nobody changes this file it may be written anew. {} -->\n"
LARGEST = 20_000_000
"""Bytes; a longer file is none of ours."""


class NotWritten(Exception):
    """The pages could not be written; the message says why in one line."""


def write_all(folder: Path, pages: Mapping[str, str]) -> list[Path]:
    """Write the pages into the folder, which is made if it is not there: all of them, or none. Raises NotWritten."""
    paths = {folder / name: page for name, page in pages.items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            if not _may_be_replaced(path):
                raise NotWritten(
                    tr(
                        "{path} is there, and this command did not write it as it stands: "
                        "move it away, or name another place with -o. Nothing was written.",
                        path=shown(str(path)),
                    )
                )
        write_all_whole({path: signed(page).encode() for path, page in paths.items()})
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or tr("that is no place for files")
        raise NotWritten(tr("Nothing was written to {folder}: {why}.", folder=shown(str(folder)), why=why)) from None
    return list(paths)


def write_page(path: Path, page: str) -> None:
    """Write one page. Raises NotWritten."""
    write_all(path.parent, {path.name: page})


def signed(page: str) -> str:
    """The page with a last line by which it is known again."""
    return page + MARK.format(sha256(page.encode()).hexdigest())


def _may_be_replaced(path: Path) -> bool:
    """Whether nothing is there, or a page of ours that nobody has changed since."""
    if not os.path.lexists(path):
        return True
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
        return False
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    page, _, last = text.rstrip("\n").rpartition("\n")
    return text == signed(f"{page}\n") and bool(last)
