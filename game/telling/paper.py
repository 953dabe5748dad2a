"""The cards of a deck as paper tells them, where nobody knows the state: role sheets, decision cards and ballots."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.chronicle import Chronicle
from game.engine.conditions import ALWAYS
from game.engine.documents import Document
from game.engine.outcome import history
from game.engine.reference import Person
from game.engine.scene import Asked, Option, Scene, Seat
from game.engine.schedule import Schedule
from game.engine.story import Chair, Deck, Story
from game.i18n import tr
from game.telling.card import act_title, office
from game.telling.codes import BallotCode, code_of, file_number
from game.telling.documents import Paper, bare
from game.telling.prose import plain
from game.telling.question import Answer, Question, guess_question
from game.telling.set_up import which_aim
from game.telling.words import dateline, day_of, name_of


@dataclass(frozen=True, slots=True)
class PaperOption:
    """An option with its number, its pick code, and why it may turn out to be locked."""

    number: int
    code: str
    label: str
    locked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BallotSlip:
    """What one chair gets of a card, to be handed out by itself."""

    chair: str
    brief: str
    options: tuple[PaperOption, ...]
    papers: tuple[Paper, ...]
    """The documents that this chair alone, or with few others, has in hand."""
    corridor: str
    """With whom it can have a word in the corridor; empty for nobody."""


@dataclass(frozen=True, slots=True)
class PaperCard:
    """One decision point: what everybody reads, and a slip for each chair that is asked."""

    file: int
    act: str
    title: str
    dateline: str
    care: str
    prose: str
    papers: tuple[Paper, ...]
    """The documents that everybody has in hand."""
    slips: tuple[BallotSlip, ...]
    guess: Question | None
    """Asked of the whole room before the card, if the deck marks it."""
    seldom: bool
    """Whether it comes only where the key says so, and is not handed out otherwise."""


@dataclass(frozen=True, slots=True)
class Role:
    """Who sits in a chair, what is known on the first day, and what can be wanted."""

    name: str
    line: str
    person: Person | None
    day: str
    place: str
    office: str
    brief: str
    aims: tuple[Answer, ...]
    remark: str
    """What holds of all aims."""
    log: tuple[tuple[int, str], ...]
    """File and day of each card on which the chair is asked, but for those that do not come in every game."""
    spare: int
    """How many others may come."""
    words: int
    """How many words in the corridor the chair has."""


def asked(story: Story, deck: Deck) -> Iterator[tuple[Scene, tuple[str, ...]]]:
    """The cards of the deck, and whom each of them asks."""
    schedule = Schedule(tuple(chair.id for chair in story.chairs), deck)
    for scene in schedule.cards(story):
        yield scene, schedule.asked(story, scene)


def cards(story: Story, deck: Deck) -> tuple[PaperCard, ...]:
    """The cards of the deck, as everybody reads them in a state that nobody knows."""
    return tuple(_card(story, deck, scene, chairs) for scene, chairs in asked(story, deck))


def roles(story: Story, deck: Deck) -> tuple[Role, ...]:
    """A role for each chair that the deck asks anything."""
    mine = {chair: [scene for scene, chairs in asked(story, deck) if chair.id in chairs] for chair in story.chairs}
    return tuple(_role(story, deck, chair, scenes) for chair, scenes in mine.items() if scenes)


def locked(option: Option) -> tuple[str, ...]:
    """Every reason for which an option may be locked."""
    return tuple(plain(need.otherwise) for need in option.needs)


def _card(story: Story, deck: Deck, scene: Scene, chairs: tuple[str, ...]) -> PaperCard:
    everybody = () if scene.call else scene.documents
    common = [filed.document for filed in everybody if set(chairs) <= set(filed.chairs)]
    return PaperCard(
        file=file_number(story, scene.id),
        act=act_title(story, scene.act),
        title=scene.title,
        dateline=dateline(scene),
        care=scene.care,
        prose=scene.prose,
        papers=tuple(map(bare, common)),
        slips=tuple(_slip(story, deck, scene, seat, common) for seat in scene.seats if seat.chair in chairs),
        guess=guess_question(story) if scene.id in deck.guesses else None,
        seldom=scene.when != ALWAYS,
    )


def words_in(deck: Deck, scene: Scene, chair: str) -> list[tuple[Seat, Option, Asked]]:
    """The words in the corridor that a chair can have on a card of the deck: with whom, for what, and the answers."""
    if not deck.words:
        return []
    return [
        (seat, option, asked)
        for seat in scene.seats
        for option in seat.options
        for asked in option.asked
        if asked.by == chair
    ]


def _slip(story: Story, deck: Deck, scene: Scene, seat: Seat, common: list[Document]) -> BallotSlip:
    to = dict.fromkeys(name_of(story, other.chair) for other, _, _ in words_in(deck, scene, seat.chair))
    held = (filed.document for filed in scene.documents if seat.chair in filed.chairs)
    return BallotSlip(
        name_of(story, seat.chair),
        seat.brief,
        tuple(
            PaperOption(
                number, code_of(story, BallotCode(scene.id, seat.chair, option.id)), option.label, locked(option)
            )
            for number, option in enumerate(seat.options, 1)
        ),
        tuple(bare(document) for document in held if document not in common),
        f" {tr('or')} ".join(to),
    )


def _role(story: Story, deck: Deck, chair: Chair, scenes: list[Scene]) -> Role:
    """The office is that of history on the day; the state to which history had led by then is all that can be known."""
    sure = [scene for scene in scenes if scene.when == ALWAYS] or scenes
    first = sure[0]
    (before,) = (round.before for round in history(story) if round.scene is first)
    seat, aims = first.seat(chair.id), which_aim(story, Chronicle((chair.id,), deck=deck.id), chair.id)
    assert seat
    return Role(
        name=chair.name,
        line=chair.line,
        person=story.find(Person, chair.id) if story.has(Person, chair.id) else None,
        day=day_of(first),
        place=first.place,
        office=office(chair, first, before),
        brief=seat.brief,
        aims=aims.answers,
        remark=aims.remark,
        log=tuple((file_number(story, scene.id), day_of(scene)) for scene in sure),
        spare=len(scenes) - len(sure),
        words=deck.words if any(words_in(deck, scene, chair.id) for scene in scenes) else 0,
    )
