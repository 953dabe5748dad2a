"""Every condition of a scene, by when it is read, and the names of the state that a condition reads."""

from collections.abc import Iterator

from game.engine.conditions import AtLeast, AtMost, Condition, Is, Objected, Picked, Test
from game.engine.scene import Asked, Option, Scene


def conditions_of_scene(scene: Scene) -> Iterator[Condition]:
    """Every condition of a scene that decides how a round goes, or whether its texts are true."""
    yield from conditions_of_card(scene)
    yield from (one for move in (*scene.opponent, *scene.together) for one in (move.when, move.assumes))


def conditions_of_card(scene: Scene) -> Iterator[Condition]:
    """Those that are read as the scene opens, before anybody picks."""
    yield scene.when
    yield scene.assumes
    if scene.skip:
        yield scene.skip.when
    for seat in scene.seats:
        yield seat.assumes
        if seat.absent:
            yield seat.absent.when
        for option in seat.options:
            yield from _of_option(option)
    yield from (one for variant in scene.variants for one in (variant.when, variant.assumes))


def conditions_of_texts(scene: Scene) -> Iterator[Condition]:
    """Those that only choose what is told."""
    yield from (paper.when for paper in scene.documents)
    for seat in scene.seats:
        yield from (echo.when for echo in seat.echoes)
        for option in seat.options:
            yield from (one.when for one in (*option.answers, *option.callback))


def _of_option(option: Option) -> Iterator[Condition]:
    yield from (need.when for need in option.needs)
    yield from (asked.when for asked in option.asked)
    yield from (condition for condition in (option.won_over, option.follows) if condition)


def asked_in(scene: Scene) -> Iterator[Asked]:
    """Every answer to a word in the corridor that the scene holds."""
    return (asked for seat in scene.seats for option in seat.options for asked in option.asked)


def names_in(condition: Condition) -> Iterator[str]:
    """The names of the state that it reads."""
    for test in condition.tests():
        yield from name_in(test)


def name_in(test: Test) -> Iterator[str]:
    """The name of the state that a test reads, if it reads one and not this round's picks."""
    match test:
        case AtLeast(meter, _) | AtMost(meter, _):
            yield meter
        case Is(fact, _):
            yield fact
        case Picked() | Objected():
            yield test.name
        case _:
            pass
