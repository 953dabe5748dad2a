"""The shipped scenes as texts: short enough for a lesson, and shaped so that no place in a list gives history away."""

from collections import Counter

import pytest

from game.content import scenes_folder
from game.engine.conditions import Picked
from game.engine.outcome import history
from game.engine.rules import play
from game.engine.scene import Option, Scene, Seat
from game.engine.schedule import Schedule
from game.telling.card import as_read
from tests.loaded import loaded

STORY = loaded(scenes_folder())
SCENES = {scene.id: scene for scene in STORY.scenes}
SEATS = [(scene.id, seat.chair) for scene in STORY.scenes for seat in scene.seats]


def words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


def seat_of(scene: Scene, chair: str) -> Seat:
    seat = scene.seat(chair)
    assert seat
    return seat


@pytest.mark.parametrize(("scene", "chair"), SEATS)
def test_a_card_is_read_in_a_minute_and_a_half(scene: str, chair: str) -> None:
    shown, seat = SCENES[scene], seat_of(SCENES[scene], chair)
    briefs = [seat.brief, *(text for variant in shown.variants for who, text in variant.briefs if who == chair)]
    prose = [shown.prose, *(variant.prose for variant in shown.variants)]
    labels = [text for option in seat.options for text in (option.label, *(need.otherwise for need in option.needs))]
    assert max(map(words, prose)) + max(map(words, briefs)) + words(*labels) < 300


@pytest.mark.parametrize(("scene", "chair"), SEATS)
def test_what_follows_is_read_as_fast(scene: str, chair: str) -> None:
    shown, seat = SCENES[scene], seat_of(SCENES[scene], chair)
    history = shown.history
    outcome = max(words(option.outcome) for option in seat.options)
    moves = max((words(move.text) for move in shown.opponent), default=0)
    together = max((words(entry.text) for entry in shown.together), default=0)
    told = words(history.text, history.beyond, history.historians, *shown.ask)
    assert outcome + moves + together + told < 250


@pytest.mark.parametrize(("scene", "chair"), SEATS)
def test_there_are_three_to_five_ways_to_go(scene: str, chair: str) -> None:
    options = seat_of(SCENES[scene], chair).options
    assert len(options) == 2 if SCENES[scene].call else 3 <= len(options) <= 5
    assert all(len(option.label) <= 60 for option in options)
    assert len({option.attends for option in options}) > 1


def test_history_stands_in_every_place_of_the_list() -> None:
    places = Counter(
        next(place for place, option in enumerate(seat.options) if option.historical == 1)
        for scene in STORY.scenes
        for seat in scene.seats
    )
    assert max(places.values()) <= 0.45 * sum(places.values())
    assert set(places) >= {0, 1, 2}


@pytest.mark.parametrize("call", [scene for scene in STORY.scenes if scene.call], ids=lambda scene: scene.id)
def test_a_call_is_short_and_either_answer_to_it_is_remembered(call: Scene) -> None:
    (seat,) = call.seats
    assert words(call.prose, seat.brief) <= 90
    later = STORY.scenes[STORY.scenes.index(call) + 1 :]
    echoes = [test for scene in later for one in scene.seats for echo in one.echoes for test in echo.when.tests()]
    recalled = {
        option for test in echoes if isinstance(test, Picked) and test.scene == call.id for option in test.options
    }
    assert recalled == {option.id for option in seat.options}


@pytest.mark.parametrize("chair", [chair.id for chair in STORY.chairs])
def test_a_lesson_has_time_for_one_call(chair: str) -> None:
    cards = Schedule.of(STORY, (chair,), "lesson").cards(STORY)
    assert sum(bool(scene.call) for scene in cards) == 1


def test_no_text_shouts_or_asks_before_the_pick() -> None:
    before = {scene.id: [scene.prose, *(seat.brief for seat in scene.seats)] for scene in STORY.scenes}
    assert not {scene for scene, texts in before.items() for text in texts if "!" in text or "?" in text}


@pytest.mark.parametrize("option", seat_of(SCENES["1925-07-eastmans-book"], "trotsky").options, ids=lambda one: one.id)
def test_a_later_card_knows_whether_trotsky_signed(option: Option) -> None:
    asked, later = SCENES["1925-07-eastmans-book"], SCENES["1925-12-one-leader-or-many"]
    before = next(round.before for round in history(STORY) if round.scene is asked)
    after = play(STORY, asked, before, {"trotsky": option.id}).after
    _, brief, _ = as_read(later, seat_of(later, "trotsky"), after)
    signed, words = option.id == "deny-in-print", " ".join(brief.split())
    assert ("you signed a denial" in words) is signed
    assert ("You did not sign" in words) is not signed
