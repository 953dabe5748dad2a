"""A playthrough: a chronicle with its rounds worked out, up to the card that comes next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from game.engine.chronicle import Break, Chronicle, Pick, record, replay
from game.engine.fitting import Lost, fitted
from game.engine.memory import words_left
from game.engine.rules import Round, Word, can_ask, is_skipped, play, seated
from game.engine.scene import Scene, Seat
from game.engine.schedule import Schedule
from game.engine.state import State
from game.engine.story import Story


@dataclass(frozen=True)
class Playthrough:
    """The finished rounds of a game, and the state to which they led. A round takes about 0.03 ms to play."""

    story: Story
    chronicle: Chronicle
    rounds: tuple[Round, ...] = ()
    broken: Break | None = None
    """Where the chronicle that was taken up no longer fitted the story."""
    lost: tuple[Lost, ...] = ()
    """What the chronicle that was taken up named and the story has not."""
    edited: bool = False
    """Whether the chronicle that was taken up was played in other words, or by other rules."""

    @classmethod
    def of(cls, story: Story, chronicle: Chronicle) -> "Playthrough":
        """The chronicle played again; one that no longer fits is cut just before the card that differs."""
        chronicle, lost = fitted(story, chronicle)
        again = replay(story, chronicle)
        kept = replace(chronicle, entries=chronicle.entries[: len(again.rounds)]).sealed(story)
        edited = bool(chronicle.words) and (chronicle.rules, chronicle.words) != (kept.rules, kept.words)
        return cls(story, kept, again.rounds, again.broken, lost, edited)

    @cached_property
    def schedule(self) -> Schedule:
        """Which cards are asked, and of whom."""
        return Schedule.of(self.story, self.chronicle.chairs, self.chronicle.deck, self.chronicle.start)

    @property
    def state(self) -> State:
        """The state after the last round."""
        return self.rounds[-1].after if self.rounds else self.story.opening(self.chronicle.deck)

    @property
    def scene(self) -> Scene | None:
        """The scene that comes next; None when there is none left."""
        return self.story.scenes[len(self.rounds)] if len(self.rounds) < len(self.story.scenes) else None

    @property
    def complete(self) -> bool:
        """Whether every scene was played."""
        return self.scene is None

    @cached_property
    def asked(self) -> tuple[Seat, ...]:
        """The seats of the next scene whose people are asked, in the order in which it seats them."""
        scene = self.scene
        if scene is None or is_skipped(scene, self.state):
            return ()
        held = self.schedule.asked(self.story, scene)
        return tuple(seat for seat in seated(scene, self.state) if seat.chair in held)

    @cached_property
    def cards_so_far(self) -> tuple[Scene, ...]:
        """The scenes in which people were asked so far, whether they chose or left the card to history; also one of
        which the deck has asked them once, and asks them no more."""
        came = zip(self.rounds, self.chronicle.entries, strict=False)
        sat = ((round.scene, dict(round.picks).keys(), entry.by_people) for round, entry in came)
        asked = ((scene, people or chairs & {*self.schedule.asked(self.story, scene)}) for scene, chairs, people in sat)
        return tuple(scene for scene, chairs in asked if chairs)

    @cached_property
    def all_cards(self) -> tuple[Scene, ...]:
        """Every card of the game by date, also those that were left to history. A scene marked ``never`` comes to some
        players only, and is counted once it has come: so the number of cards may grow, and never shrinks."""
        came = {scene.id for scene in self.cards_so_far} | ({self.scene.id} if self.scene and self.asked else set())
        counted = {scene.id for scene in self.schedule.counted(self.story)}
        return tuple(scene for scene in self.story.scenes if scene.id in came | counted)

    def can_ask(self, chair: str) -> tuple[str, ...]:
        """The chairs to which one that is asked may say a word in the corridor; none where it has none left."""
        left = self.state.get(words_left(chair), 0)
        if not self.scene or not left or chair not in (seat.chair for seat in self.asked):
            return ()
        return can_ask(self.scene, self.state, chair, self.chronicle.chairs)

    @property
    def last(self) -> Round | None:
        """The round that people played last."""
        played = zip(self.rounds, self.chronicle.entries, strict=True)
        return next((round for round, entry in reversed(list(played)) if entry.by_people), None)

    def play(
        self,
        picks: Sequence[Pick] = (),
        guesses: tuple[tuple[str, int], ...] = (),
        forecasts: tuple[tuple[str, str, str], ...] = (),
        corridor: tuple[Word, ...] = (),
    ) -> "Playthrough":
        """The game with the next scene played; chairs without a pick do what they do by themselves.

        Raises NotOpen for a pick that cannot be made, or a word in the corridor that cannot be said.
        """
        assert self.scene, "every scene was played"
        made = {pick.chair: pick.option for pick in picks}
        round = play(self.story, self.scene, self.state, made, made.keys(), self.chronicle.chairs, corridor)
        entry = record(round, picks, guesses, forecasts, corridor)
        chronicle = replace(self.chronicle, entries=(*self.chronicle.entries, entry))
        return replace(self, chronicle=chronicle, rounds=(*self.rounds, round))

    def played_on(self) -> "Playthrough":
        """The game up to the next scene in which people are asked, or to its end."""
        playthrough = self
        while playthrough.scene and not playthrough.asked:
            playthrough = playthrough.play()
        return playthrough

    @cached_property
    def decided_last(self) -> int | None:
        """The place of the round that people decided last; None where there is none, or where its deck, which has
        changed since, asks them no more."""
        place = max((place for place, entry in enumerate(self.chronicle.entries) if entry.by_people), default=None)
        return place if place is not None and self.before(place).asked else None

    def before(self, place: int) -> "Playthrough":
        """The game as it stood before the round at this place, counted from 0."""
        chronicle = replace(self.chronicle, entries=self.chronicle.entries[:place])
        return replace(self, chronicle=chronicle, rounds=self.rounds[:place])
