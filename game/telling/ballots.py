"""Ballots on paper, as many to a leaf as there is room for: they are cut out, and nothing stands on the back of one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.telling.paper import PaperCard, PaperOption
from game.telling.question import PASS, Answer, Question

ROWS = 41
"""How many rows a leaf holds, on A4 and on Letter."""
TITLE = 4
"""The rows of the title, on the first leaf."""
FRAME = 5
"""The rows of a ballot beside its options: its head, the line for a reason, and the gap to the next."""
LONG_ROW, MAY_BE_LOCKED = 52, 16
"""Letters of an option, from which on it takes two rows; and those of the remark behind some of them."""


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
        letters = [len(option.label) + (MAY_BE_LOCKED if option.locked else 0) for option in self.options]
        letters += [len(answer.label) for answer in self.answers]
        return FRAME + sum(1 + (one > LONG_ROW) for one in letters) + bool(self.guess)


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
        title = TITLE if len(sheets) == 1 else 0
        if sheets and title + sum(one.rows for one in (*sheets[-1], ballot)) <= ROWS:
            sheets[-1].append(ballot)
        else:
            sheets.append([ballot])
    return sheets
