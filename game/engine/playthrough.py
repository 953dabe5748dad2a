"""A sitting: where a game stands, and what can be done next. Everything here is a frozen value that gives the next."""

from dataclasses import dataclass, replace

from game.engine.chronicle import Break, Chronicle, Pick, record, replay
from game.engine.fitting import Lost, fitted
from game.engine.rules import NotOpen, Round, is_skipped, open_option, play, seated
from game.engine.scene import Scene, Seat
from game.engine.schedule import Schedule
from game.engine.state import State
from game.engine.story import Meter, Story


@dataclass(frozen=True)
class Playthrough:
    """A game at one moment: a card is asked, or the last card's reveal is read, or the story has ended."""

    story: Story
    chronicle: Chronicle
    rounds: tuple[Round, ...] = ()
    picks: tuple[Pick, ...] = ()
    """The picks of those who have picked on the card that is asked."""
    foretold: tuple[tuple[str, str], ...] = ()
    """Chair and option, of the chairs without a seat that have said what `watched` will do; no option for a pass."""
    revealed: bool = False
    """Whether the last round is being read, before the next card is asked."""
    released: bool = False
    """Whether a room has gone on from its own story to what really happened."""
    guess: int | None = None
    """The guess made before the card that is asked, see `Entry.guess`."""
    guessed: bool = False
    """Whether there was a guess, or people passed."""
    broken: Break | None = None
    """Where the chronicle that was taken up no longer fitted the story."""
    lost: tuple[Lost, ...] = ()
    """What the chronicle that was taken up named and the story has not."""
    edited: bool = False
    """Whether the chronicle that was taken up was played in other words, or by other rules."""
    undone: tuple["Playthrough", ...] = ()
    """Where undo came from, so that redo can go back there."""

    @classmethod
    def begin(cls, story: Story, chronicle: Chronicle) -> "Playthrough":
        """Take up a game, new or resumed, at the first card that is still to be asked.

        A chronicle that no longer fits is taken up just before the card that differs.
        """
        chronicle, lost = fitted(story, chronicle)
        again = replay(story, chronicle)
        kept = replace(chronicle, entries=chronicle.entries[: len(again.rounds)]).sealed(story)
        edited = bool(chronicle.words) and (chronicle.rules, chronicle.words) != (kept.rules, kept.words)
        return cls(story, kept, again.rounds, broken=again.broken, lost=lost, edited=edited)._played_on()

    @property
    def schedule(self) -> Schedule:
        return Schedule.of(self.story, self.chronicle.chairs, self.chronicle.deck, self.chronicle.start)

    @property
    def state(self) -> State:
        """The world as it stands after the last round."""
        return self.rounds[-1].after if self.rounds else self.story.start

    @property
    def scene(self) -> Scene | None:
        """The card that is asked next; None when there is none left."""
        return self.story.scenes[len(self.rounds)] if len(self.rounds) < len(self.story.scenes) else None

    @property
    def ended(self) -> bool:
        return self.scene is None and not self.revealed

    @property
    def asked(self) -> tuple[Seat, ...]:
        """The held chairs that sit in the card that is asked."""
        return self._asked(self.scene) if self.scene else ()

    @property
    def turn(self) -> Seat | None:
        """Whose pick is awaited; None while a reveal is read and at the end."""
        picked = {pick.chair for pick in self.picks}
        return None if self.revealed else next((seat for seat in self.asked if seat.chair not in picked), None)

    @property
    def watched(self) -> Seat | None:
        """The seat whose pick the teams without one may foretell: the first that is asked."""
        return next(iter(self.asked), None)

    @property
    def foreteller(self) -> str | None:
        """A chair of a team without a seat in this card, which says what `watched` will do; the seats pick first."""
        if self.chronicle.mode != "teams" or self.revealed or self.turn or not self.picks:
            return None
        table = self.chronicle.table
        done = {*(table(pick.chair) for pick in self.picks), *(table(chair) for chair, _ in self.foretold)}
        return next((chair for chair in self.chronicle.chairs if table(chair) not in done), None)

    @property
    def held(self) -> bool:
        """Whether a room still talks about its own story, before it is told what really happened."""
        return self.revealed and not self.released and self.chronicle.mode != "solo"

    @property
    def guess_due(self) -> bool:
        """Whether people may guess the hidden meter now, before they see the card."""
        scene = self.scene
        return scene is not None and not self.guessed and bool(self.turn) and scene.id in self.schedule.deck.guesses

    def with_guess(self, band: int | None) -> "Playthrough":
        """The guess that the hidden meter lies in the band that begins with this value; None passes.

        Raises ValueError for a value with which no band begins.
        """
        bands = [low for low, _ in self.story.find(Meter, self.story.curve).bands]
        if band is not None and band not in bands:
            raise ValueError(f"no band begins with {band}")
        return replace(self, guess=band, guessed=True)

    @property
    def last(self) -> Round | None:
        """The round that people played last."""
        played = zip(self.rounds, self.chronicle.entries, strict=True)
        return next((round for round, entry in reversed(list(played)) if entry.by_people), None)

    @property
    def meanwhile(self) -> tuple[Round, ...]:
        """The rounds since the last in which people were asked."""
        by_people = [bool(entry.by_people) for entry in self.chronicle.entries]
        count = by_people[::-1].index(True) if True in by_people else len(by_people)
        return self.rounds[len(self.rounds) - count :]

    def choose(self, option: str, reason: str = "", votes: tuple[tuple[str, int], ...] = ()) -> "Playthrough":
        """The pick of the chair whose turn it is. The round is played once all have picked and foretold.

        Raises NotOpen where the option cannot be chosen, or nobody is asked.
        """
        seat = self.turn
        if seat is None:
            raise NotOpen("nobody is asked now")
        open_option(seat, option, self.state)
        return replace(self, picks=(*self.picks, Pick(seat.chair, option, reason, votes)), undone=())._settled()

    def foretell(self, option: str | None) -> "Playthrough":
        """What the `foreteller` thinks that `watched` has chosen; None passes.

        Raises NotOpen where the option does not exist, or nobody is to foretell.
        """
        chair, watched = self.foreteller, self.watched
        if chair is None or watched is None:
            raise NotOpen("nobody is to foretell now")
        if option and watched.option(option) is None:
            raise NotOpen(f"{watched.chair} has no option {option}")
        return replace(self, foretold=(*self.foretold, (chair, option or "")), undone=())._settled()

    def skip(self) -> "Playthrough":
        """Leave the card that is asked to history, and go on to the next."""
        if self.revealed or self.scene is None:
            return self
        return replace(self, picks=(), foretold=(), guess=None, undone=())._play(self.scene)._played_on()

    def release(self) -> "Playthrough":
        """Go on to what really happened. From here a room takes nothing back: it knows too much."""
        return replace(self, released=True, undone=()) if self.held else self

    def go_on(self) -> "Playthrough":
        """Leave the reveal for the next card, playing history where nobody is asked."""
        return replace(self, revealed=False, released=False)._played_on() if self.revealed else self

    @property
    def can_undo(self) -> bool:
        """Whether there is a pick to take back; a room can take one back until it knows what really happened."""
        if self.picks or self.held:
            return True
        return self.chronicle.mode == "solo" and any(entry.by_people for entry in self.chronicle.entries)

    def undo(self) -> "Playthrough":
        """Take back the last pick that people made; unchanged if there is none."""
        if not self.can_undo:
            return self
        undone = (*self.undone, replace(self, undone=()))
        if self.foretold:
            return replace(self, foretold=self.foretold[:-1], undone=undone)
        if self.picks:
            return replace(self, picks=self.picks[:-1], undone=undone)
        places = [place for place, entry in enumerate(self.chronicle.entries) if entry.by_people]
        last = self.chronicle.entries[places[-1]]
        kept = replace(self.chronicle, entries=self.chronicle.entries[: places[-1]])
        rounds = self.rounds[: places[-1]]
        return Playthrough(self.story, kept, rounds, guess=last.guess, guessed=True, undone=undone)

    def redo(self) -> "Playthrough":
        """Restore what the last undo took back; unchanged if nothing was."""
        if not self.undone:
            return self
        *rest, last = self.undone
        return replace(last, undone=tuple(rest))

    def _asked(self, scene: Scene) -> tuple[Seat, ...]:
        held = self.schedule.asked(self.story, scene)
        return tuple(seat for seat in seated(scene, self.state) if seat.chair in held)

    def _settled(self) -> "Playthrough":
        return self if self.turn or self.foreteller or self.scene is None else self._play(self.scene)

    def _play(self, scene: Scene) -> "Playthrough":
        round = play(self.story, scene, self.state, {pick.chair: pick.option for pick in self.picks})
        watched = self.watched.chair if self.watched else ""
        foretold = tuple((chair, watched, option) for chair, option in self.foretold if option)
        entry = record(round, self.picks, self.guess, foretold)
        chronicle = replace(self.chronicle, entries=(*self.chronicle.entries, entry))
        return replace(
            self,
            chronicle=chronicle,
            rounds=(*self.rounds, round),
            picks=(),
            foretold=(),
            revealed=bool(self.picks),
            guess=None,
            guessed=False,
        )

    def _played_on(self) -> "Playthrough":
        playthrough = self
        while (scene := playthrough.scene) and not playthrough._is_asked(scene):
            playthrough = playthrough._play(scene)
        return playthrough

    def _is_asked(self, scene: Scene) -> bool:
        return not is_skipped(scene, self.state) and bool(self._asked(scene))
