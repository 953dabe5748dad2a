"""A live room: one session, everybody who is in it, and what they have answered. Each command gives the next room.

It is frozen, and knows no clock, no chance and no network: keys and codes are handed in.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from game.engine.rules import NotOpen, leaders, open_option, open_options
from game.engine.scene import Seat
from game.i18n import tr
from game.session.session import Session
from game.session.tables import AnswerKind
from game.tables.guests import Guest, guest_name, welcomed
from game.tables.state import GuestHands, RoomState, Sayings
from game.telling.question import PASS
from game.telling.typed import LONGEST_REASON, cut
from game.telling.watchers import Watched, middle, tally

T = TypeVar("T")


class Room(RoomState):
    """A room, and what can be done in it. Whatever leads nowhere gives the same room again."""

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
        return self._seated(key, Guest(guest_name(name), chair, self._next_card))

    def move(self, key: str, chair: str) -> "Room":
        """The desk gives a guest another chair, or none. Raises NotOpen."""
        guest = self._guest(key)
        return self if guest.chair == chair else self._seated(key, Guest(guest.name, chair, self._next_card))

    def kick(self, key: str) -> "Room":
        """A guest is gone, by its own will or by the desk's; its hand of this card goes with it."""
        if key not in self.guests:
            return self
        return self._changed(guests=_without(self.guests, key), **self._silent(key))

    def reopen(self, key: str, other: str) -> "Room":
        """Another device takes the place of one that was lost, whose key is worth nothing from then on."""
        guest = self._guest(key)
        if other in self.guests:
            raise NotOpen(tr("this device has a place already."))

        def theirs(sayings: Sayings) -> Sayings:
            return {other if one == key else one: answer for one, answer in sayings.items()}

        hands = {(other if one == key else one, chair): option for (one, chair), option in self.hands.items()}
        return self._changed(
            guests={**_without(self.guests, key), other: guest},
            hands=hands, guesses=theirs(self.guesses), forecasts=theirs(self.forecasts),
        )  # fmt: skip

    def lock(self, locked: bool = True) -> "Room":
        """Let nobody else in, or let them in again."""
        return self._changed(locked=locked)

    def let_name(self, own: bool = True) -> "Room":
        """Whether tables that come in may call themselves as they like."""
        return self._changed(own_names=own)

    def show_name(self, key: str, shown: bool = True) -> "Room":
        """Put the name that a table has given itself on the wall, or take it away."""
        return self._changed(guests={**self.guests, key: replace(self._guest(key), shown=shown)})

    def let_vote(self, chair: str, many: bool = True) -> "Room":
        """Whether many hands decide at the table of a chair. Raises NotOpen where that cannot be."""
        chronicle = self.session.chronicle
        if self.is_class or chair not in chronicle.chairs:
            raise NotOpen(tr("nobody plays in that chair."))
        table = set(chronicle.chairs_of_table(chair))
        sitting = [key for key, guest in self.guests.items() if guest.chair in table]
        if not many and len(sitting) > 1:
            raise NotOpen(tr("more than one device sits there."))
        return self._changed(voting=self.voting | table if many else self.voting - table, **self._silent(*sitting))

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
        if not self.is_on_a_card:
            return self
        first = self.recommit and not self.again
        session = self._settled(self.session)
        for seat in self._waiting():
            if seat.chair in self.voting and not session.revealing:
                session = self._counted(session, seat, first)
        return self._moved(session, closed=True)

    def decide(self, option: str, chair: str) -> "Room":
        """The desk chooses for a chair: between those that lead in a tie, or where nobody does. Raises NotOpen."""
        self._must_be_asked()
        return self._moved(self.session.choose(option, chair))

    def settle(self) -> "Room":
        """The guess of those who vote is made, and they can go on to their card: the middle one of all counts."""
        self._must_be_asked()
        return self._moved(self._guessed(self.session, pass_too=True))

    def note(self, reason: str, chair: str) -> "Room":
        """The desk writes down the reason of those who vote for a chair. Raises NotOpen."""
        self._must_be_asked()
        return self._moved(self.session.note(cut(reason, LONGEST_REASON)[0], chair))

    def show(self, chair: str) -> "Room":
        """Put the reason of a chair on the wall; none, if no chair is named."""
        return self._changed(shown=chair)

    def guess(self, id: str, chair: str) -> "Room":
        """The desk writes down what a chair's people guess, as those who vote do it by hands. Raises NotOpen."""
        self._must_be_asked()
        return self._moved(self.session.guess(id, chair))

    def skip(self) -> "Room":
        """The card that is asked is left to history."""
        return self._moved(self.session.skip()) if self.is_on_a_card else self

    def undo(self) -> "Room":
        """Take back the last decision; hands are given anew."""
        if not self.session.can_undo or self.phase in ("lobby", "ended"):
            return self
        return self._moved(self.session.undo(), anew=True)

    def end(self) -> "Room":
        """The game is over, wherever it stands, and nobody is in the room any more."""
        return self._changed(over=True, guests={}, hands={}, guesses={}, forecasts={})

    # What guests do

    def vote(self, key: str, option: str, chair: str = "") -> "Room":
        """A hand for an option of a chair of the guest's table, by default the first, instead of the one that it gave
        there before. Raises NotOpen."""
        chair = chair or self._guest(key).chair
        self._must_be_asked()
        seat = next((seat for seat in self._waiting() if seat.chair == chair), None)
        if self.closed or seat is None or chair not in self.chairs_of(key) or not self._votes(key):
            raise NotOpen(tr("nobody is asked now."))
        open_option(seat, option, self.session.playthrough.state)
        return replace(self, hands={**self.hands, (key, chair): option})

    def say(self, key: str, kind: AnswerKind, id: str) -> "Room":
        """What one who votes or watches guesses, which is said once, or foretells, in place of what it foretold before;
        or `PASS`. Raises NotOpen."""
        saying = self.saying_of(key)
        if not (saying.may_guess if kind == "guess" else saying.may_foretell):
            raise NotOpen(tr("nobody is asked now."))
        if id not in (PASS, *self._offered(kind)):
            raise NotOpen(tr("that is no option here."))
        answer = "" if id == PASS else id
        if kind == "guess":
            return self if saying.guessed is not None else replace(self, guesses={**self.guesses, key: answer})
        return replace(self, forecasts={**self.forecasts, key: answer})

    def unsay(self, key: str) -> "Room":
        """Take back what one has foretold, as long as it can say something else. Raises NotOpen."""
        may = self.saying_of(key).may_foretell
        return replace(self, forecasts=_without(self.forecasts, key)) if may and key in self.forecasts else self

    def answer(self, key: str, session: Session) -> "Room":
        """The session as a guest who sits in a chair has led it on: a pick, a word, a guess, a forecast. Raises NotOpen
        where guests cannot answer now, or it is one that only votes or watches."""
        guest = self._guest(key)
        self._must_be_asked()
        if self.closed or not guest.chair or guest.chair in self.voting:
            raise NotOpen(tr("nobody is asked now."))
        return self._moved(session)

    def with_answers(self, hands: GuestHands, guesses: Sayings, forecasts: Sayings) -> "Room":
        """With those of these answers that can be given on the card that is asked, as a file has them."""
        asked = self.session.playthrough.asked if self.is_on_a_card else ()
        seats = {seat.chair: seat for seat in asked if seat.chair in self.voting}
        state, fitting = self.session.playthrough.state, dict[tuple[str, str], str]()
        for (key, chair), option in hands.items():
            seat = seats.get(chair) if key in self.guests and chair in self.chairs_of(key) else None
            if seat and option in (one.id for one in open_options(seat, state)):
                fitting[key, chair] = option

        def said(kind: AnswerKind, answers: Sayings) -> Sayings:
            offered = ("", *self._offered(kind)) if asked else ()
            many = {key for key, one in self.guests.items() if one.chair in ("", *self.voting)}
            return {key: answer for key, answer in answers.items() if key in many and answer in offered}

        return replace(self, hands=fitting, guesses=said("guess", guesses), forecasts=said("forecast", forecasts))

    # How it is done

    def _offered(self, kind: AnswerKind) -> tuple[str, ...]:
        """What can be said of this kind on the card that is asked."""
        tables = self.session.tables
        return tables.offered(kind) if kind == "forecast" or tables.guessing else ()

    def _silent(self, *keys: str) -> dict[str, GuestHands | Sayings]:
        """The answers of this card without those of some guests."""
        hands = {place: option for place, option in self.hands.items() if place[0] not in keys}
        return {"hands": hands, "guesses": _without(self.guesses, *keys), "forecasts": _without(self.forecasts, *keys)}

    def _settled(self, session: Session) -> Session:
        """With what those who vote have guessed and foretold: the middle guess, and the forecast that leads alone."""
        session = self._guessed(session)
        for chair in () if session.revealing else session.tables.forecasting:
            told = tally(self._said_for(self.forecasts, chair)) if chair in self.voting else ()
            leading = leaders(dict(told)) if told else ()
            if len(leading) == 1 and chair not in session.draft.answers("forecast") and not session.revealing:
                session = session.foretell(leading[0], chair)
        return session

    def _guessed(self, session: Session, pass_too: bool = False) -> Session:
        for chair in () if session.revealing else session.tables.guessing:
            if chair in self.voting and chair not in session.draft.answers("guess"):
                band = middle(self._said_for(self.guesses, chair))
                session = session.guess(band or PASS, chair) if band or pass_too else session
        return session

    def _counted(self, session: Session, seat: Seat, first: bool) -> Session:
        hands = self._count(seat)
        session = session.count(hands, seat.chair, first=first)
        leading = leaders(hands)
        return session.choose(leading[0], seat.chair) if not first and len(leading) == 1 else session

    def _seated(self, key: str, guest: Guest) -> "Room":
        tables = {chair: self.session.chronicle.table(chair) for chair in self.session.chronicle.chairs}
        guest = replace(guest, chair=self.session.tables.first(guest.chair)) if guest.chair else guest
        guests = welcomed(self.session.story, self.guests, key, guest, self.voting, tables, self.most)
        return self._changed(guests=guests, **self._silent(key))

    def _moved(self, session: Session, closed: bool | None = None, anew: bool = False) -> "Room":
        """With the session led on; on another card, nothing is closed and no answer is given yet."""
        session = _without_forecasts(session) if self.closed or closed else session
        rounds = len(self.session.playthrough.rounds)
        shown = self.shown if session.told == self.session.told else ""
        if anew or len(session.playthrough.rounds) != rounds:
            left = len(session.playthrough.rounds)
            played = not anew and session.chronicle.entries[rounds].by_people
            watched = (*self.watched, *(self._watched() if played else ()))
            return self._changed(
                session=session, closed=False, again=False, shown="", hands={}, guesses={}, forecasts={},
                watched=tuple(one for one in watched if one.round < left),
            )  # fmt: skip
        return self._changed(session=session, closed=self.closed if closed is None else closed, shown=shown)

    def _watched(self) -> tuple[Watched, ...]:
        """What those who watch have said on the card that is asked, if they said anything."""
        guesses, forecasts = (tally(self._said_for(one, "")) for one in (self.guesses, self.forecasts))
        tables, place = self.session.tables, len(self.session.playthrough.rounds)
        return (Watched(place, tables.watched.chair, guesses, forecasts),) if guesses or forecasts else ()

    def _changed(self, **changes: object) -> "Room":
        after = replace(self, **changes)  # type: ignore[arg-type]
        return self if after == self else replace(after, revision=self.revision + 1)


def _without_forecasts(session: Session) -> Session:
    """Where all have picked and the card is closed, those that could still foretell say nothing."""
    while not session.revealing and session.turn is None and session.forecaster:
        session = session.foretell(PASS, session.forecaster)
    return session


def _without(rows: Mapping[str, T], *keys: str) -> dict[str, T]:
    return {one: row for one, row in rows.items() if one not in keys}
