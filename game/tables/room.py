"""A live room: one session, everybody who is in it, and the hands they have given. Each command gives the next room.

It is frozen, and knows no clock, no chance and no network: keys and codes are handed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from game.engine.rules import NotOpen, leaders, open_option, open_options
from game.engine.scene import Seat
from game.i18n import tr
from game.session.moment import BriefingMoment, EndingMoment, RevealMoment
from game.session.session import Session
from game.tables.guests import Guest, Guests, called, welcomed
from game.telling.room import Voting

Phase = Literal["lobby", "between", "asked", "closed", "held", "told", "ended"]
"""Nobody has begun; something is told between two cards; a card is asked; it is closed, and waits for a talk, a tie or
a chair without a choice; the story is told, and what happened is held back; it is told; the game is over."""
Row = TypeVar("Row")
Hands = Mapping[str, str]
"""The option for which each guest has given a hand, by the guest's key."""


@dataclass(frozen=True)
class Room:
    """A room at one moment. Whatever leads nowhere gives the same room again."""

    session: Session
    code: str
    """What people type to come in."""
    voting: frozenset[str] = frozenset()
    """The chairs for which many hands decide. A table that votes sits in one chair."""
    recommit: bool = False
    """Whether hands are given twice, with a talk between."""
    guests: Guests = field(default_factory=dict)
    hands: Hands = field(default_factory=dict)
    """Those of the vote that is open, or was closed last, on this card."""
    begun: bool = False
    closed: bool = False
    """Whether the card that is asked takes no more answers from guests."""
    again: bool = False
    """Whether this is the second vote on the card, after a talk."""
    locked: bool = False
    """Whether nobody can come in any more."""
    over: bool = False
    revision: int = 0
    """Rises with whatever changes the pages of others; a hand that is given changes only its own."""

    @property
    def phase(self) -> Phase:
        if self.over:
            return "ended"
        if not self.begun:
            return "lobby"
        match self.session.moment:
            case BriefingMoment():
                return "between"
            case RevealMoment(held=held):
                return "held" if held else "told"
            case EndingMoment():
                return "ended"
            case _:
                return "closed" if self.closed else "asked"

    # Coming and going

    def join(self, key: str, name: str, chair: str = "") -> "Room":
        """Somebody comes in, to a chair, to a chair's hands, or to watch; where one chair votes and none is named, with
        a hand for it. One who is in already stays as they are. Raises NotOpen."""
        if key in self.guests:
            return self
        if self.locked or self.phase == "ended":
            raise NotOpen(tr("the room is locked."))
        if not chair and len(self.voting) == len(self.session.chronicle.chairs) == 1:
            chair = self.session.chronicle.chairs[0]
        return self._seated(key, Guest(called(name), chair, self._next_card))

    def move(self, key: str, chair: str) -> "Room":
        """The desk gives a guest another chair, or none. Raises NotOpen."""
        guest = self._guest(key)
        return self if guest.chair == chair else self._seated(key, Guest(guest.name, chair, self._next_card))

    def kick(self, key: str) -> "Room":
        """A guest is gone, by its own will or by the desk's; its hand of this card goes with it."""
        if key not in self.guests:
            return self
        return self._changed(guests=_without(self.guests, key), hands=_without(self.hands, key))

    def reopen(self, key: str, other: str) -> "Room":
        """Another device takes the place of one that was lost, whose key is worth nothing from then on."""
        guest = self._guest(key)
        if other in self.guests:
            raise NotOpen(tr("this device has a place already."))
        hands = {other if one == key else one: option for one, option in self.hands.items()}
        return self._changed(guests={**_without(self.guests, key), other: guest}, hands=hands)

    def lock(self, locked: bool = True) -> "Room":
        return self._changed(locked=locked)

    # What the desk does

    def start(self) -> "Room":
        return self._changed(begun=True)

    def go_on(self) -> "Room":
        """From what was told to what comes next; what is held back is opened first."""
        if self.phase in ("between", "told"):
            return self._moved(self.session.go_on())
        return self.open()

    def hold(self) -> "Room":
        """Nobody answers for now; as `close`, but nothing is counted."""
        return self._changed(closed=True) if self.phase == "asked" else self

    def open(self) -> "Room":
        """Open what is shut: what really happened, or the card that was closed. After a first vote that is the second,
        for which everybody gives a hand anew."""
        if self.phase == "held":
            return self._moved(self.session.release())
        if self.phase != "closed":
            return self
        talked = self.recommit and not self.again and bool(self.session.draft.first_hands)
        return self._changed(closed=False, again=self.again or talked, hands={} if talked else self.hands)

    def close(self) -> "Room":
        """No more answers on this card. The hands are counted, and what leads alone is chosen; a first vote is only
        kept, and after it people talk."""
        if self.phase not in ("asked", "closed"):
            return self
        first = self.recommit and not self.again
        session = self.session
        for seat in self._waiting():
            if seat.chair in self.voting and not session.revealing:
                session = self._counted(session, seat, first)
        return self._moved(session, closed=True)

    def decide(self, option: str, chair: str) -> "Room":
        """The desk chooses for a chair: between those that lead in a tie, or where nobody does. Raises NotOpen."""
        self._must_be_asked()
        return self._moved(self.session.choose(option, chair))

    def guess(self, band: int | None, chair: str) -> "Room":
        """The desk writes down what a chair's people guess, as those who vote do it by hands. Raises NotOpen, and
        ValueError for a value with which no band begins."""
        self._must_be_asked()
        return self._moved(self.session.guess(band, chair))

    def skip(self) -> "Room":
        """The card that is asked is left to history."""
        return self._moved(self.session.skip()) if self.phase in ("asked", "closed") else self

    def undo(self) -> "Room":
        """Take back the last decision; hands are given anew."""
        if not self.session.can_undo or self.phase in ("lobby", "ended"):
            return self
        return self._moved(self.session.undo(), anew=True)

    def end(self) -> "Room":
        """The game is over, wherever it stands, and nobody is in the room any more."""
        return self._changed(over=True, guests={}, hands={})

    # What guests do

    def vote(self, key: str, option: str) -> "Room":
        """A hand for an option, instead of the one that it gave before. Raises NotOpen."""
        guest = self._guest(key)
        self._must_be_asked()
        seat = next((seat for seat in self._waiting() if seat.chair == guest.chair), None)
        if self.closed or seat is None or not self._votes(key):
            raise NotOpen(tr("nobody is asked now."))
        open_option(seat, option, self.session.playthrough.state)
        return replace(self, hands={**self.hands, key: option})

    def answer(self, key: str, session: Session) -> "Room":
        """The session as a guest who sits in a chair has led it on: a pick, a word, a guess, a forecast. Raises NotOpen
        where guests cannot answer now, or it is one that only votes or watches."""
        guest = self._guest(key)
        self._must_be_asked()
        if self.closed or not guest.chair or guest.chair in self.voting:
            raise NotOpen(tr("nobody is asked now."))
        return self._moved(session)

    def with_hands(self, hands: Hands) -> "Room":
        """With those of these hands that can be given on the card that is asked, as a file has them."""
        asked = self.session.playthrough.asked if self.phase in ("asked", "closed") else ()
        seats = {seat.chair: seat for seat in asked}
        state, fitting = self.session.playthrough.state, dict[str, str]()
        for key, option in hands.items():
            seat = seats.get(self.guests[key].chair) if key in self.guests else None
            if seat and option in (one.id for one in open_options(seat, state)):
                fitting[key] = option
        return replace(self, hands=fitting)

    # What can be known

    def counted(self, chair: str) -> dict[str, int]:
        """The hands for each option of a chair that can be chosen."""
        return self._count(next(seat for seat in self.session.playthrough.asked if seat.chair == chair))

    def voting_of(self, chair: str, key: str = "") -> Voting:
        """How far the vote for a chair has come, as a guest, or everybody, may know it: nobody sees a count before the
        last vote on the card is closed."""
        seat = next((seat for seat in self.session.playthrough.asked if seat.chair == chair), None)
        if seat is None or self.phase not in ("asked", "closed"):
            return Voting(is_open=False)
        now = self._count(seat)
        turn: Literal["only", "first", "second"] = "only"
        if self.recommit:
            turn = "second" if self.again else "first"
        counts: tuple[tuple[str, int, int], ...] = ()
        if self.closed and turn != "first" and any(now.values()):
            first = dict(dict(self.session.draft.first_hands).get(chair, ())) if turn == "second" else now
            counts = tuple((option, first.get(option, 0), hands) for option, hands in now.items())
        mine = self.hands.get(key, "")
        return Voting(turn, not self.closed and (not key or self._votes(key)), mine, sum(now.values()), counts)

    def _count(self, seat: Seat) -> dict[str, int]:
        given = [option for key, option in self.hands.items() if self.guests[key].chair == seat.chair]
        return {one.id: given.count(one.id) for one in open_options(seat, self.session.playthrough.state)}

    def _counted(self, session: Session, seat: Seat, first: bool) -> Session:
        hands = self._count(seat)
        session = session.count(hands, seat.chair, first=first)
        leading = leaders(hands)
        return session.choose(leading[0], seat.chair) if not first and len(leading) == 1 else session

    def _waiting(self) -> list[Seat]:
        """The seats of which no pick is in."""
        picked = self.session.draft.answers("pick")
        return [seat for seat in self.session.playthrough.asked if seat.chair not in picked]

    def _votes(self, key: str) -> bool:
        guest = self.guests[key]
        return guest.chair in self.voting and guest.since <= len(self.session.playthrough.rounds)

    @property
    def _next_card(self) -> int:
        """From how many cards on the hand of one who comes now is counted."""
        rounds = len(self.session.playthrough.rounds)
        return rounds + 1 if self.phase in ("asked", "closed") else 0

    def _guest(self, key: str) -> Guest:
        if key not in self.guests:
            raise NotOpen(tr("there is no such place in this room."))
        return self.guests[key]

    def _must_be_asked(self) -> None:
        if self.phase not in ("asked", "closed"):
            raise NotOpen(tr("nobody is asked now."))

    def _seated(self, key: str, guest: Guest) -> "Room":
        tables = {chair: self.session.chronicle.table(chair) for chair in self.session.chronicle.chairs}
        guests = welcomed(self.session.story, self.guests, key, guest, self.voting, tables)
        return self._changed(guests=guests, hands=_without(self.hands, key))

    def _moved(self, session: Session, closed: bool | None = None, anew: bool = False) -> "Room":
        """With the session led on; on another card, nothing is closed and no hand is given yet."""
        session = _without_forecasts(session) if self.closed or closed else session
        if anew or len(session.playthrough.rounds) != len(self.session.playthrough.rounds):
            return self._changed(session=session, closed=False, again=False, hands={})
        return self._changed(session=session, closed=self.closed if closed is None else closed)

    def _changed(self, **changes: object) -> "Room":
        after = replace(self, **changes)  # type: ignore[arg-type]
        return self if after == self else replace(after, revision=self.revision + 1)


def _without_forecasts(session: Session) -> Session:
    """Where all have picked and the card is closed, those that could still foretell say nothing."""
    while not session.revealing and session.turn is None and session.forecaster:
        session = session.foretell(None, session.forecaster)
    return session


def _without(rows: Mapping[str, Row], key: str) -> dict[str, Row]:
    return {one: row for one, row in rows.items() if one != key}
