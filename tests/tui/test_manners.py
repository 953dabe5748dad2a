"""How the screens behave under odd keys, odd sizes and odd texts."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual._styles_cache import StylesCache
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from game.engine.chronicle import Chronicle
from game.engine.conditions import AtLeast, Condition
from game.engine.scene import Need
from game.settings import Settings
from game.tui.help import offered
from game.tui.screens.card import CardScreen
from game.tui.screens.set_up import SetUpScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.lists import EDGE
from tests.tui.players import (
    TINY,
    app_in,
    click_row,
    letters,
    name,
    on_the_first_card,
    play,
    press,
    settle,
    until,
    walk,
    words,
)
from tests.tui.test_pictures import SCREENS

SCENE = TINY.scenes[0]


@pytest.mark.parametrize("key", ["enter", "space"])
def test_a_held_key_never_decides(key: str, tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, *[key] * 20)
        assert app.session
        assert name(pilot) == "CardScreen"
        assert app.session.playthrough.rounds == ()

    play(app, (80, 24), moves, on_the_first_card(TINY))


@pytest.mark.parametrize(("clicks", "decided"), [(1, 0), (2, 1), (5, 1)])
def test_a_click_marks_and_one_more_decides_and_no_click_decides_twice(
    clicks: int, decided: int, tmp_path: Path
) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "enter")
        await click_row(pilot, 1, times=clicks)
        await settle(pilot)
        assert app.session
        assert len(app.session.playthrough.rounds) == decided
        if not decided:
            assert any(line.lstrip().startswith(EDGE) for line in letters(pilot))

    play(app, (80, 24), moves, on_the_first_card(TINY))


def test_a_locked_option_cannot_be_chosen_and_says_why(tmp_path: Path) -> None:
    seat = SCENE.seats[0]
    option = replace(
        seat.options[0], needs=(Need(Condition(((AtLeast(TINY.curve, 99),),)), "Nobody [/] has the key."),)
    )
    scene = replace(SCENE, seats=(replace(seat, options=(option, *seat.options[1:])), *SCENE.seats[1:]))
    story = replace(TINY, scenes=(scene, *TINY.scenes[1:]))

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "enter")
        assert "× 1" in "\n".join(letters(pilot))
        assert "Nobody [/] has the key." in "\n".join(letters(pilot))
        await click_row(pilot, 0)
        await press(pilot, "1", "enter")
        assert name(pilot) == "CardScreen"

    play(app_in(tmp_path, story), (80, 24), moves, on_the_first_card(story))


@pytest.mark.parametrize("letters_of_old", ["[red]x", "[/]", "[@click=app.bell]x[/]", "$text {x}", "&amp;"])
def test_authored_letters_stay_letters(letters_of_old: str, tmp_path: Path) -> None:
    scene = replace(SCENE, title=letters_of_old, prose=letters_of_old, place=letters_of_old)
    story = replace(TINY, scenes=(scene, *TINY.scenes[1:]), title=letters_of_old)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        assert "\n".join(letters(pilot)).count(letters_of_old) == 3

    play(app_in(tmp_path, story), (80, 24), moves, on_the_first_card(story))


NAMES = ("李明", "e\u0301te\u0301", "Tom", "🚩🚩🚩", "Wolfeschlegelsteinhausenbergerdorff of Marsh")


@pytest.mark.parametrize(
    "name_of_a_chair", [*NAMES[-2:], *(pytest.param(name, marks=pytest.mark.slow) for name in NAMES[:-2])]
)
def test_a_name_that_is_too_long_is_cut_with_a_mark(name_of_a_chair: str, tmp_path: Path) -> None:
    chairs = tuple(replace(chair, name=name_of_a_chair) for chair in TINY.chairs)
    long, story = len(name_of_a_chair) > 20, replace(TINY, chairs=chairs)
    game = Chronicle(("mary", "tom"), mode="teams", players=(("mary", "A"), ("tom", "B")))

    async def moves(pilot: Pilot[None]) -> None:
        assert letters(pilot)[0].endswith("…") is long
        await pilot.app.switch_screen(SetUpScreen(story, Settings()))
        await settle(pilot)
        rows = [line for line in letters(pilot) if "1 decision " in line]
        assert {cell_len(row.partition("1 decision")[0]) for row in rows} == {17}
        assert all(("… " in row) is long for row in rows)
        assert all(cell_len(line) <= 80 for line in letters(pilot))

    play(app_in(tmp_path, story), (80, 24), moves, game)


@pytest.mark.parametrize("screen", ["title", "card", "reason", "skip", "set-up-teams", "curtain"])
def test_ctrl_c_says_how_to_leave(screen: str, tmp_path: Path) -> None:
    game, way = SCREENS[screen]

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        typing = bool(pilot.app.screen.query(Input)) or pilot.app.screen.is_modal
        if screen in ("set-up-teams", "curtain"):
            pilot.app.screen.query(Input).first().focus()
        await press(pilot, "ctrl+c")
        assert pilot.app.is_running
        assert ("press Escape or Tab first" if typing else "To leave, press q") in words(pilot)

    play(app_in(tmp_path), (100, 30), moves, game)


def test_what_is_pasted_is_a_line_of_letters(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "w")
        pilot.app.post_message(Paste("one\r\ntwo \x1b[2J\x9b31m\x1b]0;x\x07\x00\u202e"))
        await settle(pilot)
        assert pilot.app.screen.query_one(Input).value.startswith("one two \ufffd[2J\ufffd31m")
        assert "\n".join(letters(pilot)).replace("\n", "").isprintable()

    play(app_in(tmp_path), (80, 24), moves, on_the_first_card(TINY))


@pytest.mark.parametrize("key", ["p", "g", "l", "?", "ctrl+p"])
def test_whatever_is_opened_closes_with_escape(key: str, tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "2", key)
        assert name(pilot) != "CardScreen"
        await press(pilot, "escape")
        assert name(pilot) == "CardScreen"
        assert pilot.app.screen.query_one(Choices).highlighted == 1

    play(app_in(tmp_path), (80, 24), moves, on_the_first_card(TINY))


def test_an_answer_that_comes_too_late_is_passed_over(tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, CardScreen)
        await press(pilot, "2")
        for _ in range(3):
            screen.query_one(Choices).action_select()
        await settle(pilot)
        assert name(pilot) == "RevealScreen"
        assert app.session
        assert sum(bool(entry.by_people) for entry in app.session.chronicle.entries) == 1

    play(app, (80, 24), moves, on_the_first_card(TINY))


@pytest.mark.parametrize("late", [[3], [0], [0, 1, 2, 3]], ids=["reason", "hands", "all"])
def test_what_is_typed_too_late_into_a_vote_is_passed_over(late: list[int], tmp_path: Path) -> None:
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "VoteScreen", "1", "enter")
        screen = pilot.app.screen
        fields, choices = [*screen.query(Input)], screen.query_one(Choices)
        choices.focus()
        await press(pilot, "3")
        choices.action_select()
        for place in late:
            fields[place].value = "7"
        await settle(pilot)
        assert name(pilot) == "RevealScreen"
        assert app.session
        (entry,) = app.session.chronicle.entries
        assert dict(entry.picks)[entry.by_people[0]] == SCENE.seats[0].options[2].id
        assert (entry.hands, entry.reasons) == ((), ())

    play(app, (80, 24), moves, replace(on_the_first_card(TINY), mode="class"))


def test_a_screen_that_has_gone_is_not_kept(tmp_path: Path) -> None:
    """What a widget last showed is some thousands of objects, and each pause to look through them is felt at a key."""

    def kept() -> int:
        gc.collect()
        return sum(isinstance(one, StylesCache) for one in gc.get_objects())

    async def moves(pilot: Pilot[None]) -> None:
        gc.freeze()  # what other tests have left need not be looked through
        counts = []
        for _ in range(3):
            await until(pilot, "RevealScreen", "up", "enter")
            await press(pilot, "u")
            counts.append(kept())
        assert counts[0] == counts[2]

    play(app_in(tmp_path), (80, 24), moves, on_the_first_card(TINY))


def test_the_help_names_whatever_can_be_done_once(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, ["enter"])
        done = [active.binding.description for active in offered(pilot.app.screen)]
        assert "Quit" in done
        assert len(done) == len(set(done))

    play(app_in(tmp_path), (80, 24), moves, on_the_first_card(TINY))


def test_what_stands_beside_several_choices_stands_in_a_column() -> None:
    rows = Choices([Choice("a", beside="0 to 4"), Choice("the whole", beside="5 to 9"), Choice("none of these at all")])
    drawn = [str(rows._prompt(place)) for place in range(2)]
    assert drawn[0].index("0 to 4") == drawn[1].index("5 to 9") < 20
