"""Which card mattered: every turning point really turns the game, and no change that was left out does."""

import random
from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle, Pick
from game.engine.conditions import Condition, Picked
from game.engine.counterfactuals import Road, Turn, counterfactuals, nearest_road
from game.engine.endings import Ending
from game.engine.outcome import ending_of
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.scene import Scene
from tests.classroom.games import TINY
from tests.classroom.remembered import GUARDIANS, LIST, SECOND, TO_WHITEHEAD, remembered
from tests.engine.world import CHAIRS, load_world

WORLD = load_world()


def played(chair: str, seed: int) -> Playthrough:
    """A game at random, from a seed."""
    chance = random.Random(seed)
    playthrough = Playthrough.of(WORLD, Chronicle((chair,), (), WORLD.decks[-1].id)).played_on()
    while playthrough.asked:
        (seat,) = playthrough.asked
        option = chance.choice(open_options(seat, playthrough.state))
        playthrough = playthrough.play([Pick(chair, option.id)]).played_on()
    return playthrough


def ended_with(playthrough: Playthrough, scene: str, option: str) -> Ending:
    """The end of the same game with one pick changed; a pick that is no longer open becomes history's."""
    chronicle = playthrough.chronicle
    again = Playthrough.of(WORLD, Chronicle(chronicle.chairs, (), chronicle.deck)).played_on()
    picks = {entry.scene: dict(entry.picks) for entry in chronicle.entries} | {scene: {"": option}}
    while again.scene and again.asked:
        (seat,) = again.asked
        wanted = option if again.scene.id == scene else picks[again.scene.id].get(seat.chair)
        options = open_options(seat, again.state)
        history = sorted((one for one in options if one.historical), key=lambda one: one.historical)
        won = [one for one in options if one.won_over and one.won_over.holds(again.state)]
        fallback = (*won, *history, *options)[0].id
        chosen = wanted if wanted in {one.id for one in options} else fallback
        again = again.play([Pick(seat.chair, chosen)]).played_on()
    return ending_of(WORLD, again.state)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("chair", CHAIRS)
def test_a_turning_point_turns_the_game(chair: str, seed: int) -> None:
    playthrough = played(chair, seed)
    ending = ending_of(WORLD, playthrough.state)
    for point in counterfactuals(WORLD, playthrough.chronicle):
        assert (point.chair, point.ending != ending) == (chair, True)
        assert ended_with(playthrough, point.scene.id, point.option.id) == point.ending


def test_some_games_have_turning_points_and_some_have_none() -> None:
    games = [(chair, seed) for seed in range(12) for chair in CHAIRS]
    assert any(counterfactuals(WORLD, played(*game).chronicle) for game in games)
    assert not all(counterfactuals(WORLD, played(*game).chronicle) for game in games)


LISTED = next(scene for scene in SECOND.scenes if scene.id == LIST)
JOINED = Condition(((Picked("whitehead", LIST, ("note-who-drank",)),),))
TOGETHER = replace(SECOND, endings=(replace(SECOND.endings[0], when=JOINED), *SECOND.endings[1:]))
"""The second story, which ends otherwise where the curate notes who drank what: as he does if Snow asks him."""


def test_a_word_that_was_not_said_is_a_road_of_its_own() -> None:
    road = nearest_road(TOGETHER, remembered("snow", picks={}).chronicle, ())
    assert road == Road(TOGETHER.endings[0], (Turn(LISTED, "snow", to="whitehead"),))


def test_a_word_that_was_said_is_no_road() -> None:
    road = nearest_road(TOGETHER, remembered("snow", picks={}, words={LIST: TO_WHITEHEAD}).chronicle, ())
    assert road is None or all(turn.scene is not LISTED or not turn.to for turn in road.turns)


def test_a_pick_and_a_word_may_be_one_road_and_are_told_in_the_order_of_their_days() -> None:
    guardians = next(scene for scene in SECOND.scenes if scene.id == GUARDIANS)
    opened = Picked("snow", GUARDIANS, ("open-the-well",))
    both = Condition(((*JOINED.groups[0], opened),))
    story = replace(SECOND, endings=(replace(SECOND.endings[0], when=both), *SECOND.endings[1:]))
    road = nearest_road(story, remembered("snow", picks={}).chronicle, ())
    assert road
    assert road.ending == story.endings[0]
    assert [(turn.scene.id, turn.option and turn.option.id, turn.to) for turn in road.turns] == sorted(
        [(LISTED.id, None, "whitehead"), (guardians.id, "open-the-well", "")],
        key=lambda turn: SECOND.find(Scene, turn[0]).date,
    )


@pytest.mark.parametrize("done", ["call-a-meeting", "save-the-fields"], ids=["did first", "did as well"])
def test_beside_what_history_did_every_other_pick_is_weighed(done: str) -> None:
    blamed = Condition(((Picked("tom", "1901-09-flood", ("blame-the-clerk",)),),))
    story = replace(TINY, endings=(replace(TINY.endings[0], when=blamed), *TINY.endings[1:]))
    playthrough = Playthrough.of(story, Chronicle(("tom",), (), "whole")).played_on()
    while playthrough.asked:
        (seat,) = playthrough.asked
        named = [one.id for one in open_options(seat, playthrough.state)]
        playthrough = playthrough.play([Pick("tom", done if done in named else named[0])]).played_on()
    *_, point = counterfactuals(story, playthrough.chronicle)
    assert (point.option.id, point.ending) == ("blame-the-clerk", story.endings[0])


def test_where_single_picks_would_have_turned_the_game_the_last_of_them_is_the_nearest_road() -> None:
    game = next(
        one for seed in range(12) for one in [played("bukharin", seed)] if counterfactuals(WORLD, one.chronicle)
    )
    points = counterfactuals(WORLD, game.chronicle)
    last = points[-1]
    road = Road(last.ending, (Turn(last.scene, last.chair, last.option),))
    assert nearest_road(WORLD, game.chronicle, points) == road
