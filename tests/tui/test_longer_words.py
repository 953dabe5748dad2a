"""Words that are 40 per cent longer, as German ones are at their worst: nothing is cut without a sign that it is."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static

from game.telling.typed import LONGEST_REASON
from game.tui.widgets.bonds import Bonds
from game.tui.widgets.cabinet_view import CabinetView
from game.tui.widgets.card_tabs import CardTabs
from game.tui.widgets.choices import Choices
from game.tui.widgets.choices_table import ChoicesTable
from game.tui.widgets.curve_chart import CurveChart
from game.tui.widgets.keys_footer import KeysFooter
from game.tui.widgets.slip import Slip
from game.tui.widgets.text_field import TextField
from tests.i18n.pseudo import in_longer_words, pseudo
from tests.tui.players import app_in, letters, play, press, resize, walk
from tests.tui.test_pictures import SCREENS

SIZES = [(60, 18), (80, 24), (100, 30), (140, 45)]


def packed(text: str) -> str:
    """The text without its spaces, which fall otherwise where lines end."""
    return "".join(text.split())


def drawn(widget: Widget) -> str:
    """All that a widget shows, also what is scrolled out of sight."""
    return packed("".join(widget.render_line(line).text for line in range(widget.size.height)))


def can_be_scrolled_to(widget: Widget) -> bool:
    return any(isinstance(one, Widget) and one.allow_vertical_scroll for one in widget.ancestors)


def cut(pilot: Pilot[None]) -> Iterator[str]:
    """Texts of which a part cannot be seen, with nothing that says so; what only keeps a place is no text."""
    screen = pilot.app.screen
    for text in screen.query(Static):
        if (
            not isinstance(text.content, Content)
            or not text.visible
            or not all(node.display for node in text.ancestors_with_self)
        ):
            continue
        clipped = text not in screen._compositor.visible_widgets and bool(packed(text.content.plain))
        region, clip = screen._compositor.visible_widgets.get(text, (text.region, text.region))
        clipped = clipped or clip.intersection(region) != region
        shown = drawn(text)
        if (packed(text.content.plain) != shown and "…" not in shown) or (clipped and not can_be_scrolled_to(text)):
            yield f"{text}: {text.content.plain}"
    for picture in (
        *screen.query(CurveChart),
        *screen.query(ChoicesTable),
        *screen.query(Bonds),
        *screen.query(CabinetView),
        *screen.query(CardTabs),
    ):
        if picture.region and packed(picture.render().plain) != drawn(picture):
            yield f"{picture}"
    for field in screen.query(Input):
        if field.display and cell_len(field.placeholder) > field.content_size.width:
            yield f"{field}: {field.placeholder}"


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(
    "sizes", [SIZES[:1], pytest.param(SIZES[1:], marks=pytest.mark.slow)], ids=["smallest", "larger"]
)
def test_nothing_is_cut_without_a_sign(sizes: list[tuple[int, int]], screen: str, tmp_path: Path) -> None:
    game, way = SCREENS[screen]

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        for size in sizes:
            await resize(pilot, *size)
            assert list(cut(pilot)) == [], size
            if "q" in pilot.app.screen.active_bindings and pilot.app.screen.query(KeysFooter):
                assert letters(pilot)[-1].endswith(f"? {pseudo('Help')}   q {pseudo('Quit')}")

    with in_longer_words():
        play(app_in(tmp_path), sizes[0], moves, game)


@pytest.mark.parametrize("long", [False, True], ids=["english", "longer"])
@pytest.mark.parametrize("longest", [34, LONGEST_REASON])
def test_a_reason_is_seen_whole_beside_the_choices(longest: int, long: bool, tmp_path: Path) -> None:
    reason = " ".join("because" for _ in range(longest))[: longest - 1] + "."

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, [*SCREENS["class-card"][1], "w"])
        pilot.app.screen.query_one(TextField).value = reason
        await press(pilot, "enter")
        for size in SIZES:
            await resize(pilot, *size)
            choices = pilot.app.screen.query_one(Choices)
            assert packed(reason) in drawn(pilot.app.screen.query_one(".ask", Static)), size
            assert choices.region.bottom <= size[1] - 1
            assert choices.size.height >= 3
            assert pilot.app.screen.query_one(Slip).size.height >= 1
            assert list(cut(pilot)) == [], size

    with in_longer_words() if long else nullcontext():
        play(app_in(tmp_path), SIZES[0], moves, SCREENS["class-card"][0])
