"""The whole file: what it holds in variables, how it opens, its cards, its ending, and the functions that all use."""

from game.authoring.ink import index_cards
from game.authoring.ink.cards import CardWriter, measured
from game.authoring.ink.endings import ENDING, ending
from game.authoring.ink.seating import Seating
from game.authoring.ink.writing import Lines, first, letters
from game.engine.meters import Meter
from game.engine.story import Chair
from game.i18n import tr
from game.telling.words import name_of

CHANGED = """
// A number after something was added to it, within its range and not fallen under its floor.
=== function changed(value, amount, low, high, floor)
~ return MIN(high, MAX(MAX(low, MIN(value, floor)), value + amount))
"""


def ink(seating: Seating) -> str:
    """The story for this seating as ink. What is said in it by the program is in the language in use."""
    return "\n".join(_file(seating)) + "\n"


def _file(seating: Seating) -> Lines:
    story = seating.story
    yield f"# title: {letters(story.title)}"
    yield ""
    yield from _variables(seating)
    yield f"-> {'opening' if story.aims else seating.knot(1)}"
    if story.aims:
        yield from ("", *_opening(seating))
    for scene in story.scenes:
        yield from ("", *CardWriter(seating, scene).lines())
    yield from ("", *ending(seating))
    yield from CHANGED.splitlines()
    for meter in _measured(seating):
        yield from ("", f"=== function {seating.band(meter.id)}")
        words = reversed(meter.bands)
        yield from first((f"{seating.variables[meter.id]} >= {low}", [letters(word)]) for low, word in words)
    yield from index_cards.function(seating)


def _variables(seating: Seating) -> Lines:
    story, opening = seating.story, seating.story.opening(seating.schedule.deck.id)
    yield "// The world: meters, facts, and what is remembered of earlier picks."
    for name, variable in seating.variables.items():
        yield f"VAR {variable} = {opening[name]}"
    yield ""
    yield "// The card that is played: who does what, who has had a word with whom, and what does not fall below what."
    yield from (f'VAR {seating.pick(chair.id)} = ""' for chair in story.chairs)
    yield from (
        f"VAR {said} = 0" for said in dict.fromkeys(one for scene in story.scenes for one in seating.all_said(scene))
    )
    yield from (f"VAR {seating.floor(meter.id)} = {meter.low}" for meter in story.meters if meter.floors)
    yield ""
    yield "// What the ending tells of: what people wanted and picked, and what was typed about them."
    for chair in seating.chairs:
        yield f'VAR {seating.wants(chair)} = ""'
        yield f"VAR {seating.looked(chair)} = false"
        yield from (f"VAR {seating.filed(chair, ago)} = 0" for ago in (1, 2))
    for scene in story.scenes:
        yield from (f'VAR {seating.kept(scene, seat.chair)} = ""' for seat in seating.asked(scene))
    yield "VAR room = 0"
    yield f'VAR {ENDING} = ""'
    yield ""


def _opening(seating: Seating) -> Lines:
    """Everybody says what they want."""
    thens = [*(seating.stitch("want", chair) for chair in seating.chairs[1:]), seating.knot(1)]
    yield "=== opening"
    yield f"-> {seating.stitch('want', seating.chairs[0])}"
    for chair, then in zip(seating.chairs, thens, strict=True):
        yield f"= {seating.stitch('want', chair)}"
        yield letters(tr("What do you want, as {name}?", name=name_of(seating.story, chair)))
        for aim in seating.story.aims:
            yield f"+ [{letters(aim.title)}]"
            yield f'    ~ {seating.wants(chair)} = "{aim.id}"'
            yield f"    -> {then}"


def _measured(seating: Seating) -> list[Meter]:
    """The meters that stand beside the card of a chair that is held."""
    story = seating.story
    ids = dict.fromkeys(id for chair in seating.chairs for id, _ in measured(seating, story.find(Chair, chair)))
    return [story.find(Meter, id) for id in ids]
