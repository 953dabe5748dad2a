"""The hidden line as a drawing: where its lines, marks, years and words lie on the sheet. Nothing here needs colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from game.engine.outcome import Point
from game.i18n import marked, tr
from game.telling.hidden_line import Curve

WIDTH, HEIGHT = 760, 360
LEFT, RIGHT, TOP, BOTTOM = 128, 140, 14, 58
YEARS_ONLY = 24
"""How much of the foot is needed where nothing is marked under the years."""
LABEL_GAP = 14
SIDE_STEP = 1.4
"""How far lines of the same height are set apart, so that each can be followed."""
BAND = 23
"""The longest word of a band, with its number, that there is room for."""
HISTORY = marked("history")
THIN_SPACE = "\u2009"
DASHES = ("", "9 4", "2 3", "9 3 2 3", "14 4", "5 2", "1 2", "14 3 4 3", "6 6", "10 2 2 2 2 2", "3 6", "18 6")
HISTORY_DASH = "7 5"


@dataclass(frozen=True, slots=True)
class ChartCourse:
    """The hidden meter in one game, and what stands at its line."""

    label: str
    points: tuple[Point, ...]
    letter: str = ""
    """What marks the line along its way, where there are several."""


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line as it is drawn."""

    label: str
    letter: str
    dash: str
    steps: str
    """The corners of the stepped line, as SVG's ``points``."""
    letters: tuple[tuple[float, float], ...] = ()
    """Where its letter stands on it."""


@dataclass(frozen=True, slots=True)
class ChartLabel:
    """What stands at the right end of one or more lines."""

    text: str
    end: float
    """The height at which they end."""
    y: float
    """The height of the label, which leaves room for the others."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the hidden meter, all its places in the units of its width and height, from the top left."""

    years: tuple[tuple[float, str], ...]
    bands: tuple[tuple[float, str], ...]
    """The height at which each begins, and its word and number; empty where there is no room beside the one below."""
    history: ChartLine
    lines: tuple[ChartLine, ...]
    labels: tuple[ChartLabel, ...]
    decided: tuple[float, ...]
    guesses: tuple[tuple[float, float], ...]
    height: int
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    floor: int = HEIGHT - BOTTOM


def chart(curve: Curve, courses: Sequence[ChartCourse]) -> Chart:
    """The chart of these games beside history; marks of decisions and guesses where there is but one game."""
    scale = _Scale(curve)
    alone = len(courses) == 1
    drawn = [_line(scale, course, place, len(courses)) for place, course in enumerate(courses)]
    history = replace(_line(scale, ChartCourse(tr(HISTORY), curve.history), 0, 1), dash=HISTORY_DASH)
    return Chart(
        years=tuple((scale.x(date(year, 1, 1)), str(year)) for year in range(scale.first, scale.last + 1)),
        bands=tuple(_bands(scale, curve.bands)),
        history=history,
        lines=tuple(drawn),
        labels=_labels(scale, [ChartCourse(tr(HISTORY), curve.history), *courses]),
        decided=tuple(scale.x(point.day) for point in curve.yours if point.scene in curve.decided) if alone else (),
        guesses=tuple((scale.x(day), scale.y(value)) for day, value in curve.guesses) if alone else (),
        height=HEIGHT if alone else HEIGHT - BOTTOM + YEARS_ONLY,
    )


class _Scale:
    """Days and values as places on the sheet."""

    def __init__(self, curve: Curve) -> None:
        days = [point.day for point in curve.history]
        self.first, self.last = days[0].year, days[-1].year
        self._begin, self._end = date(self.first, 1, 1).toordinal(), date(self.last + 1, 1, 1).toordinal()
        self._low, self._top = curve.low, curve.top

    def x(self, day: date) -> float:
        share = (day.toordinal() - self._begin) / (self._end - self._begin)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: int) -> float:
        share = (value - self._low) / (self._top - self._low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP), 1)


def _line(scale: _Scale, course: ChartCourse, place: int, of: int) -> ChartLine:
    aside = (place - (of - 1) / 2) * SIDE_STEP
    corners: list[tuple[float, float]] = []
    for point in course.points:
        x, y = scale.x(point.day), round(scale.y(point.value) + aside, 1)
        corners += [(x, corners[-1][1]), (x, y)] if corners else [(x, y)]
    corners.append((WIDTH - RIGHT, corners[-1][1]))
    steps = " ".join(f"{x:g},{y:g}" for x, y in corners)
    letters = _letters(corners, place, of) if course.letter else ()
    return ChartLine(course.label, course.letter, DASHES[place % len(DASHES)], steps, letters)


def _letters(corners: Sequence[tuple[float, float]], place: int, of: int) -> tuple[tuple[float, float], ...]:
    """Some places along the line, at which no other of the lines has its own."""
    times = 5 if of <= 6 else 3
    first, last = corners[0][0], corners[-1][0]
    xs = (round(first + (last - first) * (turn + (place + 0.5) / of) / times, 1) for turn in range(times))
    return tuple((x, next(y for at, y in reversed(corners) if at <= x)) for x in xs)


def _labels(scale: _Scale, courses: Sequence[ChartCourse]) -> tuple[ChartLabel, ...]:
    """The labels at the right end, each as near to its lines as the others leave room; letters that meet share one."""
    ends: dict[tuple[float, bool], list[str]] = {}
    for course in courses:
        ends.setdefault((scale.y(course.points[-1].value), not course.letter), []).append(course.label)
    placed: list[ChartLabel] = []
    for (end, _), names in sorted(ends.items()):
        for text in [THIN_SPACE.join(names)] if len(names) > 1 and tr(HISTORY) not in names else names:
            placed.append(ChartLabel(text, end, max(end, placed[-1].y + LABEL_GAP if placed else 0.0)))
    lowest = float(HEIGHT - BOTTOM)
    for place in range(len(placed) - 1, -1, -1):
        y = round(min(placed[place].y, lowest), 1)
        placed[place] = replace(placed[place], y=y)
        lowest = y - LABEL_GAP
    return tuple(placed)


def _bands(scale: "_Scale", bands: Sequence[tuple[int, str]]) -> Iterator[tuple[float, str]]:
    """The bands from the lowest on; of those that lie too near each other, the lower one is named."""
    free = float(HEIGHT)
    for low, word in bands:
        y, room = scale.y(low), BAND - len(f" {low}")
        short = word if len(word) <= room else f"{word[: room - 1]}…"
        yield y, f"{short} {low}" if y <= free else ""
        free = y - LABEL_GAP if y <= free else free
