"""Files of the player's own: where they are kept, and how each is written whole or not at all."""

import errno
import os
from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import Literal


def own_folder(kind: Literal["data", "config"]) -> Path:
    """Where this account keeps such files of the game. Raises OSError where it has no place for any."""
    import platformdirs  # costs as much as the rest of the start, and few commands need it

    try:
        folders = {"data": platformdirs.user_data_path, "config": platformdirs.user_config_path}
        return folders[kind]("comrade-card-index")
    except RuntimeError:
        raise FileNotFoundError(errno.ENOENT, "this account has no home") from None


def write_whole(path: Path, content: bytes) -> None:
    """Put the content into the file, whose links and permissions stay; it is on the disk on return. Raises OSError.

    After a power cut, a full disk or a kill there is the old file or the new one, never a half.
    """
    target = path.resolve()
    if target.is_symlink():  # it leads in a circle, which not every Python minds
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it may not be changed")
    for left in target.parent.glob(f".{escape(target.name)}.*.part"):  # by a program that was killed
        left.unlink(missing_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            part.chmod(mode)
        part.replace(target)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # what the reader knows of
        raise
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    with suppress(OSError):  # not every system can be asked
        _sync(target.parent)


def _sync(folder: Path) -> None:
    """See to it that the names in the folder are on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
