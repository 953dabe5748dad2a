"""The hidden line as it is told at the end: where it ran in this game and in history, who looked, and who guessed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from game.engine.meters import Meter
from game.engine.outcome import Point, curve, history
from game.engine.playthrough import Playthrough
from game.i18n import listed, month_in_words, tr
from game.telling.question import guesses


@dataclass(frozen=True, slots=True)
class Year:
    """Where the hidden meter stood at the end of a year, and the word for it."""

    year: int
    yours: int
    yours_in_words: str
    history: int
    history_in_words: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The hidden meter in this game and in history, with the scenes at which people decided."""

    name: str
    low: int
    top: int
    yours: tuple[Point, ...]
    history: tuple[Point, ...]
    decided: frozenset[str]
    guesses: tuple[tuple[date, int], ...]
    """On which day people guessed, and the middle of the band they guessed."""
    years: tuple[Year, ...]
    bands: tuple[tuple[int, str], ...]
    """The lowest value of each band and its word."""
    looked: frozenset[str] = frozenset()
    """Those of the scenes at which somebody looked at it."""
    looks: str = ""
    """Who looked, when, and what was to be seen that day."""
    guessed: str = ""
    """The guesses of one table beside the truth, in one sentence; empty where nobody guessed, or several tables."""

    @property
    def differs(self) -> bool:
        """Whether it ever ran otherwise than in history."""
        return any(mine.value != real.value for mine, real in zip(self.yours, self.history, strict=True))

    @property
    def beside_history(self) -> str:
        """How its end stands to history's."""
        if not self.differs:
            return tr("Nothing that was chosen moved it: it ran as in history.")
        last = self.years[-1]
        if last.yours == last.history:
            return tr("It ran otherwise than in history on the way, and came to the same place.")
        return tr(
            "It came to {yours} of {top} ({yours_in_words}); in history, to {history} ({history_in_words}).",
            yours=last.yours,
            top=self.top,
            yours_in_words=last.yours_in_words,
            history=last.history,
            history_in_words=last.history_in_words,
        )

    @property
    def words(self) -> tuple[str, ...]:
        """The same for those who cannot see it: a sentence for each year."""
        return tuple(
            tr(
                "End of {year}: {yours} of {top} in your story ({yours_in_words}), "
                "{history} in history ({history_in_words}).",
                year=one.year,
                yours=one.yours,
                top=self.top,
                yours_in_words=one.yours_in_words,
                history=one.history,
                history_in_words=one.history_in_words,
            )
            for one in self.years
        )


def curve_told(playthrough: Playthrough) -> Curve:
    """The hidden meter of a game that has ended, beside history's."""
    story = playthrough.story
    meter = story.find(Meter, story.curve)
    yours, real = curve(story, playthrough.rounds), curve(story, history(story))
    values = {one.day.year: (one.value, other.value) for one, other in zip(yours, real, strict=True)}
    looks = tuple(_looks(playthrough))
    return Curve(
        name=meter.name,
        low=meter.low,
        top=meter.high,
        yours=yours,
        history=real,
        decided=frozenset(entry.scene for entry in playthrough.chronicle.entries if entry.by_people),
        guesses=_guesses(playthrough),
        years=tuple(
            Year(year, value, meter.word(value), other, meter.word(other)) for year, (value, other) in values.items()
        ),
        bands=meter.bands,
        looked=frozenset(scene for scene, _, _ in looks),
        looks=_looks_told(looks, len(playthrough.chronicle.chairs)),
        guessed=_guessed(playthrough),
    )


def _guesses(playthrough: Playthrough) -> tuple[tuple[date, int], ...]:
    meter = playthrough.story.find(Meter, playthrough.story.curve)
    return tuple((round.scene.date, sum(meter.band(guess)) // 2) for round, _, guess in guesses(playthrough))


def _looks(playthrough: Playthrough) -> Iterator[tuple[str, str, str]]:
    """Every scene at which people spent a decision on looking, its month, and the word of that day."""
    meter = playthrough.story.find(Meter, playthrough.story.curve)
    for round, entry in zip(playthrough.rounds, playthrough.chronicle.entries, strict=True):
        if any(round.chosen(chair).looks for chair in entry.by_people):
            yield round.scene.id, month_in_words(round.scene.date), meter.word(round.before[meter.id])


def _looks_told(looks: tuple[tuple[str, str, str], ...], chairs: int) -> str:
    """When it was looked at, in one sentence."""
    if not looks:
        return tr("None of you ever looked.") if chairs > 1 else tr("You never looked.")
    return tr(
        "You looked in {looks}.",
        looks=listed([tr("{month} ({word})", month=month, word=word) for _, month, word in looks]),
    )


def _guessed(playthrough: Playthrough) -> str:
    """Every guess of the one table that plays, when, and what it was."""
    meter = playthrough.story.find(Meter, playthrough.story.curve)
    told = [
        tr(
            "{guess} in {month} (it was {truth})",
            guess=meter.word(guess),
            month=month_in_words(round.scene.date),
            truth=meter.word(round.before[meter.id]),
        )
        for round, _, guess in guesses(playthrough)
    ]
    return tr("You guessed {guesses}.", guesses=listed(told)) if told and playthrough.chronicle.mode != "teams" else ""
