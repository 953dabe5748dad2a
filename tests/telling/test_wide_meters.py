"""Meters with few steps and with very many: dots in one line, an axis that stands still, words that do not meet."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from textual.geometry import Size

from game.classroom.curve import BAND, LABEL_GAP, ChartCourse, chart
from game.content import check
from game.engine.outcome import Point
from game.telling.card import MOST_DOTS, Gauge
from game.telling.hidden_line import Curve
from game.tui.widgets.curve_chart import EIGHTHS, LEAST, CurveChart
from tests.content.test_reference import smallest

RANGES = [(0, 1), (0, 3), (0, 5), (0, 20), (0, 100), (-10, 10), (-999, 999), (900, 999)]


def curve(low: int, top: int) -> Curve:
    days = [date(1841 + year, 3, 1) for year in range(4)]
    points = tuple(
        Point(day, value, f"scene-{year}")
        for year, (day, value) in enumerate(zip(days, (low, low + 1, (low + top) // 2, top), strict=True))
    )
    step = max(1, (top - low) // 40)
    bands = tuple((value, f"a word for {'more and ' * place}more") for place, value in enumerate(range(low, top, step)))
    return Curve("grip", low, top, points, points, frozenset({"scene-1"}), ((days[2], top),), (), bands)


@pytest.mark.parametrize(("low", "top"), RANGES)
def test_dots_stand_in_one_line_and_are_all_full_or_empty_only_at_the_ends(low: int, top: int) -> None:
    gauges = [Gauge("grip", value, top - low, "word").dots for value in range(top - low + 1)]
    assert {len(dots) for dots in gauges} == {min(top - low, MOST_DOTS)}
    full = [dots.count("●") for dots in gauges]
    assert full == sorted(full)
    assert (full[0], full[-1]) == (0, len(gauges[0]))
    assert full.count(0) == full.count(len(gauges[0])) == 1


@pytest.mark.parametrize(("low", "top"), RANGES)
@pytest.mark.parametrize("size", [(3, 3), (40, 12), (60, 20), (76, 40)])
def test_the_axis_of_the_screen_is_straight_and_its_words_rise(
    size: tuple[int, int], low: int, top: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CurveChart, "content_size", Size(*size))
    one = curve(low, top)
    lines = CurveChart(one).render().plain.split("\n")
    axis = [re.search("[│┤]", line) for line in lines]
    rows = [line for line, found in zip(lines, axis, strict=True) if found]
    assert len(rows) >= LEAST
    assert len({found.start() for found in axis if found}) == 1
    column = rows[0].index("│" if "│" in rows[0] else "┤")
    assert "┤" in rows[-1], "the lowest band begins at the foot"
    assert rows[-1][column + 1 :].strip(" ┈")[:1] in EIGHTHS[1:], "the lowest value is drawn as well"
    assert rows[0][-1] in f"{EIGHTHS[1:]}◆", "and the highest, unless a guess stands there"
    words = [row[:column].strip() for row in reversed(rows) if "┤" in row]
    told = [word for _, word in one.bands]
    places = [next((n for n, word in enumerate(told) if word.startswith(shown.rstrip("…"))), -1) for shown in words]
    assert all(place >= 0 for place in places)
    if size[0] > 60:
        assert places == sorted(places)


@pytest.mark.parametrize(("low", "top"), RANGES)
def test_the_words_beside_the_curve_on_paper_are_short_and_do_not_meet(low: int, top: int) -> None:
    one = curve(low, top)
    drawn = chart(one, [ChartCourse("you", one.yours)])
    assert len(drawn.bands) == len(one.bands)
    told = [(y, text) for y, text in drawn.bands if text]
    assert told[0][1].endswith(f" {low}")
    assert all(len(text) <= BAND for _, text in told)
    assert all(above + LABEL_GAP <= below for (below, _), (above, _) in pairwise(told))


@pytest.mark.parametrize("written", ["1000", "99999", "1000000"])
def test_a_meter_beyond_all_drawing_is_told_its_limit(written: str, tmp_path: Path) -> None:
    folder = smallest(tmp_path)
    story = folder / "story.yaml"
    story.write_text(story.read_text(encoding="utf-8").replace("to: 5", f"to: {written}", 1))
    (problem,) = check(folder)[1]
    assert "a whole number from -999 to 999" in problem.message
    assert problem.advice == "Write a number from -999 to 999."
    story.write_text(story.read_text(encoding="utf-8").replace(f"to: {written}", "to: 999", 1))
    assert check(folder)[1] == []
