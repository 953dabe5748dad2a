"""The teacher's key of a deck: how long it takes, and for each card everything that the pupils' sheets leave out."""

from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from game.engine.conditions import ALWAYS
from game.engine.reference import CardAdvice
from game.engine.scene import Move, Option, Outside, Scene, Seat, Variant
from game.engine.schedule import Schedule
from game.engine.story import Act, Attention, Deck, Story
from game.i18n import tr
from game.telling.codes import BallotCode, code_of, file_number
from game.telling.conditions_in_words import ConditionalText, in_words
from game.telling.key_of_memory import KeyWord, echoes, tellings, words
from game.telling.paper import asked
from game.telling.prose import letters, plain
from game.telling.reading_time import TALK_A_CARD, aloud, card_words, deck_words, in_silence, nearly, with_talk
from game.telling.reference import grounds
from game.telling.reveal import Step, what_happened, what_happened_in
from game.telling.told_before import standing
from game.telling.words import dateline, name_of


@dataclass(frozen=True, slots=True)
class KeyOption:
    """An option with what comes of it."""

    number: int
    code: str
    label: str
    attends: str
    standing: str
    historical: bool
    outcome: str
    objects: bool
    """Whether conditions count it as an objection."""
    locks: tuple[ConditionalText, ...]
    """What must hold for it to be open, and what is shown while that does not hold."""
    answers: tuple[ConditionalText, ...]
    """What becomes of it after the round: the first that fits."""
    filed: str
    """The line that the office types about it."""


@dataclass(frozen=True, slots=True)
class KeyAct:
    """An act: what is told when it begins, with its history if it has one of its own, and when it closes."""

    title: str
    opening: str
    steps: tuple[Step, ...]
    outside: Outside | None
    grounds: tuple[str, ...]
    """Where all of this comes from."""


@dataclass(frozen=True, slots=True)
class KeyCard:
    """One card with its reveal."""

    file: int
    title: str
    dateline: str
    begins: tuple["KeyAct", ...]
    """The acts that begin since the card before."""
    care: str
    note: str
    """What to know about its subject beforehand."""
    say: str
    """What to say before it is read."""
    slip: str
    """The mistake that is often made here."""
    factors: tuple[str, ...]
    """The names of the enquiry's factors to which it speaks."""
    reports_death: bool
    guess: bool
    comes: str
    """When it comes at all; empty for a card that always does."""
    never: bool
    """Whether nothing like it ever happened."""
    chairs: tuple[tuple[str, tuple[KeyOption, ...]], ...]
    echoes: tuple[ConditionalText, ...]
    """What is read out to a chair beside its slip; of those to one chair, the first that fits."""
    spoken: tuple[KeyWord, ...]
    """The words in the corridor that can be had."""
    words: int
    """For the chair that has most to read."""
    changes: tuple[ConditionalText, ...]
    opponent: tuple[ConditionalText, ...]
    together: tuple[ConditionalText, ...]
    steps: tuple[Step, ...]
    happened: str
    """Its history, in short."""
    ask: tuple[tuple[str, str], ...]
    """Its questions, each with the points to expect, or with nothing."""
    outside: Outside | None
    grounds: tuple[str, ...]
    """Where its history and its panel come from."""

    @property
    def reading(self) -> int:
        """Minutes read aloud, to the nearest."""
        return nearly(self.words)

    @property
    def time(self) -> int:
        """Minutes read aloud and talked about, to the nearest."""
        return self.reading + TALK_A_CARD


@dataclass(frozen=True, slots=True)
class Length:
    """How long a deck is for somebody."""

    name: str
    cards: int
    words: int

    @property
    def alone(self) -> int:
        """Minutes read in silence."""
        return in_silence(self.words)

    @property
    def reading(self) -> int:
        """Minutes read aloud."""
        return aloud(self.words)

    @property
    def time(self) -> int:
        """Minutes read aloud and talked about."""
        return with_talk(self.words, self.cards)


def lengths(story: Story, deck: Deck) -> tuple[Length, ...]:
    """How long the deck is for each chair by itself, and for all of them together where there are more."""
    alone = [
        Length(
            chair.name,
            len(Schedule((chair.id,), deck).counted(story)),
            deck_words(story, deck, chair.id),
        )
        for chair in story.chairs
    ]
    most = [_most_words(story, scene, chairs) for scene, chairs in asked(story, deck) if not scene.never]
    played = tuple(row for row in alone if row.cards)
    together = Length(tr("All chairs together"), len(most), sum(most))
    return played if len(played) == 1 else (*played, together)


def teachers_key(story: Story, deck: Deck) -> tuple[tuple[KeyCard, ...], tuple[KeyAct, ...]]:
    """The cards of the deck, and the acts that begin after the last of them."""
    cards, left = [], list(story.acts)
    for scene, chairs in asked(story, deck):
        begun = [act.id for act in left].index(scene.act) + 1 if story.find(Act, scene.act) in left else 0
        cards.append(_card(story, deck, scene, chairs, left[:begun]))
        left = left[begun:]
    return tuple(cards), tuple(map(partial(_part, story), left))


def _part(story: Story, act: Act) -> KeyAct:
    steps = what_happened(story, act.history) if act.history else ()
    return KeyAct(act.title, act.opening, steps, act.outside, _grounds(story, act.claims, steps, act.outside))


def _grounds(story: Story, claims: tuple[str, ...], steps: tuple[Step, ...], panel: Outside | None) -> tuple[str, ...]:
    filed = (id for step in steps for paper in step.papers for id in paper.claims)
    ids = [*claims, *(id for step in steps for id in step.claims), *(panel.claims if panel else ()), *filed]
    return grounds(story, ids)


def _most_words(story: Story, scene: Scene, chairs: tuple[str, ...]) -> int:
    return max(card_words(story, scene, chair) for chair in chairs)


def _card(story: Story, deck: Deck, scene: Scene, chairs: tuple[str, ...], begun: list[Act]) -> KeyCard:
    steps = what_happened_in(story, scene)
    taught = dict(story.teaching.cards).get(scene.id, CardAdvice()) if story.teaching else CardAdvice()
    return KeyCard(
        file=file_number(story, scene.id),
        title=scene.title,
        dateline=dateline(scene),
        begins=tuple(_part(story, act) for act in begun),
        care=scene.care,
        note=taught.note,
        say=taught.say,
        slip=taught.slip,
        factors=story.enquiry.named_in(scene.evidence) if story.enquiry else (),
        reports_death=bool(scene.history.death),
        guess=scene.id in deck.guesses,
        comes=in_words(story, scene.when, scene),
        never=scene.never,
        chairs=tuple(
            (name_of(story, seat.chair), _options(story, deck, scene, seat))
            for seat in scene.seats
            if seat.chair in chairs
        ),
        echoes=tuple(echo for seat in scene.seats if seat.chair in chairs for echo in echoes(story, deck, scene, seat)),
        spoken=tuple(word for chair in chairs for word in words(story, deck, scene, chair)),
        words=_most_words(story, scene, chairs),
        changes=(
            *_absences(story, scene),
            *_skipped(story, scene),
            *_documents(story, scene),
            *_variants(story, scene),
        ),
        opponent=tuple(_move(story, scene, move) for move in scene.opponent),
        together=tuple(_move(story, scene, move) for move in scene.together),
        steps=steps,
        happened=scene.history.text or scene.history.beyond,
        ask=tuple(zip_longest(scene.ask, taught.expect, fillvalue="")),
        outside=scene.outside,
        grounds=_grounds(story, (), steps, scene.outside),
    )


def _options(story: Story, deck: Deck, scene: Scene, seat: Seat) -> tuple[KeyOption, ...]:
    return tuple(
        KeyOption(
            number,
            code_of(story, BallotCode(scene.id, seat.chair, option.id)),
            option.label,
            story.find(Attention, option.attends).called,
            _standing(scene, option),
            bool(option.historical) and not scene.never,
            option.outcome,
            option.objects,
            _locks(story, scene, option),
            tellings(story, deck, scene, option.answers),
            option.filed,
        )
        for number, option in enumerate(seat.options, 1)
    )


def _standing(scene: Scene, option: Option) -> str:
    """That nothing of it happened stands at the head of a card that never was."""
    if not scene.never:
        return standing(scene, option)
    return tr("So it goes where nobody decides.") if option.historical else ""


def _locks(story: Story, scene: Scene, option: Option) -> tuple[ConditionalText, ...]:
    return tuple(ConditionalText(plain(need.otherwise), in_words(story, need.when, scene)) for need in option.needs)


def _move(story: Story, scene: Scene, move: Move) -> ConditionalText:
    return ConditionalText(move.text, in_words(story, move.when, scene) if move.when != ALWAYS else "")


def _absences(story: Story, scene: Scene) -> list[ConditionalText]:
    return [
        ConditionalText(
            seat.absent.text,
            in_words(story, seat.absent.when, scene),
            tr("{name} does not sit", name=name_of(story, seat.chair)),
        )
        for seat in scene.seats
        if seat.absent
    ]


def _skipped(story: Story, scene: Scene) -> list[ConditionalText]:
    if scene.skip is None:
        return []
    return [ConditionalText(scene.skip.bridge, in_words(story, scene.skip.when, scene), tr("The card falls out"))]


def _documents(story: Story, scene: Scene) -> list[ConditionalText]:
    """Which documents are in hand before the pick in some worlds only."""
    return [
        ConditionalText(letters(filed.document.title), in_words(story, filed.when, scene), tr("A document is in hand"))
        for filed in scene.documents
        if filed.chairs and filed.when != ALWAYS
    ]


def _variants(story: Story, scene: Scene) -> list[ConditionalText]:
    return [told for variant in scene.variants for told in _variant(story, scene, variant)]


def _variant(story: Story, scene: Scene, variant: Variant) -> list[ConditionalText]:
    when = in_words(story, variant.when, scene)
    told = [ConditionalText(variant.prose, when, tr("Instead of the shared sheet"))] if variant.prose else []
    told += [ConditionalText(variant.add, when, tr("Added to the shared sheet"))] if variant.add else []
    told += [
        ConditionalText(brief, when, tr("Instead of the brief for {name}", name=name_of(story, chair)))
        for chair, brief in variant.briefs
    ]
    told += [
        ConditionalText(
            letters(label),
            when,
            tr("Instead of the words of {code}", code=code_of(story, BallotCode(scene.id, chair, option))),
        )
        for chair, option, label in variant.labels
    ]
    return told
