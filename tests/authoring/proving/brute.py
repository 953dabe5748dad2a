"""Every game of a company, one by one, by the rules alone: what the prover must agree with in small stories."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import inf

from game.engine.conditions import Condition
from game.engine.memory import words_left
from game.engine.rules import Round, Word, historical_order, is_skipped, open_options, play, seated
from game.engine.schedule import Schedule
from game.engine.state import State
from game.engine.story import Story


@dataclass(frozen=True)
class Game:
    """One game, played to its end."""

    rounds: tuple[Round, ...]
    left: int
    """How many picks left history."""
    chance: Fraction
    """How likely it is where every open option is as likely as the next."""
    end: State


def games(story: Story, chairs: tuple[str, ...], read: Condition, deck: str = "", most: float = inf) -> Iterator[Game]:
    """All games of these chairs that leave history in at most so many picks; they remember what the condition reads."""
    story = replace(story, also_read=(("", read),))
    schedule = Schedule.of(story, chairs, deck)
    yield from _on(story, schedule, most, story.opening(schedule.deck.id), (), 0, Fraction(1))


def _on(
    story: Story,
    schedule: Schedule,
    most: float,
    state: State,
    rounds: tuple[Round, ...],
    left: int,
    chance: Fraction,
) -> Iterator[Game]:
    if len(rounds) == len(story.scenes):
        yield Game(rounds, left, chance, state)
        return
    scene = story.scenes[len(rounds)]
    chairs, held = schedule.chairs, schedule.asked(story, scene)
    comes = not is_skipped(scene, state) and (not scene.call or held)
    asked = [seat for seat in seated(scene, state) if seat.chair in held] if comes else []
    for options in product(*(open_options(seat, state) for seat in asked)):
        picks = {seat.chair: option.id for seat, option in zip(asked, options, strict=True)}
        gone = sum(option not in historical_order(open_options(seat, state))[:1]
                   for seat, option in zip(asked, options, strict=True))  # fmt: skip
        if left + gone > most:
            continue
        even = chance
        for seat in asked:
            even /= len(open_options(seat, state))
        words = [
            Word(by, seat.chair)
            for by in picks
            for seat in seated(scene, state)
            if state.get(words_left(by), 0)
            and seat.chair not in chairs
            and any(one.by == by and picks[by] in one.to_join for option in seat.options for one in option.asked)
        ]
        for word in [(), *((one,) for one in words)]:
            odds = even * (1 if not words else Fraction(1, 2) if not word else Fraction(1, 2 * len(words)))
            round = play(story, scene, state, picks, picks.keys(), chairs, word)
            yield from _on(story, schedule, most, round.after, (*rounds, round), left + gone, odds)
