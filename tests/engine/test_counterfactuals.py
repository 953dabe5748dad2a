"""Which card mattered: every turning point really turns the game, and no change that was left out does."""

import random

import pytest

from game.engine.chronicle import Chronicle
from game.engine.counterfactuals import counterfactuals
from game.engine.outcome import ending_of
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.story import Ending

from .world import CHAIRS, load_world

WORLD = load_world()


def played(chair: str, seed: int) -> Playthrough:
    """A game at random, from a seed."""
    chance = random.Random(seed)
    playthrough = Playthrough.begin(WORLD, Chronicle((chair,), (), WORLD.decks[-1].id))
    while not playthrough.ended:
        assert playthrough.turn
        playthrough = playthrough.choose(chance.choice(open_options(playthrough.turn, playthrough.state)).id).go_on()
    return playthrough


def ended_with(playthrough: Playthrough, scene: str, option: str) -> Ending:
    """The end of the same game with one pick changed; a pick that is no longer open becomes history's."""
    again = Playthrough.begin(WORLD, Chronicle(playthrough.chronicle.chairs, (), playthrough.chronicle.deck))
    picks = {entry.scene: dict(entry.picks) for entry in playthrough.chronicle.entries} | {scene: {"": option}}
    while not again.ended:
        assert again.turn
        assert again.scene
        wanted = option if again.scene.id == scene else picks[again.scene.id].get(again.turn.chair)
        options = open_options(again.turn, again.state)
        history = sorted((one for one in options if one.historical), key=lambda one: one.historical)
        won = [one for one in options if one.won_over and one.won_over.holds(again.state)]
        fallback = (*won, *history, *options)[0].id
        again = again.choose(wanted if wanted in {one.id for one in options} else fallback).go_on()
    return ending_of(WORLD, again.state)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("chair", CHAIRS)
def test_a_turning_point_turns_the_game(chair: str, seed: int) -> None:
    playthrough = played(chair, seed)
    ending = ending_of(WORLD, playthrough.state)
    for point in counterfactuals(WORLD, playthrough.chronicle):
        assert point.ending != ending
        assert ended_with(playthrough, point.scene.id, point.option.id) == point.ending


def test_some_games_have_turning_points_and_some_have_none() -> None:
    counts = [len(counterfactuals(WORLD, played(chair, seed).chronicle)) for chair in CHAIRS for seed in range(8)]
    assert 0 in counts
    assert any(counts)
