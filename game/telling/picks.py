"""What was picked in a game, a row each, for other programs."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.console import in_a_line
from game.engine.chronicle import Entry
from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.i18n import marked
from game.telling.ending import beside_history, choice
from game.telling.words import chosen_by, name_of


@dataclass(frozen=True, slots=True)
class PickRow:
    """One pick, and how it came to it; or what people without a pick guessed or foretold before the card."""

    group: str
    card: str
    date: str
    """As ISO 8601 has it."""
    chair: str
    players: str
    option: str = ""
    """Empty for people who only guessed or foretold."""
    history: str = ""
    """What history did; empty where nothing of the kind happened."""
    reason: str = ""
    first_hands: str = ""
    """Each option with its hands, in a count before the talk."""
    hands: str = ""
    guess: str = ""
    """How far the people thought that the hidden meter had come."""
    truth: str = ""
    """How far it had; empty while the game has not ended, and where nobody guessed."""
    forecast: str = ""
    """Who was thought to choose what."""


HEADINGS = {
    "group": marked("Group"),
    "card": marked("Card"),
    "date": marked("Date"),
    "chair": marked("Chair"),
    "players": marked("Players"),
    "option": marked("Chosen"),
    "history": marked("In history"),
    "reason": marked("The reason noted"),
    "first_hands": marked("Hands before the talk"),
    "hands": marked("Hands"),
    "guess": marked("Guess"),
    "truth": marked("It was"),
    "forecast": marked("Forecast"),
}
"""What each part of a row is called."""


def pick_rows(group: str, playthrough: Playthrough) -> Iterator[PickRow]:
    """The rows of a game, card by card; those of people who did not pick after those of people who did."""
    for round, really, entry in beside_history(playthrough):
        foretold = {chair: (watched, option) for chair, watched, option in entry.forecasts}
        picked = {playthrough.chronicle.table(chair) for chair in entry.by_people}
        others = (chair for chair, _ in entry.guesses if chair and playthrough.chronicle.table(chair) not in picked)
        for chair in dict.fromkeys([*entry.by_people, *others, *foretold]):
            yield _row(group, playthrough, round, really, entry, chair, foretold.get(chair))


def _row(
    group: str,
    playthrough: Playthrough,
    round: Round,
    real: Round,
    entry: Entry,
    chair: str,
    foretold: tuple[str, str] | None,
) -> PickRow:
    story, chronicle = playthrough.story, playthrough.chronicle
    meter, table = story.find(Meter, story.curve), chronicle.table(chair)
    guesses = (low for one, low in entry.guesses if not one or chronicle.table(one) == table)
    guess = next((low for low in guesses if meter.low <= low <= meter.high), None)
    beside = choice(story, round, real, chair) if chair in entry.by_people else None
    thought = round.read(*foretold) if foretold else None
    return PickRow(
        in_a_line(group),
        round.scene.title,
        round.scene.date.isoformat(),
        name_of(story, chair),
        in_a_line(dict(chronicle.players).get(chair, "")),
        beside.yours if beside else "",
        "" if not beside or beside.never else beside.history or beside.yours,
        in_a_line(entry.reason(chair)),
        _hands(round, chair, entry.first_hands_of(chair)),
        _hands(round, chair, entry.hands_of(chair)),
        "" if guess is None else meter.word(guess),
        meter.word(round.before[meter.id]) if guess is not None and playthrough.complete else "",
        chosen_by(name_of(story, foretold[0]), thought.label) if foretold and thought else "",
    )


def _hands(round: Round, chair: str, counted: dict[str, int]) -> str:
    """Each option with its hands, in the order of the card; one that nobody wanted as well."""
    seat = round.scene.seat(chair)
    ids = [option.id for option in seat.options if option.id in counted] if seat else []
    options = ((round.read(chair, id), counted[id]) for id in ids)
    return "; ".join(f"{option.label}: {number}" for option, number in options if option)
