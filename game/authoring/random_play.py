"""Random play: where a story ends when people choose at random, or always attend to the same thing."""

import random
from collections import Counter
from collections.abc import Callable

from game.engine.ending import ending_of
from game.engine.programme import Programme
from game.engine.round import historical_order, is_skipped, open_options, play, seated
from game.engine.scene import Option
from game.engine.state import State
from game.engine.story import Story

Choose = Callable[[tuple[Option, ...]], Option]


def play_out(story: Story, programme: Programme, choose: Choose) -> State:
    """The world at the end of a game in which the held chairs choose so."""
    state = story.start
    for scene in story.scenes:
        picks = {}
        if not is_skipped(scene, state):
            asked = programme.asked(story, scene)
            held = (seat for seat in seated(scene, state) if seat.chair in asked)
            picks = {seat.chair: choose(open_options(seat, state)).id for seat in held}
        state = play(story, scene, state, picks).after
    return state


def random_endings(story: Story, chairs: tuple[str, ...], games: int, seed: int = 1, start: str = "") -> Counter[str]:
    """How often each ending is reached when these chairs choose at random, from a seed."""
    chance = random.Random(seed)
    programme = Programme.of(story, chairs, start=start)
    return Counter(ending_of(story, play_out(story, programme, chance.choice)).id for _ in range(games))


def always(story: Story, chair: str, tag: str) -> State:
    """The end of a game in which a chair takes what attends to ``tag`` wherever it can, and history elsewhere."""

    def choose(options: tuple[Option, ...]) -> Option:
        fitting = [option for option in options if option.attends == tag]
        return (*fitting, *historical_order(options), *options)[0]

    return play_out(story, Programme.of(story, (chair,)), choose)
