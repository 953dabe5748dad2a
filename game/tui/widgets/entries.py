"""Short entries, as many in a line as there is room for."""

from collections.abc import Iterable

from textual.content import Content


def in_lines(entries: Iterable[Content], width: int, gap: int) -> list[Content]:
    """The entries one behind the other with ``gap`` cells between, and a new line where the next has no room in
    ``width`` cells; a longer one has a line by itself."""
    lines: list[Content] = []
    for entry in entries:
        if lines and lines[-1].cell_length + gap + entry.cell_length <= width:
            lines[-1] += Content(" " * gap) + entry
        else:
            lines.append(entry)
    return lines
