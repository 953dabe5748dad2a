"""Decision cards on paper: how much room each takes, and which two share a leaf."""

from dataclasses import replace

from game.telling.card_leaves import (
    BRIEF_HEAD,
    DOCUMENT,
    HEAD,
    LABEL,
    NARROW_ROW,
    OPTION,
    REASON,
    ROW,
    ROWS,
    TABLE_HEAD,
    TITLE,
    CardSlip,
    leaves,
)
from game.telling.documents import bare
from game.telling.paper import PaperOption, cards
from tests.classroom.games import TINY

CARD = replace(cards(TINY, TINY.decks[-1])[0], papers=(), prose="", care="", seldom=False)
SLIP = replace(CARD.slips[0], brief="", corridor="", papers=(), options=())
EMPTY = HEAD + BRIEF_HEAD + TABLE_HEAD


def test_a_card_takes_the_rows_of_all_that_stands_on_it() -> None:
    def rows(card: dict[str, object], slip: dict[str, object]) -> float:
        return CardSlip(replace(CARD, **card), replace(SLIP, **slip)).rows - EMPTY  # type: ignore[arg-type]

    paper = replace(bare(TINY.scenes[1].documents[0].document), text="x" * NARROW_ROW)
    for card, slip, wanted in (
        ({}, {}, 0),
        ({"prose": "x" * ROW}, {}, 1),
        ({"prose": "x" * (ROW + 1)}, {}, 2),
        ({"prose": "one\n\ntwo"}, {}, 2),
        ({"care": "Careful."}, {}, 1),
        ({"seldom": True}, {}, 1),
        ({}, {"brief": "x" * (NARROW_ROW + 1)}, 2),
        ({}, {"corridor": "A word with Tom."}, 1),
        ({"papers": (paper,)}, {"papers": (paper,)}, 2 * (DOCUMENT + 1)),
        ({}, {"options": (PaperOption(1, "", "x" * LABEL),)}, OPTION),
        ({}, {"options": (PaperOption(1, "", "x" * (LABEL + 1)),)}, OPTION + 1),
        ({}, {"options": (PaperOption(1, "", "x", ("x" * LABEL, "x" * (LABEL + 1))),)}, OPTION + 3 * REASON),
    ):
        assert round(rows(card, slip) - wanted, 6) == 0


def test_two_short_cards_share_a_leaf_and_a_long_one_has_its_own() -> None:
    long, short = replace(SLIP, brief="x" * NARROW_ROW * ROWS), SLIP
    card = replace(CARD, slips=(short, long, short, short))
    assert [len(sheet) for sheet in leaves([card])] == [2, 1, 1]
    assert [len(sheet) for sheet in leaves([card], large=True)] == [1, 1, 1, 1]


def test_only_the_first_leaf_leaves_room_for_the_title() -> None:
    full = replace(SLIP, brief="x" * NARROW_ROW * int(ROWS - EMPTY))
    assert ROWS - TITLE < CardSlip(CARD, full).rows <= ROWS
    assert [len(sheet) for sheet in leaves([replace(CARD, slips=(full, full, full))])] == [1, 2]
