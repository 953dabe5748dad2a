"""A chair in the middle, the others at both sides, and between them lines that say in a word what they are."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.i18n import capitals, tr
from game.telling.chair_map import Bond, ChairMap

PATTERNS = ("╳ ", "╱ ", "╌", "┈", "─", "═")
"""What a line is drawn with, from no trust to all of it."""
TURNS = {1: " ▲", -1: " ▼", 0: ""}
ROWS = 3
"""Rows of a box."""
LEAST = 5
"""Cells of a line beside its word, below which there is none."""


class Bonds(Widget):
    """The map of one chair. Where there is no room for two sides, all others stand at the left; where there is none
    for lines, only the words."""

    DEFAULT_CSS = """
    Bonds { height: auto; }
    """

    def __init__(self, told: ChairMap) -> None:
        super().__init__()
        self._told = told
        self._you = (capitals(told.you), tr("you"))
        self._box = max((_wide(capitals(bond.name)) for bond in told.bonds), default=0) + 4
        self._middle = max(map(_wide, self._you)) + 6
        self._word = max((_wide(_label(bond)) for bond in told.bonds), default=0) + 2

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return sum(len(line.wrap(max(1, width))) for line in self._drawing(width))

    def render(self) -> Content:
        return Content("\n").join(self._drawing(self.content_size.width))

    def _drawing(self, width: int) -> list[Content]:
        bonds = self._told.bonds
        both = (width - 2 * self._box - self._middle) // 2
        one = width - self._box - self._middle
        if both >= self._word + LEAST:
            return list(self._rows(bonds[0::2], bonds[1::2], both))
        if one >= self._word + LEAST:
            return list(self._rows(bonds, (), one))
        return [Content(bond.in_words) for bond in bonds]

    def _rows(self, left: Sequence[Bond], right: Sequence[Bond], room: int) -> Iterator[Content]:
        pairs = list(zip_longest(left, right))
        high = ROWS * len(pairs)
        for place, (one, other) in enumerate(pairs):
            for row in range(ROWS):
                line = self._side(one, row, room)
                line += self._centre(place * ROWS + row, high)
                if right:
                    line += self._side(other, row, room, mirrored=True)
                yield line

    def _side(self, bond: Bond | None, row: int, room: int, mirrored: bool = False) -> Content:
        """A box and its line, in one of their three rows."""
        if bond is None:
            return Content(" " * (self._box + room))
        line = _line(bond, room) if row == 1 else Content(" " * room)
        box = _box(capitals(bond.name), row, self._box)
        return line + box if mirrored else box + line

    def _centre(self, row: int, high: int) -> Content:
        """One row of the box in the middle, with the name about halfway down."""
        inner = self._middle - 2
        if row in (0, high - 1):
            ends = "╔╗" if row == 0 else "╚╝"
            return Content.styled(f"{ends[0]}{'═' * inner}{ends[1]}", "$red")
        names = self._you[: high - 2]  # beside one other there is room for the name alone
        said = dict(enumerate(names, (high - len(names)) // 2)).get(row, "")
        return (
            Content.styled("║", "$red")
            + Content.styled(_centred(said, inner), "bold $red")
            + Content.styled("║", "$red")
        )


def _wide(text: str) -> int:
    return Content(text).cell_length


def _centred(text: str, width: int) -> str:
    before = (width - _wide(text)) // 2
    return " " * before + text + " " * (width - _wide(text) - before)


def _label(bond: Bond) -> str:
    return f"{bond.word}{TURNS[bond.turn]}"


def _box(name: str, row: int, width: int) -> Content:
    if row == 1:
        return Content("│") + Content.styled(_centred(name, width - 2), "bold") + Content("│")
    ends = "┌┐" if row == 0 else "└┘"
    return Content(f"{ends[0]}{'─' * (width - 2)}{ends[1]}")


def _line(bond: Bond, room: int) -> Content:
    """The line with its word in the middle."""
    pattern = PATTERNS[bond.strength]
    drawn = room - _wide(_label(bond)) - 2
    before, after = drawn // 2, drawn - drawn // 2
    style = "$red" if bond.share < 1 / 3 else "$blue" if bond.share > 2 / 3 else "$quiet"
    left, right = ((pattern * room)[:cells] for cells in (before, after))
    return (
        Content.styled(left, style)
        + Content.styled(f" {_label(bond)} ", f"bold {style}")
        + Content.styled(right, style)
    )
