"""A power cut for any step of a save: every call that Python makes of the system can fail, or be the last one.

``python -m tests.saves.crashes KIND FOLDER`` saves again and again, each time stopped one call later, until a save gets
through; after each it looks at what is on the disk. It prints how many calls there were, and stops at the first fault.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from game.engine.chronicle import Chronicle
from game.saves import Autosave, NotSaved, load, save
from game.session.snapshot import Snapshot
from game.settings import Settings, load_settings, save_settings

OLD, NEW = (Snapshot(Chronicle(("mary",), words=words)) for words in ("old", "new"))
CALLS = {"posix", "nt", "_io", "io"}
"""The modules whose functions and objects speak to the system."""


class Stopper:
    """Stops the n-th call of the system: before it is made, by ``stop``."""

    def __init__(self, n: int, stop: Callable[[], None]) -> None:
        self.left = n
        self.stop = stop

    def __call__(self, _frame: FrameType, event: str, called: object) -> None:
        owner = getattr(called, "__module__", None) or type(getattr(called, "__self__", None)).__module__
        if event == "c_call" and owner in CALLS:
            self.left -= 1
            if self.left == 0:
                self.stop()


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail(number: int = errno.ENOSPC) -> None:
    raise OSError(number, os.strerror(number))


def killed_at(n: int, step: Callable[[], object]) -> bool:
    """Whether a process that takes the step was killed before its n-th call."""
    child = os.fork()
    if child == 0:
        sys.setprofile(Stopper(n, kill))
        step()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def failed_at(n: int, step: Callable[[], object]) -> bool:
    """Whether the n-th call of the step was made to fail."""
    stopper = Stopper(n, fail)
    sys.setprofile(stopper)
    try:
        step()
    except NotSaved:
        pass
    finally:
        sys.setprofile(None)
    return stopper.left <= 0


def parts(folder: Path) -> list[Path]:
    return list(folder.glob(".*.part"))


def every_point(stopped_at: Callable[[int, Callable[[], object]], bool], folder: Path) -> int:
    """Stop a save before each of its calls; the number of them."""
    file, n = folder / "game.json", 1
    save(OLD, file)
    while stopped_at(n, lambda: save(NEW, file)):
        assert load(file) in (OLD, NEW), n
        assert len(parts(folder)) <= (stopped_at is killed_at), n
        for part in parts(folder):
            os.utime(part, (0, 0))
        save(OLD, file)
        assert not parts(folder), n
        n += 1
    assert load(file) == NEW
    return n - 1


def every_word(folder: Path) -> int:
    """Make each call of a keeper fail: it says that the game is saved only where it is."""
    n, going = 1, True
    while going:
        autosave = Autosave(folder / f"{n}.json")
        assert autosave.keep(OLD) == ""
        going = failed_at(n, lambda autosave=autosave: autosave.keep(NEW))  # type: ignore[misc]
        assert autosave.saved is None or load(autosave.saved) == NEW, n
        assert (autosave.saved is None) is bool(autosave.trouble), n
        assert autosave.keep(NEW) == "" or autosave.path != folder / f"{n}.json", n
        assert autosave.saved, n
        assert load(autosave.saved) == NEW, n
        n += 1
    return n - 2


def every_setting(folder: Path) -> int:
    file, n = folder / "settings.json", 1
    old, new = Settings("night"), Settings("contrast", narrow=True)
    save_settings(old, file)
    while killed_at(n, lambda: save_settings(new, file)) and failed_at(n, lambda: save_settings(new, file)):
        assert load_settings(file) in (old, new), n
        save_settings(old, file)
        n += 1
    return n - 1


def main(kind: str, folder: Path) -> None:
    ways: dict[str, Callable[[], int]] = {
        "kill": lambda: every_point(killed_at, folder),
        "fail": lambda: every_point(failed_at, folder),
        "word": lambda: every_word(folder),
        "settings": lambda: every_setting(folder),
    }
    print(ways[kind]())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
