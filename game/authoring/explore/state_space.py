"""Walks every state that a story can reach from some chairs, merging those that no later word of it tells apart."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from game.authoring.explore.liveness import live
from game.authoring.explore.memoized_rounds import End, MemoizedRounds, Opening, Transition, deciding, whole_game
from game.authoring.explore.transition_tables import StateNames, StateValues, bits, rows, view_of
from game.authoring.terminal_lines import Tell
from game.engine.assumptions import false_moves, false_texts
from game.engine.chronicle import Chronicle, Entry, Pick, record, replay
from game.engine.outcome import ending_of
from game.engine.rules import is_skipped, play
from game.engine.scene import Scene
from game.engine.schedule import Schedule
from game.engine.state import State
from game.engine.story import Story

Finding = tuple[str, ...]
"""What was seen, as words: its kind, and where it stands, such as ``("ending", "history")``."""


NO_STEP = Transition((), {}, 0)


@dataclass(slots=True)
class ReachedState:
    """A state that was reached, and how."""

    values: StateValues
    """What is still read of it."""
    step: Transition = NO_STEP
    parent: "ReachedState | None" = None
    left: int = 0
    """How many picks on the way left history."""

    def way(self) -> tuple[Transition, ...]:
        """The steps that lead here, card by card."""
        steps: list[Transition] = []
        node = self
        while node.parent:
            steps.append(node.step)
            node = node.parent
        return tuple(reversed(steps))


@dataclass(slots=True)
class StateSpace:
    """One walk through a story: what was found, each with a first witness, and how complete it is."""

    story: Story
    chairs: tuple[str, ...]
    limit: int = 50_000
    """The most states that are kept of one round."""
    seed: int = 1
    tell: Tell = lambda _: None
    """Is told how far the walk has come."""
    deck: str = ""
    """Which cards are asked; empty for the deck that asks most."""
    only_whole: bool = False
    """Whether it gives up where more states come than are kept, for somebody whom only a whole walk helps."""
    found: dict[Finding, ReachedState] = field(default_factory=dict)
    complete_through: int = 0
    """The number of rounds of which every state was walked."""
    kept: tuple[int, int] = (0, 0)
    """Of the round that was sampled hardest: the states kept, and all that there were."""
    stopped: bool = False
    """Whether it was left before its end."""

    def run(self) -> "StateSpace":
        """Walk to the end. Raises KeyboardInterrupt; then it holds what was found so far."""
        schedule, opening = Schedule.of(self.story, self.chairs, self.deck), self.story.opening(self.deck)
        names = live(self.story)
        chance = random.Random(self.seed)
        nodes = [ReachedState(tuple(opening[name] for name in names[0]))]
        self.stopped = True
        for place, scene in enumerate(self.story.scenes):
            rounds = MemoizedRounds(self.story, scene, names[place], names[place + 1], self.chairs)
            merged = self._round(rounds, schedule.asked(self.story, scene), nodes)
            nodes = self._within_limit(merged, chance)
            if self.only_whole and self.kept != (0, 0):
                return self
            if self.kept == (0, 0):
                self.complete_through = place + 1
            self.tell(f"round {place + 1} of {len(self.story.scenes)}, {scene.id}: {len(merged)} states")
        self._end(names[-1], nodes)
        self.stopped = False
        return self

    def wander(self, games: int) -> "StateSpace":
        """Play so many games at random instead, where every way would be too many."""
        schedule, opening = Schedule.of(self.story, self.chairs, self.deck), self.story.opening(self.deck)
        chance = random.Random(self.seed)
        names = deciding(self.story)
        nodes = [ReachedState(tuple(opening[name] for name in names)) for _ in range(games)]
        for rounds in whole_game(self.story, self.chairs):
            asked = schedule.asked(self.story, rounds.scene)
            nodes = [self._step(rounds, asked, node, chance) for node in nodes]
        self._end(names, nodes)
        return self

    @property
    def is_complete(self) -> bool:
        """Whether every state was walked, so that what was not found cannot be."""
        return self.complete_through == len(self.story.scenes) and not self.stopped

    def witness(self, finding: Finding) -> Chronicle:
        """A game that shows the finding, replayed by the rules first. Raises ValueError if it does not replay."""
        entries: list[Entry] = []
        deck = self.deck or self.story.decks[-1].id
        state = self.story.opening(deck)
        for scene, step in zip(self.story.scenes, self.found[finding].way(), strict=False):
            round = play(self.story, scene, state, step.picks, step.picks.keys(), self.chairs, step.words)
            picks = [Pick(chair, option) for chair, option in step.picks.items()]
            entries.append(record(round, picks, corridor=step.words))
            state = round.after
        chronicle = Chronicle(self.chairs, (), deck, entries=tuple(entries)).sealed(self.story)
        if broken := replay(self.story, chronicle).broken:
            raise ValueError(f"the witness does not replay at {broken.scene}")
        return chronicle

    def _round(self, rounds: MemoizedRounds, asked: StateNames, nodes: list[ReachedState]) -> list[ReachedState]:
        """All that can be reached from these states by one round, each by a way that leaves history least."""
        merged: dict[StateValues, ReachedState] = {}
        for node in nodes:
            if self.only_whole and len(merged) > self.limit:
                break
            card = self._card(rounds, asked, node)
            for step in card.steps:
                values, end = rounds.after(node.values, card, step)
                left = node.left + step.left
                known = merged.get(values)
                if known is None or left < known.left or left < end.left:
                    after = ReachedState(values, step, node, left)
                    if left < end.left:
                        self._see_end(end, after)
                    if known is None or left < known.left:
                        merged[values] = after
        return list(merged.values())

    def _step(
        self, rounds: MemoizedRounds, asked: StateNames, node: ReachedState, chance: random.Random
    ) -> ReachedState:
        card = self._card(rounds, asked, node)
        step = card.step(tuple([chance.choice(options) for _, options in card.choices]))
        if (words := card.words(step)) and chance.random() < 0.5:
            step = step._replace(words=(chance.choice(words),))
        values, end = rounds.after(node.values, card, step)
        after = ReachedState(values, step, node, node.left + step.left)
        if after.left < end.left:
            self._see_end(end, after)
        return after

    def _card(self, rounds: MemoizedRounds, asked: StateNames, node: ReachedState) -> Opening:
        """The card to which a state leads."""
        card = rounds.card(node.values, asked)
        if node.left < card.left:
            self._see_card(rounds.scene, card, node)
        return card

    def _see_card(self, scene: Scene, card: Opening, node: ReachedState) -> None:
        """Note what stands open on a card."""
        card.left = node.left
        for seat, options in card.choices:
            for option in seat.options:
                self._see(("open" if option in options else "locked", scene.id, seat.chair, option.id), node)
            if len(options) < 2:
                self._see(("dead end", scene.id, seat.chair), node)
        if is_skipped(scene, card.state):
            return
        for place, variant in enumerate(scene.variants):
            if variant.when.holds(card.state):
                self._see(("variant", scene.id, str(place + 1)), node)
        for what in false_texts(scene, card.state, [seat.chair for seat, _ in card.choices]):
            self._see(("false", scene.id, what), node)

    def _see_end(self, end: End, after: ReachedState) -> None:
        """Note what was told in a round."""
        end.left, round = after.left, end.round
        if round.skip:
            self._see(("skip", round.scene.id), after)
        for what in false_moves(round):
            self._see(("false", round.scene.id, what), after)
        if round.move:
            self._see(("opponent", round.scene.id, str(round.scene.opponent.index(round.move) + 1)), after)
        if round.together:
            place = str(round.scene.together.index(round.together) + 1)
            self._see(("together", round.scene.id, place), after)

    def _see(self, finding: Finding, node: ReachedState) -> None:
        """Keep the way that leaves history least."""
        if finding not in self.found or node.left < self.found[finding].left:
            self.found[finding] = node

    def _within_limit(self, nodes: list[ReachedState], chance: random.Random) -> list[ReachedState]:
        if len(nodes) <= self.limit:
            return nodes
        if self.kept == (0, 0) or len(nodes) * self.kept[0] > self.kept[1] * self.limit:
            self.kept = (self.limit, len(nodes))
        return chance.sample(nodes, self.limit)

    def _end(self, names: StateNames, nodes: list[ReachedState]) -> None:
        """Note how it ends, once for all the states in which it ends alike."""
        view = rows(names, bits(self.story, self.story.conditions_at_end()))
        nearest: dict[int, ReachedState] = {}
        for node in nodes:
            seen = view_of(view, node.values)
            if seen not in nearest or node.left < nearest[seen].left:
                nearest[seen] = node
        for node in nearest.values():
            state = State.of(dict(zip(names, node.values, strict=True)))
            self._see(("ending", ending_of(self.story, state).id), node)
            for aim in self.story.aims:
                for chair in self.chairs:
                    met = "aim met" if aim.is_met(chair, state) else "aim missed"
                    self._see((met, aim.id, chair), node)


def expected(story: Story, chairs: tuple[str, ...]) -> Iterator[Finding]:
    """Everything that a walk from these chairs might find, as far as it is written down."""
    schedule = Schedule.of(story, chairs)
    for scene in story.scenes:
        for chair in schedule.asked(story, scene):
            seat = scene.seat(chair)
            for option in seat.options if seat else ():
                yield "open", scene.id, chair, option.id
                if option.needs:
                    yield "locked", scene.id, chair, option.id
        for kind, entries in (("opponent", scene.opponent), ("together", scene.together), ("variant", scene.variants)):
            yield from ((kind, scene.id, str(place + 1)) for place, _ in enumerate(entries))
        if scene.skip:
            yield "skip", scene.id
    yield from (("ending", ending.id) for ending in story.endings)
    yield from ((met, aim.id, chair) for aim in story.aims for chair in chairs for met in ("aim met", "aim missed"))
