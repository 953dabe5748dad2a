"""A session: a game at one moment, and the commands that lead from there to the next.

It is frozen: each command answers with another session, or with the same one where it leads nowhere. Every face drives
it, and decides nothing itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from game.engine.chronicle import Chronicle, misfit
from game.engine.rules import NotOpen, leaders, open_option, open_options
from game.engine.story import Aim, Story
from game.i18n import tr
from game.session.draft import NOTHING_DECIDED, Decision, DecisionKind, Draft
from game.session.moment import (
    BriefingMoment,
    CardMoment,
    ForecastMoment,
    GuessMoment,
    HandOverMoment,
    Moment,
    VoteMoment,
    corridor_of,
    moment_of,
    vote_of,
)  # fmt: skip
from game.session.position import Position
from game.session.resuming import restored
from game.session.snapshot import Snapshot
from game.session.tables import AnswerKind, Tables
from game.session.told import Told
from game.telling.chair_map import ChairMap, chair_map
from game.telling.meanwhile import recap
from game.telling.question import PASS
from game.telling.room import MOST_HANDS, option_of_code


@dataclass(frozen=True)
class Session(Position):
    """A game at one moment, and what can be done there."""

    undone: tuple["Session", ...] = ()
    """Where undo came from, the nearest last."""

    @classmethod
    def begin(cls, story: Story, chronicle: Chronicle) -> "Session":
        """A new game, or one of which only the chronicle is known, at the first card that is still to be asked."""
        return cls.resume(story, Snapshot(chronicle))

    @classmethod
    def resume(cls, story: Story, snapshot: Snapshot) -> "Session":
        """The game as it was left. A chronicle that no longer fits the story is taken up before the card that differs,
        and a draft that no longer fits is dropped."""
        playthrough, draft, told = restored(story, snapshot)
        fits = not playthrough.broken and not any(misfit(story, one.chronicle) for one in snapshot.undone)
        undone = tuple(cls.resume(story, one) for one in snapshot.undone) if fits else ()
        return cls(playthrough, draft, told, undone=undone)

    def with_recap(self) -> "Session":
        """The same for a reader who has been away: told first how far the game had come, if it had come anywhere."""
        return replace(self, recap=bool(recap(self.told_so_far)))

    @property
    def snapshot(self) -> Snapshot:
        """What is to be saved of it."""
        return Snapshot(self.chronicle, self.draft, self.told, tuple(one.snapshot for one in self.undone))

    @cached_property
    def moment(self) -> Moment:
        """What is shown and asked now, where all tables share one machine."""
        return moment_of(self)

    @property
    def chair_maps(self) -> tuple[ChairMap, ...]:
        """Who trusts whom, as each chair sees it whose people may look now: nobody while the machine changes hands."""
        match self.moment:
            case HandOverMoment():
                return ()
            case CardMoment(chair) | VoteMoment(chair):
                chairs: tuple[str, ...] = (chair,)
            case _:
                chairs = self.chronicle.chairs
        maps = (chair_map(self.playthrough, chair) for chair in chairs)
        return tuple(one for one in maps if one.bonds or one.elsewhere)

    # Going on

    def go_on(self) -> "Session":
        """What was to be told has been heard; a held reveal is released first, and a hand-over opens the card."""
        if self.recap:
            return replace(self, recap=False)
        if self.held:
            return self.release()
        if self.revealing:
            told = replace(self.told, rounds=self.told.rounds + 1, released=False)
            return replace(self, playthrough=self.playthrough.played_on(), draft=NOTHING_DECIDED, told=told)
        match self.moment:
            case BriefingMoment():
                return replace(self, told=Told.up_to(self.playthrough))
            case HandOverMoment(chair):
                return replace(self, opened=chair)
            case _:
                return self

    def release(self) -> "Session":
        """Go on to what really happened. From here a room takes nothing back: it knows too much."""
        return replace(self, told=replace(self.told, released=True), undone=()) if self.held else self

    def skip(self) -> "Session":
        """Leave the card that is asked to history, if that can be done."""
        if not self.can_skip:
            return self
        return replace(
            self, playthrough=self.playthrough.play().played_on(), draft=NOTHING_DECIDED, opened="", undone=()
        )

    @property
    def can_skip(self) -> bool:
        """Whether a room stands before a card that it can leave to history."""
        told = not (self.recap or self.revealing or self.untold)
        return self.in_a_room and told and bool(self.playthrough.asked)

    # Deciding

    def answer(self, id: str) -> "Session":
        """The answer with this id to the question of this moment. Raises NotOpen where nothing is asked that has such
        an answer."""
        match self.moment:
            case GuessMoment(chair):
                return self.guess(id, chair)
            case ForecastMoment(chair):
                return self.foretell(id, chair)
            case _:
                raise NotOpen(tr("nobody is asked now."))

    def choose(self, option: str, chair: str = "") -> "Session":
        """The pick of a chair, by default of the one whose turn it is; an earlier one of the same card is replaced.

        The round is played once all have picked and foretold. Raises NotOpen where the option cannot be chosen, the
        chair is not asked, or the hands that were counted speak for another option.
        """
        seat = self.seat_of(chair)
        open_option(seat, option, self.playthrough.state)
        hands = dict(dict(self.draft.hands).get(seat.chair, ()))
        if hands and option not in leaders(hands):
            raise NotOpen(vote_of(self, seat.chair).result.words)
        return self._decided("pick", seat.chair, option)

    def send(self, code: str, chair: str = "") -> "Session":
        """The same by the code on a ballot. Raises NotOpen where it stands for no choice of this chair's."""
        seat = self.seat_of(chair)
        return self.choose(option_of_code(self.playthrough, seat.chair, code), seat.chair)

    def withdraw(self, chair: str) -> "Session":
        """Take back the pick or the forecast of a chair while others are still awaited; what was noted stays."""
        if self.revealing:
            return self
        draft = self.draft.without(Decision("pick", chair, "")).without(Decision("forecast", chair, ""))
        return self if draft == self.draft else replace(self, draft=draft, undone=())

    def speak(self, to: str, chair: str = "") -> "Session":
        """A word in the corridor from a chair that is asked, by default the one whose turn it is, to another chair.
        It is spent when the round is played, and can be taken back until then, by saying it again.

        Raises NotOpen where the chair has no word left, or the other cannot be spoken to here.
        """
        speaker = self.seat_of(chair).chair
        word = Decision("word", speaker, to)
        if word in self.draft.decisions:
            return self._noted(self.draft.without(word))
        if to not in (other for other, _ in corridor_of(self, speaker).open):
            raise NotOpen(tr("there is nobody of that name to have a word with here."))
        return self._noted(replace(self.draft.decide(word), counting=self.draft.counting))

    def guess(self, id: str, chair: str = "") -> "Session":
        """A table's guess that the hidden meter lies in the band that begins with this value, or `PASS`.

        Raises NotOpen where no band begins so, or this table has no guess here.
        """
        who = chair or self.guesser
        if self.revealing or who not in self.tables.guessing:
            raise NotOpen(tr("nobody is asked now."))
        return self._answered("guess", who, id)

    def foretell(self, id: str, chair: str = "") -> "Session":
        """What a table without a seat thinks that another chooses, or `PASS`.

        Raises NotOpen where the option does not exist, or this table has nothing to foretell here.
        """
        who = chair or self.forecaster
        if self.revealing or who not in self.tables.forecasting:
            raise NotOpen(tr("nobody is asked now."))
        return self._answered("forecast", who, id)

    def _answered(self, kind: AnswerKind, chair: str, id: str) -> "Session":
        if id not in (PASS, *self.tables.offered(kind)):
            raise NotOpen(tr("that is no option here."), id)
        return self._decided(kind, chair, "" if id == PASS else id)

    def note(self, reason: str, chair: str = "") -> "Session":
        """The line that a chair's people note, before their pick. Raises NotOpen where the chair is not asked."""
        return self._noted(self.draft.note(self.seat_of(chair).chair, reason))

    def count(self, hands: Mapping[str, int], chair: str = "", first: bool = False) -> "Session":
        """The hands for the open options of a chair, 0 for one that is left out. A ``first`` count decides nothing: it
        is noted for people who talk after it, and are then counted anew. Raises NotOpen where the chair is not asked,
        and ValueError for another option or a number that is not from 0 to 9999."""
        seat = self.seat_of(chair)
        open = [option.id for option in open_options(seat, self.playthrough.state)]
        if not set(open).issuperset(hands) or not all(0 <= number <= MOST_HANDS for number in hands.values()):
            raise ValueError("these are no hands for the options of this card")
        count = self.draft.count_first if first else self.draft.count
        return self._noted(count(seat.chair, {option: hands.get(option, 0) for option in open}))

    def want(self, aim: str, chair: str = "") -> "Session":
        """What a chair's people want, by default those whose turn it is. Raises NotOpen where it is too late to say
        so, or the story has no such aim."""
        who = self.seat_of(chair).chair
        if who not in self.aimless:
            raise NotOpen(tr("it is too late to want something else."))
        if not self.story.has(Aim, aim):
            raise NotOpen(tr("there is no such aim here."))
        chronicle = self.chronicle.wanting(who, aim)
        return replace(self, playthrough=replace(self.playthrough, chronicle=chronicle), undone=())

    def open_vote(self) -> "Session":
        """Turn from the card to the count of hands, where a class decides."""
        is_counted = self.turn and self.chronicle.mode == "class"
        return replace(self, draft=replace(self.draft, counting=True)) if is_counted else self

    def close_vote(self) -> "Session":
        """Turn back to the card; hands and reason stay."""
        return replace(self, draft=replace(self.draft, counting=False))

    def _decided(self, kind: DecisionKind, chair: str, answer: str) -> "Session":
        draft, told = self.draft.decide(Decision(kind, chair, answer)), Told.up_to(self.playthrough)
        session = replace(self, draft=draft, told=told, recap=False, opened="", undone=())
        if session.turn or session.forecaster:
            return session
        watched = self.tables.watched.chair
        foretold = tuple((who, watched, option) for who, option in session.draft.answers("forecast").items() if option)
        drafted = session.draft
        played = self.playthrough.play(drafted.picks(), drafted.guesses(), foretold, drafted.words())
        return replace(session, playthrough=played)

    def _noted(self, draft: Draft) -> "Session":
        return self if draft == self.draft else replace(self, draft=draft, undone=())

    # Beginning again

    def begin_again(self, scene: str) -> "Session":
        """A game of its own that stands at a card of this one, which has ended: with all that came before that card,
        and nothing of what came after."""
        entries = self.chronicle.entries
        place = next((place for place, one in enumerate(entries) if one.scene == scene and one.by_people), None)
        if not self.ended or place is None:
            return self
        before = self.playthrough.before(place)
        return Session(before, told=Told.up_to(before))

    # Taking back

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision to take back; a room can take one back until it knows what really happened."""
        if self.draft.decisions and not self.revealing:
            return True
        return (self.held or not self.in_a_room) and self.playthrough.decided_last is not None

    def undo(self) -> "Session":
        """Take back the last decision. What was noted on the way to it stays."""
        if not self.can_undo:
            return self
        back = self._on_the_card_before() if self.revealing or not self.draft.decisions else self
        undone = (*self.undone, replace(self, undone=()))
        return replace(back, draft=back.draft.without_last(), recap=False, opened="", undone=undone)

    def _on_the_card_before(self) -> "Session":
        """The card on which people decided last, with the draft that led to its round."""
        entries, place = self.chronicle.entries, self.playthrough.decided_last
        assert place is not None, "only what can be taken back is"
        before = self.playthrough.before(place)
        draft = self.draft if self.revealing else Draft.of(entries[place], Tables(before).passed)
        return Session(before, draft, Told.up_to(before))

    @property
    def can_redo(self) -> bool:
        """Whether an undo can be taken back."""
        return bool(self.undone)

    def redo(self) -> "Session":
        """Restore what the last undo took back."""
        if not self.undone:
            return self
        *rest, last = self.undone
        return replace(last, undone=tuple(rest))
