"""One round as ink works it out: the same five steps as `game.engine.rules`, in the same order, and not a word of it.

What is told afterwards depends on some things that were so only on the way. They are kept in variables of the round.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from math import inf

from game.authoring.ink.seating import Seating
from game.authoring.ink.writing import TRUE, Case, Lines, all_of, first, not_, where
from game.engine.effects import NOTHING, Effects, Floor, total
from game.engine.rules import Word, spent
from game.engine.scene import Asked, Move, Option, Scene, Seat

MOVE, TOGETHER = "move", "together"
"""The variables with the number of the move that was made, from 1, and of the entry of ``together``."""

UNDECIDED = -1
"""Of a fact in a round: nothing has said whether it becomes so."""


@dataclass(frozen=True)
class Settling:
    """The rules of one scene."""

    seating: Seating
    scene: Scene

    def lines(self) -> Lines:
        """All of a round in which the picks of people are made."""
        seating, scene = self.seating, self.scene
        for name in self.told_of if seating.asked(scene) else ():
            yield f"~ temp {self.before(name)} = {seating.variables[name]}"
        for place in self.relabelled:
            yield f"~ temp {self.variant(place)} = {seating.holds(scene.variants[place].when)}"
        yield from self._replies()
        for seat in scene.seats:
            if seat not in seating.asked(scene):
                yield from where(self.is_undecided(seat), first(self._by_itself(seat)))
        yield from self._picks()
        for variable, moves in ((MOVE, scene.opponent), (TOGETHER, scene.together)):
            yield f"~ temp {variable} = 0"
            yield from first(self._moves(variable, moves))

    # What was so before

    def opened(self) -> Lines:
        """What is worked out as the card opens, before it is known whether it comes: the floors that count in it."""
        for meter in self.seating.story.meters:
            if floors := self._begun(meter.id):
                floor = self.seating.floor(meter.id)
                counts = ((not_(self.seating.holds(one.unless)), [f"~ {floor} = {one.value}"]) for one in floors)
                yield from first(counts, [f"~ {floor} = {meter.low}"])

    def _begun(self, name: str) -> list[Floor]:
        """The floors of a meter by the day of the scene, the last first."""
        floors = [floor for meter in self.seating.story.meters if meter.id == name for floor in meter.floors]
        return [floor for floor in reversed(floors) if floor.since <= self.scene.date]

    @property
    def told_of(self) -> tuple[str, ...]:
        """The meters and facts that the round may change, in the story's order, and the hidden meter."""
        options = [option.effects for seat in self.scene.seats for option in seat.options]
        moves = [move.effects for move in (*self.scene.opponent, *self.scene.together)]
        changed = {name for effects in (*options, *moves) for name in names(effects)}
        story = self.seating.story
        own = [*(meter.id for meter in story.meters), *(fact.id for fact in story.facts)]
        return tuple(name for name in own if name in {*changed, story.curve})

    @property
    def relabelled(self) -> tuple[int, ...]:
        """The places of the variants that change a label."""
        return tuple(place for place, one in enumerate(self.scene.variants) if one.labels)

    def before(self, name: str) -> str:
        """The variable with what a meter or fact was as the card opened."""
        return f"was_{self.seating.variables[name].removeprefix('is_')}"

    def variant(self, place: int) -> str:
        """The variable that says whether a variant was read as the card opened."""
        return f"variant_{place + 1}"

    # The steps

    def _replies(self) -> Lines:
        """What the words in the corridor come to, in the order in which the chairs are asked."""
        for by in self.seating.asked(self.scene):
            for seat in self.seating.words(self.scene, by.chair):
                yield f"~ temp {self.seating.reply(by.chair, seat.chair)} = 0"
                yield from where(f"{self.seating.said(by.chair, seat.chair)} == 1", self._reply(by, seat))

    def _reply(self, by: Seat, seat: Seat) -> Lines:
        reply, meant = self.seating.reply(by.chair, seat.chair), self.meant(by, seat)
        holds = [self.seating.holds(asked.when) for _, asked in meant]
        fits = [self.seating.chose(by.chair, asked.to_join) for _, asked in meant]
        cases: list[Case] = []
        for number, (option, _) in enumerate(meant, 1):
            joins = all_of([fits[number - 1], self.seating.is_open(option), holds[number - 1]])
            cases.append((joins, self._joins(reply, number, seat, option)))
        cases += [(fit, [f"~ {reply} = -{number}"]) for number, fit in enumerate(fits, 1)]
        cases += [(not_(one), [f"~ {reply} = -{number}"]) for number, one in enumerate(holds, 1)]
        yield from first(cases)

    def _joins(self, reply: str, number: int, seat: Seat, option: Option) -> Lines:
        """The other takes the option, unless it has been won for another already: then it is silent."""
        pick = self.seating.pick(seat.chair)
        yield from where(f'{pick} == ""', [f'~ {pick} = "{option.id}"'])
        yield from where(f'{pick} == "{option.id}"', [f"~ {reply} = {number}"])

    def meant(self, by: Seat, seat: Seat) -> tuple[tuple[Option, Asked], ...]:
        """The answers that a seat has for a chair that says a word to it, in the order of their numbers."""
        return tuple((option, one) for option in seat.options for one in option.asked if one.by == by.chair)

    def is_undecided(self, seat: Seat) -> str:
        """Whether a chair sits there for which no word in the corridor has decided."""
        heard = any(seat in self.seating.words(self.scene, by.chair) for by in self.seating.asked(self.scene))
        return all_of([not_(self.seating.is_away(seat)), self.seating.is_empty(seat.chair) if heard else TRUE])

    def _by_itself(self, seat: Seat) -> Iterable[Case]:
        """What a chair does for which nobody decides: what moves it, else history, else its first open option."""
        held = seat.chair in self.seating.chairs
        moved = [(option, option.follows if held else option.won_over) for option in seat.options]
        takes = {option.id: [f'~ {self.seating.pick(seat.chair)} = "{option.id}"'] for option in seat.options}
        for option, when in moved:
            if when:
                yield all_of([self.seating.is_open(option), self.seating.holds(when)]), takes[option.id]
        for option in sorted(seat.options, key=lambda option: option.historical or inf):
            yield self.seating.is_open(option), takes[option.id]

    def _picks(self) -> Lines:
        """The effects of all picks and words. What more than one of them can change is summed before it is felt."""
        causes = [*map(self._of_seat, self.scene.seats), *self._of_words()]
        changed = Counter(name for cause in causes for name in set().union(*(names(effects) for _, effects in cause)))
        summed = total(effects for cause in causes for _, effects in cause)
        amounts = [name for name, _ in summed.amounts if changed[name] > 1]
        facts = [name for name, _ in summed.facts if changed[name] > 1]
        yield from (f"~ temp {self._sum(name)} = 0" for name in amounts)
        yield from (f"~ temp {self._sum(name)} = {UNDECIDED}" for name in facts)
        for cause in causes:
            yield from first((when, self.changes(effects, {*amounts, *facts})) for when, effects in cause)
        for name in amounts:
            yield self._change(name, self._sum(name))
        for name in facts:
            decided = f"{self._sum(name)} > {UNDECIDED}"
            yield from where(decided, [f"~ {self.seating.variables[name]} = {self._sum(name)}"])

    def _of_seat(self, seat: Seat) -> list[tuple[str, Effects]]:
        """What each pick of a chair changes, with what is remembered of it."""
        remembered, scene = self.seating.story.memory, self.scene
        felt = ((one, total([one.effects, remembered.effects(scene, seat.chair, one)])) for one in seat.options)
        return [(self.seating.chose(seat.chair, [one.id]), effects) for one, effects in felt if effects != NOTHING]

    def _of_words(self) -> Iterator[list[tuple[str, Effects]]]:
        """What each word in the corridor costs."""
        for by in self.seating.asked(self.scene):
            for to in self.seating.words(self.scene, by.chair):
                word = Word(by.chair, to.chair)
                yield [(f"{self.seating.said(word.by, word.to)} == 1", spent(word))]

    def _sum(self, name: str) -> str:
        return f"sum_{self.seating.variables[name].removeprefix('is_')}"

    def _change(self, name: str, amount: int | str) -> str:
        """A number of the state is changed by an amount, known or in a variable, within its range and above its floor.

        It lies in its range before: so more can only lead out of it at the top, and less, where there is no floor, at
        the bottom.
        """
        variable, (low, high) = self.seating.variables[name], self.seating.story.ranges[name]
        has_floor = bool(self._begun(name))
        match amount:
            case int() if amount >= 0:
                return f"~ {variable} = MIN({high}, {variable} + {amount})"
            case int() if not has_floor:
                return f"~ {variable} = MAX({low}, {variable} - {-amount})"
        floor = self.seating.floor(name) if has_floor else low
        return f"~ {variable} = changed({variable}, {amount}, {low}, {high}, {floor})"

    def _moves(self, variable: str, moves: Iterable[Move]) -> Iterable[Case]:
        for number, move in enumerate(moves, 1):
            when = self.seating.holds(move.when, self.scene.seats)
            yield when, [f"~ {variable} = {number}", *self.changes(move.effects)]

    def changes(self, effects: Effects, summed: Collection[str] = ()) -> Lines:
        """Effects that are felt at once, but for names that are ``summed``: a fact becomes so if any effect says it."""
        for name, amount in effects.amounts:
            added = f"~ {self._sum(name)} = {self._sum(name)} + {amount}"
            yield added if name in summed else self._change(name, amount)
        for name, value in effects.facts:
            said = f"~ {self._sum(name)} = MAX({self._sum(name)}, {int(value)})"
            yield said if name in summed else f"~ {self.seating.variables[name]} = {int(value)}"


def names(effects: Effects) -> set[str]:
    """The names of the state that they change."""
    return {name for name, _ in (*effects.amounts, *effects.facts)}
