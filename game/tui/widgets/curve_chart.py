"""The line that nobody could see: the hidden meter from the first year to the last, in your story and in history."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.engine.outcome import Point
from game.i18n import tr
from game.telling.hidden_line import Curve
from game.tui.widgets.entries import in_lines
from game.tui.widgets.moving import Moving

ROWS = 12
"""Rows of the drawing where nothing says how high it is to be."""
LEAST = 5
"""Rows below which nothing could be told apart."""
TOLD = 8
"""Rows of a page that are left to its heading and to what is told of the line, however long that is."""
BETWEEN = 2
"""Cells between two entries of the legend."""
DAYS_A_YEAR = 366
SECONDS = 1.5
"""How long it takes to draw it."""
EIGHTHS = " ▁▂▃▄▅▆▇█"
FULL = 8
"""Eighths in a cell."""


class CurveChart(Moving):
    """A meter filled from below, on a real axis of time. The words of its bands are its scale; signs under the years
    say when you decided and looked, and signs in the drawing what you guessed."""

    DEFAULT_CSS = """
    CurveChart { height: auto; color: $quiet; }
    """

    def __init__(self, curve: Curve) -> None:
        super().__init__()
        self._curve = curve
        days = [point.day for point in curve.yours]
        self._first, self._last = days[0].year, days[-1].year + 1
        self._begun = False

    def on_resize(self) -> None:
        """Take no less room than the drawing and what stands under it need, and most of the page where that is long."""
        below, page = self._below(self.size.width), self.parent
        room = page.content_size.height - below - TOLD if isinstance(page, Widget) else 0
        self.styles.min_height = below + max(LEAST, min(ROWS, room))

    def begin(self) -> None:
        """Draw it from left to right the first time that it is seen, if somebody sees it."""
        if not self._begun and not self.app.is_headless:
            self.move(SECONDS)
        self._begun = True

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return ROWS + self._below(width)

    def render(self) -> Content:
        """Whoever copies the picture may do so before it has any size."""
        all_cells, high = self.content_size
        gutter = self._gutter(all_cells)
        width = max(1, all_cells - gutter - 1)  # and a gap: a scroll bar may stand beside it
        rows = max(LEAST, high - self._below(all_cells))
        scale = self._scale(rows)
        lines = [self._label(scale.get(row, ""), gutter) + self._row(row, rows, width, row in scale)
                 for row in range(rows - 1, -1, -1)]  # fmt: skip
        below = (Content(self._years(gutter, width)), Content(self._marks(gutter, width)), *self._legend(all_cells))
        return Content("\n").join([*lines, *below])

    # The scale

    def _gutter(self, width: int) -> int:
        """The room for the words of the bands and the axis: as much as they need, and at most a third."""
        longest = max(Content(word).cell_length for _, word in self._curve.bands)
        return min(longest + 2, max(3, width // 3))

    def _scale(self, rows: int) -> dict[int, str]:
        """The row in which each band begins, from 0 at the foot; of those that begin in the same, the lowest."""
        found: dict[int, str] = {}
        for low, word in self._curve.bands:
            found.setdefault(min(rows - 1, self._eighths(low, rows) // FULL), word)
        return found

    def _label(self, word: str, gutter: int) -> Content:
        room = max(0, gutter - 2)
        told = Content(word).truncate(room, ellipsis=True) if room else Content("")
        return Content(" " * (room - told.cell_length)) + told + Content(" ┤" if word else " │")

    # The drawing

    def _row(self, row: int, rows: int, width: int, begins_band: bool) -> Content:
        signs = {self._column(_as_year(day), width): self._eighths(value, rows) for day, value in self._curve.guesses}
        drawn = self._drawn(width)
        cells = [self._cell(row, rows, self._day(one, width), signs.get(one), begins_band) for one in range(drawn)]
        return Content("").join([*cells, Content(("┈" if begins_band else " ") * (width - drawn))])

    def _cell(self, row: int, rows: int, day: float, guess: int | None, begins_band: bool) -> Content:
        filled = self._eighths(_value(self._curve.yours, day, self._curve.low), rows) - row * FULL
        if guess is not None and _row_of(guess) == row:
            return Content.styled("◆", "bold $paper on $red" if filled >= FULL else "bold $ink")
        history = self._eighths(_value(self._curve.history, day, self._curve.low), rows)
        differs = history - row * FULL != filled
        if differs and _row_of(history) == row and not 0 < filled < FULL:
            return Content.styled("━", "$paper on $red" if filled >= FULL else "$blue")
        if filled > 0:
            return Content.styled(EIGHTHS[min(FULL, filled)], "$red")
        return Content("┈" if begins_band else " ")

    def _drawn(self, width: int) -> int:
        """How many columns are drawn by now. Half of the time goes by at the decisions, at each of which it halts."""
        if self.progress == 1:
            return width
        decided = self._curve.decided
        halts = {self._column(_as_year(one.day), width) for one in self._curve.yours if one.scene in decided}
        pace = 2 if halts else 1  # columns in the time of a whole drawing, halts and all
        passed, halt = self.progress * width * pace, width / max(1, len(halts))
        for column in range(width):
            passed -= 1 + (halt if column in halts else 0)
            if passed < 0:
                return column + (column in halts and passed >= -halt)
        return width

    def _eighths(self, value: int, rows: int) -> int:
        """A value in eighths of a row, of which even the lowest takes one."""
        curve = self._curve
        return max(1, (value - curve.low) * rows * FULL // (curve.top - curve.low))

    def _day(self, column: int, width: int) -> float:
        return self._first + (column + 1) * (self._last - self._first) / width

    def _column(self, day: float, width: int) -> int:
        return int((day - self._first) * width / (self._last - self._first))

    # Under it

    def _below(self, width: int) -> int:
        """The lines for the years, the marks and the legend."""
        return 2 + len(self._legend(width))

    def _years(self, gutter: int, width: int) -> str:
        """The axis: a year at its first day, every other one where there is no room."""
        step = 1 if width >= 7 * (self._last - self._first) else 2
        line = ""
        for year in range(self._first, self._last, step):
            further = line.ljust(gutter + self._column(year, width)) + f"{year} "
            line = further if len(further) <= gutter + width + 1 else line
        return line.rstrip()

    def _marks(self, gutter: int, width: int) -> str:
        line = [" "] * (gutter + width)
        drawn = self._drawn(width)
        for point in self._curve.yours:
            place = self._column(_as_year(point.day), width)
            column = gutter + place
            if place >= drawn:
                continue
            if point.scene in self._curve.looked:
                line[column] = "●"
            elif point.scene in self._curve.decided and line[column] == " ":
                line[column] = "▲"
        return "".join(line)

    def _legend(self, width: int) -> list[Content]:
        """What the signs mean that are there, in as many lines as these need."""
        return in_lines((sign + Content(f" {meaning}") for sign, meaning in self._signs()), width, BETWEEN)

    def _signs(self) -> Iterator[tuple[Content, str]]:
        if self._curve.differs:
            yield Content.styled("▄█", "$red"), tr("your story")
            yield Content.styled("━━", "$blue"), tr("history, where it differs")
        yield Content("▲"), tr("you decided")
        if self._curve.looked:
            yield Content("●"), tr("you looked")
        if self._curve.guesses:
            yield Content("◆"), tr("you guessed")


def _value(points: Sequence[Point], day: float, before: int) -> int:
    """The value on a day; ``before`` the first of them."""
    value = before
    for point in points:
        if _as_year(point.day) > day:
            break
        value = point.value
    return value


def _row_of(eighths: int) -> int:
    """The row, from 0 at the foot, in which a level lies."""
    return (eighths - 1) // FULL


def _as_year(day: date) -> float:
    """A day as a year and its part, as 1854.25."""
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_A_YEAR
