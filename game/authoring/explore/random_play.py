"""Random play: where a story ends when people choose at random, or always attend to the same thing."""

import random
from collections import Counter
from collections.abc import Callable

from game.authoring.explore.memoized_rounds import MemoizedRounds, whole_game
from game.authoring.explore.transition_tables import StateValues, bits, rows, view_of
from game.engine.outcome import ending_of
from game.engine.rules import Word, historical_order
from game.engine.scene import Option
from game.engine.schedule import Schedule
from game.engine.state import State
from game.engine.story import Story

Choose = Callable[[tuple[Option, ...]], Option]
Speak = Callable[[tuple[Word, ...]], tuple[Word, ...]]
RandomGame = list[tuple[MemoizedRounds, tuple[str, ...]]]
"""Every scene that can come, and the chairs that are asked in it."""


def play_out(game: RandomGame, start: StateValues, choose: Choose, speak: Speak = lambda _: ()) -> StateValues:
    """The values at the end of a game in which those who are asked choose so, and spend words in the corridor so."""
    values = list(start)
    for rounds, asked in game:
        card = rounds.card(values, asked)
        step = card.step(tuple([choose(options) for _, options in card.choices]) if card.choices else ())
        if card.words_left and (words := card.words(step)):
            step = step._replace(words=speak(words))
        rounds.end(values, card, step).apply_to(values)
    return tuple(values)


def random_ends(
    story: Story,
    chairs: tuple[str, ...],
    games: int,
    seed: int = 1,
    start: str = "",
    deck: str = "",
    historical: int = 0,
) -> Counter[State]:
    """How often each state is reached at the end when these chairs choose at random, from a seed; ``historical`` of 100
    picks are history's in any case. Where a word in the corridor could win somebody, every other one of those who could
    say it does."""
    game = _game(story, Schedule.of(story, chairs, deck, start))
    ends = _random_ends(game, story.opening(deck), games, seed, historical)
    return Counter({_state(story, game, end): times for end, times in ends.items()})


def _random_ends(game: RandomGame, opening: State, games: int, seed: int, historical: int) -> Counter[StateValues]:
    chance = random.Random(seed)

    def choose(options: tuple[Option, ...]) -> Option:
        if historical and (own := historical_order(options)) and chance.random() < historical / 100:
            return own[0]
        return chance.choice(options)

    def speak(words: tuple[Word, ...]) -> tuple[Word, ...]:
        return (chance.choice(words),) if chance.random() < 0.5 else ()

    values = _values(game, opening)
    return Counter(play_out(game, values, choose, speak) for _ in range(games))


def random_endings(story: Story, chairs: tuple[str, ...], games: int, seed: int = 1) -> Counter[str]:
    """How often each ending is reached so, with the story's last deck."""
    game = _game(story, Schedule.of(story, chairs))
    view = rows(game[0][0].order, bits(story, (ending.when for ending in story.endings)))
    endings: dict[int, str] = {}
    counted: Counter[str] = Counter()
    for end, times in _random_ends(game, story.start, games, seed, 0).items():
        seen = view_of(view, end)
        if seen not in endings:
            endings[seen] = ending_of(story, _state(story, game, end)).id
        counted[endings[seen]] += times
    return counted


def always(story: Story, chair: str, tag: str) -> State:
    """The end of a game in which a chair takes what attends to ``tag`` wherever it can, and history elsewhere."""

    def choose(options: tuple[Option, ...]) -> Option:
        fitting = [option for option in options if option.attends == tag]
        return (*fitting, *historical_order(options), *options)[0]

    game = _game(story, Schedule.of(story, (chair,)))
    return _state(story, game, play_out(game, _values(game, story.start), choose))


def _game(story: Story, schedule: Schedule) -> RandomGame:
    """Every scene that can come: a call comes only to those who are asked."""
    scenes = ((rounds, schedule.asked(story, rounds.scene)) for rounds in whole_game(story, schedule.chairs))
    return [(rounds, asked) for rounds, asked in scenes if asked or not rounds.scene.call]


def _values(game: RandomGame, state: State) -> StateValues:
    """What of a state decides a game."""
    rounds, _ = game[0]
    return tuple(state[name] for name in rounds.order)


def _state(story: Story, game: RandomGame, values: StateValues) -> State:
    rounds, _ = game[0]
    return story.start.changed(dict(zip(rounds.order, values, strict=True)))
