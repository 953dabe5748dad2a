"""Ballots on paper: one for each chair of a card, and before it one for the guess of the whole room."""

from dataclasses import replace

import pytest

from game.telling.ballots import FRAME, ROWS, TITLE, Ballot, ballots, leaves
from game.telling.paper import PaperOption, cards
from game.telling.question import PASS, guess_question
from tests.classroom.games import TINY

WHOLE = TINY.decks[-1]
SHORT, LONG = PaperOption(1, "1-MA-1", "Wait"), PaperOption(2, "1-MA-2", "W" * 53)


def test_a_card_has_a_ballot_for_each_chair_and_one_for_the_guess_where_the_deck_asks_for_it() -> None:
    (place,) = [n for n, scene in enumerate(TINY.scenes) if scene.id in WHOLE.guesses]
    made = list(ballots(cards(TINY, WHOLE)))
    guesses = [ballot for ballot in made if ballot.guess]
    (guess,) = guesses
    asked = guess_question(TINY)
    assert (guess.guess, guess.chair, guess.options) == (asked, "", ())
    assert [answer.id for answer in guess.answers] == [one.id for one in asked.answers if one.id != PASS]
    assert made.index(guess) == place * 2
    assert [ballot.chair for ballot in made if not ballot.guess] == ["Mary", "Tom"] * 3


@pytest.mark.parametrize(
    ("ballot", "rows"),
    [
        (Ballot(1, ""), 0),
        (Ballot(1, "", options=(SHORT, SHORT)), 2),
        (Ballot(1, "", options=(SHORT, LONG)), 3),
        (Ballot(1, "", options=(replace(SHORT, label="W" * 52),)), 1),
        (Ballot(1, "", options=(replace(SHORT, label="W" * 37),)), 1),
        (Ballot(1, "", options=(replace(SHORT, label="W" * 37, locked=("No.",)),)), 2),
        (Ballot(1, "", guess=guess_question(TINY)), 1),
    ],
)
def test_a_ballot_has_a_row_for_each_option_and_two_for_a_long_one(ballot: Ballot, rows: int) -> None:
    assert ballot.rows == FRAME + rows


def test_a_leaf_is_filled_to_its_last_row_and_the_first_has_room_for_its_title() -> None:
    card = cards(TINY, WHOLE)[0]
    slip = replace(card.slips[0], options=(card.slips[0].options[0],))
    each = FRAME + 1 + (len(slip.options[0].label) + (16 if slip.options[0].locked else 0) > 52)
    filled = leaves([replace(card, guess=None, slips=(slip,) * 30)])
    assert len(filled[0]) == (ROWS - TITLE) // each
    assert {len(sheet) for sheet in filled[1:-1]} == {ROWS // each}
    assert sum(map(len, filled)) == 30
