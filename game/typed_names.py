"""Things of a story by the names that people type: their ids, or what they are called, however it is written."""

from collections.abc import Iterable
from typing import Protocol

from game.console import shown
from game.content.advice import close
from game.engine.names import searchable
from game.exit_codes import MISUSED, CommandError

LONGEST = 60
"""Letters of a name that are told again."""


class HasId(Protocol):
    """Anything with an id; many have a name or a title as well."""

    @property
    def id(self) -> str: ...


def understood(what: str, typed: str, rows: Iterable[HasId]) -> str:
    """The id of the row that is meant. Raises CommandError where none is, or more than one."""
    called = {row.id: _called(row) for row in rows}
    if typed in called:
        return typed
    wanted = searchable(typed)
    meant = [id for id, name in called.items() if wanted and wanted in (searchable(id), searchable(name))]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise CommandError(MISUSED, f"More than one {what} is called “{shown(typed)[:LONGEST]}”: {', '.join(meant)}.")
    near = close(typed, [*called, *called.values()])
    ids = list(dict.fromkeys(next(id for id, name in called.items() if one in (id, name)) for one in near))
    advice = f"Did you mean {' or '.join(ids)}?" if ids else f"Choose one of: {', '.join(called)}."
    raise CommandError(MISUSED, f"There is no {what} called “{shown(typed)[:LONGEST]}”. {advice}")


def _called(row: HasId) -> str:
    return str(getattr(row, "name", "") or getattr(row, "title", "") or row.id)
