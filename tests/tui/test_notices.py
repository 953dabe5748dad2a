"""Notices at the top of the screen: they hide no choice, hold nothing up and are not repeated."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.tui.notices import SOON, Notice
from game.tui.themes import CALLED
from game.tui.widgets.choices import Choices
from tests.tui.players import TINY, app_in, letters, on_the_first_card, play, press, until, wait_for, words
from tests.tui.test_contrast import too_faint


def test_a_notice_that_can_still_be_read_is_not_said_again(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, *["ctrl+c"] * 3)
        assert words(pilot).count("To leave, press q.") == 1

    play(app_in(tmp_path), (80, 24), moves)


def test_a_notice_leaves_the_choices_in_sight(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        choices = pilot.app.screen.query_one(Choices)
        before = letters(pilot)[choices.region.y : choices.region.bottom]
        await press(pilot, "ctrl+c")
        assert "To leave, press q." in words(pilot)
        assert letters(pilot)[choices.region.y : choices.region.bottom] == before

    play(app_in(tmp_path), (80, 24), moves, on_the_first_card(TINY))


@pytest.mark.parametrize("theme", CALLED)
def test_a_notice_can_be_read_in_every_theme(theme: str, tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        pilot.app.notify("The game could not be saved.", severity="warning")
        await press(pilot, "ctrl+c")
        assert "The game could not be saved." in words(pilot)
        assert "To leave, press q." in words(pilot)
        assert not too_faint(pilot)

    play(app_in(tmp_path, theme=theme), (100, 30), moves)


def test_a_notice_that_is_over_before_it_is_drawn_holds_nothing_up(tmp_path: Path) -> None:
    over = Notice("It is over.", timeout=-1)
    assert over.has_expired
    assert over.time_left == SOON

    async def moves(pilot: Pilot[None]) -> None:
        pilot.app.notify("It is over.", timeout=-1)
        pilot.app.notify("It can be read.")
        await wait_for(pilot, lambda: [one.message for one in pilot.app._notifications] == ["It can be read."])
        await press(pilot, "ctrl+c")
        assert "To leave, press q." in words(pilot)

    play(app_in(tmp_path), (80, 24), moves)
