"""Random play: where a story ends when people choose at random, or always attend to the same thing."""

import random
from collections import Counter
from collections.abc import Callable

from game.authoring.explore.memoized_rounds import MemoizedRounds, deciding, whole_game
from game.engine.outcome import ending_of
from game.engine.rules import Word, historical_order
from game.engine.scene import Option
from game.engine.schedule import Schedule
from game.engine.state import State
from game.engine.story import Story

Choose = Callable[[tuple[Option, ...]], Option]
Speak = Callable[[tuple[Word, ...]], tuple[Word, ...]]
RandomGame = list[tuple[MemoizedRounds, tuple[str, ...]]]
"""Every scene, and the chairs that are asked in it."""


def play_out(story: Story, game: RandomGame, start: State, choose: Choose, speak: Speak = lambda _: ()) -> State:
    """The state at the end of a game in which those who are asked choose so, and spend words in the corridor so."""
    names = deciding(story)
    values = tuple([start[name] for name in names])
    for rounds, asked in game:
        card = rounds.card(values, asked)
        step = card.step(tuple([choose(options) for _, options in card.choices]))
        if words := card.words(step):
            step = step._replace(words=speak(words))
        values, _ = rounds.after(values, card, step)
    return story.start.changed(dict(zip(names, values, strict=True)))


def random_ends(
    story: Story,
    chairs: tuple[str, ...],
    games: int,
    seed: int = 1,
    start: str = "",
    deck: str = "",
    historical: float = 0,
) -> Counter[State]:
    """How often each state is reached at the end when these chairs choose at random, from a seed; ``historical`` is the
    share, from 0 to 1, of picks that are history's instead. Where a word in the corridor could win somebody, every
    other one of those who could say it does."""
    chance = random.Random(seed)
    game = _game(story, Schedule.of(story, chairs, deck, start))

    def choose(options: tuple[Option, ...]) -> Option:
        own = historical_order(options)
        return own[0] if historical and own and chance.random() < historical else chance.choice(options)

    def speak(words: tuple[Word, ...]) -> tuple[Word, ...]:
        return (chance.choice(words),) if chance.random() < 0.5 else ()

    return Counter(play_out(story, game, story.opening(deck), choose, speak) for _ in range(games))


def random_endings(
    story: Story, chairs: tuple[str, ...], games: int, seed: int = 1, start: str = "", deck: str = ""
) -> Counter[str]:
    """How often each ending is reached so."""
    endings: Counter[str] = Counter()
    for state, times in random_ends(story, chairs, games, seed, start, deck).items():
        endings[ending_of(story, state).id] += times
    return endings


def always(story: Story, chair: str, tag: str) -> State:
    """The end of a game in which a chair takes what attends to ``tag`` wherever it can, and history elsewhere."""

    def choose(options: tuple[Option, ...]) -> Option:
        fitting = [option for option in options if option.attends == tag]
        return (*fitting, *historical_order(options), *options)[0]

    return play_out(story, _game(story, Schedule.of(story, (chair,))), story.start, choose)


def _game(story: Story, schedule: Schedule) -> RandomGame:
    return [(rounds, schedule.asked(story, rounds.scene)) for rounds in whole_game(story, schedule.chairs)]
