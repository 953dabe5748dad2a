"""How a live room stands, and what of that anybody may know. It is frozen, and leads nowhere by itself."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from game.engine.rules import NotOpen, open_options
from game.engine.scene import Seat
from game.i18n import tr
from game.session.moment import BriefingMoment, EndingMoment, RevealMoment
from game.session.session import Session
from game.tables.guests import MOST_GUESTS, Guest, Guests
from game.telling.room import NOTHING_SAID, Saying, Voting
from game.telling.watchers import Watched

Phase = Literal["lobby", "between", "asked", "closed", "held", "told", "ended"]
"""Nobody has begun; something is told between two cards; a card is asked; it is closed, and waits for a talk, a tie or
a chair without a choice; the story is told, and what happened is held back; it is told; the game is over."""
GuestHands = Mapping[tuple[str, str], str]
"""The option for which each guest has given a hand, by the guest's key and the chair: a table may sit in several."""
Sayings = Mapping[str, str]
"""What each guest has said beside a vote, by its key: the lowest value of the band that it guessed, or the option that
it foretold; empty for one that passed."""


@dataclass(frozen=True)
class RoomState:
    """A room at one moment."""

    session: Session
    code: str
    """What people type to come in."""
    voting: frozenset[str] = frozenset()
    """The chairs for which many hands decide: all of a table, or none."""
    recommit: bool = False
    """Whether hands are given twice, with a talk between."""
    guests: Guests = field(default_factory=dict)
    hands: GuestHands = field(default_factory=dict)
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
    guesses: Sayings = field(default_factory=dict)
    """How far the hidden meter has come, as those say who vote and those who watch."""
    forecasts: Sayings = field(default_factory=dict)
    """What another chair chooses, as those say who have nothing to choose."""
    watched: tuple[Watched, ...] = ()
    """What those who watch said on the cards that were played, as far as anybody said something."""
    own_names: bool = False
    """Whether tables may call themselves as they like."""
    most: int = MOST_GUESTS
    """How many devices there may be."""
    shown: str = ""
    """The chair whose reason stands on the wall; nobody's, if it is empty."""
    minutes: int = 0
    """How much time each card has, by the clock of whoever serves the room; 0 for any."""
    until: float = 0.0
    """The second of that clock at which the time for the card that is asked is over; 0 where it has no end."""

    @property
    def phase(self) -> Phase:
        """Where the room stands, for all of its pages."""
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

    @property
    def is_on_a_card(self) -> bool:
        """Whether a card is asked, and is not played yet, though it may be closed."""
        return self.phase in ("asked", "closed")

    @property
    def is_class(self) -> bool:
        """Whether there is but one chair, for which everybody has a hand."""
        return self.session.chronicle.mode == "class"

    @property
    def given(self) -> int:
        """How many answers are given on this card by those who vote and those who watch."""
        return len(self.hands) + len(self.guesses) + len(self.forecasts)

    @property
    def above_given(self) -> int:
        """More than can ever be given on one card."""
        return (len(self.session.chronicle.chairs) + 2) * self.most + 1

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """The lines that the desk can put on the wall, with their chairs; none before all have chosen."""
        all_chose = self.phase in ("held", "told") or (self.is_class and self.phase == "closed")
        return self.session.draft.reasons if all_chose else ()

    @property
    def reason_shown(self) -> str:
        """The line of a table that the desk has put on the wall."""
        return dict(self.reasons).get(self.shown, "")

    def counted(self, chair: str) -> dict[str, int]:
        """The hands for each option of a chair that can be chosen."""
        return self._count(next(seat for seat in self.session.playthrough.asked if seat.chair == chair))

    def voting_of(self, chair: str, key: str = "") -> Voting:
        """How far the vote for a chair has come, as a guest, or everybody, may know it: nobody sees a count before the
        last vote on the card is closed."""
        seat = next((seat for seat in self.session.playthrough.asked if seat.chair == chair), None)
        if seat is None or not self.is_on_a_card:
            return Voting(is_open=False)
        now = self._count(seat)
        turn: Literal["only", "first", "second"] = "only"
        if self.recommit:
            turn = "second" if self.again else "first"
        counts: tuple[tuple[str, int, int], ...] = ()
        if self.closed and turn != "first" and any(now.values()):
            first = dict(dict(self.session.draft.first_hands).get(chair, ())) if turn == "second" else now
            counts = tuple((option, first.get(option, 0), hands) for option, hands in now.items())
        mine = self.hands.get((key, chair), "")
        is_open = not self.closed and (not key or self._votes(key)) and seat in self._waiting()
        return Voting(turn, is_open, mine, sum(now.values()), counts)

    def chairs_of(self, key: str) -> tuple[str, ...]:
        """The chairs of a guest's table that are asked now."""
        chair = self._guest(key).chair
        if not chair or not self.is_on_a_card:
            return ()
        own = self.session.chronicle.chairs_of_table(chair)
        return tuple(seat.chair for seat in self.session.playthrough.asked if seat.chair in own)

    def saying_of(self, key: str) -> Saying:
        """What a guest who votes or watches can say beside a vote, and has said."""
        guest = self._guest(key)
        if not self.is_on_a_card or (guest.chair and not self._votes(key)):
            return NOTHING_SAID
        tables, draft = self.session.tables, self.session.draft
        guesses, foretells = bool(tables.guessing), True
        if guest.chair:
            guesses = guest.chair in tables.guessing and guest.chair not in draft.answers("guess")
            foretells = guest.chair in tables.forecasting and guest.chair not in draft.answers("forecast")
        is_open = not self.closed
        return Saying(guesses and is_open, foretells and is_open, self.guesses.get(key), self.forecasts.get(key))

    def _said_for(self, answers: Sayings, chair: str) -> list[str]:
        """What those have said who vote at the table of this chair, which is its first, or those who watch."""
        return [answer for key, answer in answers.items() if self.guests[key].chair == chair]

    def _count(self, seat: Seat) -> dict[str, int]:
        return {one.id: self._given[seat.chair, one.id] for one in open_options(seat, self.session.playthrough.state)}

    @cached_property
    def _given(self) -> Counter[tuple[str, str]]:
        """The hands that are given, by chair and option."""
        return Counter((chair, option) for (_, chair), option in self.hands.items())

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
        return rounds + 1 if self.is_on_a_card else 0

    def _guest(self, key: str) -> Guest:
        if key not in self.guests:
            raise NotOpen(tr("there is no such place in this room."))
        return self.guests[key]

    def _must_be_asked(self) -> None:
        if not self.is_on_a_card:
            raise NotOpen(tr("nobody is asked now."))
