"""What can be learnt by heart from a story: its people, its words, when things were, and how the essay stands up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from game.engine.story import Story
from game.i18n import listed, marked, tr
from game.telling.citations import GUESSES
from game.telling.prose import letters
from game.telling.reference import people, place_of, terms, verdict
from game.telling.words import day_of

FlashKind = Literal["people", "words", "dates", "verdicts"]
KINDS: tuple[FlashKind, ...] = get_args(FlashKind)
HEADINGS = {
    "people": marked("People"),
    "words": marked("Words"),
    "dates": marked("Dates"),
    "verdicts": marked("The essay"),
}


@dataclass(frozen=True, slots=True)
class FlashCard:
    """A question with its answer, both as authored prose."""

    kind: FlashKind
    id: str
    """Its own among those of its kind; it stays the same when the texts change."""
    question: str
    answer: str


def flash_cards(story: Story) -> Iterator[FlashCard]:
    """All cards of a story, kind by kind. A scene that never was has no date to learn."""
    for person, told in zip(story.people, people(story), strict=True):
        yield FlashCard("people", person.id, tr("Who was {name}?", name=letters(person.name)), told.text)
    for term, told in zip(story.terms, terms(story), strict=True):
        yield FlashCard("words", term.id, tr("What does “{term}” mean?", term=letters(term.term)), told.text)
    for scene in story.scenes:
        if not scene.never:
            asked = tr("When was it, and what happened? {title}", title=letters(scene.title))
            yield FlashCard(
                "dates",
                scene.id,
                f"{asked}\n\n{letters(scene.place)}",
                f"**{letters(day_of(scene))}**\n\n{scene.history.text}",
            )
    guesses = listed([tr(word) for _, word in GUESSES])
    for sentence in story.sentences:
        said = tr("The essay ({place}): {cited}", place=letters(place_of(sentence)), cited=sentence.gist)
        asked = tr("Does that stand? Choose between {guesses}.", guesses=guesses)
        judged = tr("As worded: {verdict}.", verdict=letters(verdict(sentence)))
        yield FlashCard("verdicts", sentence.id, f"{said}\n\n{asked}", f"**{judged}**\n\n{sentence.note}".rstrip())
