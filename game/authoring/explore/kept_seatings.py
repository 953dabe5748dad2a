"""The file in which explored seatings are kept as they come, so that a run that was stopped goes on where it was.

Its first line says to which story and which version of the game it belongs; each line after that is a seating.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game import __version__
from game.atomic_files import own_folder, write_whole
from game.authoring.explore.seatings import Explored
from game.console import shown
from game.engine.story import Story
from game.exit_codes import MISUSED, CommandError

MARK = "comrade-card-index seatings"


@dataclass(slots=True)
class KeptSeatings:
    """What is in the file, and what is put there."""

    path: Path | None
    """None where this account has no place for it: then nothing is kept."""
    rows: list[Explored] = field(default_factory=list)
    told: str = ""
    """What whoever runs the command should know of the file."""

    @classmethod
    def of(cls, story: Story, wanted: Path | None) -> "KeptSeatings":
        """What was kept in the wanted file, or in one of this account's own. Raises CommandError for a file that is
        none of these, and OSError."""
        try:
            path = wanted or own_folder("cache") / f"seatings-{story.rules_digest}.jsonl"
        except OSError:
            return cls(None, told="Nothing is kept: this account has no folder for it. Name a file: --keep FILE")
        head = _head(story)
        lines = path.read_bytes().splitlines() if path.exists() else []
        first = _object(lines[0]) if lines else head
        if MARK not in first:
            told = f"{shown(str(path))} is no file of kept seatings, and is left as it is."
            raise CommandError(MISUSED, f"{told} Name another: --keep FILE")
        if first != head:
            told = f"{shown(str(path))} holds what another story, or one by other rules, came to. It is begun anew."
            return cls(path, told=told)
        return cls(path, list(_rows(lines[1:])))

    def begin(self, story: Story) -> None:
        """Write what is known, whole, before more is added. Raises OSError."""
        if self.path:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lines = [_head(story), *(row.as_json() for row in self.rows)]
            write_whole(self.path, "".join(f"{json.dumps(line)}\n" for line in lines).encode())

    def add(self, row: Explored) -> None:
        """Put a seating at the end of the file; it is on the disk on return. Raises OSError."""
        self.rows.append(row)
        if self.path:
            with open(self.path, "a", encoding="utf-8") as file:
                file.write(f"{json.dumps(row.as_json())}\n")
                file.flush()
                os.fsync(file.fileno())


def _head(story: Story) -> dict[str, str]:
    return {MARK: __version__, "story": story.title, "rules": story.rules_digest}


def _object(line: bytes) -> dict[str, object]:
    try:
        read = json.loads(line)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _rows(lines: list[bytes]) -> Iterator[Explored]:
    """The seatings that can be read: the last line of a run that was killed may be half a one."""
    for line in lines:
        try:
            yield Explored.from_json(_object(line))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
