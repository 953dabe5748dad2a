"""How hard it is to change what happened, and how differently it ends: shares of seeded random games."""

from collections import Counter
from functools import cache
from itertools import combinations

import pytest

from game.authoring.explore.random_play import random_ends
from game.content import scenes_folder
from game.engine.outcome import ending_of
from game.engine.state import State
from tests.loaded import loaded

pytestmark = pytest.mark.slow
STORY = loaded(scenes_folder())
CHAIRS = tuple(chair.id for chair in STORY.chairs)
OFFICE_CHANGED = {"shared-desk", "three-names", "clerk-again", "another-secretary", "unlikely-majority"}
"""Endings in which the office has changed hands, is shared, or is outvoted."""
GAMES = 1000


@cache
def ends(chairs: tuple[str, ...], deck: str = "", start: str = "", games: int = GAMES) -> Counter[State]:
    return random_ends(STORY, chairs, games, deck=deck, start=start)


@cache
def half_historical() -> Counter[State]:
    """All six, when every other pick is history's."""
    return random_ends(STORY, CHAIRS, GAMES, historical=50)


def endings(states: Counter[State]) -> Counter[str]:
    """How many games in 100 ended so."""
    found: Counter[str] = Counter()
    for state, times in states.items():
        found[ending_of(STORY, state).id] += times
    return Counter({ending: 100 * times // states.total() for ending, times in found.items()})


def changed(states: Counter[State]) -> float:
    """In how many games of 100 the office has changed."""
    times = sum(times for state, times in states.items() if ending_of(STORY, state).id in OFFICE_CHANGED)
    return 100 * times / states.total()


def groups(size: int) -> Counter[State]:
    """Games of every company of so many."""
    companies = list(combinations(CHAIRS, size))
    return sum((ends(held, games=2 * GAMES // len(companies)) for held in companies), Counter[State]())


@pytest.mark.parametrize(("deck", "ways"), [("lesson", 4), ("short", 2)])
@pytest.mark.parametrize("chair", CHAIRS)
def test_a_lesson_alone_ends_in_several_ways(chair: str, deck: str, ways: int) -> None:
    often = [ending for ending, share in endings(ends((chair,), deck)).items() if share >= 5]
    assert len(often) >= ways, often


@pytest.mark.parametrize("chair", CHAIRS)
def test_alone_it_is_hard_to_stop_and_can_be_stopped(chair: str) -> None:
    assert 30 <= endings(ends((chair,)))["history"] <= 50
    assert 10 <= changed(ends((chair,))) <= 25


@pytest.mark.parametrize(("size", "low", "high"), [(2, 25, 45), (3, 35, 55)], ids=["two", "three"])
def test_company_helps(size: int, low: int, high: int) -> None:
    assert low <= changed(groups(size)) <= high


def test_six_who_play_as_they_like_do_not_all_stop_it() -> None:
    assert 30 <= changed(ends(CHAIRS)) <= 50
    assert endings(ends(CHAIRS))["history"] >= 10


def test_six_who_half_follow_history_mostly_find_the_office_grown() -> None:
    states = half_historical()
    assert 20 <= changed(states) <= 40
    assert endings(states)["history"] >= 10
    grown = sum(times for state, times in states.items() if state[STORY.curve] >= 17)
    assert grown >= 0.35 * states.total()


def test_begun_late_it_is_harder_and_not_hopeless() -> None:
    late = next(scene.id for scene in STORY.scenes if scene.id.startswith("1925-01"))
    early = sum((ends((chair,)) for chair in CHAIRS), Counter[State]())
    later = sum((ends((chair,), start=late) for chair in CHAIRS), Counter[State]())
    assert 1 <= changed(later) < 0.5 * changed(early)


def test_most_roads_not_taken_cost_no_standing() -> None:
    roads = [(seat.chair, option) for scene in STORY.scenes for seat in scene.seats for option in seat.options]
    others = [(chair, option) for chair, option in roads if not option.historical]
    dear = [option for chair, option in others if dict(option.effects.amounts).get(f"{chair}.standing", 0) < 0]
    assert len(dear) <= 0.4 * len(others)
