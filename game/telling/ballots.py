"""Ballots on paper, as many to a leaf as there is room for: they are cut out, and nothing stands on the back of one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.telling.paper import PaperCard, PaperOption
from game.telling.question import PASS, Answer, Question

ROWS = 45
"""How many rows a leaf holds."""
FRAME = 5
"""The rows of a ballot beside its options: its head, the line for a reason, and the gap to the next."""
LONG_ROW = 60
"""Letters of an option, from which on it takes two rows."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What is ticked on a card by one chair; by the whole room, where it is a guess."""

    file: int
    dateline: str
    chair: str = ""
    options: tuple[PaperOption, ...] = ()
    guess: Question | None = None
    answers: tuple[Answer, ...] = ()
    """The rows of the guess. Who does not guess leaves them empty."""

    @property
    def rows(self) -> int:
        """How many rows it takes up on its leaf."""
        labels = [option.label for option in self.options] + [answer.label for answer in self.answers]
        return FRAME + sum(1 + (len(label) > LONG_ROW) for label in labels) + (2 if self.guess else 0)


def ballots(cards: Iterable[PaperCard]) -> Iterator[Ballot]:
    """The ballots of these cards, in the order in which they are handed out."""
    for card in cards:
        if card.guess:
            answers = tuple(answer for answer in card.guess.answers if answer.id != PASS)
            yield Ballot(card.file, card.dateline, guess=card.guess, answers=answers)
        for slip in card.slips:
            yield Ballot(card.file, card.dateline, slip.chair, slip.options)


def leaves(cards: Iterable[PaperCard]) -> list[list[Ballot]]:
    """The same, leaf by leaf."""
    sheets: list[list[Ballot]] = []
    for ballot in ballots(cards):
        if sheets and sum(one.rows for one in (*sheets[-1], ballot)) <= ROWS:
            sheets[-1].append(ballot)
        else:
            sheets.append([ballot])
    return sheets
