"""The shares of all games, beside those of a sample: in a whole walk both are told, else only the sample."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from game.authoring.explore import command
from game.authoring.explore.exact_shares import TooMany, exact_ends, exact_shares
from game.authoring.explore.random_play import random_ends
from game.cli import main
from game.content import scenes_folder
from game.engine.outcome import ending_of
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent
TINY = loaded(TESTS / "tiny")
TOGETHER = ["--scenes", str(TESTS / "tiny"), "--as", "mary", "--as", "tom"]


def test_a_share_is_a_fraction_that_is_never_rounded() -> None:
    shares = exact_shares(TINY, ("mary", "tom"), 1000)
    assert shares.endings["open-book"] == Fraction(7, 27)
    assert sum(shares.endings.values()) == 1
    assert shares.aims["stay", "mary"] == 1


def test_every_pick_of_history_is_history() -> None:
    ends = exact_ends(TINY, ("mary",), 1000, historical=100)
    assert {ending_of(TINY, end).id for end, part in ends.items() if part} == {"history"}


def test_more_states_than_may_be_kept_are_not_counted() -> None:
    with pytest.raises(TooMany):
        exact_shares(TINY, ("mary", "tom"), 3)


def test_explore_tells_both_shares_where_it_walked_every_way(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "GAMES", 50)
    assert main(["explore", *TOGETHER, "--limit", "1000"]) == 0
    told = capsys.readouterr().out
    assert "in 100 (25.93): An open book" in told
    assert "All games counted: 100.00 of 100." in told
    main(["explore", *TOGETHER, "--limit", "1000", "--json"])
    exact = json.loads(capsys.readouterr().out)["exact"]
    assert exact["endings"]["open-book"] == pytest.approx(100 * 7 / 27, abs=1e-5)
    assert ["stay", "mary", 100.0] in exact["aims"]
    main(["explore", *TOGETHER, "--limit", "3", "--json"])
    assert json.loads(capsys.readouterr().out)["exact"] is None
    main(["explore", *TOGETHER, "--limit", "3"])
    assert "counted" not in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("historical", [0, 50])
@pytest.mark.parametrize("chair", ["rykov", "tomsky"])
def test_a_sample_of_the_shipped_story_comes_near(chair: str, historical: int) -> None:
    story, games = loaded(scenes_folder()), 4000
    exact: dict[str, Fraction] = {}
    for end, part in exact_ends(story, (chair,), 100_000, "lesson", historical=historical).items():
        exact[ending_of(story, end).id] = exact.get(ending_of(story, end).id, Fraction(0)) + part
    assert sum(exact.values()) == 1
    sample: dict[str, int] = {}
    for end, times in random_ends(story, (chair,), games, deck="lesson", historical=historical).items():
        sample[ending_of(story, end).id] = sample.get(ending_of(story, end).id, 0) + times
    for ending in story.endings:
        part = float(exact.get(ending.id, 0))
        error = (part * (1 - part) / games) ** 0.5
        assert abs(part - sample.get(ending.id, 0) / games) <= 4 * error
