"""Papers on a card: a document lies beside the brief where there is room, in five lines, and a call has its frame."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.session.moment import CardMoment
from game.telling.card import CALLS
from game.telling.documents import CALLED, Paper
from game.tui.screens.card import CardScreen
from game.tui.screens.documents import DocumentsScreen
from game.tui.widgets.card_front import SIGNS
from game.tui.widgets.paper_sheet import PaperSheet
from tests.tui.players import TINY, app_in, letters, play, settle
from tests.tui.test_card import first_card

LONG = Paper("A long paper", "Pell", "1901", "line and line again. " * 60, kind="telegram")


def test_five_lines_of_it_are_shown_and_it_is_said_that_there_is_more(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await pilot.app.switch_screen(CardScreen(CardMoment("", replace(first_card(TINY), papers=(LONG,)))))
        await settle(pilot)
        paper = pilot.app.screen.query_one(PaperSheet)
        inside = [line for line in letters(pilot)[paper.region.y : paper.region.bottom] if "line and" in line]
        assert len(inside) == 5
        seen = "\n".join(letters(pilot))
        assert "A TELEGRAM" in seen
        assert "shortened, in our words: d" in seen

    play(app_in(tmp_path), (100, 44), moves)


def test_no_two_sorts_have_one_frame_and_name(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        looks = set()
        for kind in CALLED:
            await pilot.app.push_screen(DocumentsScreen([replace(LONG, kind=kind)]))
            await settle(pilot)
            paper = pilot.app.screen.query_one(PaperSheet)
            looks.add(letters(pilot)[paper.region.y][paper.region.x :].strip())
            pilot.app.pop_screen()
        assert len(looks) == len(CALLED)

    play(app_in(tmp_path), (80, 24), moves)


@pytest.mark.parametrize("call", CALLS)
def test_a_call_has_a_frame_with_its_sign_and_word(call: str, tmp_path: Path) -> None:
    shown = replace(first_card(TINY), call=call)

    async def moves(pilot: Pilot[None]) -> None:
        await pilot.app.switch_screen(CardScreen(CardMoment("", shown)))
        await settle(pilot)
        assert f"{SIGNS[call]} {shown.reached_by.upper()}" in "\n".join(letters(pilot))

    play(app_in(tmp_path), (80, 24), moves)
