"""Random play: where a story ends when people choose at random, or always attend to the same thing."""

import random
from collections import Counter
from collections.abc import Callable

from game.authoring.explore.memoized_rounds import MemoizedRounds, whole_game
from game.engine.outcome import ending_of
from game.engine.rules import historical_order
from game.engine.scene import Option
from game.engine.schedule import Schedule
from game.engine.state import State
from game.engine.story import Story

Choose = Callable[[tuple[Option, ...]], Option]
RandomGame = list[tuple[MemoizedRounds, tuple[str, ...]]]
"""Every scene, and the chairs that are asked in it."""


def play_out(story: Story, game: RandomGame, choose: Choose) -> State:
    """The state at the end of a game in which those who are asked choose so."""
    values = tuple(story.start.values())
    for rounds, asked in game:
        card = rounds.card(values, asked)
        chosen = tuple([choose(options).id for _, options in card.choices])
        values, _ = rounds.after(values, card, chosen)
    return story.start.changed(dict(zip(story.start, values, strict=True)))


def random_endings(story: Story, chairs: tuple[str, ...], games: int, seed: int = 1, start: str = "") -> Counter[str]:
    """How often each ending is reached when these chairs choose at random, from a seed."""
    chance = random.Random(seed)
    game = _game(story, Schedule.of(story, chairs, start=start))
    states = Counter(play_out(story, game, chance.choice) for _ in range(games))
    endings: Counter[str] = Counter()
    for values, times in states.items():
        endings[ending_of(story, values).id] += times
    return endings


def always(story: Story, chair: str, tag: str) -> State:
    """The end of a game in which a chair takes what attends to ``tag`` wherever it can, and history elsewhere."""

    def choose(options: tuple[Option, ...]) -> Option:
        fitting = [option for option in options if option.attends == tag]
        return (*fitting, *historical_order(options), *options)[0]

    return play_out(story, _game(story, Schedule.of(story, (chair,))), choose)


def _game(story: Story, schedule: Schedule) -> RandomGame:
    return [(rounds, schedule.asked(story, rounds.scene)) for rounds in whole_game(story)]
