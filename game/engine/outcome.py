"""The end of a game: which ending it reached, where the hidden meter ran, and what each chair attended to."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from game.engine.endings import Ending
from game.engine.rules import Round, play
from game.engine.state import State
from game.engine.story import Aim, Story

if TYPE_CHECKING:  # which `card-index check` does not wait for
    from game.engine.chronicle import Chronicle


class Point(NamedTuple):
    """The hidden meter after one scene."""

    day: date
    value: int
    scene: str


def ending_of(story: Story, state: State) -> Ending:
    """The first ending whose condition holds in the state at the end."""
    return next(ending for ending in story.endings if ending.when.holds(state))


def aim_met(story: Story, chronicle: "Chronicle", chair: str, state: State) -> bool | None:
    """Whether the chair's aim was met; None if it stated none."""
    aim = chronicle.aim(chair)
    return story.find(Aim, aim).is_met(chair, state) if aim else None


def curve(story: Story, rounds: tuple[Round, ...]) -> tuple[Point, ...]:
    """The hidden meter after each scene, by its day."""
    return tuple(Point(round.scene.date, round.after[story.curve], round.scene.id) for round in rounds)


def history(story: Story) -> tuple[Round, ...]:
    """The rounds of the story with nobody seated: every chair does what it did in history."""
    rounds: list[Round] = []
    state = story.start
    for scene in story.scenes:
        rounds.append(play(story, scene, state, {}))
        state = rounds[-1].after
    return tuple(rounds)


def attention(rounds: tuple[Round, ...], chair: str) -> Counter[str]:
    """How often the chair attended to what, over these rounds."""
    return Counter(option.attends for round in rounds if (option := round.option(chair)))
