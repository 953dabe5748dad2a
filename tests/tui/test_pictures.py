"""Every screen as a picture in text. ``pytest tests/tui --redraw`` writes them anew, to be reviewed as a diff."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.engine.chronicle import Chronicle
from game.engine.meters import Meter
from game.engine.rules import open_options
from game.session.session import Session
from tests.tui.players import TINY, app_in, letters, play, resize, walk

PICTURES = Path(__file__).parent / "pictures"
PICTURED = [(80, 24), (100, 30)]
"""The sizes in which each screen is kept."""
ALONE = Chronicle(("mary",), (("mary", "stay"),), "whole").sealed(TINY)
CLASS = replace(ALONE, mode="class")
TEAMS = Chronicle(
    ("mary", "tom"), (("mary", "stay"), ("tom", "stay")), "short", mode="teams", players=(("tom", "the back row"),)
).sealed(TINY)


def played(chair: str, aim: str) -> Chronicle:
    """A whole game of one chair, always by the last option that is open, and always with the highest guess."""
    session = Session.begin(TINY, Chronicle((chair,), ((chair, aim),), "whole").sealed(TINY))
    while not session.ended:
        if session.guesser:
            session = session.guess(str(TINY.find(Meter, TINY.curve).bands[-1][0]))
        elif session.turn:
            session = session.choose(open_options(session.turn, session.playthrough.state)[-1].id)
        else:
            session = session.go_on()
    return session.chronicle


ENDED = played("tom", "open-book")
SCREENS: dict[str, tuple[Chronicle | None, list[str]]] = {
    "title": (None, []),
    "endings": (None, ["e"]),
    "aim": (replace(ALONE, aims=()), ["enter", "2", "a", "1"]),
    "set-up": (None, ["s"]),
    "set-up-teams": (None, ["s", *["tab"] * 3, "enter", "down", "enter", "tab", "tab"]),
    "act": (ALONE, []),
    "card": (ALONE, ["enter", "2"]),
    "reason": (ALONE, ["enter", "w", "w", "h", "y"]),
    "document": (ALONE, ["enter", "d"]),
    "document-in-a-reveal": (ALONE, ["enter", "1", "enter", "enter", "d"]),
    "people": (ALONE, ["enter", "p", "down"]),
    "glossary": (ALONE, ["enter", "g"]),
    "help": (ALONE, ["enter", "?"]),
    "reveal": (ALONE, ["enter", "1", "enter"]),
    "reveal-what-happened": (ALONE, ["enter", "1", "enter", "enter"]),
    "reveal-in-full": (ALONE, ["enter", "1", "enter", "enter", "enter"]),
    "essay": (ALONE, ["enter", "1", "enter", "enter", "e"]),
    "names": (ALONE, ["enter", "n"]),
    "map": (ALONE, ["enter", "f"]),
    "log": (ALONE, ["enter", "1", "enter", "l"]),
    "ending": (ENDED, ["EndingScreen"]),
    "ending-line": (ENDED, ["EndingScreen", "2"]),
    "ending-drawers": (ENDED, ["EndingScreen", "3"]),
    "ending-aims": (ENDED, ["EndingScreen", "4"]),
    "ending-ledger": (ENDED, ["EndingScreen", "5"]),
    "ending-last-page": (ENDED, ["EndingScreen", "8"]),
    "class-card": (CLASS, ["enter"]),
    "vote": (CLASS, ["enter", "1", "enter", "4", "tab", "1", "tab", "4"]),
    "held": (CLASS, ["enter", "1", "enter", "tab", "tab", "tab", "tab", "1", "enter", "enter"]),
    "skip": (CLASS, ["enter", "k"]),
    "curtain": (TEAMS, ["enter"]),
    "curtain-without-a-seat": (TEAMS, ["enter", "1", "enter", "1", "enter"]),
    "foretell": (TEAMS, ["enter", "1", "enter", "1", "enter", "1", "enter", "2"]),
}
"""A game, or none for the title, and the keys that lead from its first page to each screen, see `walk`."""


@pytest.mark.parametrize("at_once", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["at rest", "at once"])
@pytest.mark.parametrize("screen", SCREENS)
def test_the_screen_looks_as_it_did_and_comes_back_so_from_any_size(
    screen: str, at_once: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Place, mark and typed letters stay, whatever the window was in between, and however often it was drawn."""
    game, way = SCREENS[screen]
    drawn: dict[tuple[int, int], list[str]] = {}

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        for size in (*PICTURED, (40, 10), PICTURED[0]):
            await resize(pilot, *size)
            assert drawn.setdefault(size, letters(pilot)) == letters(pilot)

    play(app_in(tmp_path), PICTURED[0], moves, game, at_once=at_once)
    for size in PICTURED:
        picture = PICTURES / f"{screen}-{size[0]}x{size[1]}.txt"
        if request.config.getoption("--redraw"):
            picture.write_text("\n".join(drawn[size]) + "\n", encoding="utf-8")
        assert picture.read_text(encoding="utf-8").splitlines() == drawn[size]


def test_no_picture_is_left_of_a_screen_that_is_gone() -> None:
    names = {picture.stem.rsplit("-", 1)[0] for picture in PICTURES.glob("*.txt")}
    assert names == set(SCREENS)
