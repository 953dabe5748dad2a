"""What comes after a pick lies in tabs: all of it, each voice in its own, and nothing of history in the first."""

from collections import Counter
from dataclasses import replace

import pytest

from game.content import scenes_folder
from game.engine.chronicle import Chronicle, Mode, Pick
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.telling.reveal import Passage, Reveal, Step, reveal
from game.telling.tabs import tabs
from tests.loaded import TINY_FOLDER, loaded

TINY, SHIPPED = loaded(TINY_FOLDER), loaded(scenes_folder())


def reveals(chair: str, mode: Mode) -> list[Reveal]:
    """Those of a whole game, in which the last option that is open is always taken."""
    playthrough = Playthrough.of(SHIPPED, Chronicle((chair,), deck="whole", mode=mode)).played_on()
    told = []
    while not playthrough.complete:
        picks = [Pick(seat.chair, open_options(seat, playthrough.state)[-1].id) for seat in playthrough.asked]
        playthrough = playthrough.play(picks)
        told.append(reveal(SHIPPED, playthrough.rounds[-1], playthrough.chronicle.entries[-1], ["A card."]))
        playthrough = playthrough.played_on()
    return told


@pytest.mark.parametrize(("chair", "mode"), [("trotsky", "solo"), ("rykov", "class")])
def test_everything_lies_in_one_tab_and_none_is_empty(chair: str, mode: Mode) -> None:
    all_told = reveals(chair, mode)
    assert len(all_told) > 10
    for told in all_told:
        tabbed = tabs(told.steps)
        assert 2 <= len(tabbed) <= 4
        assert len({tab.title for tab in tabbed}) == len(tabbed)
        lying = [step for tab in tabbed for step in tab.steps]
        assert all(step.passages for step in lying)
        for kept in ("passages", "cites", "claims", "papers"):
            once = Counter(one for step in told.steps for one in getattr(step, kept))
            assert Counter(one for step in lying for one in getattr(step, kept)) == once


@pytest.mark.parametrize(("chair", "mode"), [("trotsky", "solo"), ("rykov", "class")])
def test_the_first_tab_tells_nothing_of_history(chair: str, mode: Mode) -> None:
    for told in reveals(chair, mode):
        yours, happened, *_ = tabs(told.steps)
        assert yours.steps == told.own_story
        assert {step.voice for step in yours.steps} <= {"story", "file"}
        assert not any(passage.kind == "stamp" for step in yours.steps for passage in step.passages)
        assert happened.steps[0].passages[0].kind == "stamp"
        assert not happened.aside


def test_a_tab_stands_aside_with_all_that_lies_in_it() -> None:
    step = Step("historians", "Argued", (Passage("text", "…"),), aside=True)
    assert tabs([step])[0].aside
    asked, *_ = tabs([step, replace(step, voice="question", aside=False)])
    assert (asked.aside, asked.title) == (False, "Historians")
    assert tabs([replace(step, voice="question")])[0].title == "Talk about it"


def test_what_the_essay_says_lies_under_its_own_heading_and_brings_its_grounds_only_where_it_comes_alone() -> None:
    told, cited = Passage("text", "It was so."), Passage("citation", "It was not so.")
    step = Step("history", "What happened", (told, cited), ("Au.1.1",), ("N1",))
    happened, essay = (tab.steps for tab in tabs([step]))
    assert happened == (replace(step, passages=(told,)),)
    assert essay == (Step("essay", "What the essay says", (cited,)),)
    ((alone,),) = (tab.steps for tab in tabs([replace(step, passages=(cited,))]))
    assert alone == Step("essay", "What the essay says", (cited,), ("Au.1.1",), ("N1",))
