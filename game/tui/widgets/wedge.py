"""The sign of an act: a wedge that is driven further into a disc at each, and the act's numeral and title."""

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from game.i18n import capitals

NUMERALS = "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"
FURTHEST = 4
"""The act in which the wedge has gone through; from there on it is driven no further."""
TALL = (" ▗▄██▄▖", "▟██████▙", "████████", "▜██████▛", " ▝▀██▀▘")
LOW = ("▗▟████▙▖", "████████", "▝▜████▛▘")
"""The disc, in a window with room for it and in a low one."""
DISC_AT = 15
STEP = 3
"""Cells that the wedge goes further from act to act."""


class Wedge(Horizontal):
    """The sign over the opening of an act. It is decoration: numeral and title say all that it says. The stylesheet of
    its screen says how high it is."""

    DEFAULT_CSS = """
    Wedge {
        height: auto;
        & > Sign { width: 27; height: 3; }
        & > .title { width: 1fr; height: auto; color: $red; text-style: bold; }
    }
    """

    def __init__(self, act: int, title: str) -> None:
        """``act`` counts from 1."""
        super().__init__(Sign(act), Static(Content(f"{numeral(act)}\n{capitals(title)}"), classes="title"))


class Sign(Widget):
    """Wedge and disc, in five rows where it has them, and else in three."""

    def __init__(self, act: int) -> None:
        super().__init__()
        self._act = act

    def render(self) -> Content:
        return wedge(self._act, TALL if self.size.height >= len(TALL) else LOW)


def numeral(act: int) -> str:
    """The Roman numeral of an act, where it has a usual one."""
    return NUMERALS[act - 1] if act <= len(NUMERALS) else str(act)


def wedge(act: int, disc: tuple[str, ...]) -> Content:
    """Wedge and disc in as many rows as the disc has; where they meet, the wedge lies above."""
    point = DISC_AT - 4 + STEP * min(act, FURTHEST)
    middle = len(disc) // 2
    rows = []
    for row, line in enumerate(disc):
        away = abs(row - middle)
        cells = point - away * (point // (middle + 1))
        slope = "▙▄▖" if row < middle else "▛▀▘" if row > middle else "██▶"
        red = "█" * (cells - len(slope)) + slope
        rest = f"{'':{DISC_AT}}{line}"[cells:] if cells < DISC_AT + len(line) else ""
        rows.append(Content.styled(red, "$red") + Content.styled(rest, "$ink"))
    return Content("\n").join(rows)
