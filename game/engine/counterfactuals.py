"""Which card mattered: a game played again once for each card, with only that pick changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.engine.chronicle import Chronicle, Entry
from game.engine.outcome import ending_of
from game.engine.rules import historical_order, is_skipped, open_options, play, reasons, seated
from game.engine.scene import Option, Scene, Seat
from game.engine.state import State
from game.engine.story import Ending, Story


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A pick that would have ended the game otherwise, by the rules of this story."""

    scene: Scene
    chair: str
    option: Option
    """What might have been picked instead."""
    ending: Ending


def counterfactuals(story: Story, chronicle: Chronicle) -> tuple[Counterfactual, ...]:
    """The changes of a single pick that give another ending.

    A pick that left history is changed to history's; one that was history's, to each other that was open. The later
    picks stay as they were, where they are still open; else the chair plays history there.
    """
    ended = ending_of(story, _played(story, chronicle.entries, {}))
    found = []
    for scene, chair, option in _changes(story, chronicle):
        ending = ending_of(story, _played(story, chronicle.entries, {(scene.id, chair): option.id}))
        if ending != ended:
            found.append(Counterfactual(scene, chair, option, ending))
    return tuple(found)


def _changes(story: Story, chronicle: Chronicle) -> Iterator[tuple[Scene, str, Option]]:
    """Every single pick that people could have made instead."""
    state = story.start
    for scene, entry in zip(story.scenes, chronicle.entries, strict=False):
        for chair in entry.by_people:
            seat = scene.seat(chair)
            assert seat
            options = open_options(seat, state)
            picked = seat.option(dict(entry.picks)[chair])
            others = [option for option in options if option != picked]
            left_history = picked is not None and not picked.historical
            for option in historical_order(others)[:1] if left_history else others:
                yield scene, chair, option
        state = _after(story, scene, state, dict(entry.picks))


def _played(story: Story, entries: tuple[Entry, ...], changed: dict[tuple[str, str], str]) -> State:
    """The end of the game with these picks changed."""
    state = story.start
    for scene, entry in zip(story.scenes, entries, strict=False):
        picks = {chair: changed.get((scene.id, chair), option) for chair, option in entry.picks}
        state = _after(story, scene, state, {chair: picks[chair] for chair in entry.by_people if chair in picks})
    return state


def _after(story: Story, scene: Scene, state: State, picks: Mapping[str, str]) -> State:
    """The state after a scene; a pick that is not open there is left out, so that the chair plays history."""
    if is_skipped(scene, state):
        return play(story, scene, state, {}).after
    seats = [seat for seat in seated(scene, state) if seat.chair in picks]
    kept = {seat.chair: picks[seat.chair] for seat in seats if _is_open(seat, picks[seat.chair], state)}
    return play(story, scene, state, kept).after


def _is_open(seat: Seat, option: str, state: State) -> bool:
    found = seat.option(option)
    return found is not None and not reasons(found, state)
