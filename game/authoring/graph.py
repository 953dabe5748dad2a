"""`card-index graph`: the acts with their cards, what opens and closes a way, and the endings, for one chair or all."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from game.authoring.english import listed
from game.authoring.explore.witnesses import as_written
from game.engine.conditions import ALWAYS, Condition, Is, Picked
from game.engine.scene import Scene
from game.engine.story import Story
from game.i18n import day_in_words
from game.telling.words import name_of


@dataclass(frozen=True, slots=True)
class Box:
    """A card, an ending, or a page without a decision."""

    id: str
    lines: tuple[str, ...]
    kind: Literal["card", "elsewhere", "ending", "page"]
    """``elsewhere`` is a card in which the chairs do not sit, and on which something of theirs depends."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """What follows what, or what depends on what."""

    start: str
    end: str
    kind: Literal["next", "skip", "fact", "under"]
    """``fact`` leads from a card that decides a fact, or whose picks are remembered, to one that needs it; ``under``
    only puts a box in its place."""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """What is drawn, before it is written in any language."""

    groups: tuple[tuple[str, tuple[Box, ...]], ...]
    """A heading, and the boxes under it."""
    arrows: tuple[Arrow, ...]


ENDINGS_IN_A_ROW = 4


def graph(story: Story, chairs: tuple[str, ...]) -> Graph:
    """The graph for these chairs, or for all if none is named: their cards, and those that decide what they need."""
    held = chairs or tuple(chair.id for chair in story.chairs)
    own = [scene for scene in story.scenes if any(scene.seat(chair) for chair in held)]
    facts = tuple(_facts(story, own, held)) if chairs else ()
    shown = [scene for scene in story.scenes if scene in own or any(scene == before for before, _, _ in facts)]
    acts = [(act.title, [_card(story, s, held, s in own) for s in shown if s.act == act.id]) for act in story.acts]
    last = acts.pop()[0] if not acts[-1][1] else "Endings"
    pages = [
        (title, boxes or [Box(f"act{number}", ("no cards",), "page")]) for number, (title, boxes) in enumerate(acts)
    ]
    groups = [
        ("", [Box("start", (story.title,), "page")]),
        *pages,
        (f"{last}: the first of these that holds", list(_endings(story))),
    ]
    chain = [box.id for _, boxes in groups[:-1] for box in boxes]
    return Graph(
        tuple((title, tuple(boxes)) for title, boxes in groups),
        (
            *_order(story, shown, chain),
            *(Arrow(_id(story, before), _id(story, after), "fact", fact) for before, after, fact in facts),
        ),
    )


def _id(story: Story, scene: Scene) -> str:
    return f"card{story.scenes.index(scene) + 1}"


def _card(story: Story, scene: Scene, held: tuple[str, ...], own: bool) -> Box:
    sits = listed([name_of(story, seat.chair) for seat in scene.seats])
    lines = (scene.title, f"{day_in_words(scene.date)} ({scene.id})")
    if not own:
        return Box(_id(story, scene), lines, "elsewhere")
    ours = f"never happened{scene.call and f', by {scene.call}'}" if scene.never else ""
    marks = (ours, "" if scene.when == ALWAYS else f"comes if {as_written(scene.when)}")
    return Box(_id(story, scene), (*lines, sits, *filter(None, marks), *_conditions(scene, held)), "card")


def _conditions(scene: Scene, held: tuple[str, ...]) -> Iterator[str]:
    """What must hold for these chairs, a line each."""
    for seat in scene.seats:
        if seat.chair not in held:
            continue
        whose = f"{seat.chair}, " if len(held) > 1 else ""
        if seat.absent:
            yield f"{seat.chair} is away if {as_written(seat.absent.when)}"
        for option in seat.options:
            needs = [as_written(need.when) for need in option.needs]
            if needs:
                yield f"{whose}{option.id}: if {needs[0] if len(needs) == 1 else ' and '.join(f'({n})' for n in needs)}"
    asked = ((one.by, seat.chair) for seat in scene.seats for option in seat.options for one in option.asked)
    yield from (f"{by} can ask {to}" for by, to in dict.fromkeys(asked) if by in held)


def _facts(story: Story, own: list[Scene], held: tuple[str, ...]) -> Iterator[tuple[Scene, Scene, str]]:
    """For each card of these chairs, the earlier cards that can decide a fact on which something of theirs depends, or
    on which somebody made a pick that matters here."""
    for after in own:
        tests = [test for condition in _needed(after, held) for test in condition.tests()]
        facts = {test.fact for test in tests if isinstance(test, Is)}
        for before in story.scenes[: story.scenes.index(after)]:
            picks = {test.chair for test in tests if isinstance(test, Picked) and test.scene == before.id}
            if labels := [*sorted(facts & set(_decides(before))), *(f"{chair}'s pick" for chair in sorted(picks))]:
                yield before, after, ", ".join(labels)


def _needed(scene: Scene, held: tuple[str, ...]) -> Iterator[Condition]:
    yield scene.when
    for seat in scene.seats:
        if seat.chair in held:
            yield from [seat.absent.when] if seat.absent else []
            yield from (need.when for option in seat.options for need in option.needs)


def _decides(scene: Scene) -> Iterator[str]:
    """The names of the facts that the scene can change."""
    effects = [option.effects for seat in scene.seats for option in seat.options]
    effects += [move.effects for move in (*scene.opponent, *scene.together)]
    effects += [scene.skip.effects] if scene.skip else []
    yield from (fact for one in effects for fact, _ in one.facts)


def _endings(story: Story) -> Iterator[Box]:
    for number, ending in enumerate(story.endings, 1):
        when = "otherwise" if ending is story.endings[-1] else f"if {as_written(ending.when)}"
        yield Box(f"ending{number}", (f"Ending {number}: {ending.title}", f"({ending.id})", when), "ending")


def _order(story: Story, shown: list[Scene], chain: list[str]) -> Iterator[Arrow]:
    """From the beginning through the cards to the endings, and past each card that can be skipped."""
    yield from (Arrow(start, end, "next") for start, end in pairwise(chain))
    ends = [f"ending{number}" for number, _ in enumerate(story.endings, 1)]
    for scene in shown:
        if scene.skip:
            place = chain.index(_id(story, scene))
            after = [*chain, ends[0]][place + 1]
            yield Arrow(chain[place - 1], after, "skip", f"{scene.title} is skipped if {as_written(scene.skip.when)}")
    yield from (Arrow(chain[-1], end, "next") for end in ends[:ENDINGS_IN_A_ROW])
    yield from (Arrow(start, end, "under") for start, end in zip(ends, ends[ENDINGS_IN_A_ROW:], strict=False))
