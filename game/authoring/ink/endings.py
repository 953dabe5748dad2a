"""The end of the story as ink tells it: which ending it is, what it remembers, and what became of the people."""

from collections.abc import Iterable
from itertools import chain

from game.authoring.ink import index_cards
from game.authoring.ink.seating import Seating
from game.authoring.ink.writing import Lines, all_of, any_of, first, letters, prose, steps, where
from game.engine.conditions import objections
from game.engine.endings import Ending
from game.engine.reference import Person
from game.engine.scene import Option, Scene
from game.engine.story import Aim
from game.i18n import tr
from game.telling.callbacks import most_callbacks, weight_of
from game.telling.ending import aim_told
from game.telling.meanwhile import acts_begun, turn_of_acts
from game.telling.words import name_of

ENDING = "ending_id"
"""The variable with the id of the ending that was reached."""


def ending(seating: Seating) -> Lines:
    """The last knot of the file."""
    story = seating.story
    yield f"=== {seating.knot(len(story.scenes) + 1)}"
    yield from steps(turn_of_acts(story, acts_begun(story, story.scenes[-1]), len(story.acts) + 1), "past_act")
    yield from first((seating.holds(one.when), _ending(seating, one)) for one in story.endings)
    for chair in seating.chairs:
        yield from _callbacks(seating, chair)
    for chair in seating.chairs:
        yield from index_cards.whole_card(seating, chair)
    has_card = any_of(index_cards.is_shown(seating, chair) for chair in seating.chairs)
    yield from where(has_card, prose(story.card_question))
    for chair in seating.chairs if story.aims else ():
        yield from first((f'{seating.wants(chair)} == "{aim.id}"', _aim(seating, chair, aim)) for aim in story.aims)
    yield from prose(story.fates.before)
    for person, text in story.fates.people:
        yield from _named(story.find(Person, person).name, prose(text))
    yield from prose(story.fates.after)
    yield "-> END"


def _ending(seating: Seating, ending: Ending) -> Lines:
    """What one ending says, to those who play: it does not count the objections of chairs that nobody holds."""
    story = seating.story
    others = [objections(chair.id) for chair in story.chairs if chair.id not in seating.chairs]
    yield f'~ {ENDING} = "{ending.id}"'
    faces = ((seating.holds(face.when, away=others), _face(face.title, face.text)) for face in ending.faces)
    yield from first(faces, _face(ending.title, ending.text))
    for chair, tellings in ending.chairs:
        if chair in seating.chairs:
            yield from first((seating.holds(one.when), prose(one.text)) for one in tellings)


def _face(title: str, text: str) -> Lines:
    yield letters(tr("The ending: {ending}.", ending=title))
    yield from prose(text)


def _aim(seating: Seating, chair: str, aim: Aim) -> Lines:
    met, missed = (letters(aim_told(aim, name_of(seating.story, chair), is_met)) for is_met in (True, False))
    yield from where(seating.holds(dict(aim.tests)[chair]), [met], [missed])


# What an ending remembers


def _callbacks(seating: Seating, chair: str) -> Lines:
    """The weightiest picks of a chair, in the order of their dates.

    First every pick of the first weight is kept while there is room, then of the second, and so on; then they are told.
    """
    rows = [
        (scene, option)
        for scene in seating.story.scenes
        for seat in seating.asked(scene)
        for option in seat.options
        if seat.chair == chair and option.callback
    ]
    if not rows:
        return
    yield f"~ room = {most_callbacks(len(seating.chairs))}"
    scenes = list(dict.fromkeys(scene.id for scene, _ in rows))
    yield from (f"~ temp {_says(seating, scene, chair)} = false" for scene in _scenes(seating, scenes))
    for scene, option in sorted(rows, key=lambda row: weight_of(seating.story, row[0], chair, row[1])):
        remembered = any_of(seating.holds(one.when) for one in option.callback)
        yield from where(
            all_of(["room > 0", _picked(seating, scene, chair, option), remembered]),
            [f"~ {_says(seating, scene, chair)} = true", "~ room = room - 1"],
        )
    for scene in _scenes(seating, scenes):
        told = (
            (_picked(seating, scene, chair, option), _callback(seating, chair, option))
            for of, option in rows
            if of is scene
        )
        yield from where(_says(seating, scene, chair), first(told))


def _scenes(seating: Seating, ids: Iterable[str]) -> Iterable[Scene]:
    return (seating.story.find(Scene, id) for id in ids)


def _says(seating: Seating, scene: Scene, chair: str) -> str:
    return f"says_{seating.kept(scene, chair)}"


def _picked(seating: Seating, scene: Scene, chair: str, option: Option) -> str:
    return f'{seating.kept(scene, chair)} == "{option.id}"'


def _callback(seating: Seating, chair: str, option: Option) -> Lines:
    name = name_of(seating.story, chair) if len(seating.chairs) > 1 else ""
    yield from first((seating.holds(one.when), _named(name, prose(one.text))) for one in option.callback)


def _named(name: str, lines: Lines) -> Lines:
    """Lines with the name of whom they speak before the first, where there is one to be said."""
    return chain([f"{letters(name)}: {next(lines, '')}"], lines) if name else lines
