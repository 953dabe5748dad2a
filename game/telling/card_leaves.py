"""Decision cards on paper: two that have room share a leaf, to be cut apart, and nothing stands on the back of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.telling.documents import Paper
from game.telling.paper import BallotSlip, PaperCard, PaperOption
from game.telling.prose import plain

ROWS = 24
"""How many rows half a leaf holds, on A4 and on Letter."""
TITLE = 1.5
"""The rows of the title, on the first leaf."""
ROW, NARROW_ROW, LABEL = 88, 82, 70
"""Letters in a row, in one inside a frame, and in one of an option."""
HEAD, BRIEF_HEAD, TABLE_HEAD, DOCUMENT = 4.0, 2.0, 1.3, 3.5
"""The rows of headings and gaps: of a card, of what is for one chair only, of its options, and of a document."""
OPTION, REASON = 1.3, 0.9
"""The rows of an option in one line, and of each line of a reason for which it may be locked."""


@dataclass(frozen=True, slots=True)
class CardSlip:
    """A card as one chair gets it."""

    card: PaperCard
    slip: BallotSlip

    @property
    def rows(self) -> float:
        """How many rows it takes up, in letters of ordinary size."""
        card, slip = self.card, self.slip
        shared = HEAD + _rows(card.prose, ROW) + _rows(card.care, ROW) + card.seldom
        own = BRIEF_HEAD + _rows(slip.brief, NARROW_ROW) + bool(slip.corridor)
        papers = sum(map(_of_document, (*card.papers, *slip.papers)))
        return shared + own + papers + TABLE_HEAD + sum(map(_of_option, slip.options))


def leaves(cards: Iterable[PaperCard], large: bool = False) -> list[list[CardSlip]]:
    """The leaves, each with one card or with two, in the order in which they are first needed: a short card shares its
    leaf with the next short one. ``large`` gives each a leaf of its own, for large letters."""
    sheets: list[list[CardSlip]] = []
    half_full: list[CardSlip] | None = None
    for slip in (CardSlip(card, slip) for card in cards for slip in card.slips):
        if large or slip.rows + (0 if sheets else TITLE) > ROWS:
            sheets.append([slip])
        elif half_full:
            half_full.append(slip)
            half_full = None
        else:
            half_full = [slip]
            sheets.append(half_full)
    return sheets


def _of_document(paper: Paper) -> float:
    return DOCUMENT + _rows(paper.text, NARROW_ROW)


def _of_option(option: PaperOption) -> float:
    reasons = sum(REASON * -(-len(reason) // LABEL) for reason in option.locked)
    return OPTION + (len(option.label) > LABEL) + reasons


def _rows(text: str, letters: int) -> int:
    return sum(-(-len(paragraph) // letters) for paragraph in plain(text).split("\n") if paragraph)
