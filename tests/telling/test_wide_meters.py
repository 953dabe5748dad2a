"""Meters with few steps and with very many: dots in one line, an axis that stands still, words that do not meet."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from textual.geometry import Size

from game.classroom.curve import BAND, LABEL_GAP, Course, chart
from game.content import check
from game.engine.outcome import Point
from game.telling.card import MOST_DOTS, Gauge
from game.telling.ending import Curve
from game.tui.widgets.curve_chart import ROWS, CurveChart
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
def test_the_axis_of_the_screen_is_straight_and_counts_upwards(
    low: int, top: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CurveChart, "content_size", Size(60, 20))
    rows = CurveChart(curve(low, top)).render().plain.split("\n")[:ROWS]
    assert {re.search("[│┤]", row).start() for row in rows} == {re.search("[│┤]", rows[0]).start()}
    told = [int(row.split("┤")[0]) for row in reversed(rows) if "┤" in row]
    assert told == sorted(set(told))
    assert told[-1] == top
    first_column = [row[row.index("│" if "│" in row else "┤") + 1] for row in rows]
    assert first_column[-1] in "▀▄", "the lowest value is drawn as well"


@pytest.mark.parametrize(("low", "top"), RANGES)
def test_the_words_beside_the_curve_on_paper_are_short_and_do_not_meet(low: int, top: int) -> None:
    one = curve(low, top)
    drawn = chart(one, [Course("you", one.yours)])
    assert len(drawn.bands) == len(one.bands)
    told = [(y, text) for y, text in drawn.bands if text]
    assert told[0][1].endswith(f" {low}")
    assert all(len(text) <= BAND for _, text in told)
    assert all(above + LABEL_GAP <= below for (below, _), (above, _) in pairwise(told))


@pytest.mark.parametrize("written", ["1000", "99999", "1000000"])
def test_a_meter_beyond_all_drawing_is_told_its_limit(written: str, tmp_path: Path) -> None:
    folder = smallest(tmp_path)
    story = folder / "story.yaml"
    story.write_text(story.read_text().replace("to: 5", f"to: {written}", 1))
    (problem,) = check(folder)[1]
    assert "a whole number from -999 to 999" in problem.message
    assert problem.advice == "Write a number from -999 to 999."
    story.write_text(story.read_text().replace(f"to: {written}", "to: 999", 1))
    assert check(folder)[1] == []
