"""The game that is written: who sits where, which cards are asked, and what everything is called in ink."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from game.authoring.ink.writing import FALSE, TRUE, all_of, any_of, not_
from game.engine.conditions import AtLeast, AtMost, Chose, Condition, Count, Is, Objected, Picked, Test
from game.engine.memory import words_left
from game.engine.scene import Option, Scene, Seat
from game.engine.schedule import Schedule
from game.engine.story import Story


@dataclass(frozen=True)
class Seating:
    """A story, and the chairs, deck and first card for which it is written."""

    story: Story
    schedule: Schedule

    @classmethod
    def of(cls, story: Story, chairs: tuple[str, ...], deck: str = "", start: str = "") -> "Seating":
        """Raises KeyError for a deck or a scene that the story has not."""
        return cls(story, Schedule.of(story, chairs, deck, start))

    @property
    def chairs(self) -> tuple[str, ...]:
        """The chairs that people hold."""
        return self.schedule.chairs

    def asked(self, scene: Scene) -> tuple[Seat, ...]:
        """The seats whose people are asked in the scene, in its order, if they sit there at all."""
        asked = self.schedule.asked(self.story, scene)
        return tuple(seat for seat in scene.seats if seat.chair in asked)

    def words(self, scene: Scene, chair: str) -> tuple[Seat, ...]:
        """The seats to which a chair can say a word in the corridor of the scene, while it has one left."""
        return tuple(
            seat
            for seat in scene.seats
            if seat.chair not in self.chairs and any(one.by == chair for option in seat.options for one in option.asked)
        )

    def all_said(self, scene: Scene) -> tuple[str, ...]:
        """The variables of all words in the corridor that can be said in the scene."""
        asked = self.asked(scene)
        return tuple(self.said(by.chair, to.chair) for by in asked for to in self.words(scene, by.chair))

    # What things are called

    @cached_property
    def variables(self) -> Mapping[str, str]:
        """For each name of the state, the variable that holds it: of letters, digits and low lines, and none twice."""
        taken: dict[str, str] = {}
        for name in self.story.start:
            plain = "is_" + re.sub("[^A-Za-z0-9]+", "_", name).strip("_").lower()
            number = 1
            while (called := plain if number == 1 else f"{plain}_{number}") in taken.values():
                number += 1
            taken[name] = called
        return taken

    def _chair(self, chair: str) -> str:
        """A chair within a name: its place in the story keeps two ids apart that differ in a sign alone."""
        place = [one.id for one in self.story.chairs].index(chair) + 1
        return f"{place}_{re.sub('[^A-Za-z0-9]+', '_', chair)}"

    def pick(self, chair: str) -> str:
        """The variable that holds what a chair does on the card that is played; empty where it does not sit there."""
        return f"pick_{self._chair(chair)}"

    def said(self, by: str, to: str) -> str:
        """The variable that is 1 once a word was said on the card that is played."""
        return f"said_{self._chair(by)}_to_{self._chair(to)}"

    def reply(self, by: str, to: str) -> str:
        """The variable that holds what came of it: the number of an answer, negative for a refusal; 0 for silence."""
        return f"reply_{self._chair(by)}_to_{self._chair(to)}"

    def wants(self, chair: str) -> str:
        """The variable that holds what the chair's people want."""
        return f"aim_{self._chair(chair)}"

    def looked(self, chair: str) -> str:
        """The variable that is true once the chair has looked at the office."""
        return f"looked_{self._chair(chair)}"

    def filed(self, chair: str, ago: int) -> str:
        """The variable that holds which line was typed about the chair last (1), or before that (2)."""
        return f"filed_{self._chair(chair)}_{ago}"

    def floor(self, meter: str) -> str:
        """The variable with the value under which a meter does not fall on the card that is played."""
        return f"floor_{self.variables[meter].removeprefix('is_')}"

    def band(self, meter: str) -> str:
        """The function that says in words where a meter stands."""
        return f"word_{self.variables[meter].removeprefix('is_')}"

    def kept(self, scene: Scene, chair: str) -> str:
        """The variable that holds to the end what the chair's people picked on a card."""
        return f"kept_{self.place(scene)}_{self._chair(chair)}"

    def stitch(self, what: str, chair: str) -> str:
        """A part of a card that belongs to one chair."""
        return f"{what}_{self._chair(chair)}"

    def knot(self, place: int) -> str:
        """The part of the file that holds a scene by its number, or the ending after the last of them."""
        return f"card_{place}" if place <= len(self.story.scenes) else "ending"

    def place(self, scene: Scene) -> int:
        """The number of a scene in the story, from 1."""
        return self.story.scenes.index(scene) + 1

    # Conditions

    def holds(self, condition: Condition, seats: Iterable[Seat] = (), away: Collection[str] = ()) -> str:
        """A condition as an expression. ``seats`` are those whose picks it may read, and ``away`` the names of the
        state that count as 0."""
        where = tuple(seats)
        return any_of(all_of(self._test(test, where, away) for test in group) for group in condition.groups)

    def _test(self, test: Test, seats: tuple[Seat, ...], away: Collection[str]) -> str:
        match test:
            case AtLeast(meter, value):
                return f"{self.variables[meter]} >= {value}"
            case AtMost(meter, value):
                return f"{self.variables[meter]} <= {value}"
            case Is(fact, value):
                return f"{self.variables[fact]} == {int(value)}"
            case Picked():
                return f"{self.variables[test.name]} == {int(test.wanted)}"
            case Objected(_, at_least, wanted) if test.name in away:
                return TRUE if (at_least <= 0) is wanted else FALSE
            case Objected(_, at_least, wanted):
                return f"{self.variables[test.name]} {'>=' if wanted else '<'} {at_least}"
            case Chose(chair, options, wanted):
                chose = self.chose(chair, options) if chair in (seat.chair for seat in seats) else FALSE
                return chose if wanted else not_(chose)
            case Count(at_least, options):
                counted = " + ".join(f"({chose})" for chose in self._each(seats, options)) or "0"
                return f"({counted}) >= {at_least}"

    def _each(self, seats: Iterable[Seat], options: Iterable[str]) -> Iterator[str]:
        """Whether each seat that has any of the options took one of them."""
        for seat in seats:
            if own := [option for option in options if seat.option(option)]:
                yield self.chose(seat.chair, own)

    def chose(self, chair: str, options: Iterable[str]) -> str:
        """Whether a chair does one of these."""
        return any_of(f'{self.pick(chair)} == "{option}"' for option in options)

    def is_empty(self, chair: str) -> str:
        """Whether a chair does nothing on the card that is played, for it does not sit there."""
        return f'{self.pick(chair)} == ""'

    def is_open(self, option: Option) -> str:
        """Whether an option is not locked, as the card opens."""
        return all_of(self.holds(need.when) for need in option.needs)

    def is_away(self, seat: Seat) -> str:
        """Whether a chair does not sit there after all, as the card opens."""
        return self.holds(seat.absent.when) if seat.absent else FALSE

    def words_left(self, scene: Scene, chair: str) -> str:
        """How many words a chair has left on the card that is played."""
        spent = " - ".join(self.said(chair, seat.chair) for seat in self.words(scene, chair))
        return f"{self.variables[words_left(chair)]} - {spent}"
