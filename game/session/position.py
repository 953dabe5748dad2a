"""Where a game stands: what was played, what is half decided, and how far the story has been told."""

from dataclasses import dataclass
from functools import cached_property

from game.engine.chronicle import Chronicle
from game.engine.playthrough import Playthrough
from game.engine.rules import NotOpen
from game.engine.scene import Seat
from game.engine.story import Story
from game.i18n import tr
from game.session.draft import NOTHING_DECIDED, Draft
from game.session.tables import Tables
from game.session.told import NOTHING_TOLD, Told
from game.telling.meanwhile import between
from game.telling.reveal import Step


@dataclass(frozen=True)
class Position:
    """A game at one moment."""

    playthrough: Playthrough
    draft: Draft = NOTHING_DECIDED
    """What is half decided on the card that is asked; while a reveal is told, what led to it."""
    told: Told = NOTHING_TOLD
    recap: bool = False
    """Whether a reader who has taken up the game is first told how far it had come."""
    opened: str = ""
    """The chair whose card lies open at the one machine; nobody's, once the game is taken up again."""

    @property
    def story(self) -> Story:
        return self.playthrough.story

    @property
    def chronicle(self) -> Chronicle:
        return self.playthrough.chronicle

    @property
    def in_a_room(self) -> bool:
        """Whether several people play at one machine."""
        return self.chronicle.mode != "solo"

    @property
    def told_so_far(self) -> Playthrough:
        """The game up to where it has been told."""
        return self.playthrough.before(self.told.rounds)

    @property
    def revealing(self) -> bool:
        """Whether the reveal of a round is being told."""
        entries = self.chronicle.entries
        return self.told.rounds < len(entries) and bool(entries[self.told.rounds].by_people)

    @property
    def held(self) -> bool:
        """Whether a room still talks about its own story, before it is told what really happened."""
        return self.revealing and self.in_a_room and not self.told.released

    @cached_property
    def untold(self) -> tuple[Step, ...]:
        """What is still to be told before the next card, or before the ending; not while a reveal is told."""
        return () if self.revealing else between(self.playthrough, self.told.rounds, self.told.acts)

    @property
    def ended(self) -> bool:
        """Whether everything was played and told but the ending."""
        return self.playthrough.complete and not (self.recap or self.revealing or self.untold)

    @property
    def aimless(self) -> tuple[str, ...]:
        """The chairs whose people can still say what they want: all before their first decision, and later those that
        have not said it."""
        chronicle = self.chronicle
        decided = {chair for entry in chronicle.entries for chair in entry.by_people}
        aims = dict(chronicle.aims)
        return tuple(one for one in chronicle.chairs if self.story.aims and not (one in decided and one in aims))

    @cached_property
    def tables(self) -> Tables:
        """Who sits at which table, and what each may do on the card that is asked."""
        return Tables(self.playthrough)

    @property
    def turn(self) -> Seat | None:
        """The first seat whose pick is still awaited."""
        picked = self.draft.answers("pick")
        return None if self.revealing else next((s for s in self.playthrough.asked if s.chair not in picked), None)

    @property
    def guesser(self) -> str | None:
        """The first chair of the table that may guess the hidden meter next."""
        guessed = self.draft.answers("guess")
        return None if self.revealing else next((one for one in self.tables.guessing if one not in guessed), None)

    @property
    def forecaster(self) -> str | None:
        """The first chair of the table that may next say what another will do."""
        foretold = self.draft.answers("forecast")
        return None if self.revealing else next((one for one in self.tables.forecasting if one not in foretold), None)

    def seat_of(self, chair: str) -> Seat:
        """The seat of a chair that is asked, by default the one whose turn it is. Raises NotOpen where this chair, or
        anybody, is not asked now."""
        seats = [seat for seat in self.playthrough.asked if seat.chair == chair] if chair else [self.turn]
        if self.revealing or not seats or seats[0] is None:
            raise NotOpen(tr("nobody is asked now."))
        return seats[0]
