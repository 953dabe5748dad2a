"""A file in which a long run keeps what it comes to, row by row, so that one that was stopped goes on where it was.

Its first line says to which story and which version of the game it belongs; each line after that is a row.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from game import __version__
from game.atomic_files import make_folder, own_folder, read_file, write_whole
from game.console import shown
from game.engine.story import Story
from game.exit_codes import MISUSED, CommandError


@dataclass(slots=True)
class KeptRows:
    """What is in the file, and what is put there."""

    head: dict[str, str]
    path: Path | None
    """None where this account has no place for it, or no room: then nothing is kept."""
    is_wanted: bool = False
    """Whether whoever runs the command has named the file, and so waits for it."""
    rows: list[dict[str, object]] = field(default_factory=list)
    told: str = ""
    """What whoever runs the command should know of the file."""

    @classmethod
    def of(cls, what: str, story: Story, wanted: Path | None) -> "KeptRows":
        """What was kept in the wanted file, or in one of this account's own; ``what`` it is, in one word. Raises
        CommandError for a wanted file that is none of these, and OSError."""
        mark = f"comrade-card-index {what}"
        head = {mark: __version__, "story": story.title, "rules": story.rules_digest}
        try:
            path = wanted or own_folder("cache") / f"{what}-{story.rules_digest}.jsonl"
        except OSError:
            told = "Nothing is kept: this account has no folder for it. Name a file: --keep FILE"
            return cls(head, None, told=told)
        is_wanted = wanted is not None
        lines = read_file(path).splitlines() if os.path.lexists(path) else []
        first = _object(lines[0]) if lines else head
        if mark not in first and wanted:
            told = f"{shown(str(path))} is no file of kept {what}, and is left as it is."
            raise CommandError(MISUSED, f"{told} Name another: --keep FILE")
        if first != head:
            told = f"{shown(str(path))} holds what another story, or one by other rules, came to. It is begun anew."
            return cls(head, path, is_wanted, told=told)
        # The last line of a run that was killed may be half a one.
        return cls(head, path, is_wanted, [row for row in map(_object, lines[1:]) if row])

    def begin(self) -> None:
        """Write what is known, whole, before more is added. Raises OSError for a file that is wanted."""
        with self._if_there_is_room() as path:
            if path:
                make_folder(path.parent)
                write_whole(path, "".join(f"{json.dumps(line)}\n" for line in (self.head, *self.rows)).encode())

    def add(self, row: dict[str, object]) -> None:
        """Put a row at the end of the file; it is on the disk on return. Raises OSError for a file that is wanted."""
        self.rows.append(row)
        with self._if_there_is_room() as path:
            if path:
                with open(path, "a", encoding="utf-8") as file:
                    file.write(f"{json.dumps(row)}\n")
                    file.flush()
                    os.fsync(file.fileno())

    @contextmanager
    def _if_there_is_room(self) -> Iterator[Path | None]:
        """A full disk stops no run that nobody has asked to keep anything."""
        try:
            yield self.path
        except OSError:
            if self.is_wanted:
                raise
            self.path = None

    def forget(self) -> None:
        """Take the file away, as far as that can be done."""
        if self.path:
            with suppress(OSError):
                self.path.unlink()


def _object(line: bytes) -> dict[str, object]:
    try:
        read = json.loads(line)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
