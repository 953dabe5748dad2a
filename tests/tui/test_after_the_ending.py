"""The endings as drawers on the screen, and the way back to a card that mattered."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from game.engine.chronicle import Chronicle
from game.saves import Autosave, all_saves
from game.session.session import Session
from game.settings import Settings, load_settings, save_settings
from game.tui.app import CardIndexApp
from game.tui.widgets.choices import Choices
from tests.session.test_begin_again import ended
from tests.telling.test_ending import READ
from tests.tui.players import by_keys, name, play, press, until, words

GAMES = {
    "alone": Chronicle(("mary",), deck="whole"),
    "a class": Chronicle(("mary",), deck="whole", mode="class"),
    "teams": Chronicle(("mary", "tom"), deck="whole", mode="teams"),
}


def app_with(folder: Path, settings: Settings | None = None) -> CardIndexApp:
    """An app that keeps its games and what it remembers of the player in ``folder``."""
    file = folder / "settings.json"
    if settings:
        save_settings(settings, file)
    keep = Autosave(folder=folder / "saves")
    return CardIndexApp(
        lambda: READ, lambda: keep, load_settings(file), remember=lambda changed: save_settings(changed, file)
    )


@pytest.mark.parametrize("mode", GAMES)
def test_a_key_leads_back_to_a_card_that_mattered_and_the_game_that_has_ended_stays(mode: str, tmp_path: Path) -> None:
    last, told = ended(READ, GAMES[mode])
    app = app_with(tmp_path)
    ended_in = app.autosave.folder
    assert ended_in
    app.autosave.keep(last.snapshot)
    way = told.ways_back[-1]

    async def moves(pilot: Pilot[None]) -> None:
        app.autosave.go_on_with(ended_in / f"{'-'.join(GAMES[mode].chairs)}-1.json", last.snapshot, READ)
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "m")
        assert name(pilot) == "MenuScreen"
        rows = app.screen.query_one(Choices).rows
        assert [(row.label, row.note) for row in rows] == [(one.card, one.chosen) for one in told.ways_back]
        await press(pilot, "escape")
        assert name(pilot) == "EndingScreen"
        await press(pilot, "m", str(len(rows)), "enter")
        assert name(pilot) == ("CurtainScreen" if mode == "teams" else "CardScreen")
        assert app.session == last.begin_again(way.scene)

    play(app, (80, 24), moves, last.snapshot)
    kept = {saved.path.stem.rpartition("-")[2]: saved.snapshot for saved in all_saves(ended_in)}
    assert kept == {"1": last.snapshot, "2": last.begin_again(way.scene).snapshot}


@pytest.mark.slow
def test_who_goes_back_can_end_the_game_again_and_take_nothing_back_beyond_its_beginning(tmp_path: Path) -> None:
    last, told = ended(READ, GAMES["alone"])
    app = app_with(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "m", "1", "enter")
        session = app.session
        assert session
        assert session.playthrough.scene
        assert session.playthrough.scene.id == told.ways_back[0].scene
        await press(pilot, "r")
        assert app.session == session
        await by_keys(pilot)

    play(app, (80, 24), moves, last.snapshot)
    assert app.session
    assert app.session.ended


def test_who_goes_back_from_a_game_that_is_not_saved_is_told_first(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    app = CardIndexApp(lambda: READ, lambda: Autosave(tmp_path / "file" / "game.json"))
    last, _ = ended(READ, GAMES["alone"])
    session = Session.resume(READ, last.snapshot).undo()

    async def moves(pilot: Pilot[None]) -> None:
        await by_keys(pilot)
        assert app.trouble
        await press(pilot, "m")
        asked = str(app.screen.query_one(".question", Static).render())
        assert asked.startswith(app.autosave.unsaved)
        assert "stays saved" not in asked

    play(app, (100, 30), moves, session.snapshot)


def test_an_ending_opens_its_drawer_whose_state_stands_in_words(tmp_path: Path) -> None:
    last, told = ended(READ, GAMES["alone"])
    shut = [one for one in READ.endings if one.id != told.id]
    app = app_with(tmp_path, Settings("night").reaching("Another story", "bell"))

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "e")
        assert name(pilot) == "DrawersScreen"
        shown = words(pilot)
        assert "Endings that you have reached: 1 of 3." in shown
        assert f"Open {next(one.title for one in READ.endings if one.id == told.id)}" in shown
        for one in shut:
            assert one.title not in shown
            assert f"Shut {one.nudge}".strip() in shown
        await press(pilot, "escape")
        assert name(pilot) == "EndingScreen"
        await press(pilot, "t")

    play(app, (80, 24), moves, last.snapshot)
    kept = load_settings(tmp_path / "settings.json")
    assert kept.endings(READ.title) == (told.id,)
    assert kept.endings("Another story") == ("bell",)
    assert kept.theme != "night"


@pytest.mark.parametrize("by", ["key", "palette"])
def test_the_drawers_are_reached_from_the_title(by: str, tmp_path: Path) -> None:
    every = Settings().reaching(READ.title, *(ending.id for ending in READ.endings))
    app = app_with(tmp_path, every)

    async def moves(pilot: Pilot[None]) -> None:
        if by == "key":
            await press(pilot, "e")
        else:
            await press(pilot, ":", *"endings", "enter")
            await until(pilot, "DrawersScreen", "enter")
        assert name(pilot) == "DrawersScreen"
        assert "Every drawer is open. In the last there was only string." in words(pilot)
        await press(pilot, "escape")
        assert name(pilot) == "TitleScreen"

    play(app, (80, 24), moves)


def test_the_set_up_of_a_room_forgets_no_ending(tmp_path: Path) -> None:
    app = app_with(tmp_path)
    looks = app.settings
    app.settings = app.settings.reaching(READ.title, "history")

    async def moves(pilot: Pilot[None]) -> None:
        app.look(looks)
        assert app.settings.endings(READ.title) == ("history",)

    play(app, (80, 24), moves)
    assert load_settings(tmp_path / "settings.json").endings(READ.title) == ("history",)
