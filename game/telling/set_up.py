"""The questions before a game: whose chair, which aim, how many cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.chronicle import Chronicle
from game.engine.programme import Programme
from game.engine.reference import Person
from game.engine.story import Chair, Deck, Story
from game.telling.reading_time import deck_words, minutes
from game.telling.words import count, name_of

NO_ROAD = "From this chair, held alone, no choices lead there."


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be chosen."""

    id: str
    label: str
    note: str
    about: str = ""
    """What else there is to know, in authored prose."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answers."""

    text: str
    answers: tuple[Answer, ...]
    remark: str


def next_question(story: Story, answers: Sequence[str]) -> Question | None:
    """The question that follows these answers' ids; None once all have been asked."""
    match answers:
        case []:
            return _whose_chair(story)
        case [chair]:
            return _which_aim(story, chair)
        case [chair, _]:
            return _which_deck(story, chair)
        case _:
            return None


def new_game(story: Story, answers: Sequence[str]) -> Chronicle:
    """The game that begins with these answers. Raises ValueError while a question is open."""
    chair, aim, deck = answers
    return Chronicle((chair,), ((chair, aim),), deck).sealed(story)


def _whose_chair(story: Story) -> Question:
    return Question(
        "Whose chair will you take?",
        tuple(
            Answer(chair.id, f"{chair.name} ({_decisions(story, chair.id)})", chair.line, _dossier(story, chair))
            for chair in story.chairs
        ),
        f"{story.opponent.name}'s chair is taken. History holds every chair that you do not.",
    )


def _which_aim(story: Story, chair: str) -> Question:
    return Question(
        f"What do you want, as {name_of(story, chair)}?",
        tuple(Answer(aim.id, aim.title, NO_ROAD if (chair, aim.id) in story.no_roads else "") for aim in story.aims),
        "The ending says whether you have what you said you wanted. Nobody is marked for doing as history did.",
    )


def _which_deck(story: Story, chair: str) -> Question:
    return Question(
        "How much will you play?",
        tuple(
            Answer(
                deck.id,
                f"{deck.title} ({_decisions(story, chair, deck.id)}, {_minutes(story, deck, chair)} to read)",
                deck.about,
            )
            for deck in story.decks
        ),
        "On the cards that are not asked your man does what he did in history, and one line says so.",
    )


def _decisions(story: Story, chair: str, deck: str = "") -> str:
    return count(len(Programme.of(story, (chair,), deck).cards(story)), "decision", "decisions")


def _minutes(story: Story, deck: Deck, chair: str) -> str:
    return count(minutes(deck_words(story, deck, chair)), "minute", "minutes")


def _dossier(story: Story, chair: Chair) -> str:
    return story.find(Person, chair.id).text if story.has(Person, chair.id) else ""
