"""A class that votes and teams behind a curtain, from the set-up to the ending."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, Select

from game.engine.chronicle import Chronicle, Mode
from game.engine.story import Story
from game.saves import all_saves
from game.tui.app import CardIndexApp
from game.tui.screens.ending import EndingScreen
from game.tui.screens.vote import HandsField
from game.tui.widgets.choices import Choices
from game.tui.widgets.seat_row import SeatRow
from tests.tui.players import MOST_MOVES, SHIPPED, TINY, app_in, letters, name, play, press, settle, until, words

CLASS = Chronicle(("mary",), (("mary", "stay"),), "whole", mode="class").sealed(TINY)
TEAMS = Chronicle(
    ("mary", "tom"), (("mary", "stay"), ("tom", "stay")), "short", mode="teams", players=(("tom", "back [row]"),)
).sealed(TINY)


def told(pilot: Pilot[None]) -> str:
    return "\n".join(letters(pilot))


def story_of(pilot: Pilot[None]) -> Story:
    assert isinstance(pilot.app, CardIndexApp)
    return pilot.app.story


async def choose_first(pilot: Pilot[None]) -> None:
    """Choose the first row that is offered, wherever the keys are."""
    choices = pilot.app.screen.query_one(Choices)
    choices.focus()
    await settle(pilot)
    place = next(place for place, row in enumerate(choices.rows) if row.open)
    choices.highlighted = place
    await press(pilot, "enter")


async def to_the_ending(pilot: Pilot[None]) -> None:
    """Play a room's game to its ending, always by the first row; hands are raised for it too."""
    for _ in range(MOST_MOVES):
        screen = pilot.app.screen
        if isinstance(screen, EndingScreen):
            return
        if name(pilot) == "VoteScreen" and not any(field.count for field in screen.query(HandsField)):
            await press(pilot, "1", "7")
        if screen.query(Choices):
            await choose_first(pilot)
        else:
            await press(pilot, "enter")
    raise AssertionError(f"no ending, but {name(pilot)}")


async def set_up(pilot: Pilot[None], how: str, *chairs: str) -> None:
    """Fill in the set-up as somebody would who points at the fields."""
    await press(pilot, "s")
    how_field, *_ = pilot.app.screen.query(Select)
    how_field.value = how
    await settle(pilot)
    for row in pilot.app.screen.query(SeatRow):
        if row.chair.id in chairs:
            row.wants.value = story_of(pilot).aims[0].id
            await settle(pilot)


def test_a_class_goes_from_the_set_up_through_votes_to_the_ending(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "class", "mary")
        app.screen.query(Select)[1].value = "whole"
        await settle(pilot)
        await press(pilot, "ctrl+n")
        await to_the_ending(pilot)

    play(app, (80, 24), moves)
    (saved,) = all_saves(tmp_path)
    assert saved.chronicle
    assert saved.chronicle.mode == "class"
    decided = [entry for entry in saved.chronicle.entries if entry.by_people]
    assert len(decided) == len(TINY.scenes)
    assert all(dict(dict(entry.hands)["mary"])[dict(entry.picks)["mary"]] == 17 for entry in decided)


def test_teams_go_from_the_set_up_behind_curtains_to_the_ending(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "mary", "tom")
        app.screen.query(Select)[1].value = "double"
        await settle(pilot)
        await press(pilot, "ctrl+n")
        await to_the_ending(pilot)

    play(app, (100, 30), moves)
    (saved,) = all_saves(tmp_path)
    assert saved.chronicle
    assert saved.chronicle.chairs == ("mary", "tom")
    assert any(len(entry.by_people) == 2 for entry in saved.chronicle.entries)
    assert any(entry.forecasts for entry in saved.chronicle.entries)


def test_the_set_up_says_what_is_lacking_and_does_not_begin(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "trotsky")
        assert "Teams need at least two chairs." in told(pilot)
        assert pilot.app.screen.query_one(Button).disabled
        await press(pilot, "ctrl+n")
        assert name(pilot) == "SetUpScreen"

    play(app_in(tmp_path, SHIPPED), (80, 24), moves)


def test_a_class_takes_one_chair_the_last_one_that_was_pointed_at(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "class", "trotsky", "rykov")
        assert [row.chair.id for row in pilot.app.screen.query(SeatRow) if row.aim] == ["rykov"]

    play(app_in(tmp_path, SHIPPED), (80, 24), moves)


def test_a_q_in_a_name_is_a_letter_and_a_name_is_never_markup(tmp_path: Path) -> None:
    app = app_in(tmp_path, SHIPPED)

    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "trotsky", "rykov")
        row = app.screen.query(SeatRow).first()
        row.called.focus()
        await press(pilot, *"qu", "[", *"red", "]")
        assert row.players == "qu[red]"
        await press(pilot, "ctrl+n")
        await until(pilot, "CurtainScreen", "enter")
        assert "QU[RED]" in told(pilot)

    play(app, (80, 24), moves)


def test_lots_deal_the_names_among_the_chairs_that_are_taken(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await set_up(pilot, "teams", "trotsky", "rykov", "tomsky")
        await press(pilot, "ctrl+o")
        rows = [row for row in pilot.app.screen.query(SeatRow) if row.aim]
        assert sorted(row.players for row in rows) == ["Team 1", "Team 2", "Team 3"]
        rows[0].called.value, rows[1].called.value = "Reds", "reds\u200b"
        await settle(pilot)
        assert "are taken for one name" in told(pilot)

    play(app_in(tmp_path, SHIPPED), (80, 24), moves)


def test_a_tie_is_decided_between_those_who_lead(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await choose_first(pilot)
        await press(pilot, "4", "tab", "+", "+", "-", "tab", "4")
        assert "A tie between 1 and 3, with 4 hands each." in told(pilot)
        assert len(app.screen.query_one(Choices).rows) == 2
        await press(pilot, "backspace", "9", "enter", *"we looked", "enter")
        assert "9 of 14 hands: Ask to see the book: all of it." in told(pilot)
        await choose_first(pilot)
        assert name(pilot) == "RevealScreen"

    play(app, (80, 24), moves, CLASS)
    assert app.session
    entry = app.session.chronicle.entries[-1]
    assert dict(entry.hands)["mary"] == (("wait", 4), ("ask-for-bridge", 1), ("read-the-book", 9))
    assert dict(entry.reasons)["mary"] == "we looked"


def test_a_held_reveal_waits_and_a_pick_can_be_taken_back_until_it_is_opened(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def decide(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await choose_first(pilot)
        await choose_first(pilot)

    async def moves(pilot: Pilot[None]) -> None:
        await decide(pilot)
        await press(pilot, *["enter"] * 5, *["space"] * 5)
        assert "WHAT COULD THEY HAVE KNOWN" in told(pilot)
        assert "WHAT HAPPENED" not in [line.strip() for line in letters(pilot)]
        await press(pilot, "u")
        assert name(pilot) == "CardScreen"
        await choose_first(pilot)
        await choose_first(pilot)
        await choose_first(pilot)
        assert "What could they have known" not in told(pilot)
        before = app.session
        await press(pilot, "u")
        assert app.session == before

    play(app, (80, 24), moves, CLASS)


def test_the_curtain_hides_each_brief_and_the_choice_of_the_others(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    game = replace(TEAMS, deck="double")
    mary = TINY.scenes[0].seats[0]

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CurtainScreen", "enter")
        assert "HAND OVER TO MARY" in told(pilot)
        assert mary.brief.split()[3] not in told(pilot)
        assert TINY.scenes[0].title not in told(pilot)
        assert TINY.scenes[0].prose.split(".")[0] not in told(pilot)
        await choose_first(pilot)
        assert name(pilot) == "CardScreen"
        await choose_first(pilot)
        assert "HAND OVER TO TOM (BACK [ROW])" in told(pilot)
        assert mary.options[0].label not in told(pilot)
        await choose_first(pilot)
        await choose_first(pilot)
        assert name(pilot) == "RevealScreen"

    play(app, (80, 24), moves, game)


def test_a_team_without_a_seat_foretells(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CurtainScreen", "enter")
        for _ in range(3):
            await choose_first(pilot)
        assert "what has Mary chosen?" in told(pilot)
        assert TINY.scenes[0].title in told(pilot)
        assert TINY.scenes[0].prose.split(".")[0] in told(pilot)
        await choose_first(pilot)
        assert name(pilot) == "RevealScreen"

    play(app, (80, 24), moves, TEAMS)
    assert app.session
    assert app.session.chronicle.entries[-1].forecasts == (("tom", "mary", "wait"),)


def test_a_card_is_skipped_only_when_that_is_meant(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "k", "k", "escape")
        assert name(pilot) == "CardScreen"
        await press(pilot, "k", "1", "enter")
        assert app.session
        assert len(app.session.playthrough.rounds) == 1

    play(app, (80, 24), moves, CLASS)


def test_a_reason_is_typed_in_a_window_and_kept_with_the_pick(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "w", *"quiet", "enter")
        assert "Your reason: quiet" in told(pilot)
        await choose_first(pilot)

    play(app, (80, 24), moves, replace(CLASS, mode="solo"))
    assert app.session
    assert app.session.chronicle.entries[-1].reasons == (("mary", "quiet"),)


@pytest.mark.parametrize("mode", ["solo", "class", "teams"])
def test_a_reason_is_kept_whichever_way_its_window_is_left(mode: Mode, tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "1", "enter")
        await press(pilot, "w", *"quiet", "escape")
        assert name(pilot) == "CardScreen"
        assert "Your reason: quiet" in words(pilot)
        await press(pilot, "w", " ", *"men", "enter")
        assert "Your reason: quiet men" in words(pilot)
        await press(pilot, "w", "!")
        app.exit()  # as a signal does, or a terminal that is closed

    play(app, (80, 24), moves, replace(TEAMS if mode == "teams" else CLASS, mode=mode))
    app.save()
    (saved,) = all_saves(tmp_path)
    assert saved.snapshot
    assert saved.snapshot.draft.reasons == (("mary", "quiet men!"),)


def test_the_clock_stands_on_the_cards_of_a_room_where_it_is_wanted(tmp_path: Path) -> None:
    app: CardIndexApp = app_in(tmp_path)
    app.settings = replace(app.settings, clock=3)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        assert "talk 3:00" in told(pilot) or "talk 2:5" in told(pilot)

    play(app, (80, 24), moves, CLASS)


def test_an_empty_field_of_hands_counts_as_none(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await choose_first(pilot)
        await press(pilot, "backspace", "x", "-")
        field = pilot.app.screen.query(Input).first()
        assert field.value == ""
        assert letters(pilot)[field.region.y][field.region.x :].strip() == "0"
        assert "No hands are counted" in told(pilot)

    play(app_in(tmp_path), (80, 24), moves, CLASS)
