"""What a walk looks for: for each property the places of the story at which a game would decide it, and what decides.

A property becomes a watch. ``never`` wants no game that comes to it, ``reachable`` wants one, and ``always`` wants none
that comes to the opposite. For an order the walk also has to remember that a text was told: that is a mark, a name of
the state that no author can give to a fact.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from game.engine.conditions import ALWAYS, Condition, Is
from game.engine.meters import Fact
from game.engine.outcome import ending_of
from game.engine.properties import EVERYWHERE, Always, Goal, Never, Order, Property, Reachable, Text
from game.engine.scene import Move, Scene, Skip
from game.engine.state import State
from game.engine.story import Aim, Story

AT_THE_END = ""
"""In the place of a scene."""
Reads = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A place in a story, and what must be true there."""

    scene: str
    reads: Reads = ()
    """The conditions by which it is decided."""
    holds: Callable[[State], bool] = lambda _: True
    """Reads the state as the scene opens, or at the end."""
    asked: str | None = None
    """The chair that must be asked there; an empty one stands for any, None for a scene that only comes to pass."""
    entry: tuple[str, int] | None = None
    """What must follow in the round: the ``opponent``'s move, the entry of ``together``, or ``skip``, by its number."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Moments that decide a property, any one of them."""

    moments: tuple[Checkpoint, ...]
    mark: str = ""
    """The name of a mark that must not stand yet."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A name of the state that is set once a moment has come."""

    name: str
    moment: Checkpoint


def watch_of(story: Story, one: Property, chairs: tuple[str, ...]) -> Watch | None:
    """What a game from these chairs would have to come to; None for a property that is not decided by a single game."""
    match one.demand:
        case Always(condition):
            return Watch(tuple(_moments(story, one.at, (condition,), lambda state: not condition.holds(state))))
        case Never(condition):
            return Watch(tuple(_moments(story, one.at, (condition,), condition.holds)))
        case Reachable(Goal(condition=Condition() as condition)):
            return Watch(tuple(_moments(story, one.at, (condition,), condition.holds)))
        case Reachable(goal):
            reads, holds = comes_to(story, goal, chairs)
            return Watch((Checkpoint(AT_THE_END, reads, holds),))
        case Order(text, after):
            return Watch((checkpoint_of(story, text),), mark_of(after))
    return None


def mark_of(text: Text) -> str:
    """The name under which a walk holds that it was told."""
    return f"told: {text}"


def comes_to(story: Story, goal: Goal, chairs: tuple[str, ...]) -> tuple[Reads, Callable[[State], bool]]:
    """Whether a game of these chairs has come to the goal at its end, and the conditions that say so."""
    if goal.condition:
        return (goal.condition,), goal.condition.holds
    if goal.endings:
        return tuple(ending.when for ending in story.endings), lambda end: ending_of(story, end).id in goal.endings
    aim = story.find(Aim, goal.aim)
    whose = (goal.of,) if goal.of else chairs
    tests = tuple(test for chair, test in aim.tests if chair in whose)
    return tests, lambda end: all(test.holds(end) for test in tests)


def _moments(story: Story, at: Sequence[str], reads: Reads, holds: Callable[[State], bool]) -> Iterator[Checkpoint]:
    everywhere = tuple(at) == EVERYWHERE
    for scene in [scene.id for scene in story.scenes] if everywhere else at:
        yield Checkpoint(scene, reads, holds)
    if everywhere or not at:
        yield Checkpoint(AT_THE_END, reads, holds)


def checkpoint_of(story: Story, text: Text) -> Checkpoint:
    """When a text is told. A move or a bridge is told when it comes to pass, the rest to those who are asked."""
    scene = story.find(Scene, text.scene)
    match text.part:
        case "opponent" | "together":
            return Checkpoint(scene.id, entry=(text.part, text.place - 1))
        case "skip":
            return Checkpoint(scene.id, entry=("skip", 0))
        case "variants":
            when = scene.variants[text.place - 1].when
            return Checkpoint(scene.id, (when,), when.holds, asked="")
        case "echoes":
            seat = scene.seat(text.chair)
            assert seat, "a sound property names a chair that sits there"
            *before, own = [echo.when for echo in seat.echoes[: text.place]]
            return Checkpoint(
                scene.id,
                (*before, own),
                lambda state: own.holds(state) and not any(one.holds(state) for one in before),
                asked=text.chair,
            )
    return Checkpoint(scene.id, asked="")


def follows(scene: Scene, entry: tuple[str, int]) -> Move | Skip | None:
    """The entry of a scene that a moment means."""
    part, place = entry
    return scene.skip if part == "skip" else (scene.opponent if part == "opponent" else scene.together)[place]


def marks_of(story: Story, properties: Sequence[Property]) -> tuple[Mark, ...]:
    """What a walk has to remember for these properties."""
    texts = dict.fromkeys(one.demand.after for one in properties if isinstance(one.demand, Order))
    return tuple(Mark(mark_of(text), checkpoint_of(story, text)) for text in texts)


def asked_of(story: Story, watches: Sequence[Watch], marks: Sequence[Mark]) -> Story:
    """The story with all that these read, so that it is remembered as long as it is needed."""
    moments = [(watch.mark, moment) for watch in watches for moment in watch.moments]
    moments += [("", mark.moment) for mark in marks]
    read = [(moment.scene, condition) for _, moment in moments for condition in moment.reads]
    read += [(moment.scene, Condition(((Is(mark, False),),))) for mark, moment in moments if mark]
    facts = tuple(Fact(mark.name, False) for mark in marks)
    unread = [one for one in dict.fromkeys(read) if one[1] != ALWAYS]
    return replace(story, facts=(*story.facts, *facts), also_read=tuple(unread))
