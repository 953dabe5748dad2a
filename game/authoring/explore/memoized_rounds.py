"""The rounds of a scene from memory: the rules are asked once for each difference that the scene can tell.

Searching and random play come to one card with thousands of states, and a card reads only a few values of each. So the
engine plays one round for all the states that look alike to the card, and what came of it is remembered.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import inf
from operator import itemgetter
from typing import NamedTuple

from game.authoring.explore.liveness import live
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
from game.engine.conditions import AtLeast, Condition
from game.engine.effects import NOTHING, Effects, Floors, total
from game.engine.memory import words_left
from game.engine.readers import asked_in, conditions_of_card
from game.engine.rules import (
    Round,
    Word,
    bridge_of,
    historical_order,
    is_skipped,
    open_options,
    play,
    reply_to,
    seated,
    spent,
    unasked_pick,
    unheld_pick,
)  # fmt: skip
from game.engine.scene import Asked, Option, Scene, Seat
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
    words: tuple[Word, ...] = ()
    """The words in the corridor that are spent."""


@dataclass
class Opening:
    """A scene as it lies before those who are asked, for all the states in which it lies so."""

    state: State
    """One of these states."""
    choices: tuple[tuple[Seat, tuple[Option, ...]], ...]
    """The seats, with the options that stand open."""
    unasked: Mapping[str, str]
    """What the others who sit there do."""
    others: tuple[Seat, ...]
    """Those of them whom nobody holds."""
    floors: Floors
    """The values under which meters do not fall here."""
    held: frozenset[str]
    """The chairs that people hold."""
    after: dict[tuple[OptionIds, tuple[Word, ...]], "Fork"] = field(default_factory=dict)
    """What follows the options and the words that were tried."""
    left: float = inf
    """The fewest picks that had left history when a search came here."""
    _steps: dict[OptionIds, Transition] = field(default_factory=dict)
    _within: dict[int, tuple[Transition, ...]] = field(default_factory=dict)

    def picks(self, chosen: OptionIds) -> dict[str, str]:
        """What was chosen, by the chairs that were asked."""
        return {seat.chair: id for (seat, _), id in zip(self.choices, chosen, strict=True)}

    def step(self, options: tuple[Option, ...]) -> Transition:
        """The step by which these options are chosen."""
        chosen = tuple([option.id for option in options])
        step = self._steps.get(chosen)
        if step is None:
            step = self._steps[chosen] = self._step(chosen, options)
        return step

    def _step(self, chosen: OptionIds, options: tuple[Option, ...]) -> Transition:
        own = (historical_order(open)[:1] for _, open in self.choices)
        left = sum(option not in first for option, first in zip(options, own, strict=True))
        return Transition(chosen, self.picks(chosen), left)

    @cached_property
    def steps(self) -> tuple[Transition, ...]:
        """Every step that can be taken."""
        return self._with_words(tuple(map(self.step, product(*(options for _, options in self.choices)))))

    def _with_words(self, plain: tuple[Transition, ...]) -> tuple[Transition, ...]:
        return (*plain, *(step._replace(words=(word,)) for step in plain for word in self.words(step)))

    def steps_within(self, most: int) -> tuple[Transition, ...]:
        """Those in which at most so many picks leave history. Where many chairs are asked, all would be thousands."""
        if most >= len(self.choices):
            return self.steps
        if most not in self._within:
            ways: list[tuple[tuple[Option, ...], int]] = [((), 0)]
            for _, options in self.choices:
                own = historical_order(options)[:1]
                further = [((*way, one), left + (one not in own)) for way, left in ways for one in options]
                ways = [(way, left) for way, left in further if left <= most]
            plain = tuple(self.step(way) for way, _ in ways)
            self._within[most] = self._with_words(plain)
        return self._within[most]

    def words(self, step: Transition) -> tuple[Word, ...]:
        """The words in the corridor that have an answer for those who take this step: one can be spent on it."""
        return tuple(
            word
            for word, seat in self.words_left
            if any(word.by == asked.by and step.picks[word.by] in asked.to_join for asked in _asked(seat))
        )

    @cached_property
    def words_left(self) -> tuple[tuple[Word, Seat], ...]:
        """The words that those who are asked can still say here, and to whom."""
        return tuple(
            (Word(asking.chair, seat.chair), seat)
            for asking, _ in self.choices
            if self.state.get(words_left(asking.chair), 0)
            for seat in self.others
            if any(asked.by == asking.chair for asked in _asked(seat))
        )


@dataclass(slots=True)
class End:
    """How a round ends for all the states that went the same way."""

    change: PlacedTable
    """What becomes of the values with which it began."""
    round: Round
    """One of these rounds."""
    left: float = inf
    """The fewest picks that had left history when a search came here."""

    def apply_to(self, values: list[int]) -> None:
        """Change the values with which the round began, in place, to those with which it ends."""
        for place, becomes in self.change:
            values[place] = becomes[values[place]]


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

    def __init__(
        self, story: Story, scene: Scene, order: StateNames, kept: StateNames, held: Iterable[str] = ()
    ) -> None:
        self.scene = scene
        self.order = order
        self._story, self._held = story, frozenset(held)
        self._keep = _getter([order.index(name) for name in kept]) if kept != order else tuple
        self._opening = rows(
            order, bits(story, (*conditions_of_card(scene), *story.lifting(scene), *self._can_speak()))
        )
        self._after_picks = bits(story, (one for move in scene.opponent for one in (move.when, move.assumes)))
        self._after_move = bits(story, (one for entry in scene.together for one in (entry.when, entry.assumes)))
        self._cards: dict[tuple[int, StateNames], Opening] = {}
        self._picked: dict[object, Fork] = {}
        """What follows the picks of all who sit there, and the words that were said."""

    def _can_speak(self) -> Iterator[Condition]:
        """Whether chairs have words in the corridor left that could be spent here."""
        return (Condition(((AtLeast(words_left(asked.by), 1),),)) for asked in asked_in(self.scene))

    def card(self, values: Sequence[int], asked: StateNames) -> Opening:
        """The scene as it opens in this state for the chairs that are asked."""
        key = view_of(self._opening, values), asked
        card = self._cards.get(key)
        if card is None:
            card = self._cards[key] = self._open(self._state(values), asked)
        return card

    def after(self, values: StateValues, card: Opening, step: Transition) -> tuple[StateValues, End]:
        """The state after the round in which this step is taken, and how the round ended."""
        end = self.end(values, card, step)
        after = list(values)
        end.apply_to(after)
        return self._keep(after), end

    def end(self, values: Sequence[int], card: Opening, step: Transition) -> End:
        """How the round in which this step is taken ends in this state."""
        picked = card.after.get((step.chosen, step.words)) or self._pick(card, step)
        try:
            moved = picked.forks[view_of(picked.view, values)]
            return moved.ends[view_of(moved.view, values)]
        except KeyError:
            return self._play(values, card, picked, step)

    def _open(self, state: State, asked: StateNames) -> Opening:
        comes = not is_skipped(self.scene, state) and (not self.scene.call or self.scene.seats[0].chair in asked)
        seats = seated(self.scene, state) if comes else ()
        choices = tuple((seat, open_options(seat, state)) for seat in seats if seat.chair in asked)
        unasked = {seat.chair: self._by_itself(seat, state).id for seat in seats if seat.chair not in asked}
        others = tuple(seat for seat in seats if seat.chair not in asked and seat.chair not in self._held)
        return Opening(state, choices, unasked, others, self._story.floors(self.scene, state), self._held)

    def _by_itself(self, seat: Seat, state: State) -> Option:
        return unasked_pick(seat, state) if seat.chair in self._held else unheld_pick(seat, state)

    def _pick(self, card: Opening, step: Transition) -> Fork:
        """What follows these options and what the others do: the same whoever was asked."""
        picks = {**card.unasked, **step.picks}
        for word, seat in card.words_left:
            if word in step.words and (won := reply_to(word, seat, step.picks[word.by], card.state)[1]):
                picks[seat.chair] = won.id
        skip = None if picks else bridge_of(self.scene, card.state)
        key = tuple(sorted(picks.items())), step.words, tuple(card.floors.items()), skip
        if key not in self._picked:
            round = play(self._story, self.scene, card.state, picks)
            self._picked[key] = self._fork({}, self._first(round, step.words), self._after_picks, card.floors)
        card.after[step.chosen, step.words] = self._picked[key]
        return self._picked[key]

    def _play(self, values: Sequence[int], card: Opening, picked: Fork, step: Transition) -> End:
        """Let the engine play the round, and remember the way that it took."""
        round = play(self._story, self.scene, self._state(values), step.picks, step.picks.keys(), card.held, step.words)
        seen = view_of(picked.view, values)
        if seen not in picked.forks:
            move = round.move.effects if round.move else NOTHING
            picked.forks[seen] = self._fork(picked.change, move, self._after_move, card.floors)
        moved = picked.forks[seen]
        together = round.together.effects if round.together else NOTHING
        end = End(rows(self.order, changed(self._story, moved.change, together, card.floors)), round)
        return moved.ends.setdefault(view_of(moved.view, values), end)

    def _first(self, round: Round, words: tuple[Word, ...]) -> Effects:
        """The effects of all picks and words, or those of a skip."""
        if round.skipped:
            return round.skip.effects if round.skip else NOTHING
        chosen = [(chair, round.chosen(chair)) for chair, _ in round.picks]
        remembered = (self._story.memory.effects(self.scene, chair, option) for chair, option in chosen)
        return total((*(option.effects for _, option in chosen), *remembered, *map(spent, words)))

    def _fork(self, before: ValueTable, effects: Effects, read: ValueTable, floors: Floors) -> Fork:
        change = changed(self._story, before, effects, floors)
        return Fork(change, rows(self.order, through(change, read)))

    def _state(self, values: Sequence[int]) -> State:
        """The whole state, with the start's values for names that are not held: nothing reads those any more."""
        return self._story.start.changed(dict(zip(self.order, values, strict=True)))


def whole_game(story: Story, held: Iterable[str] = ()) -> tuple[MemoizedRounds, ...]:
    """The rounds of every scene, for states that hold all the names of the story that something decides by."""
    names = deciding(story)
    return tuple(MemoizedRounds(story, scene, names, names, held) for scene in story.scenes)


def deciding(story: Story) -> StateNames:
    """Every meter and fact, and the memories by which something is decided."""
    declared = {meter.id for meter in story.meters} | {fact.id for fact in story.facts}
    read = live(story)[0]
    return tuple(name for name in story.start if name in declared or name in read)


def _asked(seat: Seat) -> Iterator[Asked]:
    return (asked for option in seat.options for asked in option.asked)


def _getter(places: Sequence[int]) -> Callable[[Sequence[int]], StateValues]:
    """Like ``itemgetter``, which makes no tuple of fewer than two."""
    return itemgetter(*places) if len(places) > 1 else lambda values: tuple(values[place] for place in places)
