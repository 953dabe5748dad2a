"""Ctrl+C in the midst of a long search: one is enough, and what is told then is what was found."""

from pathlib import Path

import pytest

from game.authoring.explore.command import run
from game.authoring.explore.state_space import StateSpace
from game.exit_codes import INTERRUPTED
from tests.command import run as in_process
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent
TINY = loaded(TESTS / "tiny")


def test_a_walk_that_is_interrupted_tells_what_it_had_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(line: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("game.authoring.explore.command.teller", lambda: interrupt)
    assert run(TINY, ("mary",), 100) == 0
    told = capsys.readouterr().out
    assert "Stopped after 1 of 3 cards: what was not found may still be." in told
    assert "Of 50 games played at random:" in told


@pytest.mark.parametrize("command", ["explore --as mary", "explore --as mary --as tom --json", "check --deep"])
def test_one_interruption_ends_a_command_of_many_walks(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[StateSpace] = []

    def interrupt(walk: StateSpace, *_: object) -> None:
        begun.append(walk)
        raise KeyboardInterrupt

    monkeypatch.setattr(StateSpace, "_round", interrupt)
    done = in_process(*command.split(), "--scenes", str(TESTS / "tiny"), folder=tmp_path)
    assert (done.returncode, done.stdout) == (INTERRUPTED, "")
    assert done.stderr.endswith("Interrupted.\n")
    assert len(begun) == 1
