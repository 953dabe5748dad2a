"""The rounds of a scene from memory: the rules are asked once for each difference that the scene can tell.

Searching and random play come to one card with thousands of states, and a card reads only a few values of each. So the
engine plays one round for all the states that look alike to the card, and what came of it is remembered.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import inf
from operator import itemgetter
from typing import NamedTuple

from game.authoring.explore.liveness import conditions_of_card
from game.authoring.explore.transition_tables import (
    PlacedTable,
    StateNames,
    StateValues,
    ValueTable,
    bits,
    changed,
    rows,
    through,
    view_of,
)
from game.engine.effects import NOTHING, Effects, total
from game.engine.rules import Round, historical_order, is_skipped, open_options, play, seated, unheld_pick
from game.engine.scene import Option, Scene, Seat
from game.engine.state import State
from game.engine.story import Story

OptionIds = tuple[str, ...]
"""An option of each seat that is asked, in their order."""


class Transition(NamedTuple):
    """What those who are asked can do on a card: a step of the way through the story."""

    chosen: OptionIds
    picks: Mapping[str, str]
    left: int
    """How many of the picks leave history."""


@dataclass
class Opening:
    """A scene as it lies before those who are asked, for all the states in which it lies so."""

    state: State
    """One of these states."""
    choices: tuple[tuple[Seat, tuple[Option, ...]], ...]
    """The seats, with the options that stand open."""
    unasked: Mapping[str, str]
    """What the others who sit there do."""
    after: dict[OptionIds, "Fork"] = field(default_factory=dict)
    """What follows the options that were tried."""
    left: float = inf
    """The fewest picks that had left history when a search came here."""

    def picks(self, chosen: OptionIds) -> dict[str, str]:
        return {seat.chair: id for (seat, _), id in zip(self.choices, chosen, strict=True)}

    def step(self, options: tuple[Option, ...]) -> Transition:
        """The step by which these options are chosen."""
        chosen = tuple([option.id for option in options])
        own = (historical_order(open)[:1] for _, open in self.choices)
        left = sum(option not in first for option, first in zip(options, own, strict=True))
        return Transition(chosen, self.picks(chosen), left)

    @cached_property
    def steps(self) -> tuple[Transition, ...]:
        """Every step that can be taken."""
        return tuple(map(self.step, product(*(options for _, options in self.choices))))


@dataclass(slots=True)
class End:
    """How a round ends for all the states that went the same way."""

    change: PlacedTable
    """What becomes of the values with which it began."""
    round: Round
    """One of these rounds."""
    left: float = inf
    """The fewest picks that had left history when a search came here."""


@dataclass(slots=True)
class Fork:
    """A point in a round at which the state decides how it goes on: which move the opponent makes, and then which entry
    of ``together`` follows."""

    change: ValueTable
    """What has become of each value since the round began."""
    view: PlacedTable
    """What the values with which it began tell here."""
    forks: dict[int, "Fork"] = field(default_factory=dict)
    ends: dict[int, End] = field(default_factory=dict)


class MemoizedRounds:
    """One scene, for states that hold the values of ``order``; after it they hold those of ``kept``, a part of it."""

    def __init__(self, story: Story, scene: Scene, order: StateNames, kept: StateNames) -> None:
        self.scene = scene
        self._story, self._order = story, order
        self._keep = _getter([order.index(name) for name in kept])
        self._opening = rows(order, bits(story, conditions_of_card(scene)))
        self._after_picks = bits(story, (move.when for move in scene.opponent))
        self._after_move = bits(story, (entry.when for entry in scene.together))
        self._cards: dict[tuple[int, StateNames], Opening] = {}
        self._picked: dict[tuple[tuple[str, str], ...], Fork] = {}
        """What follows the picks of all who sit there."""

    def card(self, values: StateValues, asked: StateNames) -> Opening:
        """The scene as it opens in this state for the chairs that are asked."""
        key = view_of(self._opening, values), asked
        if key not in self._cards:
            self._cards[key] = self._open(self._state(values), asked)
        return self._cards[key]

    def after(self, values: StateValues, card: Opening, chosen: OptionIds) -> tuple[StateValues, End]:
        """The state after the round in which these options are chosen, and how the round ended."""
        picked = card.after.get(chosen) or self._pick(card, chosen)
        try:
            moved = picked.forks[view_of(picked.view, values)]
            end = moved.ends[view_of(moved.view, values)]
        except KeyError:
            end = self._play(values, picked, card.picks(chosen))
        after = list(values)
        for place, becomes in end.change:
            after[place] = becomes[after[place]]
        return self._keep(after), end

    def _open(self, state: State, asked: StateNames) -> Opening:
        seats = () if is_skipped(self.scene, state) else seated(self.scene, state)
        choices = tuple((seat, open_options(seat, state)) for seat in seats if seat.chair in asked)
        unasked = {seat.chair: unheld_pick(seat, state).id for seat in seats if seat.chair not in asked}
        return Opening(state, choices, unasked)

    def _pick(self, card: Opening, chosen: OptionIds) -> Fork:
        """What follows these options and what the others do: the same whoever was asked."""
        picks = {**card.unasked, **card.picks(chosen)}
        key = tuple(sorted(picks.items()))
        if key not in self._picked:
            round = play(self._story, self.scene, card.state, picks)
            self._picked[key] = self._fork({}, self._first(round), self._after_picks)
        card.after[chosen] = self._picked[key]
        return card.after[chosen]

    def _play(self, values: StateValues, picked: Fork, picks: Mapping[str, str]) -> End:
        """Let the engine play the round, and remember the way that it took."""
        round = play(self._story, self.scene, self._state(values), picks)
        seen = view_of(picked.view, values)
        if seen not in picked.forks:
            move = round.move.effects if round.move else NOTHING
            picked.forks[seen] = self._fork(picked.change, move, self._after_move)
        moved = picked.forks[seen]
        together = round.together.effects if round.together else NOTHING
        end = End(rows(self._order, changed(self._story, moved.change, together)), round)
        return moved.ends.setdefault(view_of(moved.view, values), end)

    def _first(self, round: Round) -> Effects:
        """The effects of all picks, or those of a skip."""
        if round.skipped and self.scene.skip:
            return self.scene.skip.effects
        return total(option.effects for chair, _ in round.picks if (option := round.option(chair)))

    def _fork(self, before: ValueTable, effects: Effects, read: ValueTable) -> Fork:
        change = changed(self._story, before, effects)
        return Fork(change, rows(self._order, through(change, read)))

    def _state(self, values: StateValues) -> State:
        """The whole state, with the start's values for names that are not held: nothing reads those any more."""
        return self._story.start.changed(dict(zip(self._order, values, strict=True)))


def whole_game(story: Story) -> tuple[MemoizedRounds, ...]:
    """The rounds of every scene, for states that hold all the names of the story."""
    names = tuple(story.start)
    return tuple(MemoizedRounds(story, scene, names, names) for scene in story.scenes)


def _getter(places: Sequence[int]) -> Callable[[Sequence[int]], StateValues]:
    """Like ``itemgetter``, which makes no tuple of fewer than two."""
    return itemgetter(*places) if len(places) > 1 else lambda values: tuple(values[place] for place in places)
