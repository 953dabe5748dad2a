"""Conditions in the names of the scene files, for those who write them."""

from game.engine.conditions import AtLeast, AtMost, Chose, Condition, Count, Is, Test
from game.telling.words import count


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
        case Chose(chair, options, wanted):
            return f"{chair} {'chose' if wanted else 'did not choose'} {' or '.join(options)}"
        case Count(at_least, options):
            return f"at least {count(at_least, 'chair', 'chairs')} chose {' or '.join(options)}"
