"""A word in the corridor is offered with the names of those who can be asked, and told once it has been said."""

import pytest

from game.telling.corridor import Corridor

TOM, ANN = ("tom", "Tom"), ("ann", "Ann")
SAID = "You have had a word with {}. The answer comes with what follows."
OPEN = "Before you decide, you can have a word in the corridor with {}"


@pytest.mark.parametrize(
    ("corridor", "told"),
    [
        (Corridor(2, (), ()), ""),
        (Corridor(1, (TOM,), ()), f"{OPEN.format('Tom')}: 1 is left."),
        (Corridor(2, (TOM, ANN), ()), f"{OPEN.format('Tom or Ann')}: 2 are left."),
        (Corridor(0, (), (TOM,)), SAID.format("Tom")),
        (Corridor(1, (ANN,), (TOM,)), f"{SAID.format('Tom')} {OPEN.format('Ann')}: 1 is left."),
        (Corridor(0, (), (TOM, ANN)), SAID.format("Tom and Ann")),
    ],
)
def test_a_card_says_to_whom_one_can_still_speak_and_to_whom_one_has(corridor: Corridor, told: str) -> None:
    assert corridor.in_words == told
