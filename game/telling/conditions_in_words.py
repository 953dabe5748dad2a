"""Conditions in words, for paper: what has to be so in a state that the reader cannot look up."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.conditions import AtLeast, AtMost, Chose, Condition, Count, Is, Objected, Picked, Test
from game.engine.meters import Fact, Meter
from game.engine.scene import Scene
from game.engine.story import Story
from game.i18n import tr, trn
from game.telling.codes import BallotCode, code_of
from game.telling.words import name_of


@dataclass(frozen=True, slots=True)
class ConditionalText:
    """A text, and when it is told; ``when`` is empty for what is told in any case, or otherwise."""

    text: str
    when: str
    about: str = ""
    """What it is told instead of, where that has to be said."""


def in_words(story: Story, condition: Condition, scene: Scene) -> str:
    """The condition as half a sentence that can follow *when*; empty for one that always holds."""
    first, *others = condition.groups
    shared = [test for test in first if all(test in group for group in others)] if others else []
    ways = [[test for test in group if test not in shared] for group in condition.groups]
    either = f"; {tr('or')} ".join(_all(story, way, scene) for way in ways)
    both = _all(story, shared, scene)
    return tr("{both}, and either {either}", both=both, either=either) if both and all(ways) else both or either


def _all(story: Story, tests: Sequence[Test], scene: Scene) -> str:
    return f" {tr('and')} ".join(_test(story, test, scene) for test in tests)


def _test(story: Story, test: Test, scene: Scene) -> str:
    match test:
        case AtLeast():
            return _meter(story.find(Meter, test.meter), test.value, tr("at least"))
        case AtMost():
            return _meter(story.find(Meter, test.meter), test.value, tr("at most"))
        case Is():
            return _fact(story.find(Fact, test.fact), test.value)
        case Picked():
            return _picked(story, test)
        case Objected():
            name = name_of(story, test.chair)
            if test.wanted:
                return trn(
                    "{name} has objected {number} time or more", "{name} has objected {number} times or more",
                    test.at_least, name=name,
                )  # fmt: skip
            return trn(
                "{name} has objected fewer than {number} time", "{name} has objected fewer than {number} times",
                test.at_least, name=name,
            )  # fmt: skip
        case Chose():
            return _chose(story, test, scene)
        case Count():
            codes = [
                _code(story, scene, seat.chair, option.id)
                for seat in scene.seats
                for option in seat.options
                if option.id in test.options
            ]
            return trn(
                "at least {number} of {codes} was picked",
                "at least {number} of {codes} were picked",
                test.at_least,
                codes=", ".join(codes),
            )


def _meter(meter: Meter, value: int, how: str) -> str:
    return tr(
        "{meter} is {how} {value} of {top} (“{word}”)",
        meter=meter.name, how=how, value=value, top=meter.high, word=meter.word(value),
    )  # fmt: skip


def _fact(fact: Fact, wanted: bool) -> str:
    """Its own sentence in quotes, if that has come about; a fact that comes about in silence is called by its id."""
    sentence = fact.when_cleared if fact.start else fact.when_set
    if not sentence:
        return tr("“{fact}” is true", fact=fact.id) if wanted else tr("“{fact}” is false", fact=fact.id)
    told = sentence.rstrip(".")
    return tr("“{told}”", told=told) if wanted is not fact.start else tr("not “{told}”", told=told)


def _chose(story: Story, test: Chose, scene: Scene) -> str:
    codes = f" {tr('or')} ".join(_code(story, scene, test.chair, option) for option in test.options)
    name = name_of(story, test.chair)
    if test.wanted:
        return tr("{name} picked {codes}", name=name, codes=codes)
    return tr("{name} did not pick {codes}", name=name, codes=codes)


def _picked(story: Story, test: Picked) -> str:
    codes = f" {tr('or')} ".join(code_of(story, BallotCode(test.scene, test.chair, option)) for option in test.options)
    name, year = name_of(story, test.chair), story.find(Scene, test.scene).date.year
    if test.wanted:
        return tr("{name} picked {codes} in {year}", name=name, codes=codes, year=year)
    return tr("{name} did not pick {codes} in {year}", name=name, codes=codes, year=year)


def _code(story: Story, scene: Scene, chair: str, option: str) -> str:
    """The pick code without the file, which is the card's own."""
    return code_of(story, BallotCode(scene.id, chair, option)).partition("-")[2]
