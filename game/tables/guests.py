"""Who is in a live room: each guest is one device, in a chair, with one hand of many, or watching."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from game.engine.rules import NotOpen
from game.engine.story import Story
from game.i18n import tr
from game.telling.typed import cut, team_name
from game.telling.words import name_of

LONGEST = 24
"""Letters of what a guest is called."""
MOST_GUESTS = 400
"""Devices in a room, where nobody asks for another number."""


@dataclass(frozen=True, slots=True)
class Guest:
    """One device, and what it may do."""

    name: str
    chair: str = ""
    """The chair in which it sits, or for which it has a hand, the first where its table has several; empty for one that
    watches."""
    since: int = 0
    """The number of cards that were played when it came: a hand that came late counts from the next card on."""
    shown: bool = False
    """Whether the desk has put a name on the wall that is none of our list."""


Guests = Mapping[str, Guest]
"""Each by its key, which nobody else knows."""


def welcomed(
    story: Story,
    guests: Guests,
    key: str,
    guest: Guest,
    voting: Collection[str],
    tables: Mapping[str, str],
    most: int,
) -> Guests:
    """The guests with one more, or with one at another place. ``tables`` has the table of each chair that is held.

    Raises NotOpen where there is no such chair, somebody sits there, or the room is full.
    """
    if key not in guests and len(guests) >= most:
        raise NotOpen(tr("the room is full."))
    if guest.chair and guest.chair not in tables:
        raise NotOpen(tr("nobody plays in that chair."))
    sitting = (one.chair for other, one in guests.items() if other != key and one.chair not in ("", *voting))
    if guest.chair and tables[guest.chair] in [tables.get(chair) for chair in sitting]:
        raise NotOpen(tr("somebody sits in {name}'s chair.", name=name_of(story, guest.chair)))
    return {**guests, key: guest}


def guest_name(typed: str) -> str:
    """What a guest is called, as far as there is room for it."""
    return cut(team_name(typed), LONGEST)[0]
