"""The story as frozen values: what a folder of scene files says, once it has been read and found sound."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from game.engine.conditions import ALWAYS, Condition
from game.engine.digests import EVERYTHING, RULES, digest
from game.engine.effects import Floors
from game.engine.endings import Ending, Fates
from game.engine.enquiry import Enquiry
from game.engine.memory import Memory, words_left
from game.engine.meters import Fact, Meter
from game.engine.readers import asked_in, conditions_of_scene, conditions_of_texts
from game.engine.reference import Book, Claim, Person, Sentence, Teaching, Term
from game.engine.scene import History, Outside, Scene, Telling
from game.engine.state import State

if TYPE_CHECKING:  # which `card-index check` does not wait for
    from game.engine.written_tasks import WrittenTasks

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Office:
    """What stands under a chair's name, from a day on and while a condition holds."""

    title: str
    since: date | None = None
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class CardTexts:
    """What a chair's people read of the card that the office keeps about it; ``{lines}`` stands for what is typed."""

    found: str = ""
    """Told after the first pick that looks at the office."""
    shown: str = ""
    """Told where somebody is careless with it."""
    shown_again: str = ""
    """The same, for one who has found it before."""
    whole: str = ""
    """Told at the end."""


@dataclass(frozen=True, slots=True)
class Chair:
    """One of the rivals whom people can play."""

    id: str
    name: str
    line: str
    offices: tuple[Office, ...] = ()
    panel: tuple[str, ...] = ()
    """The meters shown beside its card."""
    others: tuple[tuple[str, str], ...] = ()
    """For another chair, the meter that measures the trust between the two."""
    card: CardTexts = CardTexts()
    emblem: tuple[str, ...] = ()
    """The rows of a small drawing, which means nothing: it stands beside the name."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What players may say at the start that they want, and the test of it at the end, for each chair."""

    id: str
    title: str
    tests: tuple[tuple[str, Condition], ...]
    met: str
    missed: str

    def is_met(self, chair: str, state: State) -> bool:
        """Whether the chair has what it wanted; raises KeyError for a chair the story has not."""
        return dict(self.tests)[chair].holds(state)


@dataclass(frozen=True, slots=True)
class Act:
    """A part of the story, named as the essay names its sections."""

    id: str
    title: str
    opening: str
    history: History | None = None
    outside: Outside | None = None
    claims: tuple[str, ...] = ()
    """Ids of the claims on which its opening rests."""


@dataclass(frozen=True, slots=True)
class Deck:
    """Which cards are asked, for each chair; on the others the chair plays history."""

    id: str
    title: str
    about: str
    cards: tuple[tuple[str, frozenset[str]], ...]
    """For each chair, the ids of the scenes in which it is asked."""
    guesses: frozenset[str] = frozenset()
    """The scenes before which people may guess the hidden meter."""
    words: int = 0
    """How many words in the corridor each chair that is held may spend."""

    def asks(self, chair: str, scene: str) -> bool:
        """Whether the chair is asked in the scene, both by their ids."""
        return scene in dict(self.cards).get(chair, frozenset())

    def only(self, chairs: Container[str]) -> "Deck":
        """The same cards, asked of these chairs alone."""
        return replace(self, cards=tuple(row for row in self.cards if row[0] in chairs))


@dataclass(frozen=True, slots=True)
class Attention:
    """One of the things an option can attend to."""

    id: str
    about: str
    word: str = ""
    """What players see; empty where that is the id."""

    @property
    def called(self) -> str:
        """The word that players see."""
        return self.word or self.id


@dataclass(frozen=True, slots=True)
class Opponent:
    """The fixed chair, which history always holds."""

    name: str
    person: str


class NoRoad(NamedTuple):
    """An aim that a chair cannot meet, whatever is chosen in a game with these chairs and this deck."""

    held: frozenset[str]
    """The chairs that people hold, the one that has the aim among them."""
    deck: str
    chair: str
    aim: str


@dataclass(frozen=True)
class Story:
    """Everything that can be played and told. Scenes stand in the order of their dates."""

    title: str
    tagline: str
    opponent: Opponent
    attends: tuple[Attention, ...]
    meters: tuple[Meter, ...]
    facts: tuple[Fact, ...]
    chairs: tuple[Chair, ...]
    aims: tuple[Aim, ...]
    acts: tuple[Act, ...]
    decks: tuple[Deck, ...]
    scenes: tuple[Scene, ...]
    endings: tuple[Ending, ...]
    fates: Fates
    curve: str
    """The id of the meter whose hidden course the ending draws."""
    card_shown: str = ""
    """The scene in which somebody is careless with the cards of the players."""
    card_frames: tuple[Telling, ...] = ()
    """How the cards are seen at the end."""
    card_question: str = ""
    """What is asked about the last line of one's own card."""
    drawers_full: str = ""
    """What is told to whoever has reached every ending."""
    remembered: tuple[tuple[str, int], ...] = ()
    """What it remembers as it begins, under the names of its `memory`, where it is only the later part of a story."""
    essay_title: str = ""
    sentences: tuple[Sentence, ...] = ()
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    books: tuple[Book, ...] = ()
    teaching: Teaching | None = None
    enquiry: Enquiry | None = None
    written: "WrittenTasks | None" = None
    claims: Mapping[str, Claim] = field(default_factory=dict, compare=False)
    """By their ids, the claims on which the histories rest. It may be read only when one of them is asked for."""
    no_roads: frozenset[NoRoad] = field(default=frozenset(), compare=False)
    """What cannot be met from which chairs: worked out, and never written by hand."""
    also_read: tuple[tuple[str, Condition], ...] = field(default=(), compare=False)
    """Conditions that nothing of the story reads, and somebody who asks something of it: each with the id of the scene
    before which it is read, or an empty one for the end. What they remember is held as well."""

    @cached_property
    def memory(self) -> Memory:
        """What it remembers of its players."""
        askers = (asked.by for scene in self.scenes for asked in asked_in(scene))
        return Memory.of(self._conditions(), askers, max(deck.words for deck in self.decks))

    def conditions_at_end(self) -> Iterator[Condition]:
        """Those that decide how it ends: of the endings and of the aims."""
        yield from (ending.when for ending in self.endings)
        yield from (test for aim in self.aims for _, test in aim.tests)

    def _conditions(self) -> Iterator[Condition]:
        """All of them: those that decide a game, and those that only choose what is told in it."""
        yield from self.conditions_at_end()
        yield from (condition for _, condition in self.also_read)
        yield from (condition for ending in self.endings for condition in ending.conditions())
        yield from (office.when for chair in self.chairs for office in chair.offices)
        yield from (floor.unless for meter in self.meters for floor in meter.floors)
        yield from (frame.when for frame in self.card_frames)
        for scene in self.scenes:
            yield from conditions_of_scene(scene)
            yield from conditions_of_texts(scene)

    @cached_property
    def start(self) -> State:
        """The state before the first scene, in the deck that asks most."""
        meters = {meter.id: meter.start for meter in self.meters}
        facts = {fact.id: int(fact.start) for fact in self.facts}
        begun = dict(self.remembered)
        whole = State.of({**meters, **facts, **{name: begun.get(name, 0) for name in self.memory.ranges}})
        return self._with_words(whole, self.decks[-1])

    def opening(self, deck: str = "") -> State:
        """The state before the first scene in a game with this deck. Raises KeyError for one that the story has not."""
        return self._with_words(self.start, self.find(Deck, deck)) if deck else self.start

    def _with_words(self, state: State, deck: Deck) -> State:
        names = map(words_left, (chair.id for chair in self.chairs))
        return state.changed({name: deck.words for name in names if name in self.memory.ranges})

    @cached_property
    def ranges(self) -> Mapping[str, tuple[int, int]]:
        """The lowest and highest value of each meter, and of each number that is remembered."""
        return {**{meter.id: (meter.low, meter.high) for meter in self.meters}, **self.memory.ranges}

    def values(self, name: str) -> range:
        """All values that a name of the state can have."""
        low, high = self.ranges.get(name, (0, 1))
        return range(low, high + 1)

    def lifting(self, scene: Scene) -> Iterator[Condition]:
        """The conditions under which meters fall below their floors all the same, for each floor that has begun by the
        day of the scene. They are read as the scene opens."""
        return (floor.unless for meter in self._with_floors for floor in meter.floors if floor.since <= scene.date)

    def floors(self, scene: Scene, state: State) -> Floors:
        """The meters that do not fall under a value in this scene, as it opens in this state."""
        found = {}
        for meter in self._with_floors:
            for floor in reversed(meter.floors):
                if floor.since <= scene.date and not floor.unless.holds(state):
                    found[meter.id] = floor.value
                    break
        return found

    @cached_property
    def _with_floors(self) -> tuple[Meter, ...]:
        return tuple(meter for meter in self.meters if meter.floors)

    @cached_property
    def rules_digest(self) -> str:
        """Changes when an id, a need, a condition or an effect does."""
        return digest(self, RULES)

    @cached_property
    def words_digest(self) -> str:
        """Changes with anything in the story."""
        return digest(self, EVERYTHING)

    @cached_property
    def _rows(self) -> Mapping[tuple[type, str], object]:
        rules = (self.attends, self.meters, self.facts, self.chairs, self.aims, self.acts, self.decks)
        told = (self.scenes, self.endings, self.sentences, self.people, self.terms)
        return {(type(row), row.id): row for kind in (*rules, *told) for row in kind}

    def find(self, kind: type[T], id: str) -> T:
        """The meter, chair, scene … with this id; raises KeyError where the story has none."""
        row = self._rows[kind, id]
        assert isinstance(row, kind)
        return row

    def has(self, kind: type, id: str) -> bool:
        """Whether there is a meter, chair, scene … with this id."""
        return (kind, id) in self._rows
