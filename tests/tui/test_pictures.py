"""Every screen as a picture in text. ``pytest tests/tui --redraw`` writes them anew, to be reviewed as a diff."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.engine.chronicle import Chronicle
from tests.tui.players import TINY, app_in, letters, play, walk

PICTURES = Path(__file__).parent / "pictures"
WAYS: dict[str, list[str]] = {
    "title": [],
    "chair": ["enter", "2"],
    "aim": ["enter", "1", "enter", "1"],
    "deck": ["enter", "1", "enter", "1", "enter", "1"],
    "act": ["enter", "1", "enter", "1", "enter", "1", "enter"],
    "card": ["CardScreen", "2"],
    "set-up": ["s"],
    "set-up-teams": ["s", *["tab"] * 3, "enter", "down", "enter", "tab", "tab"],
    "reason": ["CardScreen", "w", "w", "h", "y"],
    "people": ["CardScreen", "p", "down"],
    "glossary": ["CardScreen", "g"],
    "help": ["CardScreen", "question_mark"],
    "reveal": ["CardScreen", "1", "enter"],
    "reveal-in-full": ["CardScreen", "1", "enter", "enter", "enter"],
    "essay": ["CardScreen", "1", "enter", "enter", "e"],
    "names": ["CardScreen", "n"],
    "log": ["CardScreen", "1", "enter", "l"],
    "ending": ["EndingScreen"],
    "ending-further-down": ["EndingScreen", "space"],
}
"""The keys that lead from the title to each screen, see `walk`."""
CLASS = Chronicle(("mary",), (("mary", "stay"),), "whole", mode="class").sealed(TINY)
TEAMS = Chronicle(
    ("mary", "tom"), (("mary", "stay"), ("tom", "stay")), "short", mode="teams", players=(("tom", "the back row"),)
).sealed(TINY)
ROOMS: dict[str, tuple[Chronicle, list[str]]] = {
    "class-card": (CLASS, ["enter"]),
    "vote": (CLASS, ["enter", "1", "enter", "4", "tab", "1", "tab", "4"]),
    "held": (CLASS, ["enter", "1", "enter", "tab", "tab", "tab", "tab", "1", "enter", "enter"]),
    "skip": (CLASS, ["enter", "k"]),
    "curtain": (TEAMS, ["enter"]),
    "curtain-without-a-seat": (TEAMS, ["enter", "1", "enter", "1", "enter"]),
    "foretell": (TEAMS, ["enter", "1", "enter", "1", "enter", "1", "enter", "2"]),
}
"""A room's game, and the keys that lead from its first page to each screen."""


def way_to(screen: str) -> tuple[Chronicle | None, list[str]]:
    """A room's game, or none from the title, and the keys that lead to the screen."""
    return ROOMS[screen] if screen in ROOMS else (None, WAYS[screen])


@pytest.mark.parametrize("size", [(80, 24), (100, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", [*WAYS, *ROOMS])
def test_the_screen_looks_as_it_did(
    screen: str, size: tuple[int, int], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    drawn: list[str] = []
    game, way = way_to(screen)

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        drawn.extend(letters(pilot))

    play(app_in(tmp_path), size, moves, game)
    picture = PICTURES / f"{screen}-{size[0]}x{size[1]}.txt"
    if request.config.getoption("--redraw"):
        picture.write_text("\n".join(drawn) + "\n", encoding="utf-8")
    assert picture.read_text(encoding="utf-8").splitlines() == drawn


def test_no_picture_is_left_of_a_screen_that_is_gone() -> None:
    names = {picture.stem.rsplit("-", 1)[0] for picture in PICTURES.glob("*.txt")}
    assert names == {*WAYS, *ROOMS}
