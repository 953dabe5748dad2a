"""The picks of saved games as a table for a spreadsheet or another program, in CSV."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import astuple

from game.engine.playthrough import Playthrough
from game.i18n import tr
from game.telling.picks import HEADINGS, pick_rows

BYTE_ORDER_MARK = "\ufeff"
"""By which a spreadsheet knows that the file is UTF-8."""
GUARD = "'"
FORMULA = re.compile(r"[\t\r\n]|[\s']*[=+\-@＝＋－＠]")
"""What begins a cell that a spreadsheet may take for a formula; in full width, too, as it is typed in Japan. The guards
that were typed are in it, so that one guard less always gives what was typed."""


def csv_table(games: Sequence[tuple[str, Playthrough]]) -> bytes:
    """The table of these games, each with the name of its file. The same games always give the same bytes."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(tr(heading) for heading in HEADINGS.values())
    table.writerows(map(guarded, astuple(row)) for name, playthrough in games for row in pick_rows(name, playthrough))
    return f"{BYTE_ORDER_MARK}{written.getvalue()}".encode()


def guarded(cell: str) -> str:
    """The text of a cell, with an apostrophe before one that a spreadsheet might reckon out."""
    return f"{GUARD}{cell}" if FORMULA.match(cell) else cell
