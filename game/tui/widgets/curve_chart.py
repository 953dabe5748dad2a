"""The line that nobody could see: the hidden meter from the first year to the last, in your story and in history."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.engine.outcome import Point
from game.i18n import tr
from game.telling.ending import Curve

ROWS = 10
GUTTER = 4
"""The least room that the axis takes with its numbers."""
BETWEEN = 3
"""Cells between two entries of the legend."""
WIDEST = 100
DAYS_A_YEAR = 366


class CurveChart(Widget):
    """Two stepped lines on a real axis of time, and a mark under each of your decisions."""

    DEFAULT_CSS = "CurveChart { height: auto; color: $quiet; }"

    def __init__(self, curve: Curve) -> None:
        super().__init__()
        self._curve = curve
        days = [point.day for point in curve.yours]
        self._first, self._last = days[0].year, days[-1].year + 1
        span = curve.top - curve.low
        self._scale = {row: str(curve.low + row * span // ROWS) for row in range(2, ROWS + 1, 2)}
        """The number beside every second row."""
        self._gutter = max(GUTTER, 2 + max(map(len, self._scale.values())))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return ROWS + 3 + len(self._legend(self._width(width)))

    def render(self) -> Content:
        width = self._width(self.content_size.width)
        rows = [self._row(row, width) for row in range(ROWS, 0, -1)]
        below = (Content(self._years(width)), Content(self._marks(width)), *self._legend(width))
        return Content("\n").join([*rows, *below])

    def _width(self, all: int) -> int:
        """The room for the line itself. Whoever copies the picture may do so before it has any size."""
        return max(1, min(WIDEST, all) - self._gutter)

    def _row(self, row: int, width: int) -> Content:
        """One row, which stands for two levels of the meter's scale: a lower and an upper half."""
        is_told = self._scale.get(row) not in (None, self._scale.get(row - 2))
        told = f"{self._scale[row]} ┤" if is_told else "│"
        cells = [Content(told.rjust(self._gutter))]
        guesses = {self._column(_as_year(day), width): value for day, value in self._curve.guesses}
        cells += [self._cell(row, self._day(column, width), guesses.get(column)) for column in range(width)]
        return Content("").join(cells)

    def _cell(self, row: int, day: float, guess: int | None) -> Content:
        if guess is not None and self._halves(guess) in (2 * row - 1, 2 * row):
            return Content.styled("◆", "bold $ink")
        yours = self._level(self._curve.yours, day)
        if yours in (2 * row - 1, 2 * row):
            return Content.styled("▀" if yours % 2 == 0 else "▄", "$red")
        history = self._level(self._curve.history, day)
        return Content.styled("╌", "$blue") if history in (2 * row - 1, 2 * row) else Content(" ")

    def _level(self, points: Sequence[Point], day: float) -> int:
        """The value on a day, in halves of a row."""
        value = self._curve.low
        for point in points:
            if _as_year(point.day) > day:
                break
            value = point.value
        return self._halves(value)

    def _halves(self, value: int) -> int:
        """A value in halves of a row, of which even the lowest takes one."""
        return max(1, (value - self._curve.low) * 2 * ROWS // (self._curve.top - self._curve.low))

    def _day(self, column: int, width: int) -> float:
        return self._first + (column + 1) * (self._last - self._first) / width

    def _column(self, day: float, width: int) -> int:
        return int((day - self._first) * width / (self._last - self._first))

    def _years(self, width: int) -> str:
        """The axis: a year at its first day, every other one where there is no room."""
        step = 1 if width >= 7 * (self._last - self._first) else 2
        line = ""
        for year in range(self._first, self._last, step):
            line = line.ljust(self._gutter + self._column(year, width)) + f"{year} "
        return line

    def _marks(self, width: int) -> str:
        line = [" "] * (self._gutter + width)
        for point in self._curve.yours:
            if point.scene in self._curve.decided:
                line[self._gutter + self._column(_as_year(point.day), width)] = "▲"
        return "".join(line)

    def _legend(self, width: int) -> list[Content]:
        """What the signs mean, in as many lines as these need."""
        signs = (
            (Content.styled("▄▀", "$red"), tr("your story")),
            (Content.styled("╌╌", "$blue"), tr("history, where it differs")),
            (Content("▲"), tr("you decided")),
            (Content("◆"), tr("you guessed")),
        )
        lines: list[Content] = []
        for sign, meaning in signs:
            entry = sign + Content(f" {meaning}")
            if lines and lines[-1].cell_length + BETWEEN + entry.cell_length <= self._gutter + width:
                lines[-1] += Content(" " * BETWEEN) + entry
            else:
                lines.append(Content(" " * self._gutter) + entry)
        return lines


def _as_year(day: date) -> float:
    """A day as a year and its part, as 1854.25."""
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_A_YEAR
