"""What a card asks of its reader: how many names nobody has introduced before, and how long it is."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from game.authoring.english import count, listed
from game.content.diagnostics import Place, Problem, Report
from game.engine.scene import Scene
from game.engine.story import Story
from game.telling.reading_time import after_words, before_words
from game.telling.reference import named, people, terms
from game.telling.words import name_of

MOST_NEW = 3
"""How many people and words may be new on one card."""
MOST_BEFORE, MOST_AFTER = 300, 250
"""How many words a card may have before the pick, and after it."""


def burdens(story: Story, folder: Path) -> list[Problem]:
    """One warning for each card that asks too much, told for the chair and the deck in which it asks most."""
    report = Report()
    newcomers = _newcomers(story)
    for scene in story.scenes:
        place = Place(f"{folder.resolve().name}/{scene.act}/{scene.id}.yaml")
        new, whose = newcomers.get(scene.id, ([], ""))
        if len(new) > MOST_NEW:
            report.add(place, "newcomers", f"{len(new)} people and words are new to {whose}: {', '.join(new)}.")
        for long in _too_long(story, scene):
            report.add(place, "long-card", long)
    return report.sorted()


def _newcomers(story: Story) -> dict[str, tuple[list[str], str]]:
    """For each card, the most names that no earlier card of a deck has brought, and to whom and in which deck."""
    on_card = _named(story)
    most: dict[str, tuple[list[str], str]] = {}
    for deck, chair in product(story.decks, story.chairs):
        met: set[str] = set()
        for scene in story.scenes:
            names = on_card.get((scene.id, chair.id), ()) if deck.asks(chair.id, scene.id) else ()
            new = [name for name in names if name not in met]
            met.update(new)
            if len(new) > len(most.get(scene.id, ([], ""))[0]):
                most[scene.id] = new, f"{chair.name} in “{deck.title}”"
    return most


def _named(story: Story) -> dict[tuple[str, str], list[str]]:
    """What the prose and each brief name; the chairs and the opponent are known to everybody from the start."""
    seated = {chair.id for chair in story.chairs} | {story.opponent.person}
    known = {record.name for record, person in zip(people(story), story.people, strict=True) if person.id in seated}
    records = (*people(story), *terms(story))
    on_card: dict[tuple[str, str], list[str]] = {}
    for scene in story.scenes:
        for_all = named((scene.prose,), records)
        for seat in scene.seats:
            both = dict.fromkeys((*for_all, *named((seat.brief,), records)))
            on_card[scene.id, seat.chair] = [record.name for record in both if record.name not in known]
    return on_card


def _too_long(story: Story, scene: Scene) -> Iterator[str]:
    for most, counted, when in ((MOST_BEFORE, before_words, "before"), (MOST_AFTER, after_words, "after")):
        words = {name_of(story, seat.chair): counted(scene, seat.chair) for seat in scene.seats}
        if long := [name for name, number in words.items() if number > most]:
            highest = count(max(words.values()), "word", "words")
            yield f"The card has up to {highest} {when} the pick, for {listed(long)}; {most} are enough."
