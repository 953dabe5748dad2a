"""What the essay says, and what it rests on, as a page beside the game: of what has been told, and of nothing else."""

from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle
from game.engine.conditions import ALWAYS, Condition
from game.engine.scene import Skip
from game.pages.look_ups import look_up
from game.session.session import Session
from game.telling.prose import plain
from game.telling.reference import grounds
from tests.classroom.games import SHIPPED
from tests.pages.browsing import FRAME, PLAYER, Browsed, in_words


@pytest.mark.parametrize("falls_out", [False, True], ids=["told", "fallen out"])
def test_a_card_with_a_panel_stands_there_unless_it_fell_out(falls_out: bool) -> None:
    first = SHIPPED.scenes[0]
    place, card = next((n, one) for n, one in enumerate(SHIPPED.scenes) if n and one.outside and one.outside.claims)
    assert card.outside
    falls = replace(card, skip=Skip(ALWAYS if falls_out else Condition(()), "It did not come to that."))
    story = replace(SHIPPED, scenes=(first, falls, *SHIPPED.scenes[place + 1 :]))
    session = Session.begin(story, Chronicle(("tomsky",), deck="lesson").sealed(story)).go_on()
    assert session.told.rounds >= 2
    told = Browsed(look_up(session, "essay", PLAYER, FRAME)).words
    (claim, *_) = grounds(story, card.outside.claims)
    for words in (card.title, claim.partition("**")[0]):
        assert (in_words(plain(words)) in told) is not falls_out
