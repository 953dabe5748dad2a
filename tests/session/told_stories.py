"""Stories made by chance in which every text says by a mark of its own what it is, so that it is seen whether it is
told twice."""

import re
from collections import Counter
from dataclasses import replace

from hypothesis import strategies as st

from game.engine.reference import Sentence
from game.engine.scene import Citation, History, Option, Outside, Scene
from game.engine.story import Act, Attention, Story
from tests.engine.stories import CHANCE, PLACES, stories

MARK = re.compile(r"⟦[^⟧]+⟧")


def mark(*names: object) -> str:
    return f"⟦{' '.join(map(str, names))}⟧"


def marks(told: object) -> Counter[str]:
    """How often each mark stands in what is told."""
    return Counter(MARK.findall(repr(told)))


@st.composite
def told_stories(draw: st.DrawFn) -> Story:
    """A story in two acts with scenes and a third without, in which every text has a mark."""
    story = draw(stories())
    parted = draw(PLACES[len(story.scenes) + 1])
    acts = tuple(
        Act(id, id, mark("opening", id), outside=Outside(id, mark("closing", id)))
        for id in (["first"] if parted else []) + (["second"] if parted < len(story.scenes) else []) + ["end"]
    )
    return replace(
        story,
        acts=acts,
        scenes=tuple(
            _marked(scene, "first" if place < parted else "second", draw(CHANCE))
            for place, scene in enumerate(story.scenes)
        ),
        endings=tuple(replace(ending, text=mark("ending", ending.id)) for ending in story.endings),
        aims=tuple(replace(aim, title="An aim", met="met", missed="missed") for aim in story.aims),
        attends=(Attention("any", "anything"),),
        sentences=(Sentence("ES.1.1", "Essay", "gist", "right"),),
    )


def _marked(scene: Scene, act: str, has_panel: bool) -> Scene:
    return replace(
        scene,
        act=act,
        title=scene.id,
        prose="prose",
        seats=tuple(
            replace(
                seat,
                brief=mark("brief", scene.id, seat.chair),
                options=tuple(_outcome(scene.id, seat.chair, option) for option in seat.options),
            )
            for seat in scene.seats
        ),
        opponent=tuple(replace(move, text=mark("move", scene.id, n)) for n, move in enumerate(scene.opponent)),
        together=tuple(replace(entry, text=mark("together", scene.id, n)) for n, entry in enumerate(scene.together)),
        skip=replace(scene.skip, bridge=mark("bridge", scene.id)) if scene.skip else None,
        history=History(mark("history", scene.id), (Citation("ES.1.1"),), historians=mark("historians", scene.id)),
        ask=(mark("question", scene.id),),
        outside=Outside("panel", mark("panel", scene.id)) if has_panel else None,
    )


def _outcome(scene: str, chair: str, option: Option) -> Option:
    return replace(option, outcome=mark("outcome", scene, chair, option.id), debated="ours")
