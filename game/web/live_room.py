"""The room as it is served: whatever changes in it is kept before anybody is told."""

import asyncio
import hashlib
import secrets
from collections import Counter
from dataclasses import dataclass, field, replace

from game.engine.names import compared
from game.engine.rules import NotOpen
from game.i18n import tr
from game.saves import Autosave
from game.tables.guests import Guest
from game.tables.ledger import Ledger
from game.tables.room import Room
from game.telling.words import name_of
from game.web.card_clock import CardClock

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Those of codes: no vowels, so that no word comes of them, and no letter that looks like another."""
CODE = 5
"""Letters of the code to come in."""
PLACE_CODE = 4
"""Letters of the code that gives one lost place to another device."""


def drawn(letters: int) -> str:
    """A code that nobody can foresee."""
    return "".join(secrets.choice(LETTERS) for _ in range(letters))


class WrongCode(Exception):
    """No room, and no place in one, has this code."""


@dataclass
class LiveRoom:
    """The room now, and who waits to hear that it is another."""

    room: Room
    ledger: Ledger
    autosave: Autosave
    by_lot: bool = False
    """Whether those who come in are dealt the chairs that are free."""
    address: str = ""
    """What people type to come in, once the server listens."""
    not_kept: str = ""
    """Why the room could not be written to its file, in a sentence for the desk; empty where it was."""
    open_places: dict[str, str] = field(default_factory=dict)
    """The key of each place that waits for another device, by its code."""
    clock: CardClock = field(default_factory=CardClock)
    closing: bool = False
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once anything changes, and then another takes its place."""
    told: asyncio.Event = field(default_factory=asyncio.Event)
    """The same for what changes the pages of guests."""
    revision: int = 0
    """Which state of the game the pages of guests show; another one, also when the server has begun anew, once they
    change. Those who come in change only the wall and the desk."""

    def __post_init__(self) -> None:
        self.revision = self.room.revision
        self.room = self.clock.follow(None, self.room)
        self.not_kept = self.ledger.keep(self.room)

    @property
    def public_revision(self) -> int:
        """The same for the wall and the desk, where it is told how many answers are given."""
        return self.room.revision * self.room.above_given + self.room.given

    @property
    def time_left(self) -> int | None:
        """The seconds that are left for the card that is asked; None without a clock."""
        return self.clock.left(self.room)

    @property
    def troubles(self) -> tuple[str, ...]:
        """Sentences for the desk."""
        return tuple(one for one in (self.not_kept, self.autosave.trouble) if one)

    def move(self, room: Room) -> None:
        """The next room: kept, saved where the game was led on, and told."""
        before = self.room
        if room is before or before.over:
            return
        self.room = room = self.clock.follow(before, room)
        self.not_kept = self.ledger.keep(room)
        if room.session is not before.session and room.session.snapshot != before.session.snapshot:
            self.autosave.keep(room.session.snapshot)
        self.wake(_changes_guests(before, room))

    def close(self) -> None:
        """The server stops: nobody waits any more. A game that has ended leaves nothing of its people."""
        if self.closing:
            return
        self.closing = True
        if not self.room.over and self.room.session.ended:
            self.ledger.forget()
        else:
            self.ledger.close()
        self.wake(True)

    def come_in(self, key: str, code: str, name: str, chair: str) -> None:
        """Somebody comes in with a new key, by the code of the room or by that of a place. Raises WrongCode, and
        NotOpen."""
        typed = compared(code)
        place = next((one for one in self.open_places if compared(one) == typed), "")
        if place:
            self.move(self.room.reopen(self.open_places[place], key))
            del self.open_places[place]
        elif typed == compared(self.room.code) and not self.room.over:
            if self.by_lot:
                chair = self._by_lot()
            self.move(self.room.join(key, name, chair))
        else:
            raise WrongCode

    @property
    def free_chairs(self) -> tuple[tuple[str, str], ...]:
        """The chairs of each team in which there is room, by the first of them, with all their names."""
        if self.room.is_class:
            return ()
        voting, taken = self.room.voting, self._devices()
        firsts = self.room.session.tables.firsts
        return tuple((chair, self.chair_names(chair)) for chair in firsts if chair in voting or not taken[chair])

    def _by_lot(self) -> str:
        """One of the chairs in which there is room, and fewest sit; none, if there is no such chair."""
        taken, free = self._devices(), [chair for chair, _ in self.free_chairs]
        fewest = min((taken[chair] for chair in free), default=0)
        return secrets.choice([chair for chair in free if taken[chair] == fewest]) if free else ""

    def _devices(self) -> Counter[str]:
        """How many devices sit at each team's table, by its first chair."""
        return Counter(one.chair for one in self.room.guests.values() if one.chair)

    def chair_names(self, chair: str) -> str:
        """The names of those in whose chairs the table of this one sits."""
        story, chronicle = self.room.session.story, self.room.session.chronicle
        return ", ".join(name_of(story, one) for one in chronicle.chairs_of_table(chair))

    def reopen(self, key: str) -> None:
        """Let another device take a place, by a code of its own; an older code of the place is worth nothing."""
        self.open_places = {code: one for code, one in self.open_places.items() if one != key}
        self.open_places[drawn(PLACE_CODE)] = key
        self.move(replace(self.room, revision=self.room.revision + 1))

    def set_clock(self, minutes: int) -> None:
        """Give the card that is asked so many minutes from now on, and those after it as many; 0 for no clock."""
        self.move(replace(self.clock.wound(self.room, minutes), revision=self.room.revision + 1))
        self.wake(True)

    def key_of(self, sign: str) -> str:
        """The key of the guest whom the desk means. Raises NotOpen."""
        for key in self.room.guests:
            if sign_of(key) == sign:
                return key
        raise NotOpen(tr("there is no such place in this room."))

    def wake(self, guests: bool) -> None:
        """Let the wall and the desk look again whether they are old; and ``guests``, whose pages are."""
        moved, self.moved = self.moved, asyncio.Event()
        moved.set()
        if guests:
            self.revision += 1
            told, self.told = self.told, asyncio.Event()
            told.set()


def sign_of(key: str) -> str:
    """What the desk calls a guest, whose key it must not know."""
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _changes_guests(before: Room, after: Room) -> bool:
    """Whether more has changed than hands, and who came in."""
    stayed: dict[str, Guest | None] = {key: after.guests.get(key) for key in before.guests}
    stays = ("guests", "hands", "guesses", "forecasts", "locked", "own_names", "shown", "revision")
    unnoticed = replace(before, **{name: getattr(after, name) for name in stays})
    return stayed != dict(before.guests) or unnoticed != after
