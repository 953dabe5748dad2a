"""Conditions in words, for paper: what has to be so in a world that the reader cannot look up."""

from game.engine.conditions import AtLeast, AtMost, Chose, Condition, Count, Is, Test
from game.engine.scene import Scene
from game.engine.story import Fact, Meter, Story
from game.telling.codes import Pick, code_of
from game.telling.words import name_of


def in_words(story: Story, condition: Condition, scene: Scene) -> str:
    """The condition as half a sentence that can follow *when*; empty for one that always holds."""
    first, *others = condition.groups
    shared = [test for test in first if all(test in group for group in others)] if others else []
    ways = [[test for test in group if test not in shared] for group in condition.groups]
    either = "; or ".join(" and ".join(_test(story, test, scene) for test in way) for way in ways)
    both = " and ".join(_test(story, test, scene) for test in shared)
    return f"{both}, and either {either}" if both and all(ways) else both or either


def _test(story: Story, test: Test, scene: Scene) -> str:
    match test:
        case AtLeast():
            return _meter(story.find(Meter, test.meter), test.value, "at least")
        case AtMost():
            return _meter(story.find(Meter, test.meter), test.value, "at most")
        case Is():
            return _fact(story.find(Fact, test.fact), test.value)
        case Chose():
            return f"{name_of(story, test.chair)} {_chose(story, test, scene)}"
        case Count():
            codes = [
                _code(story, scene, seat.chair, option.id)
                for seat in scene.seats
                for option in seat.options
                if option.id in test.options
            ]
            return f"at least {test.at_least} of {', '.join(codes)} were picked"


def _meter(meter: Meter, value: int, how: str) -> str:
    return f"{meter.name} is {how} {value} of {meter.high} (“{meter.word(value)}”)"


def _fact(fact: Fact, wanted: bool) -> str:
    """Its own sentence in quotes, if that has come about; a fact that comes about in silence is called by its id."""
    sentence = fact.when_cleared if fact.start else fact.when_set
    if not sentence:
        return f"“{fact.id}” is {'true' if wanted else 'false'}"
    return f"{'' if wanted is not fact.start else 'not '}“{sentence.rstrip('.')}”"


def _chose(story: Story, test: Chose, scene: Scene) -> str:
    codes = [_code(story, scene, test.chair, option) for option in test.options]
    return f"picked {' or '.join(codes)}" if test.wanted else f"did not pick {' or '.join(codes)}"


def _code(story: Story, scene: Scene, chair: str, option: str) -> str:
    """The pick code without the file, which is the card's own."""
    return code_of(story, Pick(scene.id, chair, option)).partition("-")[2]
