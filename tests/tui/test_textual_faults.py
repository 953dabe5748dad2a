"""Faults of Textual that players would meet: answered in our own classes, and in Textual's where that will not do."""

import ast
import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual import events
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.content import Content
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from game import tui
from game.authoring.sentences import sentences
from game.i18n import use
from game.tui import textual_patches
from game.tui.notices import Notice
from game.tui.palette import CommandRows, Palette
from game.tui.screens.ask import LineScreen
from game.tui.screens.base import SafeScreen
from game.tui.screens.pages import PagesScreen
from game.tui.widgets.choices import Choices
from game.tui.widgets.lists import DropDownRows, RowList
from tests.tui.players import app_in, letters, name, play, press, settle, wait_for, walk
from tests.tui.test_pictures import SCREENS

MODULES = sorted(Path(tui.__file__).parent.rglob("*.py"))


def imported_from_textual(tree: ast.AST) -> set[str]:
    modules = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return {
        alias.asname or alias.name for node in modules if str(node.module).startswith("textual") for alias in node.names
    }


def assigned_onto(path: Path) -> list[str]:
    """The names of Textual's onto which a module assigns, as ``Screen`` in ``Screen.dismiss = ...``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    library = imported_from_textual(tree)
    targets = (target for node in ast.walk(tree) if isinstance(node, ast.Assign) for target in node.targets)
    roots = (ast.unparse(target).partition(".") for target in targets if isinstance(target, ast.Attribute))
    return [root for root, dot, _ in roots if dot and root in library]


def test_one_class_of_the_library_is_patched_and_in_one_place() -> None:
    patched = {path.name: names for path in MODULES if (names := assigned_onto(path))}
    assert patched == {"textual_patches.py": ["StylesCache"]}


def test_textual_still_looks_in_vain_for_the_empty_line_that_ends_a_text() -> None:
    """Once this fails, Textual has mended it, and `SafeScreen.get_selected_text` can go."""
    with pytest.raises(IndexError):
        Selection(Offset(0, 1), Offset(0, 1)).extract("One line, and an empty one.\n")


def test_textual_still_keeps_what_is_gone() -> None:
    """Once this fails, Textual has mended it, and the patch can go."""
    gc.freeze()  # what other tests have left need not be looked through
    cache = StylesCache()
    textual_patches._inner_outer(cache, Color(0, 0, 0), Color(255, 255, 255))
    kept = weakref.ref(cache)
    del cache
    gc.collect()
    assert kept() is not None


def test_what_is_gone_is_not_kept_any_more() -> None:
    textual_patches.mend()
    gc.freeze()
    cache = StylesCache()
    cache.get_inner_outer(Color(0, 0, 0), Color(255, 255, 255))
    kept = weakref.ref(cache)
    del cache
    gc.collect()
    assert kept() is None


async def with_rows(pilot: Pilot[None], kind: Callable[[], OptionList]) -> OptionList:
    """A list of two rows, on the screen that is shown."""
    rows = kind()
    rows.add_options([Option(Content("one")), Option(Content("two"))])
    await pilot.app.screen.mount(rows)
    await settle(pilot)
    return rows


LISTS = [RowList, lambda: Choices([]), DropDownRows, CommandRows]


@pytest.mark.parametrize("kind", LISTS, ids=["rows", "choices", "drop-down", "palette"])
def test_a_row_that_has_gone_can_be_clicked(kind: Callable[[], OptionList], tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        rows = await with_rows(pilot, kind)
        rows.post_message(events.Click(rows, 1, 1, 0, 0, 1, False, False, False, 1, 1, Style(meta={"option": 7})))
        await settle(pilot)
        assert rows.highlighted is None

    play(app_in(tmp_path), (80, 24), moves)


@pytest.mark.parametrize("kind", LISTS, ids=["rows", "choices", "drop-down", "palette"])
def test_keys_for_pages_rest_where_a_list_has_no_line(kind: Callable[[], OptionList], tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        rows = await with_rows(pilot, kind)
        rows.styles.height = 0
        await settle(pilot)
        rows.highlighted = 0
        rows.action_page_down()  # type: ignore[no-untyped-call]
        rows.action_page_up()  # type: ignore[no-untyped-call]
        assert rows.highlighted == 0

    play(app_in(tmp_path), (80, 24), moves)


@pytest.mark.parametrize("screen", ["set-up", "people", "card", "palette"])
def test_every_list_of_a_screen_is_a_safe_one(screen: str, tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, ["ctrl+p"] if screen == "palette" else SCREENS[screen][1])
        lists = list(pilot.app.screen.query(OptionList))
        assert lists
        assert {type(one) for one in lists} <= {RowList, Choices, DropDownRows, CommandRows}

    play(app_in(tmp_path), (80, 24), moves, SCREENS.get(screen, (None,))[0])


def test_a_press_on_what_has_just_been_taken_away_falls_through(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        text = screen.query_one(".hint", Static)
        x, y = text.region.offset
        assert screen.get_widget_and_offset_at(x, y)[0] is text
        parent, text._parent = text._parent, None
        assert screen.get_widget_and_offset_at(x, y) == (None, None)
        screen._forward_event(events.MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y))
        text._parent = parent

    play(app_in(tmp_path), (80, 24), moves)


@pytest.mark.parametrize("screen", [lambda: PagesScreen("", []), lambda: LineScreen(""), Palette])
def test_a_screen_goes_once_however_often_it_is_dismissed(screen: Callable[[], SafeScreen], tmp_path: Path) -> None:
    answers: list[Any] = []

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "?")
        upper = screen()
        pilot.app.push_screen(upper, answers.append)
        await settle(pilot)
        for _ in range(3):
            upper.dismiss(None)
        await settle(pilot)
        assert name(pilot) == "PagesScreen"
        assert len(pilot.app.screen_stack) == 3
        assert answers == [None]

    play(app_in(tmp_path), (80, 24), moves)


def test_a_palette_that_is_left_before_it_searches_ends_nothing(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        palette = Palette()
        await pilot.app.push_screen(palette)
        await palette.query_one(CommandRows).remove()
        palette._gather_commands("x")
        await settle(pilot)
        assert name(pilot) == "Palette"

    play(app_in(tmp_path), (80, 24), moves)


@pytest.mark.parametrize("sign", ["_show_busy", "_list_visible"])
def test_a_palette_that_has_gone_shows_no_sign_of_its_search(sign: str, tmp_path: Path) -> None:
    """A search that takes long says so, and says so no longer at its end: then the palette may have been left."""

    async def moves(pilot: Pilot[None]) -> None:
        palette = Palette()
        await pilot.app.push_screen(palette)
        await settle(pilot)
        await palette.query("*").remove()
        setattr(palette, sign, not getattr(palette, sign))
        await settle(pilot)
        assert name(pilot) == "Palette"

    play(app_in(tmp_path), (80, 24), moves)


def test_a_notice_that_is_over_has_a_moment_left_and_has_expired() -> None:
    notice = Notice("", timeout=-1)
    assert notice.has_expired
    assert notice.time_left > 0
    assert 4 < Notice("", timeout=5).time_left <= 5


def test_no_cursor_blinks(tmp_path: Path) -> None:
    """It would write twice a second."""

    async def moves(pilot: Pilot[None]) -> None:
        for way in (["enter", "w"], ["escape", "ctrl+p"]):
            await walk(pilot, way)
            assert not any(field.cursor_blink for field in pilot.app.screen.query(Input))
            assert pilot.app.screen.query(Input)

    play(app_in(tmp_path), (80, 24), moves, SCREENS["card"][0])


SIGNED = [
    "title",
    "set-up-teams",
    "reason",
    "people",
    "help",
    "reveal-in-full",
    "ending",
    "vote",
    "skip",
    "curtain",
    "palette",
]
"""Screens that together have every widget on which a sentence stands; the slow tests look at all."""


@pytest.fixture
def _signed() -> Iterator[None]:
    """Every sentence ends in what would be markup."""
    words = ((text, sentence.one) for text, sentence in sentences().items())
    use({text: {"one": f"{one} [/]", "other": f"{text} [/]"} if one else f"{text} [/]" for text, one in words})
    yield
    use({})


@pytest.mark.usefixtures("_signed")
@pytest.mark.parametrize(
    "screen",
    [screen if screen in SIGNED else pytest.param(screen, marks=pytest.mark.slow) for screen in (*SCREENS, "palette")],
)
def test_no_sentence_is_read_as_markup(screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    from_markup = Content.from_markup

    def spy(markup: "str | Content", **variables: object) -> Content:
        if isinstance(markup, str) and "[" in markup:
            read.append(markup)
            return Content(markup)
        return from_markup(markup, **variables)

    monkeypatch.setattr(Content, "from_markup", spy)
    game, way = SCREENS.get(screen, (None, ["ctrl+p", "e", "n", "d"]))

    async def moves(pilot: Pilot[None]) -> None:
        await walk(pilot, way)
        pilot.app.notify("A notice [/]")
        await settle(pilot)
        if screen == "palette":
            await wait_for(pilot, lambda: pilot.app.screen.query_one(CommandRows).option_count)
        assert "[/]" in "\n".join(letters(pilot))

    play(app_in(tmp_path), (100, 30), moves, game)
    assert read == []
