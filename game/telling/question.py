"""A question with its answers: what is asked before a game and between its cards, the guess among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.engine.story import Meter, Story
from game.i18n import tr
from game.telling.words import in_month

PASS, ENOUGH = "(pass)", "(enough)"
"""Answers of the program's own: no id of a story has brackets."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be chosen."""

    id: str
    label: str
    note: str = ""
    about: str = ""
    """What else there is to know, in authored prose."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answers; one without answers is answered by a line of the player's own, or by none."""

    text: str
    answers: tuple[Answer, ...]
    remark: str = ""


def guess_question(story: Story) -> Question:
    """The question, with a row for each band of the hidden meter and one to pass."""
    meter = story.find(Meter, story.curve)
    bands = [(word, *meter.band(low)) for low, word in meter.bands]
    rows = [
        Answer(str(low), word, tr("{low} to {high} of {top}", low=low, high=high, top=meter.high))
        for word, low, high in bands
    ]
    return Question(
        tr("Without looking: how far has {meter} come?", meter=meter.name),
        (*rows, Answer(PASS, tr("No guess"))),
        tr("Nobody in the room can know. The ending sets your guess beside the truth."),
    )


def guessed(playthrough: Playthrough, answer: str) -> Playthrough:
    """The sitting after the answer with this id."""
    return playthrough.with_guess(None if answer == PASS else int(answer))


def guesses(playthrough: Playthrough) -> Iterator[tuple[Round, int]]:
    """Every round before which people guessed, and the band, by any of its values."""
    meter = playthrough.story.find(Meter, playthrough.story.curve)
    for round, entry in zip(playthrough.rounds, playthrough.chronicle.entries, strict=True):
        if entry.guess is not None and meter.low <= entry.guess <= meter.high:
            yield round, entry.guess


def guesses_told(playthrough: Playthrough) -> tuple[str, ...]:
    """Every guess beside the truth of that day, a sentence each."""
    meter = playthrough.story.find(Meter, playthrough.story.curve)
    return tuple(
        f"{in_month(round.scene)} "
        + tr(
            "You guessed: {guess}. It was: {truth}.",
            guess=meter.word(guess),
            truth=meter.word(round.before[meter.id]),
        )
        for round, guess in guesses(playthrough)
    )
