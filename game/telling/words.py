"""Words for what the rules know as numbers: days, bands, and what moved."""

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from game.engine.meters import Fact, Meter
from game.engine.rules import Round
from game.engine.scene import Scene
from game.engine.state import State
from game.engine.story import Chair, Story
from game.i18n import day_in_words, listed, marked, month_in_words, tr

if TYPE_CHECKING:  # which `card-index check` does not wait for: 2 ms
    from game.engine.chronicle import Chronicle

DEBATED = {
    "strong": marked("Historians debate this road."),
    "some": marked("Some historians debate this road."),
    "ours": marked("This road is our suggestion; we know of no historian who argues it."),
}


def dateline(scene: Scene) -> str:
    """Where and when a scene plays."""
    return f"{scene.place} · {day_of(scene)}"


def day_of(scene: Scene) -> str:
    """The day of a scene as the reader sees it."""
    return scene.day or day_in_words(scene.date)


def in_month(scene: Scene) -> str:
    """When a scene plays, and its title."""
    return tr("{month}, {title}.", month=month_in_words(scene.date), title=scene.title)


def chosen_by(name: str, choice: str) -> str:
    """Who chose what."""
    return tr("{name}: {choice}.", name=name, choice=choice)


def name_of(story: Story, chair: str) -> str:
    """The name of the chair with this id. Raises KeyError where the story has none."""
    return story.find(Chair, chair).name


def called(story: Story, chronicle: "Chronicle", chair: str) -> str:
    """The chair, and what the people in it call themselves."""
    own = dict(chronicle.players).get(chair)
    return f"{name_of(story, chair)} ({own})" if own else name_of(story, chair)


def changes(story: Story, before: State, after: State, held: tuple[str, ...]) -> list[str]:
    """What moved between two moments, a sentence each, in the story's order; what moves in silence is not told."""
    return [*moves(story, before, after, held), *became_of(story, before, after)]


def moves(story: Story, before: State, after: State, held: tuple[str, ...]) -> list[str]:
    """The same of the meters alone."""
    told = (_moved(meter, before[meter.id], after[meter.id], held) for meter in story.meters)
    return [sentence for sentence in told if sentence]


def became_of(story: Story, before: State, after: State) -> list[str]:
    """The same of the facts alone."""
    told = (_became(fact, before[fact.id], after[fact.id]) for fact in story.facts)
    return [sentence for sentence in told if sentence]


def _moved(meter: Meter, before: int, after: int, held: tuple[str, ...]) -> str:
    if after == before:
        return ""
    if held == (meter.chair,):
        return meter.rises_for_you if after > before else meter.falls_for_you
    return meter.rises if after > before else meter.falls


def _became(fact: Fact, before: int, after: int) -> str:
    if after == before:
        return ""
    return fact.when_set if after else fact.when_cleared


def departures(story: Story, round: Round) -> list[str]:
    """Which empty chairs left history in this round, and how; those that did so alike, in one sentence."""
    return [departed(names, choice) for choice, names in _alike(story, round, round.departed)]


def departed(names: list[str], choice: str) -> str:
    """What these chairs, which nobody holds, did otherwise than in history."""
    if len(names) == 1:
        return tr("{name}, otherwise than in history: {choice}.", name=names[0], choice=choice)
    return tr("{names}, otherwise than in history: {choice}.", names=listed(names), choice=choice)


def followers(story: Story, round: Round) -> list[str]:
    """Which held chairs followed their record in this round because they were not asked, and how."""
    return [followed(names, choice) for choice, names in _alike(story, round, round.followed)]


def followed(names: list[str], choice: str) -> str:
    """What these chairs, which are held and were not asked, did by their record."""
    if len(names) == 1:
        return tr("{name}, not asked, acts by the record so far: {choice}.", name=names[0], choice=choice)
    return tr("{names}, not asked, act by the record so far: {choice}.", names=listed(names), choice=choice)


def others(story: Story, round: Round, apart: Container[str]) -> list[str]:
    """What all chairs chose in this round that are not told ``apart``; those alike, together."""
    chairs = [chair for chair, _ in round.picks if chair not in apart]
    return [chosen_by(listed(names), choice) for choice, names in _alike(story, round, chairs)]


def _alike(story: Story, round: Round, chairs: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    """What these chairs chose, and the names of those that chose it."""
    alike: dict[str, list[str]] = {}
    for chair in chairs:
        alike.setdefault(round.chosen(chair).label, []).append(name_of(story, chair))
    return alike.items()
