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

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return ROWS + 4

    def render(self) -> Content:
        width = max(1, min(WIDEST, self.content_size.width) - GUTTER)  # whoever copies it may do so before it has any
        rows = [self._row(row, width) for row in range(ROWS, 0, -1)]
        return Content("\n").join([*rows, Content(self._years(width)), Content(self._marks(width)), _legend()])

    def _row(self, row: int, width: int) -> Content:
        """One row, which stands for two levels of the meter's scale: a lower and an upper half."""
        top = self._curve.low + row * (self._curve.top - self._curve.low) // ROWS
        cells = [Content(f"{top:>2} ┤" if row % 2 == 0 else "   │")]
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
        """The value on a day, in halves of a row, from 0 to twice the rows."""
        value = self._curve.low
        for point in points:
            if _as_year(point.day) > day:
                break
            value = point.value
        return self._halves(value)

    def _halves(self, value: int) -> int:
        """A value in halves of a row."""
        return (value - self._curve.low) * 2 * ROWS // (self._curve.top - self._curve.low)

    def _day(self, column: int, width: int) -> float:
        return self._first + (column + 1) * (self._last - self._first) / width

    def _column(self, day: float, width: int) -> int:
        return int((day - self._first) * width / (self._last - self._first))

    def _years(self, width: int) -> str:
        """The axis: a year at its first day, every other one where there is no room."""
        step = 1 if width >= 7 * (self._last - self._first) else 2
        line = ""
        for year in range(self._first, self._last, step):
            line = line.ljust(GUTTER + self._column(year, width)) + f"{year} "
        return line

    def _marks(self, width: int) -> str:
        line = [" "] * (GUTTER + width)
        for point in self._curve.yours:
            if point.scene in self._curve.decided:
                line[GUTTER + self._column(_as_year(point.day), width)] = "▲"
        return "".join(line)


def _legend() -> Content:
    rest = (tr("history, where it differs"), f"▲ {tr('you decided')}", f"◆ {tr('you guessed')}")
    return (
        Content("    ")
        + Content.styled("▄▀", "$red")
        + Content(f" {tr('your story')}   ")
        + Content.styled("╌╌", "$blue")
        + Content(f" {'   '.join(rest)}")
    )


def _as_year(day: date) -> float:
    """A day as a year and its part, as 1854.25."""
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_A_YEAR
