"""Whole games on the screens, by keys alone and by the mouse alone, from the title to an ending."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.saves import all_saves
from game.session.session import Session
from game.telling.reveal import Passage, Step
from game.tui.screens.interlude import InterludeScreen
from tests.tui.players import (
    SHIPPED,
    SIZES,
    TINY,
    Play,
    app_in,
    by_clicks,
    by_keys,
    letters,
    name,
    on_the_first_card,
    play,
    press,
    settle,
    until,
    words,
)
from tests.tui.test_rooms import TEAMS

CHAIRS = [chair.id for chair in SHIPPED.chairs]


@pytest.mark.parametrize(
    ("moves", "size"),
    [
        pytest.param(by_keys, SIZES[0], id="keys"),
        pytest.param(by_clicks, SIZES[1], id="clicks, wide", marks=pytest.mark.slow),
        pytest.param(by_keys, SIZES[1], id="keys, wide", marks=pytest.mark.slow),
        pytest.param(by_clicks, SIZES[0], id="clicks", marks=pytest.mark.slow),
    ],
)
def test_a_game_from_the_title_to_an_ending(moves: Play, size: tuple[int, int], tmp_path: Path) -> None:
    app = app_in(tmp_path, SHIPPED)
    play(app, size, moves)
    assert app.session
    assert app.session.ended
    (saved,) = all_saves(tmp_path)
    assert saved.snapshot == app.session.snapshot


@pytest.mark.parametrize("chair", [CHAIRS[-1], *(pytest.param(chair, marks=pytest.mark.slow) for chair in CHAIRS[:-1])])
def test_every_chair_can_be_taken_by_its_number(chair: str, tmp_path: Path) -> None:
    app = app_in(tmp_path, SHIPPED)

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, str(CHAIRS.index(chair) + 1), "enter")
        await until(pilot, "CardScreen", "enter")

    play(app, (80, 24), moves)
    assert app.session
    assert app.session.chronicle.chairs == (chair,)


@pytest.mark.parametrize(
    ("left", "first"),
    [("QuestionScreen", "InterludeScreen"), pytest.param("RevealScreen", "RevealScreen", marks=pytest.mark.slow)],
)
def test_a_game_that_was_left_goes_on_where_it_stood_after_a_recap_of_what_was_told(
    left: str, first: str, tmp_path: Path
) -> None:
    async def begin(pilot: "Pilot[None]") -> None:
        await until(pilot, "RevealScreen", "up", "enter")
        await until(pilot, left, "enter")

    async def resume(pilot: Pilot[None]) -> None:
        await press(pilot, "r")
        assert name(pilot) == first
        assert ("PREVIOUSLY" in "\n".join(letters(pilot))) is (first == "InterludeScreen")
        await until(pilot, left, "enter")
        await by_keys(pilot)

    before, after = app_in(tmp_path), app_in(tmp_path)
    play(before, (80, 24), begin, on_the_first_card(TINY))
    play(after, (80, 24), resume)
    assert before.session
    assert after.session
    assert after.session.chronicle.entries[0] == before.session.chronicle.entries[0]
    assert len(all_saves(tmp_path)) == 1


def test_undo_and_redo_on_the_screen(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "enter", "1", "enter", "1", "enter", "1", "enter")
        await until(pilot, "RevealScreen", "up", "enter")
        before = app.session
        await press(pilot, "u")
        assert name(pilot) == "CardScreen"
        assert letters(pilot)[-1].endswith("? Help   q Quit")
        await press(pilot, "r")
        assert name(pilot) == "RevealScreen"
        assert app.session == before

    play(app, (80, 24), moves)


def test_after_a_choice_against_the_hands_another_can_be_made(tmp_path: Path) -> None:
    """Teams count hands in plain lines, and may go on at a screen."""
    app = app_in(tmp_path)
    counted = Session.begin(TINY, replace(TEAMS, deck="double")).go_on().count({"read-the-book": 9})

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CurtainScreen", "enter")
        await press(pilot, "1", "enter", "1", "enter")
        assert "Not chosen: 9 of 9 hands" in words(pilot)
        assert name(pilot) == "CardScreen"
        await press(pilot, "3", "enter")
        assert app.session
        assert app.session.draft.answers("pick") == {"mary": "read-the-book"}

    play(app, (80, 24), moves, counted.snapshot)


def test_what_went_by_has_one_heading_though_a_panel_lies_between(tmp_path: Path) -> None:
    line = Passage("text", "They wait.")
    steps = [
        Step("meanwhile", "Meanwhile", (line,)),
        Step("outside", "The mill", (line,), aside=True),
        Step("meanwhile", "Meanwhile", (line,)),
    ]

    async def moves(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(InterludeScreen(steps, "Title", "Where"))
        await settle(pilot)
        seen = "\n".join(letters(pilot))
        assert (seen.count("MEANWHILE"), seen.count("They wait."), seen.count("THE MILL")) == (1, 2, 1)

    play(app_in(tmp_path), (80, 24), moves)


def test_a_page_between_the_cards_can_be_read_again(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        first = letters(pilot)
        assert "backspace" not in pilot.app.screen.active_bindings
        await press(pilot, "enter")
        assert name(pilot) == "InterludeScreen"
        assert letters(pilot) != first
        await press(pilot, "backspace")
        assert letters(pilot) == first

    play(app_in(tmp_path, SHIPPED), (80, 30), moves, on_the_first_card(SHIPPED))
