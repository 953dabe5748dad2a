"""A fault of the program itself: told without anybody's words, with its details in a file for whoever can mend it."""

import traceback

from game.atomic_files import PRIVATE, make_folder, own_folder, write_whole
from game.console import shown
from game.i18n import tr


def crash_sentences(fault: Exception) -> tuple[str, ...]:
    """The sentences for whoever met it; what it was about may be a pupil's, and stands in the file alone."""
    stop = tr("The game has met a fault of its own and must stop: {fault}.", fault=type(fault).__name__)
    try:
        file = own_folder("data") / "fault.txt"
        make_folder(file.parent)
        write_whole(file, "".join(traceback.format_exception(fault)).encode(errors="replace"), PRIVATE)
    except (OSError, RuntimeError):
        return (stop,)
    return stop, tr("Its details are in {path}, for whoever can mend it.", path=shown(str(file)))
