"""What scenes ask and change, and which meters and facts still matter after one: those that something later reads."""

from collections.abc import Iterator

from game.engine.conditions import AtLeast, AtMost, Condition, Is
from game.engine.effects import Effects
from game.engine.scene import Option, Scene
from game.engine.story import Story


def live_after(story: Story) -> tuple[tuple[str, ...], ...]:
    """For each scene, the names that are still read once it has been played, in the story's order."""
    last = [ending.when for ending in story.endings] + [test for aim in story.aims for _, test in aim.tests]
    read = {name for condition in last for name in names(condition)}
    live = []
    for scene in reversed(story.scenes):
        live.append(tuple(name for name in story.start if name in read))
        read |= {name for condition in conditions(scene) for name in names(condition)}
    return tuple(reversed(live))


def conditions(scene: Scene) -> Iterator[Condition]:
    """Every condition of a scene."""
    if scene.skip:
        yield scene.skip.when
    for seat in scene.seats:
        if seat.absent:
            yield seat.absent.when
        for option in seat.options:
            yield from _of_option(option)
    yield from (move.when for move in (*scene.opponent, *scene.together))
    yield from (variant.when for variant in scene.variants)


def effects_of(scene: Scene) -> Iterator[Effects]:
    """Everything that a scene can change."""
    yield from (option.effects for seat in scene.seats for option in seat.options)
    yield from (move.effects for move in (*scene.opponent, *scene.together))
    if scene.skip:
        yield scene.skip.effects


def _of_option(option: Option) -> Iterator[Condition]:
    yield from (need.when for need in option.needs)
    if option.won_over:
        yield option.won_over


def names(condition: Condition) -> Iterator[str]:
    """The meters and facts that it reads."""
    for test in condition.tests():
        match test:
            case AtLeast(meter, _) | AtMost(meter, _):
                yield meter
            case Is(fact, _):
                yield fact
            case _:
                pass
