"""What exploring found, as an author looks it up: conditions as the files write them, and the picks that lead there."""

from collections.abc import Iterator

from game.authoring.english import count
from game.authoring.explore.state_space import Finding, StateSpace
from game.engine.chronicle import Chronicle
from game.engine.conditions import AtLeast, AtMost, Chose, Condition, Count, Is, Objected, Picked, Test
from game.engine.rules import historical_order, open_options, play
from game.engine.scene import Move, Scene, Variant
from game.engine.story import Story

KEYS = {"opponent": "opponent", "together": "together", "variant": "variants"}
"""For each kind of finding that speaks of an entry in a list of a scene, the key of that list in its file."""


def way(walk: StateSpace, finding: Finding) -> str:
    """The picks of a witness that leave history and the words in the corridor, card by card; on all other cards the
    chairs do what they did."""
    return way_of(walk.story, walk.witness(finding))


def way_of(story: Story, game: Chronicle) -> str:
    """The same of a game."""
    picks = list(_leaving(story, game))
    several = len(game.chairs) > 1
    told = [f"{scene} {chair}: {option}" if several else f"{scene}: {option}" for scene, chair, option in picks]
    return "; ".join(told) or "nothing but history"


def part(story: Story, finding: Finding) -> Move | Variant:
    """The move, the entry of ``together`` or the variant that a finding speaks of."""
    kind, id, number = finding
    scene = story.find(Scene, id)
    parts: dict[str, tuple[Move, ...] | tuple[Variant, ...]] = {
        "opponent": scene.opponent,
        "together": scene.together,
        "variant": scene.variants,
    }
    return parts[kind][int(number) - 1]


def _leaving(story: Story, game: Chronicle) -> Iterator[tuple[str, str, str]]:
    """Card, chair and option of every pick that is not the first that stands open of those made in history, and of
    every word that is said."""
    state = story.opening(game.deck)
    for scene, entry in zip(story.scenes, game.entries, strict=False):
        picks = {chair: option for chair, option in entry.picks if chair in entry.by_people}
        for chair, option in picks.items():
            seat = scene.seat(chair)
            assert seat
            own = [one.id for one in historical_order(open_options(seat, state))[:1]]
            if option not in own:
                yield scene.id, chair, option
        yield from ((scene.id, word.by, f"a word to {word.to}") for word in entry.corridor)
        state = play(story, scene, state, picks, picks.keys(), game.chairs, entry.corridor).after


def as_written(condition: Condition) -> str:
    """``grip at most 5 and bridge-built; or not book-read``; ``always`` where nothing is asked."""
    groups = [" and ".join(map(_test, group)) for group in condition.groups]
    return "; or ".join(groups) if all(groups) else "always"


def _test(test: Test) -> str:
    match test:
        case AtLeast(meter, value):
            return f"{meter} at least {value}"
        case AtMost(meter, value):
            return f"{meter} at most {value}"
        case Is(fact, value):
            return fact if value else f"not {fact}"
        case Picked(chair, scene, options, wanted):
            return f"{chair} {'chose' if wanted else 'did not choose'} {' or '.join(options)} in {scene}"
        case Objected(chair, at_least, wanted):
            return f"{chair} objected {'at least' if wanted else 'fewer than'} {at_least} times"
        case Chose(chair, options, wanted):
            return f"{chair} {'chose' if wanted else 'did not choose'} {' or '.join(options)}"
        case Count(at_least, options):
            return f"at least {count(at_least, 'chair', 'chairs')} chose {' or '.join(options)}"
