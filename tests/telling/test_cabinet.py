"""The hidden meter as drawers: the reading of a day, and at the end the year of each."""

from dataclasses import replace

import pytest
from textual.geometry import Size

from game.engine.chronicle import Chronicle
from game.engine.meters import Meter
from game.engine.outcome import history
from game.engine.playthrough import Playthrough
from game.telling.cabinet import MOST, Cabinet, filled, reading
from game.telling.ending import ending_told
from game.telling.reveal import reveal
from game.tui.widgets.cabinet_view import CabinetView
from tests.classroom.games import SHIPPED, TINY, game

GRIP = TINY.find(Meter, TINY.curve)


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 5), (0, 20), (0, 100), (-999, 999)])
def test_drawers_rise_with_the_meter_and_all_or_none_are_full_only_at_its_ends(low: int, high: int) -> None:
    meters = tuple(replace(one, low=low, high=high, start=low) if one is GRIP else one for one in TINY.meters)
    story = replace(TINY, meters=meters)
    full = [reading(story, TINY.start.changed({GRIP.id: value})) for value in range(low, high + 1)]
    assert {one.of for one in full} == {min(MOST, high - low)}
    assert [one.full for one in full] == sorted(one.full for one in full)
    assert [one.full for one in full].count(0) == [one.full for one in full].count(full[0].of) == 1


def test_each_drawer_has_the_year_in_which_it_was_filled_or_emptied_for_good() -> None:
    rounds = history(TINY)[:3]
    values = [(1901, 4), (1902, 1), (1903, 2)]
    moved = tuple(
        round._replace(
            scene=replace(round.scene, date=round.scene.date.replace(year=year)),
            after=round.after.changed({GRIP.id: value}),
        )
        for round, (year, value) in zip(rounds, values, strict=True)
    )
    told = filled(replace(Playthrough.of(TINY, Chronicle(("mary",))), rounds=moved))
    assert told == Cabinet(2, 10, (1901, 1903, 1902, 1902))


def test_the_cabinet_of_an_ending_is_that_of_its_line() -> None:
    told = ending_told(game("trotsky", mode="solo"))
    assert told.cabinet.full == told.curve.yours[-1].value
    assert list(told.cabinet.years[: told.cabinet.full]) == sorted(told.cabinet.years[: told.cabinet.full])


def test_only_whoever_looks_sees_drawers_and_those_of_that_day() -> None:
    played = game("trotsky", "zinoviev", "bukharin", deck="whole", turn=2)
    looks = 0
    for round, entry in zip(played.rounds, played.chronicle.entries, strict=True):
        if entry.by_people:
            steps = reveal(SHIPPED, round, entry).steps
            seen = [one.cabinet for step in steps for one in step.passages if one.cabinet]
            looking = [chair for chair in entry.by_people if round.chosen(chair).looks]
            assert seen == [reading(SHIPPED, round.before)] * len(looking)
            looks += len(looking)
    assert looks


@pytest.mark.parametrize("width", [6, 30, 53, 73, 100])
def test_all_drawers_are_drawn_in_even_rows_and_told_apart_by_their_frames(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CabinetView, "content_size", Size(width, 60))
    for cabinet in (Cabinet(13, 20), Cabinet(0, 5), Cabinet(1, 1)):
        drawn = CabinetView(cabinet).render().plain
        assert max(map(len, drawn.split("\n"))) <= width
        assert drawn.count("┏") == drawn.count("▇▇▇▇") == cabinet.full
        assert drawn.count("┌") == cabinet.of - cabinet.full
