"""Files of the player's own: where they are kept, and how each is written whole or not at all."""

import errno
import os
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import Literal

from game.i18n import marked, tr

LONGEST_STEM = 40
"""Letters of a file's name in the name of its part, which must not become too long for the system."""
SURELY_DEAD = 3600.0
"""Seconds; no program takes so long to write a file, so a part that is older was left by one that was killed."""
WAITS = (0.01, 0.05, 0.2, 0.5) if os.name == "nt" else ()
"""Seconds; Windows replaces no file while another program looks at it, such as a virus scanner, which soon has done."""
PUBLIC, PRIVATE = 0o666, 0o600
"""The rights of a new file: as this account has it, or for nobody else to read."""
NO_FILE = marked("it is not an ordinary file")
QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "«": "»", "‘": "’"}
"""Each mark that opens a quotation, and the one that closes it."""


def own_folder(kind: Literal["data", "config", "cache"]) -> Path:
    """Where this account keeps such files of the game. Raises OSError where it has no place for any."""
    import platformdirs  # costs as much as the rest of the start, and few commands need it

    try:
        folders = {
            "data": platformdirs.user_data_path,
            "config": platformdirs.user_config_path,
            "cache": platformdirs.user_cache_path,
        }
        return folders[kind]("comrade-card-index")
    except RuntimeError:
        raise FileNotFoundError(errno.ENOENT, tr("this account has no home")) from None


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make the folder, and those in which it lies, where they are not there. Raises OSError, which says so where the
    name is that of something else."""
    try:
        folder.mkdir(mode, parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None


def make_private(folder: Path) -> None:
    """Make the folder, and let no other account see what is in it, also what was there before; as far as the system
    lets us, for a game that cannot be saved can still be played."""
    with suppress(OSError):
        make_folder(folder)
    for path in (folder, *folder.rglob("*")):
        with suppress(OSError):
            if not path.is_symlink():
                path.chmod(0o700 if path.is_dir() else PRIVATE)


def typed_path(text: str) -> Path:
    """The file whose name was typed, or dragged into a terminal: without the quotation marks and backslashes that a
    shell takes away; a tilde is the home of this account."""
    name = text.strip()
    words = _as_a_shell_reads(name) if os.name != "nt" else []
    name = words[0].strip() if len(words) == 1 else name
    if len(name) > 1 and QUOTES.get(name[0]) == name[-1]:
        name = name[1:-1].strip()
    elif QUOTES.get(name[:1], "'") not in {"'", *name[1:]}:  # a word can begin with an apostrophe
        name = name[1:].strip()
    return Path(os.path.expanduser(name))


def _as_a_shell_reads(text: str) -> list[str]:
    import shlex  # which few games need

    try:
        return shlex.split(text)
    except ValueError:  # an apostrophe opens a quotation that does not end
        return []


def read_file(path: Path) -> bytes:
    """All that is in an ordinary file. Raises OSError; also for a pipe, which would be waited for, and for a device,
    which has no end."""
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise OSError(errno.EINVAL, tr(NO_FILE), str(path))
    return path.read_bytes()


def write_whole(path: Path, content: bytes, rights: int = PUBLIC) -> None:
    """Put the content into the file, whose links and rights stay; it is on the disk on return. Raises OSError.

    After a power cut, a full disk or a kill there is the old file or the new one, never a half. ``rights`` are those
    of a file that is not there yet.
    """
    write_all_whole({path: content}, rights)


def write_all_whole(files: Mapping[Path, bytes], rights: int = PUBLIC) -> None:
    """The same for several files: all of them or none, unless the program is killed between two. Raises OSError."""
    with _parts(files, rights) as parts:
        done: list[tuple[Path, bytes | None]] = []
        try:
            for target, part in parts.items():
                before = target.read_bytes() if len(parts) > 1 and target.exists() else None
                _replace(part, target)
                done.append((target, before))
        except OSError:
            for target, before in done:
                _put_back(target, before)
            raise


def write_new(path: Path, content: bytes, rights: int = PUBLIC) -> None:
    """Put the content into a file that is not there yet. Raises FileExistsError where it is, or another OSError.

    Of several programs that make the same file at once, one succeeds.
    """
    with _parts({path: content}, rights) as parts:
        for target, part in parts.items():
            _claim(target, part)


@contextmanager
def _parts(files: Mapping[Path, bytes], rights: int) -> Iterator[Mapping[Path, Path]]:
    """The files that are meant, each with one beside it that has its new content; these are gone afterwards."""
    parts: dict[Path, Path] = {}
    path = None
    try:
        for path, content in files.items():
            target = _target(path)
            parts[target] = part = target.with_name(f"{_stem(target)}{os.urandom(8).hex()}.part")
            _write_part(part, content, target.stat().st_mode if target.exists() else None, rights)
        yield parts
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # what the reader knows of
        raise
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
    for target in parts:
        _clean_up(target)
    for folder in {target.parent for target in parts}:
        with suppress(OSError):  # not every system can be asked
            _sync(folder)


def _target(path: Path) -> Path:
    """The file itself, behind its links."""
    try:
        target = path.resolve()
        if target.is_symlink():  # it leads in a circle, which not every Python minds
            raise RuntimeError
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
    if target.exists() and not target.is_file() and not target.is_dir():  # which the new file would do away with
        raise OSError(errno.EINVAL, tr(NO_FILE))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, tr("it may not be changed"))
    return target


def _write_part(part: Path, content: bytes, mode: int | None, rights: int) -> None:
    """Make a file with its final rights, so that nobody else reads it before it has them."""
    wanted = rights if mode is None else stat.S_IMODE(mode)
    with open(part, "xb", opener=lambda name, flags: os.open(name, flags, wanted)) as file:
        if mode is not None:
            part.chmod(wanted)  # those that the account's mask has taken away
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _claim(target: Path, part: Path) -> None:
    """Give the part its name, if nobody has it."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # no file has two names on this disk: take the name first, with nothing behind it for a moment
        target.open("xb").close()
        try:
            _replace(part, target)
        except OSError:
            target.unlink(missing_ok=True)
            raise


def _replace(part: Path, target: Path) -> None:
    for wait in WAITS:
        try:
            part.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    part.replace(target)


def _put_back(target: Path, before: bytes | None) -> None:
    """Undo what was done to a file, as far as the disk lets us."""
    with suppress(OSError):
        if before is None:
            target.unlink()
        else:
            write_whole(target, before)


def _stem(target: Path) -> str:
    return f".{target.name[:LONGEST_STEM]}."


def _clean_up(target: Path) -> None:
    """Remove the parts that were left by programs that were killed, by the clock of the disk itself."""
    with suppress(OSError):
        now = target.stat().st_mtime
        for left in target.parent.glob(f"{escape(_stem(target))}*.part"):
            with suppress(OSError):
                if now - left.stat().st_mtime > SURELY_DEAD:
                    left.unlink()


def _sync(folder: Path) -> None:
    """See to it that the names in the folder are on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
