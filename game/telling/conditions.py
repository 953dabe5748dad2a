"""Conditions in words, for paper: what has to be so in a world that the reader cannot look up."""

from game.engine.conditions import AtLeast, AtMost, Chose, Condition, Count, Is, Test
from game.engine.scene import Scene
from game.engine.story import Fact, Meter, Story
from game.telling.codes import Pick, code_of
from game.telling.words import name_of


def in_words(story: Story, condition: Condition, scene: Scene) -> str:
    """The condition as half a sentence that can follow *when*; empty for one that always holds."""
    groups = [" and ".join(_test(story, test, scene) for test in group) for group in condition.groups]
    return "; or ".join(groups)


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
                code_of(story, Pick(scene.id, seat.chair, option.id))
                for seat in scene.seats
                for option in seat.options
                if option.id in test.options
            ]
            return f"at least {test.at_least} of these were picked: {', '.join(codes)}"


def _meter(meter: Meter, value: int, how: str) -> str:
    return f"{meter.name} is {how} {value} of {meter.high} (“{meter.word(value)}”)"


def _fact(fact: Fact, wanted: bool) -> str:
    """What its own sentence says has come about, or has not; a fact that comes about in silence is called by its id."""
    sentence = fact.when_cleared if fact.start else fact.when_set
    come_about = wanted is not fact.start
    if not sentence:
        return f"“{fact.id}” is {'true' if wanted else 'false'}"
    return f"this {'has' if come_about else 'has not'} come about: “{sentence.rstrip('.')}”"


def _chose(story: Story, test: Chose, scene: Scene) -> str:
    codes = [code_of(story, Pick(scene.id, test.chair, option)) for option in test.options]
    return f"picked {' or '.join(codes)}" if test.wanted else f"did not pick {' or '.join(codes)}"
