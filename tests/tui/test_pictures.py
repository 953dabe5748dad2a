"""Every screen as a picture in text. ``pytest tests/tui --redraw`` writes them anew, to be reviewed as a diff."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.players import app_in, letters, play, walk

PICTURES = Path(__file__).parent / "pictures"
WAYS: dict[str, list[str]] = {
    "title": [],
    "chair": ["enter", "2"],
    "aim": ["enter", "1", "enter", "1"],
    "deck": ["enter", "1", "enter", "1", "enter", "1"],
    "act": ["enter", "1", "enter", "1", "enter", "1", "enter"],
    "card": ["CardScreen", "2"],
    "people": ["CardScreen", "p", "down"],
    "glossary": ["CardScreen", "g"],
    "help": ["CardScreen", "question_mark"],
    "reveal": ["CardScreen", "1", "enter"],
    "reveal-in-full": ["CardScreen", "1", "enter", "enter", "enter", "enter"],
    "essay": ["CardScreen", "1", "enter", "enter", "e"],
    "names": ["CardScreen", "n"],
    "log": ["CardScreen", "1", "enter", "l"],
    "ending": ["EndingScreen"],
    "ending-further-down": ["EndingScreen", "space"],
}
"""The keys that lead from the title to each screen, see `walk`."""


@pytest.mark.parametrize("size", [(80, 24), (100, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", WAYS)
def test_the_screen_looks_as_it_did(
    screen: str, size: tuple[int, int], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    drawn: list[str] = []

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, WAYS[screen])
        drawn.extend(letters(pilot))

    play(app_in(tmp_path), size, moves)
    picture = PICTURES / f"{screen}-{size[0]}x{size[1]}.txt"
    if request.config.getoption("--redraw"):
        picture.write_text("\n".join(drawn) + "\n", encoding="utf-8")
    assert picture.read_text(encoding="utf-8").splitlines() == drawn
