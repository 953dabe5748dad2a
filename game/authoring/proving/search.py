"""A walk through all games of a company that leave history in at most so many picks, or in as many as they like.

States that no later word tells apart are merged, each with the way to it that leaves history least. So the first game
that is found for a watch, as the bound is raised pick by pick, is one of the shortest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from game.authoring.explore.exact_shares import TooMany, without_texts
from game.authoring.explore.liveness import live
from game.authoring.explore.memoized_rounds import End, MemoizedRounds, Opening, Transition
from game.authoring.explore.state_space import ReachedState
from game.authoring.explore.transition_tables import PlacedTable, StateNames, StateValues, bits, rows, view_of
from game.authoring.proving.watching import AT_THE_END, Checkpoint, Mark, Watch, asked_of, follows
from game.authoring.terminal_lines import Tell
from game.engine.scene import Move, Skip
from game.engine.schedule import Schedule
from game.engine.state import State
from game.engine.story import Story

BEYOND = 10_000
"""More picks than any game has."""


@dataclass(slots=True)
class Looked:
    """What a walk came to."""

    most: int
    """How many picks of a game might leave history; `BEYOND` for any number."""
    found: dict[int, ReachedState] = field(default_factory=dict)
    """For watches, by their number, the game that leaves history least; without its last round, where that decides."""
    came: set[int] = field(default_factory=set)
    """The watches to whose places any game came."""
    states: int = 0
    is_whole: bool = False
    """Whether every game was walked."""
    is_sampled: bool = False
    """Whether games were played at random."""


@dataclass(slots=True)
class _Look:
    """A moment at its place, with what tells it quickly."""

    number: int
    """The number of its watch, or of its mark."""
    moment: Checkpoint
    view: PlacedTable
    unmarked: int | None
    """The place in a state of the mark that must not stand yet."""
    entry: Move | Skip | None
    known: dict[int, bool] = field(default_factory=dict)

    def holds(self, names: StateNames, values: Sequence[int]) -> bool:
        """Whether it is true in this state."""
        if self.unmarked is not None and values[self.unmarked]:
            return False
        seen = view_of(self.view, values)
        if seen not in self.known:
            self.known[seen] = self.moment.holds(State.of(dict(zip(names, values, strict=True))))
        return self.known[seen]

    def comes(self, card: Opening) -> bool:
        """Whether those who must be asked are."""
        asked = self.moment.asked
        if asked is None:
            return bool(card.choices or card.unasked)
        return any(asked in ("", seat.chair) for seat, _ in card.choices)


class Search:
    """The games of one company, in one deck, from one card on."""

    def __init__(
        self,
        story: Story,
        chairs: tuple[str, ...],
        deck: str = "",
        start: str = "",
        watches: Sequence[Watch] = (),
        marks: Sequence[Mark] = (),
        limit: int = 30_000,
        tell: Tell = lambda _: None,
    ) -> None:
        """``limit`` is the most states that are kept of one round; ``tell`` hears how far a walk has come."""
        self.story = story = asked_of(without_texts(story), watches, marks)
        self._limit, self._tell = limit, tell
        self._names = live(story)
        opening, schedule = story.opening(deck), Schedule.of(story, chairs, deck, start)
        self._start = tuple(opening[name] for name in self._names[0])
        self._rounds = [
            MemoizedRounds(story, scene, self._names[place], self._names[place + 1], chairs)
            for place, scene in enumerate(story.scenes)
        ]
        self._asked = [schedule.asked(story, scene) for scene in story.scenes]
        self._looks: dict[str, list[_Look]] = {}
        self._marks: dict[str, list[_Look]] = {}
        for number, watch in enumerate(watches):
            for moment in watch.moments:
                self._looks.setdefault(moment.scene, []).append(self._look(number, moment, watch.mark))
        for number, mark in enumerate(marks):
            self._marks.setdefault(mark.moment.scene, []).append(self._look(number, mark.moment))
        self._mark_names = [mark.name for mark in marks]

    def _look(self, number: int, moment: Checkpoint, mark: str = "") -> _Look:
        place = next((place for place, one in enumerate(self.story.scenes) if one.id == moment.scene), -1)
        names = self._names[place]
        entry = follows(self.story.scenes[place], moment.entry) if moment.entry else None
        view = rows(names, bits(self.story, moment.reads))
        return _Look(number, moment, view, names.index(mark) if mark else None, entry)

    def run(self, most: int = BEYOND) -> Looked:
        """Walk all games that leave history in at most so many picks. Raises TooMany."""
        return self._walk([ReachedState(self._start)], Looked(most, is_whole=True))

    def wander(self, games: int, chance: Random) -> Looked:
        """Play so many games at random, where all of them would be too many."""
        nodes = [ReachedState(self._start) for _ in range(games)]
        return self._walk(nodes, Looked(BEYOND, is_sampled=True), chance)

    def _walk(self, nodes: list[ReachedState], looked: Looked, chance: Random | None = None) -> Looked:
        for place, rounds in enumerate(self._rounds):
            nodes = self._round(place, rounds, nodes, looked, chance)
            looked.states += len(nodes)
            far = "every way" if looked.most == BEYOND else f"at most {looked.most} picks off history"
            far = "at random" if chance else far
            self._tell(f"{far}, card {place + 1} of {len(self._rounds)}: {len(nodes)} states")
        for look in self._looks.get(AT_THE_END, ()):
            looked.came.add(look.number)
            for node in nodes:
                if look.holds(self._names[-1], node.values):
                    _find(looked, look.number, node)
        return looked

    def _round(
        self, place: int, rounds: MemoizedRounds, nodes: list[ReachedState], looked: Looked, chance: Random | None
    ) -> list[ReachedState]:
        asked, scene = self._asked[place], rounds.scene.id
        looks, marks = self._looks.get(scene, []), self._marks.get(scene, [])
        is_watched = bool(looks or marks)
        merged: dict[object, ReachedState] = {}
        for number, node in enumerate(nodes):
            card = rounds.card(node.values, asked)
            values = self._open(place, card, node, looks, marks, looked) if is_watched else node.values
            remaining = looked.most - node.left
            if remaining < len(card.choices):
                looked.is_whole = False
            for step in (_any(card, chance),) if chance else card.steps_within(remaining):
                after, end = rounds.after(values, card, step)
                gone = node.left + step.left
                if is_watched:
                    after = self._follow(place, values, after, end, ReachedState(after, step, node, gone), looked)
                key = number if chance else after
                known = merged.get(key)
                if known is None or gone < known.left:
                    merged[key] = ReachedState(after, step, node, gone)
            if len(merged) > self._limit and chance is None:
                raise TooMany
        return list(merged.values())

    def _open(
        self, place: int, card: Opening, node: ReachedState, looks: list[_Look], marks: list[_Look], looked: Looked
    ) -> StateValues:
        """Look at a card as it opens; the answer is the state with what was told."""
        values, names = node.values, self._names[place]
        for mark in marks:
            if mark.entry is None and mark.comes(card) and mark.holds(names, values):
                values = self._marked(values, names, mark)
        for look in looks:
            if look.entry is None and look.comes(card):
                looked.came.add(look.number)
                if look.holds(names, values):
                    _find(looked, look.number, node)
        return values

    def _follow(
        self, place: int, before: StateValues, after: StateValues, end: End, node: ReachedState, looked: Looked
    ) -> StateValues:
        """Look at what followed in a round, in its order; the answer is the state with what was told."""
        scene, names, round = self.story.scenes[place], self._names[place], end.round
        told = list(before)
        for entry in (round.skip, round.move, round.together):
            if entry is None:
                continue
            for look in self._looks.get(scene.id, ()):
                if look.entry is entry:
                    looked.came.add(look.number)
                    if look.unmarked is None or not told[look.unmarked]:
                        _find(looked, look.number, node)
            for mark in self._marks.get(scene.id, ()):
                if mark.entry is entry:
                    after = self._marked(after, self._names[place + 1], mark)
                    told = list(self._marked(tuple(told), names, mark))
        return after

    def _marked(self, values: StateValues, names: StateNames, mark: _Look) -> StateValues:
        """The state with the mark set; the same where nothing reads the mark any more."""
        name = self._mark_names[mark.number]
        if name not in names:
            return values
        place = names.index(name)
        return (*values[:place], 1, *values[place + 1 :])


def _any(card: Opening, chance: Random) -> Transition:
    """A step at random; every other word in the corridor that can be said is said."""
    step = card.step(tuple([chance.choice(options) for _, options in card.choices]))
    if card.words_left and (words := card.words(step)) and chance.random() < 0.5:
        return step._replace(words=(chance.choice(words),))
    return step


def _find(looked: Looked, number: int, node: ReachedState) -> None:
    if number not in looked.found or node.left < looked.found[number].left:
        looked.found[number] = node
