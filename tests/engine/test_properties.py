"""What holds in every game, whoever plays it and whatever he chooses."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.chronicle import Chronicle, Pick, replay
from game.engine.effects import Effects, apply, total
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.state import State
from tests.engine.stories import FACTS, METERS, effects, numbers
from tests.engine.world import CHAIRS, load_world

WORLD = load_world()
held = st.lists(st.sampled_from(CHAIRS), unique=True, max_size=6).map(tuple)
choices = numbers(110, 6)
some = settings(max_examples=60, deadline=None)


def played(chairs: tuple[str, ...], numbers: list[int]) -> Playthrough:
    """A game in which each pick is the open option with the next number."""
    playthrough = Playthrough.of(WORLD, Chronicle(chairs=chairs)).played_on()
    at = iter(numbers)
    while playthrough.asked:
        options = {seat.chair: open_options(seat, playthrough.state) for seat in playthrough.asked}
        picks = [Pick(chair, open[next(at) % len(open)].id) for chair, open in options.items()]
        playthrough = playthrough.play(picks).played_on()
    return playthrough


@some
@given(held, choices)
def test_a_replay_gives_the_same_world(chairs: tuple[str, ...], numbers: list[int]) -> None:
    playthrough = played(chairs, numbers)
    again = replay(WORLD, playthrough.chronicle)
    assert again.broken is None
    assert again.rounds == playthrough.rounds
    assert again.state == playthrough.state


@some
@given(held, choices, st.randoms(use_true_random=False))
def test_the_order_of_the_chairs_changes_nothing(chairs: tuple[str, ...], numbers: list[int], dice: Random) -> None:
    shuffled = list(chairs)
    dice.shuffle(shuffled)
    one, other = played(chairs, numbers), played(tuple(shuffled), numbers)
    assert one.rounds == other.rounds


@some
@given(held, choices)
def test_every_meter_stays_in_its_range(chairs: tuple[str, ...], numbers: list[int]) -> None:
    for round in played(chairs, numbers).rounds:
        for name, (low, high) in WORLD.ranges.items():
            assert all(low <= state[name] <= high for state in (round.after_picks, round.after_move, round.after))


@some
@given(held, choices)
def test_every_chair_that_is_asked_has_two_open_options(chairs: tuple[str, ...], numbers: list[int]) -> None:
    for round in played(chairs, numbers).rounds:
        for chair, _ in round.picks:
            seat = round.scene.seat(chair)
            assert seat
            assert len(open_options(seat, round.before)) >= 2


@given(st.lists(st.integers(-30, 30), min_size=1), st.integers(0, 20))
def test_effects_are_summed_before_they_are_clamped(amounts: list[int], start: int) -> None:
    effects = [Effects((("hold", amount),)) for amount in amounts]
    after = apply(State.of({"hold": start}), effects, {"hold": (0, 20)})
    assert after["hold"] == min(20, max(0, start + sum(amounts)))


@given(st.permutations([True, False, False]))
def test_a_fact_that_one_pick_sets_and_another_clears_is_so(values: list[bool]) -> None:
    effects = [Effects(facts=(("pact", value),)) for value in values]
    assert apply(State.of({"pact": 0}), effects, {})["pact"] == 1


@given(st.lists(effects), st.integers(-5, 5))
def test_several_effects_taken_as_one_change_the_same(several: list[Effects], start: int) -> None:
    state = State.of({**dict.fromkeys(METERS, start), **dict.fromkeys(FACTS, 0)})
    ranges = dict.fromkeys(METERS, (-5, 5))
    assert apply(state, [total(several)], ranges) == apply(state, several, ranges)


def test_as_much_is_done_at_the_last_moment_as_at_the_first() -> None:
    drawn: list[list[int]] = []

    @settings(max_examples=60, database=None)
    @given(numbers(80, 12))
    def draw(one: list[int]) -> None:
        drawn.append(one)

    draw()
    for place in (0, 40, 79):
        assert len({one[place] for one in drawn}) > 6
