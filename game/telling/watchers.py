"""What those who watch a game have guessed and foretold, as a room counts it: never who said what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.i18n import listed, stopped, tr, trn
from game.telling.words import in_month

Tally = tuple[tuple[str, int], ...]
"""Answers, and how many gave each."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What was said on one card."""

    round: int
    """How many cards were played before it."""
    chair: str
    """Whose choice was foretold."""
    guesses: Tally = ()
    """The lowest value of each band that was guessed."""
    forecasts: Tally = ()


def tally(answers: Iterable[str]) -> Tally:
    """How often each answer was given, the most frequent first; those who passed are not counted."""
    counted = Counter(answer for answer in answers if answer)
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def middle(answers: Iterable[str]) -> str:
    """The guess in the middle of many, the lower where there are two; empty where nobody guessed."""
    guessed = sorted(int(answer) for answer in answers if answer)
    return str(guessed[(len(guessed) - 1) // 2]) if guessed else ""


def foretold(playthrough: Playthrough, watched: Iterable[Watched], place: int) -> list[str]:
    """What those who watch foretold on the card that was played after so many others."""
    lines: list[str] = []
    for said in watched:
        if said.round == place and said.forecasts:
            lines += [_told(playthrough.rounds[place], said), _right(*_count(playthrough, (said,)))]
    return lines


def watched_told(playthrough: Playthrough, watched: Iterable[Watched]) -> list[str]:
    """What they said in the whole game, beside the truth; for the ending."""
    said = tuple(watched)
    meter = playthrough.story.find(Meter, playthrough.story.curve)
    right, all = _count(playthrough, said)
    lines = [_right(right, all)] if all else []
    for one in said:
        if one.guesses:
            round = playthrough.rounds[one.round]
            guessed = [tr("{option} ({number})", option=meter.word(int(low)), number=n) for low, n in one.guesses]
            told = stopped(tr("Those who watched guessed: {guesses}", guesses=listed(guessed)))
            truth = tr("It was: {truth}.", truth=meter.word(round.before[meter.id]))
            lines.append(f"{in_month(round.scene)} {told} {truth}")
    return lines


def _told(round: Round, said: Watched) -> str:
    options = [(round.read(said.chair, id), number) for id, number in said.forecasts]
    rows = [tr("{option} ({number})", option=option.label, number=number) for option, number in options if option]
    return stopped(tr("Those who watch foretold: {options}", options=listed(rows)))


def _right(right: int, all: int) -> str:
    return trn("{right} of {number} forecast was right.", "{right} of {number} forecasts were right.", all, right=right)


def _count(playthrough: Playthrough, watched: Iterable[Watched]) -> tuple[int, int]:
    """How many forecasts were right, and how many there were."""
    right = all = 0
    for said in watched:
        picked = playthrough.rounds[said.round].option(said.chair)
        right += sum(number for id, number in said.forecasts if picked and picked.id == id)
        all += sum(number for _, number in said.forecasts)
    return right, all
