"""Rounds from memory are those of the engine: in the shipped story, in the small ones and in any other."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.explore.liveness import live
from game.authoring.explore.memoized_rounds import MemoizedRounds, deciding, whole_game
from game.content import scenes_folder
from game.engine.conditions import AtLeast, Condition
from game.engine.rules import is_skipped, open_options, play, seated
from game.engine.schedule import Schedule
from game.engine.story import Story
from tests.engine.stories import CHAIRS, stories
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent
STORIES = [loaded(folder) for folder in (scenes_folder(), TESTS / "tiny", TESTS / "second")]


def assert_same(
    story: Story,
    rounds: MemoizedRounds,
    asked: tuple[str, ...],
    names: Sequence[str],
    world: tuple[int, ...],
    chance: Random,
) -> None:
    """One card, and one round of it, in a world that holds all names."""
    state = story.start.changed(dict(zip(names, world, strict=True)))
    card = rounds.card(world, asked)
    seats = [] if is_skipped(rounds.scene, state) else seated(rounds.scene, state)
    assert dict(card.choices) == {seat: open_options(seat, state) for seat in seats if seat.chair in asked}
    step = chance.choice(card.steps)
    after, end = rounds.after(world, card, step)
    round = play(story, rounds.scene, state, step.picks, step.picks.keys(), card.held, step.words)
    assert after == tuple(round.after[name] for name in names)
    assert (end.round.move, end.round.together) == (round.move, round.together)


def assert_games_are_the_same(story: Story, chairs: tuple[str, ...], games: int, chance: Random) -> None:
    """The same rounds remember over all these games, and the games differ in who is asked."""
    remembered = {held: whole_game(story, held) for held in ((), chairs[:1], chairs[:3])}
    names = deciding(story)
    for game in range(games):
        held = (*remembered,)[game % len(remembered)]
        others = [chair for chair in chairs if not held or chair in held]
        schedule = Schedule.of(story, tuple(chance.sample(others, chance.randint(0, len(others)))))
        world = tuple(story.start[name] for name in names)
        for rounds in remembered[held]:
            asked = schedule.asked(story, rounds.scene)
            assert_same(story, rounds, asked, names, world, chance)
            card = rounds.card(world, asked)
            world, _ = rounds.after(world, card, chance.choice(card.steps))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
@pytest.mark.parametrize("games", [9, pytest.param(100, marks=pytest.mark.slow)])
def test_they_are_in_random_games(games: int, story: Story) -> None:
    assert_games_are_the_same(story, tuple(chair.id for chair in story.chairs), games, Random(1))


@given(stories(), st.integers(0, 100))
def test_they_are_in_any_story(story: Story, seed: int) -> None:
    assert_games_are_the_same(story, CHAIRS, 5, Random(seed))


def test_what_is_not_kept_is_never_read_again() -> None:
    """A game with worlds that forget comes to the same, for all that is still read."""
    story, chance = STORIES[0], Random(1)
    names = live(story)
    for _ in range(30):
        state, world = story.start, tuple(story.start[name] for name in names[0])
        for place, scene in enumerate(story.scenes):
            rounds = MemoizedRounds(story, scene, names[place], names[place + 1])
            card = rounds.card(world, ("trotsky", "bukharin"))
            step = chance.choice(card.steps)
            world, _ = rounds.after(world, card, step)
            state = play(story, scene, state, step.picks, words=step.words).after
            assert world == tuple(state[name] for name in names[place + 1])


def test_a_scene_that_is_passed_over_in_silence_is_not_one_that_is_skipped_with_a_bridge() -> None:
    story = STORIES[1]
    *others, flood = story.scenes
    assert flood.skip
    coming = replace(flood, when=Condition(((AtLeast("trust", 2),),)))
    story = replace(story, scenes=(*others, coming))
    names = deciding(story)
    rounds = MemoizedRounds(story, coming, names, names)
    for trust in (1, 2):
        state = story.start.changed({"trust": trust, "bridge-built": True, "clerk-gone": True})
        values = tuple(state[name] for name in names)
        card = rounds.card(values, ("mary",))
        after, _ = rounds.after(values, card, card.steps[0])
        assert after == tuple(play(story, coming, state, {}).after[name] for name in names)
