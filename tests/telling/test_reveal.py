"""A reveal tells its own story first, and what it holds beside history with what really happened."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.content import load
from game.engine.chronicle import Chronicle, Entry, Mode, Pick
from game.engine.conditions import ALWAYS, Condition
from game.engine.playthrough import Playthrough
from game.engine.rules import play
from game.engine.scene import Move, Option, Seat
from game.telling.reveal import reveal

STORY = load(Path(__file__).parent.parent / "tiny")


@pytest.mark.parametrize("mode", ["solo", "class"])
@pytest.mark.parametrize(("option", "beside"), [("wait", "So it was in history."), ("read-the-book", "our suggestion")])
def test_what_he_really_did_is_told_with_what_happened_and_not_before(mode: Mode, option: str, beside: str) -> None:
    begun = Playthrough.of(STORY, Chronicle(("mary",), deck="whole", mode=mode)).played_on()
    playthrough = begun.play([Pick("mary", option)])
    yours, happened, *_ = reveal(STORY, playthrough.rounds[-1], playthrough.chronicle.entries[-1]).steps
    assert yours.voice == "story"
    assert not any(beside in passage.text for passage in yours.passages)
    assert happened.voice == "history"
    assert beside in happened.passages[0].text


def test_no_paragraph_is_empty_where_an_empty_chair_leaves_history() -> None:
    seats = (
        Seat("mary", "…", (option("go", 1),)),
        Seat("tom", "…", (option("stay", won_over=ALWAYS), option("go", 1))),
    )
    scene = replace(STORY.scenes[0], seats=seats, skip=None, opponent=(Move("Nothing."),), together=())
    round = play(STORY, scene, STORY.start, {"mary": "go"})
    assert round.departed == ("tom",)
    told = reveal(STORY, round, Entry(scene.id, round.picks, ("mary",)))
    assert all(passage.text for step in told.steps for passage in step.passages)


def option(id: str, historical: int = 0, won_over: Condition | None = None) -> Option:
    return Option(id, id.title(), STORY.attends[0].id, "…", historical, "" if historical else "ours", won_over=won_over)
