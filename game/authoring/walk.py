"""Walks every state that a story can reach from some chairs, merging those that no later word of it tells apart."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product

from game.authoring.liveness import live_after
from game.engine.chronicle import Chronicle, Entry, Pick, record, replay
from game.engine.ending import ending_of
from game.engine.programme import Programme
from game.engine.round import Round, historical_order, is_skipped, open_options, play, reasons, seated
from game.engine.scene import Scene, Seat
from game.engine.state import State
from game.engine.story import Story

Finding = tuple[str, ...]
"""What was seen, as words: its kind, and where it stands, such as ``("ending", "history")``."""


@dataclass(frozen=True, slots=True)
class Node:
    """A state that was reached, and how."""

    state: State
    picks: dict[str, str] = field(default_factory=dict)
    parent: "Node | None" = None
    left: int = 0
    """How many picks on the way left history."""

    def way(self) -> tuple[dict[str, str], ...]:
        """The picks that lead here, card by card."""
        picks: list[dict[str, str]] = []
        node = self
        while node.parent:
            picks.append(node.picks)
            node = node.parent
        return tuple(reversed(picks))


@dataclass(slots=True)
class Walk:
    """One walk through a story: what was found, each with a first witness, and how complete it is."""

    story: Story
    chairs: tuple[str, ...]
    limit: int = 50_000
    """The most states that are kept of one round."""
    seed: int = 1
    tell: Callable[[str], None] = lambda _: None
    """Is told how far the walk has come."""
    found: dict[Finding, Node] = field(default_factory=dict)
    complete_through: int = 0
    """The number of rounds of which every state was walked."""
    kept: tuple[int, int] = (0, 0)
    """Of the round that was sampled hardest: the states kept, and all that there were."""
    stopped: bool = False

    def run(self) -> "Walk":
        """Walk to the end, or until the keyboard interrupts."""
        programme = Programme.of(self.story, self.chairs)
        live = live_after(self.story)
        chance = random.Random(self.seed)
        nodes = [Node(self.story.start)]
        try:
            for place, scene in enumerate(self.story.scenes):
                merged = self._round(scene, nodes, programme.asked(self.story, scene), live[place])
                nodes = self._within_limit(merged, chance)
                if self.kept == (0, 0):
                    self.complete_through = place + 1
                self.tell(f"round {place + 1} of {len(self.story.scenes)}, {scene.id}: {len(merged)} states")
        except KeyboardInterrupt:
            self.stopped = True
            return self
        for node in nodes:
            self._end(node)
        return self

    @property
    def is_complete(self) -> bool:
        """Whether every state was walked, so that what was not found cannot be."""
        return self.complete_through == len(self.story.scenes) and not self.stopped

    def witness(self, finding: Finding) -> Chronicle:
        """A game that shows the finding, replayed by the rules first. Raises ValueError if it does not replay."""
        entries: list[Entry] = []
        state = self.story.start
        for scene, picks in zip(self.story.scenes, self.found[finding].way(), strict=False):
            round = play(self.story, scene, state, picks)
            entries.append(record(round, [Pick(chair, option) for chair, option in picks.items()]))
            state = round.after
        chronicle = Chronicle(self.chairs, (), self.story.decks[-1].id, entries=tuple(entries)).sealed(self.story)
        if broken := replay(self.story, chronicle).broken:
            raise ValueError(f"the witness does not replay at {broken.scene}")
        return chronicle

    def _round(self, scene: Scene, nodes: list[Node], asked: tuple[str, ...], live: tuple[str, ...]) -> list[Node]:
        merged: dict[tuple[int, ...], Node] = {}
        for node in nodes:
            for picks, left in self._ways(scene, node, asked):
                round = play(self.story, scene, node.state, picks)
                after = Node(round.after, picks, node, node.left + left)
                self._see_round(round, after)
                key = tuple(round.after[name] for name in live)
                if key not in merged or after.left < merged[key].left:
                    merged[key] = after
        return list(merged.values())

    def wander(self, games: int) -> "Walk":
        """Play so many games at random instead, where every way would be too many."""
        programme = Programme.of(self.story, self.chairs)
        chance = random.Random(self.seed)
        for _ in range(games):
            node = Node(self.story.start)
            for scene in self.story.scenes:
                picks, left = chance.choice(list(self._ways(scene, node, programme.asked(self.story, scene))))
                round = play(self.story, scene, node.state, picks)
                node = Node(round.after, picks, node, node.left + left)
                self._see_round(round, node)
            self._end(node)
        return self

    def _ways(self, scene: Scene, node: Node, asked: tuple[str, ...]) -> Iterator[tuple[dict[str, str], int]]:
        """Every combination of picks that the held chairs can make here, and how many of these leave history."""
        seats = () if is_skipped(scene, node.state) else self._see_card(scene, node, asked)
        for options in product(*(_picks(seat, node.state) for seat in seats)):
            picks = {seat.chair: id for seat, (id, _) in zip(seats, options, strict=True)}
            yield picks, sum(left for _, left in options)

    def _see_card(self, scene: Scene, node: Node, asked: tuple[str, ...]) -> tuple[Seat, ...]:
        """Note what stands open in a card that is asked; the answer is who picks there."""
        seats = tuple(seat for seat in seated(scene, node.state) if seat.chair in asked)
        for seat in seats:
            for option in seat.options:
                locked = "locked" if reasons(option, node.state) else "open"
                self._see((locked, scene.id, seat.chair, option.id), node)
            if len(open_options(seat, node.state)) < 2:
                self._see(("dead end", scene.id, seat.chair), node)
        for place, variant in enumerate(scene.variants):
            if variant.when.holds(node.state):
                self._see(("variant", scene.id, str(place + 1)), node)
        return seats

    def _see_round(self, round: Round, after: Node) -> None:
        if round.skipped:
            self._see(("skip", round.scene.id), after)
        if round.move:
            self._see(("opponent", round.scene.id, str(round.scene.opponent.index(round.move) + 1)), after)
        if round.together:
            place = str(round.scene.together.index(round.together) + 1)
            self._see(("together", round.scene.id, place), after)

    def _see(self, finding: Finding, node: Node) -> None:
        """Keep the way that leaves history least."""
        if finding not in self.found or node.left < self.found[finding].left:
            self.found[finding] = node

    def _within_limit(self, nodes: list[Node], chance: random.Random) -> list[Node]:
        if len(nodes) <= self.limit:
            return nodes
        if self.kept == (0, 0) or len(nodes) * self.kept[0] > self.kept[1] * self.limit:
            self.kept = (self.limit, len(nodes))
        return chance.sample(nodes, self.limit)

    def _end(self, node: Node) -> None:
        self._see(("ending", ending_of(self.story, node.state).id), node)
        for aim in self.story.aims:
            for chair in self.chairs:
                met = "aim met" if aim.is_met(chair, node.state) else "aim missed"
                self._see((met, aim.id, chair), node)


def _picks(seat: Seat, state: State) -> list[tuple[str, int]]:
    """The options that stand open, and 1 for each that is not the first of those made in history."""
    options = open_options(seat, state)
    own = [option.id for option in historical_order(options)[:1]]
    return [(option.id, int(option.id not in own)) for option in options]


def expected(story: Story, chairs: tuple[str, ...]) -> Iterator[Finding]:
    """Everything that a walk from these chairs might find, as far as it is written down."""
    programme = Programme.of(story, chairs)
    for scene in story.scenes:
        for chair in programme.asked(story, scene):
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
