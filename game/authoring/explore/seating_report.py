"""What `card-index explore --every-seating` tells: endings and aims by the chairs that people hold."""

from collections.abc import Iterator, Sequence
from typing import Any

from game.authoring.english import count, listed
from game.authoring.explore.seatings import Explored, Seen
from game.engine.endings import Ending
from game.engine.story import Aim, Chair, Deck, Story
from game.telling.words import name_of


def report(story: Story, rows: Sequence[Explored]) -> Iterator[str]:
    """The report on the seatings of one deck, line by line; what belongs to a heading is indented."""
    first = rows[0]
    whole = sum(row.complete for row in rows)
    deck = story.find(Deck, first.seating.deck)
    yield f"{story.title}, {deck.title}: {count(len(rows), 'seating', 'seatings')} explored."
    yield f"Of {whole} every way was tried: what was not found there cannot be."
    if whole < len(rows):
        yield (
            f"Of the other {len(rows) - whole} some states of each round were walked, and {first.games} games were "
            "played at random: what was not found there may still be."
        )
    yield from _section("What nobody reaches", _unreached(story, rows))
    yield from _section("How it ends", (line for ending in story.endings for line in _ending(story, rows, ending)))
    wanted = ((chair.id, aim) for chair in story.chairs for aim in story.aims)
    yield from _section("What can be wanted", (line for chair, aim in wanted for line in _aim(story, rows, chair, aim)))
    yield from _section("Every seating", (_seating(story, row) for row in rows))


def as_json(story: Story, rows: Sequence[Explored]) -> dict[str, Any]:
    """The same for other programs."""
    return {
        "story": story.title,
        "rules": story.rules_digest,
        "deck": rows[0].seating.deck,
        "unreached": {
            "endings": [ending.id for ending in story.endings if not _from(rows, ending)],
            "aims": [[chair.id, aim.id] for chair in story.chairs for aim in story.aims if not _with(rows, chair, aim)],
        },
        "seatings": [row.as_json() | {"unmet": row.unmet(story)} for row in rows],
    }


def held(story: Story, chairs: Sequence[str]) -> str:
    """The chairs of a seating, as a sentence names them."""
    names = listed([name_of(story, chair) for chair in chairs])
    return names if len(chairs) > 1 else f"{names} alone"


def _section(heading: str, rows: Iterator[str]) -> Iterator[str]:
    yield ""
    yield f"{heading}:"
    yield from (f"  {row}" for row in rows)


def _from(rows: Sequence[Explored], ending: Ending) -> list[Explored]:
    """The seatings from which the ending was reached."""
    return [row for row in rows if ending.id in row.endings]


def _with(rows: Sequence[Explored], chair: Chair, aim: Aim) -> list[Explored]:
    """The seatings in which the chair met the aim."""
    return [row for row in rows if aim.id in row.aims.get(chair.id, ())]


def _unreached(story: Story, rows: Sequence[Explored]) -> Iterator[str]:
    """What no seating came to, and whether that is sure: first the endings, then the aims of each chair."""
    endings = [f"{one.title} ({one.id})" for one in story.endings if not _from(rows, one)]
    yield _nobody("Endings", endings, rows) if endings else "Every ending is reached from some seating."
    for chair in story.chairs:
        held = [row for row in rows if chair.id in row.seating.chairs]
        if aims := [f"{aim.title} ({aim.id})" for aim in story.aims if not _with(held, chair, aim)]:
            yield _nobody(f"Aims of {name_of(story, chair.id)}", aims, held)
    if story.aims and all(_with(rows, chair, aim) for chair in story.chairs for aim in story.aims):
        yield "Every chair can meet every aim, alone or with others."


def _nobody(what: str, names: Sequence[str], rows: Sequence[Explored]) -> str:
    sure = (
        "Every way was tried." if all(row.complete for row in rows) else "Not every way was tried; they may still be."
    )
    return f"{what}: {listed(names)}. {sure}"


def _ending(story: Story, rows: Sequence[Explored], ending: Ending) -> Iterator[str]:
    seen = [(row, row.endings[ending.id]) for row in rows if ending.id in row.endings]
    yield f"{ending.title} ({ending.id}): {_share(len(seen), rows)}"
    if seen:
        sizes = sorted({len(row.seating.chairs) for row in rows})
        alike = {size: [row for row in rows if len(row.seating.chairs) == size] for size in sizes}
        reached = {size: sum(ending.id in row.endings for row in alike[size]) for size in sizes}
        yield f"  By chairs held: {', '.join(f'{size}: {reached[size]} of {len(alike[size])}' for size in sizes)}."
        yield from _nearest(story, seen)


def _aim(story: Story, rows: Sequence[Explored], chair: str, aim: Aim) -> Iterator[str]:
    rows = [row for row in rows if chair in row.seating.chairs]
    seen = [(row, row.aims[chair][aim.id]) for row in rows if aim.id in row.aims[chair]]
    yield f"{name_of(story, chair)}, {aim.title} ({aim.id}): {_share(len(seen), rows)}"
    unmet = [row for row in rows if aim.id not in row.aims[chair]]
    if none := [held(story, row.seating.chairs) for row in unmet if row.complete]:
        yield f"  No road, every way was tried: {'; '.join(none)}."
    if seen and (open := [held(story, row.seating.chairs) for row in unmet if not row.complete]):
        yield f"  Not seen, and not every way was tried: {'; '.join(open)}."
    yield from _nearest(story, seen)


def _share(number: int, rows: Sequence[Explored]) -> str:
    """In how many seatings it was seen."""
    if number:
        return f"from {number} of {count(len(rows), 'seating', 'seatings')}."
    return "from none." if all(row.complete for row in rows) else "not seen from any; not every way was tried."


def _nearest(story: Story, seen: Sequence[tuple[Explored, Seen]]) -> Iterator[str]:
    """Of the ways that were found, the one with the fewest chairs and the fewest picks that leave history."""
    shown = [(len(row.seating.chairs), one.left, row, one.way) for row, one in seen if one.way is not None]
    if shown:
        _, _, row, way = min(shown, key=lambda one: one[:2])
        yield f"  With the fewest chairs: {held(story, row.seating.chairs)}. The way: {way}."
    elif seen:
        yield "  Only games at random came to it: no way is known."


def _seating(story: Story, row: Explored) -> str:
    unmet = row.unmet(story)
    lacking = [f"{name_of(story, chair)}: {', '.join(aims)}" for chair, aims in unmet.items()]
    never = "No road to" if row.complete else "Not seen to be met"
    aims = f"{never}: {'; '.join(lacking)}." if lacking else "Every aim was met." if story.aims else ""
    ends = f"{len(row.endings)} of {count(len(story.endings), 'ending', 'endings')}"
    return f"{held(story, row.seating.chairs)}: {ends}. {aims} {_looked(story, row)}"


def _looked(story: Story, row: Explored) -> str:
    """How far it was looked."""
    if row.complete:
        return "Every way was tried."
    cards = count(len(story.scenes), "card", "cards")
    kept, of = row.kept
    return f"Every way through the first {row.through} of {cards}, then {kept} of up to {of} states at a time."
