"""The clock on a card runs from when the card was laid down, whatever is looked at meanwhile."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.telling.ways_back import WayBack
from game.tui.widgets import clock
from game.tui.widgets.clock import TalkTime
from game.tui.widgets.top_bar import TopBar
from tests.tui.players import app_in, name, play, press, settle, until, walk, words
from tests.tui.test_pictures import SCREENS, TEAMS
from tests.tui.test_rooms import to_the_ending


class Time:
    """A time that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(clock, "monotonic", time)
    return time


def test_a_card_has_one_end_and_the_next_another(time: Time) -> None:
    talk = TalkTime()
    assert talk.ends("first", 2) == 1120
    time.now = 1060
    assert talk.ends("first", 2) == 1120
    assert talk.ends("first", 5) == 1120
    assert talk.ends("second", 5) == 1360
    assert talk.ends("third", 0) is None
    assert talk.ends("third", 2) is None
    assert talk.ends("fourth", 2) == 1180
    assert talk.ends("second", 5) == 1360


AWAY = [
    ["1", "enter", "escape"], ["l", "escape"], ["?", "escape"], ["p", "escape"], ["n", "escape"], ["w", "x", "enter"],
    ["ctrl+p", "escape"], ["k", "escape"], ["c"], ["1", "enter", "3", "escape", "1", "enter", "escape"],
]  # fmt: skip


@pytest.mark.slow
def test_the_clock_goes_on_while_one_is_away(time: Time, tmp_path: Path) -> None:
    app = app_in(tmp_path)
    app.settings = replace(app.settings, clock=10)

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, SCREENS["class-card"][1])
        assert "talk 10:00" in words(pilot)
        for halves, away in enumerate(AWAY, 1):
            time.now += 30
            await press(pilot, *away)
            assert name(pilot) == "CardScreen", away
            pilot.app.screen.query_one(TopBar).refresh()
            await press(pilot, "space")
            assert f"talk {(20 - halves) // 2}:{halves % 2 * 30:02}" in words(pilot), away

    play(app, (80, 24), moves, SCREENS["class-card"][0])


def test_the_next_card_has_its_whole_time(time: Time, tmp_path: Path) -> None:
    app = app_in(tmp_path)
    app.settings = replace(app.settings, clock=2)

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, SCREENS["class-card"][1])
        time.now += 500
        await press(pilot, "k", "1", "enter")
        await until(pilot, "CardScreen", "up", "enter")
        assert "talk 2:00" in words(pilot)

    play(app, (80, 24), moves, SCREENS["class-card"][0])


def test_a_team_that_comes_back_to_its_card_has_no_more_time_for_it(time: Time, tmp_path: Path) -> None:
    app = app_in(tmp_path)
    app.settings = replace(app.settings, clock=10)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "1", "enter")
        time.now += 60
        await until(pilot, "CurtainScreen", "1", "enter")
        await until(pilot, "CardScreen", "1", "enter")
        assert "talk 10:00" in words(pilot)
        time.now += 60
        await press(pilot, "u")
        await until(pilot, "CardScreen", "1", "enter")
        assert "talk 8:00" in words(pilot)

    play(app, (80, 24), moves, replace(TEAMS, deck="whole"))


def test_a_card_at_which_one_begins_again_has_its_whole_time(time: Time, tmp_path: Path) -> None:
    app = app_in(tmp_path)
    app.settings = replace(app.settings, clock=2)

    async def moves(pilot: Pilot[None]) -> None:
        await to_the_ending(pilot)
        time.now += 500
        assert app.session
        *_, last = [entry for entry in app.session.chronicle.entries if entry.by_people]
        app._begin_again([WayBack(last.scene, "", "")], 0)
        await settle(pilot)
        assert "talk 2:00" in words(pilot)

    play(app, (80, 24), moves, SCREENS["class-card"][0])
