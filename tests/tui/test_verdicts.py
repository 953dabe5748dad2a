"""A reader can guess how a sentence of the essay stands before it is told, on the screens and in plain lines."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.engine.chronicle import Chronicle
from game.plain.game import PlainGame
from game.session.snapshot import Snapshot
from game.tui.widgets.step_block import StepBlock
from tests.tui.players import TINY, app_in, name, play, press, until, words

ASKED, RIGHT, SPOKEN = "Does that stand?", "● right", "Our verdict: right."
GAME = Chronicle(("mary",), deck="whole").sealed(TINY)


@pytest.mark.parametrize(
    ("key", "said"), [("1", "You say right, and so do we."), ("4", "You say wrong."), ("enter", "")]
)
def test_the_verdict_is_told_after_a_guess_and_nothing_else_changes(key: str, said: str, tmp_path: Path) -> None:
    async def guess(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        await press(pilot, "enter", "enter")
        assert ASKED in words(pilot)
        assert RIGHT not in words(pilot)
        before = pilot.app.session.snapshot  # type: ignore[attr-defined]
        await press(pilot, key)
        assert name(pilot) == "RevealScreen"
        assert ASKED not in words(pilot)
        assert said in words(pilot)
        assert RIGHT in words(pilot)
        assert pilot.app.session.snapshot == before  # type: ignore[attr-defined]

    play(app_in(tmp_path, TINY), (120, 40), guess, GAME)


def test_what_is_passed_over_opens_with_a_key_and_closes_again(tmp_path: Path) -> None:
    async def more(pilot: Pilot[None]) -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        await press(pilot, "enter", "enter")
        aside = [block for block in pilot.app.screen.query(StepBlock) if block.step.aside]
        assert aside
        hidden = [prose for block in aside for prose in block.query(".text")]
        assert not any(prose.display for prose in hidden)
        await press(pilot, "m")
        assert all(prose.display for prose in hidden)
        await press(pilot, "m")
        assert not any(prose.display for prose in hidden)

    play(app_in(tmp_path, TINY), (120, 40), more, GAME)


def said(*lines: str) -> tuple[list[str], list[Snapshot]]:
    heard: list[str] = []
    kept: list[Snapshot] = []

    def keep(snapshot: Snapshot) -> str:
        kept.append(snapshot)
        return ""

    PlainGame(TINY, iter(lines), heard.append, keep).play(GAME)
    return heard, kept


def test_plain_lines_ask_only_who_wants_to_judge() -> None:
    usual, kept = said("1", "1")
    assert not any(line.startswith(ASKED) for line in usual)
    assert any(line.startswith("The essay (") and line.endswith(SPOKEN) for line in usual)
    judged, same = said("verdict", "1", "right", "1")
    place = next(place for place, line in enumerate(judged) if line.startswith(ASKED))
    assert judged[place - 1].startswith("The essay (")
    assert judged[place + 1] == f"You say right, and so do we. {SPOKEN}"
    assert [one.chronicle for one in same] == [one.chronicle for one in kept]


def test_plain_lines_read_what_was_passed_over_to_who_asks() -> None:
    heard, _ = said("1", "1", "more")
    headings = next(line for line in reversed(heard) if line.startswith("More: "))
    told = heard[heard.index(headings) + 1 :]
    assert all(f"{heading}." in told for heading in headings.removeprefix("More: ").removesuffix(".").split("; "))
