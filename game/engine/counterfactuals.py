"""Which card mattered, and which road was missed: a game played again with a pick changed, or two, or a word said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, combinations, islice

from game.engine.chronicle import Chronicle, Entry, replay
from game.engine.endings import Ending
from game.engine.memory import words_left
from game.engine.outcome import ending_of
from game.engine.rules import (
    Word,
    affordable,
    can_ask,
    historical_order,
    is_skipped,
    open_options,
    play,
    reasons,
    seated,
)
from game.engine.scene import Option, Scene, Seat
from game.engine.state import State
from game.engine.story import Story


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A pick that would have ended the game otherwise, by the rules of this story."""

    scene: Scene
    chair: str
    option: Option
    """What might have been picked instead."""
    ending: Ending
    title: str
    """The headline with which it would have been told."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that a chair might have done otherwise in a scene."""

    scene: Scene
    chair: str
    option: Option | None = None
    """The pick; None where it is a word in the corridor."""
    to: str = ""
    """Whom it might have spoken to."""


@dataclass(frozen=True, slots=True)
class Road:
    """An ending that was not reached, and the fewest turns of one chair that lead to it."""

    ending: Ending
    turns: tuple[Turn, ...]


MOST_ROADS = 300
"""How many games are played again to find a road: about a fifth of a second."""


def nearest_road(story: Story, chronicle: Chronicle, points: tuple[Counterfactual, ...]) -> Road | None:
    """The road to another ending that wants least: one pick, else a word in the corridor, else two of these.

    ``points`` are the counterfactuals of the game. None where nothing was found within `MOST_ROADS` games.
    """
    if points:
        nearest = points[-1]
        return Road(nearest.ending, (Turn(nearest.scene, nearest.chair, nearest.option),))
    ended = ending_of(story, _played(story, chronicle, {}))
    picks = [Turn(*change) for change in _changes(story, chronicle)]
    words = list(_unsaid(story, chronicle))
    singles = ((word,) for word in words)
    pairs = (pair for pair in combinations([*reversed(picks), *words], 2) if _fit(*pair))
    for turns in islice(chain(singles, pairs), MOST_ROADS):
        ending = ending_of(story, _turned(story, chronicle, turns))
        if ending != ended:
            return Road(ending, tuple(sorted(turns, key=lambda turn: turn.scene.date)))
    return None


def _fit(one: Turn, other: Turn) -> bool:
    """Whether a single chair can take both turns."""
    return one.chair == other.chair and (one.scene.id, bool(one.option)) != (other.scene.id, bool(other.option))


def _unsaid(story: Story, chronicle: Chronicle) -> Iterator[Turn]:
    """Every word in the corridor that people might have said, and did not."""
    again = replay(story, chronicle)
    left = {chair: again.state.get(words_left(chair), 0) for chair in chronicle.chairs}
    for round, entry in zip(again.rounds, chronicle.entries, strict=False):
        for chair in entry.by_people:
            said = {word.to for word in entry.corridor}
            for to in can_ask(round.scene, round.before, chair, chronicle.chairs) if left[chair] else ():
                if to not in said:
                    yield Turn(round.scene, chair, to=to)


def _turned(story: Story, chronicle: Chronicle, turns: tuple[Turn, ...]) -> State:
    """The end of the game with these turns taken."""
    picks = {(turn.scene.id, turn.chair): turn.option.id for turn in turns if turn.option}
    words = {turn.scene.id: Word(turn.chair, turn.to) for turn in turns if turn.to}
    entries = (
        replace(entry, corridor=(*entry.corridor, words[entry.scene])) if entry.scene in words else entry
        for entry in chronicle.entries
    )
    return _played(story, replace(chronicle, entries=tuple(entries)), picks)


def counterfactuals(story: Story, chronicle: Chronicle) -> tuple[Counterfactual, ...]:
    """The changes of a single pick that give another ending.

    A pick that left history is changed to history's; one that was history's, to each other that was open. The later
    picks and words in the corridor stay as they were, where they still can be; else the chair does what it does by
    itself.
    """
    ended = ending_of(story, _played(story, chronicle, {}))
    found = []
    for scene, chair, option in _changes(story, chronicle):
        state = _played(story, chronicle, {(scene.id, chair): option.id})
        ending = ending_of(story, state)
        if ending != ended:
            found.append(Counterfactual(scene, chair, option, ending, ending.face(state).title))
    return tuple(found)


def _changes(story: Story, chronicle: Chronicle) -> Iterator[tuple[Scene, str, Option]]:
    """Every single pick that people could have made instead."""
    state = story.opening(chronicle.deck)
    for scene, entry in zip(story.scenes, chronicle.entries, strict=False):
        for chair in entry.by_people:
            seat = scene.seat(chair)
            assert seat
            options = open_options(seat, state)
            picked = seat.option(dict(entry.picks)[chair])
            others = [option for option in options if option != picked]
            left_history = picked is not None and not picked.historical
            for option in historical_order(others)[:1] if left_history else others:
                yield scene, chair, scene.as_read(chair, option, state)
        state = _after(story, chronicle, entry, scene, state, dict(entry.picks))


def _played(story: Story, chronicle: Chronicle, changed: Mapping[tuple[str, str], str]) -> State:
    """The end of the game with these picks changed."""
    state = story.opening(chronicle.deck)
    for scene, entry in zip(story.scenes, chronicle.entries, strict=False):
        picks = {chair: changed.get((scene.id, chair), option) for chair, option in entry.picks}
        made = {chair: picks[chair] for chair in entry.by_people if chair in picks}
        state = _after(story, chronicle, entry, scene, state, made)
    return state


def _after(
    story: Story, chronicle: Chronicle, entry: Entry, scene: Scene, state: State, picks: Mapping[str, str]
) -> State:
    """The state after a scene; a pick that is not open there is left out, so that the chair does what it would."""
    if is_skipped(scene, state):
        return play(story, scene, state, {}).after
    seats = [seat for seat in seated(scene, state) if seat.chair in picks]
    kept = {seat.chair: picks[seat.chair] for seat in seats if _is_open(seat, picks[seat.chair], state)}
    there = {seat.chair for seat in seated(scene, state)}
    words = [word for word in entry.corridor if word.by in kept and word.to in there]
    words = [word for word, is_left in zip(words, affordable(words, state), strict=True) if is_left]
    return play(story, scene, state, kept, kept.keys(), chronicle.chairs, words).after


def _is_open(seat: Seat, option: str, state: State) -> bool:
    found = seat.option(option)
    return found is not None and not reasons(found, state)
