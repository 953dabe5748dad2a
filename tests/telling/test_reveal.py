"""A reveal tells its own story first, and what it holds beside history with what really happened."""

from pathlib import Path

import pytest

from game.content import load
from game.engine.chronicle import Chronicle, Mode
from game.engine.sitting import Sitting
from game.telling.reveal import reveal

STORY = load(Path(__file__).parent.parent / "tiny")


@pytest.mark.parametrize("mode", ["solo", "class"])
@pytest.mark.parametrize(("option", "beside"), [("wait", "This is what he did."), ("read-the-book", "our suggestion")])
def test_what_he_really_did_is_told_with_what_happened_and_not_before(mode: Mode, option: str, beside: str) -> None:
    sitting = Sitting.begin(STORY, Chronicle(("mary",), deck="whole", mode=mode)).choose(option)
    yours, happened, *_ = reveal(STORY, sitting.rounds[-1], sitting.chronicle.entries[-1]).steps
    assert yours.voice == "story"
    assert not any(beside in passage.text for passage in yours.passages)
    assert happened.voice == "history"
    assert beside in happened.passages[0].text
