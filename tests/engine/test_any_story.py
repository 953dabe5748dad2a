"""What holds in every game of every story, and not only of ours."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chronicle import MODES, Chronicle, Mode, Pick, misfit, replay
from game.engine.meters import Meter
from game.engine.outcome import aim_met, attention, curve, ending_of, history
from game.engine.playthrough import Playthrough
from game.engine.rules import NotOpen, open_options, play
from game.engine.story import Deck, Story
from tests.engine.stories import CHAIRS, numbers, stories

moves = numbers(40, 4)
held = st.lists(st.sampled_from(CHAIRS), unique=True).map(tuple)
decks = st.sampled_from(["some", "whole"])
modes = st.sampled_from(MODES)


def begun(story: Story, chairs: tuple[str, ...], deck: str = "whole", mode: Mode = "solo") -> Playthrough:
    aims = tuple((chair, "aim") for chair in chairs)
    return Playthrough.of(story, Chronicle(chairs, aims, deck, mode=mode)).played_on()


def played(playthrough: Playthrough, numbers: list[int]) -> Playthrough:
    """The game in which people pick, guess and foretell by these numbers; they pass at a zero."""
    bands = playthrough.story.find(Meter, playthrough.story.curve).bands
    at = iter(numbers)
    while playthrough.asked:
        chronicle, watched = playthrough.chronicle, playthrough.asked[0]
        guesses = tuple((chair, bands[n % len(bands)][0]) for chair in sorted(chronicle.chairs) if (n := next(at)))
        picks = []
        for seat in playthrough.asked:
            options, number = open_options(seat, playthrough.state), next(at)
            picks.append(Pick(seat.chair, options[number % len(options)].id, "why" * number))
        forecasts = tuple(
            (chair, watched.chair, watched.options[n % len(watched.options)].id)
            for chair in sorted(chronicle.chairs)
            if chronicle.mode == "teams" and chair not in [seat.chair for seat in playthrough.asked] and (n := next(at))
        )
        playthrough = playthrough.play(picks, guesses, forecasts).played_on()
    return playthrough


@given(stories(), held, decks, modes, moves)
def test_a_replay_gives_the_same_world(
    story: Story, chairs: tuple[str, ...], deck: str, mode: Mode, numbers: list[int]
) -> None:
    playthrough = played(begun(story, chairs, deck, mode), numbers)
    again = replay(story, playthrough.chronicle)
    assert again.broken is None
    assert again.rounds == playthrough.rounds
    assert again.state == playthrough.state
    assert misfit(story, playthrough.chronicle) is None


@given(stories(), held, moves, st.randoms(use_true_random=False))
def test_the_order_of_chairs_and_picks_changes_nothing(
    story: Story, chairs: tuple[str, ...], numbers: list[int], dice: Random
) -> None:
    shuffled = list(chairs)
    dice.shuffle(shuffled)
    one, other = played(begun(story, chairs), numbers), played(begun(story, tuple(shuffled)), numbers)
    assert one.rounds == other.rounds
    assert one.chronicle.entries == other.chronicle.entries
    for round in one.rounds:
        picks = list(round.picks)
        dice.shuffle(picks)
        if not round.skipped:
            assert play(story, round.scene, round.before, dict(picks)).after == round.after


@given(stories(), held, decks, modes, moves)
def test_every_meter_stays_in_its_range_and_every_fact_is_so_or_not(
    story: Story, chairs: tuple[str, ...], deck: str, mode: Mode, numbers: list[int]
) -> None:
    for round in played(begun(story, chairs, deck, mode), numbers).rounds:
        for state in (round.before, round.after_picks, round.after_move, round.after):
            assert all(low <= state[name] <= high for name, (low, high) in story.ranges.items())
            assert all(state[fact.id] in (0, 1) for fact in story.facts)


@given(stories(), held, decks, modes, moves)
def test_every_game_ends_and_people_are_asked_only_what_their_deck_asks(
    story: Story, chairs: tuple[str, ...], deck: str, mode: Mode, numbers: list[int]
) -> None:
    playthrough = played(begun(story, chairs, deck, mode), numbers)
    assert playthrough.complete
    assert len(playthrough.rounds) == len(story.scenes)
    assert ending_of(story, playthrough.state) in story.endings
    assert len(curve(story, playthrough.rounds)) == len(story.scenes)
    for chair in chairs:
        assert aim_met(story, playthrough.chronicle, chair, playthrough.state) in (True, False)
        assert attention(playthrough.rounds, chair).total() <= len(story.scenes)
    for entry in playthrough.chronicle.entries:
        assert all(chair in chairs and story.find(Deck, deck).asks(chair, entry.scene) for chair in entry.by_people)


@given(stories(), held, moves)
def test_a_locked_option_is_never_taken(story: Story, chairs: tuple[str, ...], numbers: list[int]) -> None:
    for round in played(begun(story, chairs), numbers).rounds:
        for chair, chosen in round.picks:
            seat = round.scene.seat(chair)
            assert seat
            assert chosen in [option.id for option in open_options(seat, round.before)]
            for option in set(seat.options) - set(open_options(seat, round.before)):
                with pytest.raises(NotOpen):
                    play(story, round.scene, round.before, {chair: option.id})


@given(stories())
def test_nobody_seated_is_history(story: Story) -> None:
    assert Playthrough.of(story, Chronicle()).played_on().rounds == history(story)


@given(stories(), stories())
def test_two_stories_have_one_fingerprint_only_where_they_are_one(one: Story, other: Story) -> None:
    assert (one.words_digest == other.words_digest) is (one == other)
    assert one != other or one.rules_digest == other.rules_digest
