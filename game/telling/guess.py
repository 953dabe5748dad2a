"""The guess: how much of the house does the office hold now? Asked before some cards, and held against the truth."""

from collections.abc import Iterator

from game.engine.round import Round
from game.engine.sitting import Sitting
from game.engine.story import Meter, Story
from game.telling.question import PASS, Answer, Question
from game.telling.words import stopped
from game.words import month_in_words, tr


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


def guessed(sitting: Sitting, answer: str) -> Sitting:
    """The sitting after the answer with this id."""
    return sitting.with_guess(None if answer == PASS else int(answer))


def guesses(sitting: Sitting) -> Iterator[tuple[Round, int]]:
    """Every round before which people guessed, and the band, by any of its values."""
    meter = sitting.story.find(Meter, sitting.story.curve)
    for round, entry in zip(sitting.rounds, sitting.chronicle.entries, strict=True):
        if entry.guess is not None and meter.low <= entry.guess <= meter.high:
            yield round, entry.guess


def guesses_told(sitting: Sitting) -> tuple[str, ...]:
    """Every guess beside the truth of that day, a sentence each."""
    meter = sitting.story.find(Meter, sitting.story.curve)
    return tuple(
        f"{month_in_words(round.scene.date)}, {stopped(round.scene.title)} "
        + tr(
            "You guessed: {guess}. It was: {truth}.",
            guess=meter.word(guess),
            truth=meter.word(round.before[meter.id]),
        )
        for round, guess in guesses(sitting)
    )
