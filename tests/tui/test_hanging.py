"""Lists hang: an item that is longer than a line goes on under its first word, on every screen and when copied."""

from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from game.tui.screens.pages import PagesScreen
from game.tui.widgets.hanging import Hung
from game.tui.widgets.prose import content_of
from tests.tui.players import app_in, letters, play, press, settle
from tests.tui.test_copying import drag

LIST = content_of("Of three things, these:\n\n- **one** " + "word " * 20 + "\n- two\n\nAfter " + "word " * 20)


def test_every_line_has_its_width_and_no_letter_is_lost() -> None:
    for width in range(1, 40):
        lines = Hung.of(LIST).wrap(width)
        assert all(line.cell_length <= width for line in lines)
        assert "".join("".join(line.plain for line in lines).split()) == "".join(LIST.plain.split())
        assert Hung.of(LIST).get_height({}, width) == len(lines)


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
def test_an_item_goes_on_under_its_first_word_and_is_copied_as_it_was_written(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(PagesScreen("A list", [LIST]))
        await settle(pilot)
        lines = letters(pilot)
        first = next(place for place, line in enumerate(lines) if "• one" in line)
        left = lines[first].index("•")
        assert lines[first + 1].index("word") == left + 2 == lines[first].index("one")
        after = next(place for place, line in enumerate(lines) if "After" in line)
        assert lines[after + 1].index("word") == left == lines[after].index("After")
        await drag(pilot, Offset(left + 2, first), Offset(left + 5, first + 1))
        await press(pilot, "ctrl+c")
        copied = pilot.app.clipboard
        assert copied.startswith("one word")
        assert "\n" not in copied
        assert LIST.plain.split("• ")[1].startswith(copied)
        assert copied.endswith("word")

    play(app_in(tmp_path), size, moves)
