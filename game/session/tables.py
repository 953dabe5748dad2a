"""The tables of a room: a table is the people of one name, in one chair or several."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.scene import Seat
from game.session.draft import Decision
from game.telling.room import watched_seat

AnswerKind = Literal["guess", "forecast"]
"""What a table is asked beside its picks, and may pass."""


@dataclass(frozen=True)
class Tables:
    """What each table may do on the next card. A table goes by the first of its chairs."""

    playthrough: Playthrough

    @cached_property
    def firsts(self) -> tuple[str, ...]:
        """The first chair of each table."""
        return tuple(dict.fromkeys(map(self.first, self.playthrough.chronicle.chairs)))

    def first(self, chair: str) -> str:
        """The first chair of a chair's table."""
        return next(iter(self.playthrough.chronicle.chairs_of_table(chair)), chair)

    @property
    def watched(self) -> Seat:
        """The seat whose pick the tables without one may foretell. Raises NotOpen where nobody is asked."""
        return watched_seat(self.playthrough)

    @cached_property
    def guessing(self) -> tuple[str, ...]:
        """The tables that may guess the hidden meter before the card: all, on the cards that the deck names."""
        playthrough = self.playthrough
        if not playthrough.asked or not playthrough.scene:
            return ()
        return self.firsts if playthrough.scene.id in playthrough.schedule.deck.guesses else ()

    @cached_property
    def forecasting(self) -> tuple[str, ...]:
        """The teams without a seat that is asked."""
        chronicle, asked = self.playthrough.chronicle, self.playthrough.asked
        if chronicle.mode != "teams" or not asked:
            return ()
        picking = {chronicle.table(seat.chair) for seat in asked}
        return tuple(chair for chair in self.firsts if chronicle.table(chair) not in picking)

    def offered(self, kind: AnswerKind) -> tuple[str, ...]:
        """What can be guessed, each band by its lowest value, or foretold, by the options of the seat that is watched.
        Raises NotOpen for a forecast where nobody is asked."""
        if kind == "forecast":
            return tuple(option.id for option in self.watched.options)
        story = self.playthrough.story
        return tuple(str(low) for low, _ in story.find(Meter, story.curve).bands)

    @property
    def passed(self) -> tuple[Decision, ...]:
        """Every guess and forecast that may be made here, declined."""
        guesses = (Decision("guess", chair, "") for chair in self.guessing)
        return (*guesses, *(Decision("forecast", chair, "") for chair in self.forecasting))
