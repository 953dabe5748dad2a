"""The file in which explored seatings are kept as they come, so that a run that was stopped goes on where it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game.authoring.explore.seatings import Explored
from game.authoring.kept_rows import KeptRows
from game.engine.story import Story


@dataclass(slots=True)
class KeptSeatings:
    """What is in the file, and what is put there."""

    file: KeptRows
    rows: list[Explored] = field(default_factory=list)

    @classmethod
    def of(cls, story: Story, wanted: Path | None) -> "KeptSeatings":
        """What was kept in the wanted file, or in one of this account's own. Raises CommandError for a file that is
        none of these, and OSError."""
        file = KeptRows.of("seatings", story, wanted)
        rows = list(_read(file.rows))
        file.rows = [row.as_json() for row in rows]
        return cls(file, rows)

    @property
    def path(self) -> Path | None:
        """None where nothing is kept."""
        return self.file.path

    @property
    def told(self) -> str:
        """What whoever runs the command should know of the file."""
        return self.file.told

    def begin(self) -> None:
        """Write what is known, whole, before more is added. Raises OSError."""
        self.file.begin()

    def add(self, row: Explored) -> None:
        """Put a seating at the end of the file; it is on the disk on return. Raises OSError."""
        self.rows.append(row)
        self.file.add(row.as_json())


def _read(rows: Iterable[dict[str, object]]) -> Iterator[Explored]:
    """The seatings that can be read."""
    for row in rows:
        try:
            yield Explored.from_json(row)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
