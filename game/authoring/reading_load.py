"""What a card asks of its reader: how many names nobody has introduced before, and how long it is."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from game.authoring.english import count, listed
from game.content.diagnostics import Place, Problem, Report
from game.engine.scene import Scene, Seat
from game.engine.story import Chair, Story
from game.telling.index_card import GLIMPSED, LINES
from game.telling.reading_time import MOST_AFTER, MOST_BEFORE, cited_words, longest
from game.telling.reading_time import count as words
from game.telling.reference import mentions_of, names_by_word, people, terms
from game.telling.words import name_of

MOST_NEW = 3
"""How many people and words may be new on one card."""
IN_HAND = "In your hand: a document (d)"
"""What stands on a card of a document that can be opened there."""


def reading_load_problems(story: Story, folder: Path) -> list[Problem]:
    """One warning for each card that asks too much, told for the chair and the deck in which it asks most."""
    report = Report()
    newcomers, root = _newcomers(story), folder.resolve().name
    for scene in story.scenes:
        place = Place(f"{root}/{scene.act}/{scene.id}.yaml")
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
            names = on_card.get((scene.id, chair.id))
            if not names or not deck.asks(chair.id, scene.id):
                continue
            new = [name for name in names if name not in met]
            met.update(new)
            if len(new) > len(most.get(scene.id, ([], ""))[0]):
                most[scene.id] = new, f"{chair.name} in “{deck.title}”"
    return most


def _named(story: Story) -> dict[tuple[str, str], list[str]]:
    """What the prose and each brief name; the chairs and the opponent are known to everybody from the start."""
    seated = {chair.id for chair in story.chairs} | {story.opponent.person}
    known = {record.name for record, person in zip(people(story), story.people, strict=True) if person.id in seated}
    names = names_by_word((*people(story), *terms(story)))
    on_card: dict[tuple[str, str], list[str]] = {}
    for scene in story.scenes:
        for_all = mentions_of(names, scene.prose)
        for seat in scene.seats:
            both = dict.fromkeys(one.record.name for one in (*for_all, *mentions_of(names, seat.brief)))
            on_card[scene.id, seat.chair] = [name for name in both if name not in known]
    return on_card


def _too_long(story: Story, scene: Scene) -> Iterator[str]:
    for most, counted, when in ((MOST_BEFORE, most_before, "before"), (MOST_AFTER, most_after, "after")):
        counts = {name_of(story, seat.chair): counted(story, scene, seat) for seat in scene.seats}
        if long := [name for name, number in counts.items() if number > most]:
            highest = count(max(counts.values()), "word", "words")
            yield f"The card has up to {highest} {when} the pick, for {listed(long)}; {most} are enough."


def most_before(story: Story, scene: Scene, seat: Seat) -> int:
    """The most words that can stand in sight before a pick: of what is told in some worlds only, the longest."""
    variants = scene.variants
    prose = longest((scene.prose, *(variant.prose for variant in variants)))
    brief = longest((seat.brief, *(dict(variant.briefs).get(seat.chair, "") for variant in variants)))
    absences = (other.absent.text for other in scene.seats if other.absent and other is not seat)
    added = longest((*(variant.add for variant in variants), *absences))
    echo = longest(echo.text for echo in seat.echoes)
    hand = IN_HAND if any(seat.chair in filed.chairs for filed in scene.documents) else ""
    texts = (scene.title, scene.place, scene.care, prose, added, brief, echo, hand, *_labels(scene, seat))
    return words((*texts, _glimpse(story, scene, seat)))


def most_after(story: Story, scene: Scene, seat: Seat) -> int:
    """The most words that can stand in sight after a pick. A question stands there only where there is room."""
    own = longest(f"{option.outcome} {longest(one.text for one in option.answers)}" for option in seat.options)
    moves = (longest(move.text for move in scene.opponent), longest(move.text for move in scene.together))
    return words((own, *moves, scene.history.text or scene.history.beyond, cited_words(story, scene)))


def _labels(scene: Scene, seat: Seat) -> Iterator[str]:
    """Of each option the longest label, and of all reasons why one is locked the longest."""
    for option in seat.options:
        others = (label for variant in scene.variants for _, id, label in variant.labels if id == option.id)
        yield longest((option.label, *others))
    yield longest(need.otherwise for option in seat.options for need in option.needs)


def _glimpse(story: Story, scene: Scene, seat: Seat) -> str:
    """What a chair can see of its own card here, with the longest lines that can stand on it."""
    if scene.id != story.card_shown:
        return ""
    card = story.find(Chair, seat.chair).card
    earlier = [one for one in story.scenes if one.date < scene.date]
    filed = (option.filed for one in earlier if (at := one.seat(seat.chair)) for option in at.options)
    typed = sorted(filed, key=lambda line: -len(line.split()))[:GLIMPSED]
    return " ".join((longest((card.shown, card.shown_again)).replace(LINES, ""), *typed))
