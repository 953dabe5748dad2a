"""The key at the ending that makes the page."""

from pathlib import Path

from textual.pilot import Pilot

from game.commands.paper import page_beside
from game.saves import Autosave
from game.tui.app import CardIndexApp
from tests.classroom.games import game
from tests.tui.players import TINY, letters, play, press, until

ENDED = game("mary", mode="solo", story=TINY, deck="whole").chronicle


def test_a_key_at_the_ending_makes_the_page_beside_the_save_and_shows_where(tmp_path: Path) -> None:
    app = CardIndexApp(lambda: TINY, lambda: Autosave(tmp_path / "evening.json", make_page=page_beside))
    shown: list[str] = []

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        await press(pilot, "d")
        shown.extend(letters(pilot))

    play(app, (100, 30), moves, ENDED)
    (page,) = tmp_path.glob("*.html")
    assert page.name == "evening.html"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert any("The two pages to print are at" in line for line in shown)


def test_a_page_that_somebody_has_changed_is_not_replaced_and_that_is_said(tmp_path: Path) -> None:
    app = CardIndexApp(lambda: TINY, lambda: Autosave(tmp_path / "evening.json", make_page=page_beside))
    said: list[str] = []

    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "EndingScreen", "enter")
        (tmp_path / "evening.html").write_text("ours", encoding="utf-8")
        await press(pilot, "d")
        said.extend(one.message for one in app._notifications)

    play(app, (100, 30), moves, ENDED)
    (page,) = tmp_path.glob("*.html")
    assert page.read_text(encoding="utf-8") == "ours"
    assert "is there, and this command did not write it" in said[0]
