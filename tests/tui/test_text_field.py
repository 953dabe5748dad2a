"""Lines that are typed: how long they can be, and what is said of that."""

from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input

from game.telling.typed import LONGEST_NAME, LONGEST_REASON
from game.tui.widgets.seat_row import SeatRow
from game.tui.widgets.text_field import TextField
from tests.tui.players import TINY, app_in, play, press, settle, walk, words
from tests.tui.test_pictures import CLASS, SCREENS

FIELDS = {"reason": LONGEST_REASON, "vote": LONGEST_REASON, "set-up-teams": LONGEST_NAME, "curtain": 20}


async def field_of(pilot: Pilot[None], screen: str) -> TextField:
    """The field of this screen, with the keys in it."""
    await walk(pilot, SCREENS[screen][1])
    field = next(one for one in pilot.app.screen.query(TextField) if one.max_length)
    if screen == "set-up-teams":
        pilot.app.screen.query(SeatRow).first().wants.value = TINY.aims[0].id
        await settle(pilot)
    field.value = ""
    field.focus()
    await settle(pilot)
    return field


@pytest.mark.parametrize("screen", FIELDS)
def test_a_paste_is_cut_where_there_is_room_and_that_is_said(screen: str, tmp_path: Path) -> None:
    longest = FIELDS[screen]

    async def moves(pilot: Pilot[None]) -> None:
        field = await field_of(pilot, screen)
        pilot.app.post_message(Paste("".join(f"{n:03}" for n in range(100))))
        await settle(pilot)
        assert len(field.value) == longest
        assert f"There is room for {longest} letters." in words(pilot)

    play(app_in(tmp_path), (100, 30), moves, SCREENS[screen][0])


@pytest.mark.parametrize("screen", FIELDS)
def test_who_types_on_is_told_where_the_line_ends(screen: str, tmp_path: Path) -> None:
    longest = FIELDS[screen]

    async def moves(pilot: Pilot[None]) -> None:
        field = await field_of(pilot, screen)
        field.insert_text_at_cursor("x" * (longest - 1))
        await press(pilot, "y")
        assert "There is room" not in words(pilot)
        await press(pilot, "z", "z")
        assert field.value == "x" * (longest - 1) + "y"
        assert words(pilot).count(f"There is room for {longest} letters.") == 1

    play(app_in(tmp_path), (100, 30), moves, SCREENS[screen][0])


def test_what_is_put_into_the_middle_moves_nothing_over_the_end(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        field = await field_of(pilot, "reason")
        field.insert_text_at_cursor("a" * 100 + "z" * 10)
        field.cursor_position = 100
        pilot.app.post_message(Paste("b" * 50))
        await settle(pilot)
        assert field.value == "a" * 100 + "b" * 10 + "z" * 10
        field.selection = type(field.selection)(110, 100)
        pilot.app.post_message(Paste("c" * 50))
        await settle(pilot)
        assert field.value == "a" * 100 + "c" * 10 + "z" * 10

    play(app_in(tmp_path), (100, 30), moves, SCREENS["reason"][0])


def test_what_was_copied_from_several_lines_is_put_in_as_one(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        field = await field_of(pilot, "reason")
        pilot.app.copy_to_clipboard("one\ntwo  \x07three")
        await press(pilot, "ctrl+v")
        assert field.value.startswith("one two")
        assert field.value.isprintable()
        await press(pilot, "space", "x")
        assert field.value.endswith("three x")

    play(app_in(tmp_path), (100, 30), moves, SCREENS["reason"][0])


def test_what_joins_letters_is_typed_and_what_steers_is_not(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        field = await field_of(pilot, "reason")
        for letter in "می\u200cخواهم\u00a0👩\u200d🏫\u202e\u0007\U0001fae8":
            pilot.app.post_message(Key("a letter", letter))
        await settle(pilot)
        assert field.value == "می\u200cخواهم\u00a0👩\u200d🏫\U0001fae8"

    play(app_in(tmp_path), (100, 30), moves, SCREENS["reason"][0])


def test_every_field_is_one_of_ours(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, SCREENS["set-up"][1])
        assert all(isinstance(field, TextField) for field in pilot.app.screen.query(Input))

    play(app_in(tmp_path), (100, 30), moves)


def test_a_field_is_seen_where_nothing_has_a_ground_of_its_own(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, ["enter", "1", "enter"])
        fields = [field.region for field in pilot.app.screen.query(Input)]
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        assert len(fields) > 1
        for at in fields:
            drawn = strips[at.y].crop(at.x, at.right)
            assert any(one.style and one.style.underline for one in drawn if one.text.isspace())

    play(app_in(tmp_path, theme="contrast"), (80, 24), moves, CLASS)
