"""What conditions read, and so which meters and facts still matter after a scene: those that something later reads."""

from collections.abc import Iterator

from game.engine.conditions import AtLeast, AtMost, Condition, Is, Test
from game.engine.scene import Option, Scene
from game.engine.story import Story


def live(story: Story) -> tuple[tuple[str, ...], ...]:
    """For each scene the names that are read in it or later, and last those that are read at the end."""
    read = {name for condition in conditions_of_end(story) for name in names_in(condition)}
    live = [read]
    for scene in reversed(story.scenes):
        live.append(live[-1] | {name for condition in conditions_of_scene(scene) for name in names_in(condition)})
    return tuple(tuple(name for name in story.start if name in read) for read in reversed(live))


def conditions_of_end(story: Story) -> Iterator[Condition]:
    """Every condition of the endings and of the aims."""
    yield from (ending.when for ending in story.endings)
    yield from (test for aim in story.aims for _, test in aim.tests)


def conditions_of_scene(scene: Scene) -> Iterator[Condition]:
    """Every condition of a scene."""
    yield from conditions_of_card(scene)
    yield from (move.when for move in (*scene.opponent, *scene.together))


def conditions_of_card(scene: Scene) -> Iterator[Condition]:
    """Those that are read as the scene opens, before anybody picks."""
    if scene.skip:
        yield scene.skip.when
    for seat in scene.seats:
        if seat.absent:
            yield seat.absent.when
        for option in seat.options:
            yield from _of_option(option)
    yield from (variant.when for variant in scene.variants)


def _of_option(option: Option) -> Iterator[Condition]:
    yield from (need.when for need in option.needs)
    if option.won_over:
        yield option.won_over


def names_in(condition: Condition) -> Iterator[str]:
    """The meters and facts that it reads."""
    for test in condition.tests():
        yield from name_in(test)


def name_in(test: Test) -> Iterator[str]:
    """The meter or the fact that a test reads, if it reads one and not the picks."""
    match test:
        case AtLeast(meter, _) | AtMost(meter, _):
            yield meter
        case Is(fact, _):
            yield fact
        case _:
            pass
