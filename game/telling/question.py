"""A question with its answers: what is asked before a game and between its cards, the guess among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.engine.story import Story
from game.i18n import tr
from game.telling.words import called, in_month

PASS, ENOUGH, MORE = "(pass)", "(enough)", "(more)"
"""Answers of the program's own: no id of a story has brackets."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be chosen."""

    id: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answers; one without answers is answered by a line of the player's own, or by none."""

    text: str
    answers: tuple[Answer, ...]
    remark: str = ""


def guess_question(story: Story, table: str = "") -> Question:
    """How far the hidden meter has come: a row for each of its bands and one to pass.

    ``table`` is who is asked, where several tables are.
    """
    meter = story.find(Meter, story.curve)
    bands = [(word, *meter.band(low)) for low, word in meter.bands]
    rows = [
        Answer(str(low), word, tr("{low} to {high} of {top}", low=low, high=high, top=meter.high))
        for word, low, high in bands
    ]
    asked = tr("Without looking: how far has {meter} come?", meter=meter.name)
    return Question(
        f"{table}: {asked}" if table else asked,
        (*rows, Answer(PASS, tr("No guess"))),
        tr("Nobody in the room can know. The ending sets your guess beside the truth."),
    )


def guesses(playthrough: Playthrough) -> Iterator[tuple[Round, str, int]]:
    """Every guess: the round before which it was made, the chair of its table, and the band by any of its values."""
    meter = playthrough.story.find(Meter, playthrough.story.curve)
    for round, entry in zip(playthrough.rounds, playthrough.chronicle.entries, strict=True):
        yield from ((round, chair, guess) for chair, guess in entry.guesses if meter.low <= guess <= meter.high)


def guesses_told(playthrough: Playthrough) -> tuple[str, ...]:
    """Every guess beside the truth of that day, a line for each card and table."""
    meter = playthrough.story.find(Meter, playthrough.story.curve)
    return tuple(
        f"{in_month(round.scene)} {_guessed(playthrough, chair, meter.word(guess))} "
        + tr("It was: {truth}.", truth=meter.word(round.before[meter.id]))
        for round, chair, guess in guesses(playthrough)
    )


def _guessed(playthrough: Playthrough, chair: str, guess: str) -> str:
    """Who guessed what; where one table plays, or the whole room guessed together, it is the reader."""
    if not chair or playthrough.chronicle.mode != "teams":
        return tr("You guessed: {guess}.", guess=guess)
    return tr("{table} guessed: {guess}.", table=called(playthrough.story, playthrough.chronicle, chair), guess=guess)
