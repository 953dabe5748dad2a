"""What ink tells after the picks: what came of them in the story, and then what really happened."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from game.authoring.ink import index_cards
from game.authoring.ink.seating import Seating
from game.authoring.ink.settling import MOVE, TOGETHER, Settling
from game.authoring.ink.writing import (
    FALSE,
    TRUE,
    Case,
    Lines,
    all_of,
    any_of,
    first,
    letters,
    not_,
    prose,
    steps,
    where,
)
from game.engine.meters import Fact, Meter
from game.engine.scene import Move, Option, Scene, Seat
from game.i18n import month_in_words, tr
from game.telling.citations import in_sight
from game.telling.corridor import listens, word_with
from game.telling.missed import Missed
from game.telling.reveal import IN_YOUR_STORY, happened_in, looked_at, outside, questions
from game.telling.told_before import standing
from game.telling.words import chosen_by, departed, followed, name_of

SentenceOf = Callable[[str, str], str]
"""Of a name and a choice."""


@dataclass(frozen=True)
class RevealWriter:
    """The telling of one round, after it was settled."""

    settling: Settling

    @property
    def seating(self) -> Seating:
        return self.settling.seating

    @property
    def scene(self) -> Scene:
        return self.settling.scene

    @property
    def asked(self) -> tuple[Seat, ...]:
        return self.seating.asked(self.scene)

    def lines(self, on: str) -> Lines:
        """A whole reveal; where all who could have been asked are away, a line of what went by. Then the story goes
        ``on``."""
        nobody = all_of(self.seating.is_empty(seat.chair) if seat.absent else FALSE for seat in self.asked)
        yield from where(nobody, [*self._gone_by(), on])
        if nobody != TRUE:
            yield from (*self._revealed(), on)

    def _gone_by(self) -> Lines:
        scene = self.scene
        yield letters(Missed(month_in_words(scene.date), scene.title, "").told)
        yield from self._done_by(scene.seats)
        yield from steps([outside(scene.outside)] if scene.outside else [])

    def _revealed(self) -> Lines:
        scene = self.scene
        yield letters(tr(IN_YOUR_STORY))
        for seat in self.asked:
            yield from self._came_of(seat)
        yield from self._done_by(seat for seat in scene.seats if seat not in self.asked)
        for variable, moves in ((MOVE, scene.opponent), (TOGETHER, scene.together)):
            yield from first(_numbered(variable, moves))
        yield from self._changes()
        for seat in self.asked:
            yield from first((self._chose(seat, one), [self._stands(seat, one)]) for one in seat.options)
        yield from steps(happened_in(self.seating.story, scene, in_sight(scene.history)), "past_history")
        yield from steps(questions(scene))
        yield from steps([outside(scene.outside)] if scene.outside else [])

    # What one chair did

    def _came_of(self, seat: Seat) -> Lines:
        if len(self.asked) > 1:
            yield from first(self._said_of(seat, chosen_by))
        for to in self.seating.words(self.scene, seat.chair):
            said = f"{self.seating.said(seat.chair, to.chair)} == 1"
            yield from where(said, self._heard(seat, to))
        yield from first((self._chose(seat, option), self._outcome(seat, option)) for option in seat.options)

    def _heard(self, by: Seat, to: Seat) -> Lines:
        """What a chair says to a word in the corridor."""
        reply, name = self.seating.reply(by.chair, to.chair), name_of(self.seating.story, to.chair)
        yield letters(word_with(name))
        cases: list[Case] = []
        for number, (_, asked) in enumerate(self.settling.meant(by, to), 1):
            cases += [(f"{reply} == {number}", prose(asked.yes)), (f"{reply} == -{number}", prose(asked.no))]
        yield from first(cases, [letters(listens(name))])

    def _outcome(self, seat: Seat, option: Option) -> Lines:
        seating, story = self.seating, self.seating.story
        yield from prose(option.outcome)
        answers = ((seating.holds(one.when, self.scene.seats), prose(one.text)) for one in option.answers)
        yield from first(answers)
        if option.looks:
            meter = story.find(Meter, story.curve)
            was = self.settling.before(meter.id)
            yield from first((f"{was} >= {low}", prose(looked_at(meter, low))) for low, _ in reversed(meter.bands))
            yield from index_cards.glimpse_found(seating, seat.chair)
        yield f'~ {seating.kept(self.scene, seat.chair)} = "{option.id}"'
        yield from index_cards.typed(seating, seat.chair, option)

    def _stands(self, seat: Seat, option: Option) -> str:
        """How a pick stands to history."""
        told, name = standing(self.scene, option), name_of(self.seating.story, seat.chair)
        return letters(f"{name}: {told}" if len(self.asked) > 1 else told)

    # What the others did

    def _done_by(self, seats: Iterable[Seat]) -> Lines:
        """What chairs did that nobody was asked for, a sentence each."""
        for seat in seats:
            if seat not in self.asked:
                joined = any_of(
                    f"{self.seating.reply(by.chair, seat.chair)} > 0"
                    for by in self.asked
                    if seat in self.seating.words(self.scene, by.chair)
                )
                yield from first(self._by_itself(seat, joined))

    def _by_itself(self, seat: Seat, joined: str) -> Iterable[Case]:
        strayed = followed if seat.chair in self.seating.chairs else departed
        yield from self._said_of(seat, chosen_by, lambda option: TRUE if option.historical else joined)
        yield from self._said_of(seat, lambda name, choice: strayed([name], choice), lambda _: TRUE)

    def _said_of(
        self, seat: Seat, sentence: SentenceOf, if_so: Callable[[Option], str] = lambda _: TRUE
    ) -> Iterable[Case]:
        """A sentence about what a chair chose, for each label that the option may have borne on the card."""
        name = name_of(self.seating.story, seat.chair)
        for option in seat.options:
            labels = [(TRUE, option.label)]
            for place in reversed(self.settling.relabelled):
                for chair, id, label in reversed(self.scene.variants[place].labels):
                    if (chair, id) == (seat.chair, option.id):
                        labels.insert(0, (self.settling.variant(place), label))
            for expression, label in labels:
                so = all_of([self._chose(seat, option), if_so(option), expression])
                yield so, [letters(sentence(name, label))]

    def _chose(self, seat: Seat, option: Option) -> str:
        return self.seating.chose(seat.chair, [option.id])

    # What moved

    def _changes(self) -> Lines:
        """The meters and facts that are not what they were, a sentence each."""
        story = self.seating.story
        for name in self.settling.told_of:
            now, was = self.seating.variables[name], self.settling.before(name)
            rose, fell = f"{now} > {was}", f"{now} < {was}"
            if story.has(Fact, name):
                fact = story.find(Fact, name)
                yield from first([(rose, _sentence(fact.when_set)), (fell, _sentence(fact.when_cleared))])
            else:
                meter = story.find(Meter, name)
                own = self._alone(meter.chair)
                yield from first(
                    [
                        (all_of([own, rose]), _sentence(meter.rises_for_you)),
                        (all_of([own, fell]), _sentence(meter.falls_for_you)),
                        (rose, _sentence(meter.rises)),
                        (fell, _sentence(meter.falls)),
                    ]
                )

    def _alone(self, chair: str | None) -> str:
        """Whether people of this chair, and of no other, were asked."""
        if chair is None or chair not in [seat.chair for seat in self.asked]:
            return FALSE
        return all_of(
            not_(self.seating.is_empty(seat.chair)) if seat.chair == chair else self.seating.is_empty(seat.chair)
            for seat in self.asked
            if seat.absent or seat.chair != chair
        )


def _sentence(text: str) -> list[str]:
    """A line, if there is anything in it."""
    return [letters(text)] if text else []


def _numbered(variable: str, moves: Iterable[Move]) -> Iterable[Case]:
    for number, move in enumerate(moves, 1):
        yield f"{variable} == {number}", prose(move.text)
