"""A card: its two sides in a small window, its slip in a large one, and that whoever is asked sees all of it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widget import Widget

from game.engine.chronicle import Chronicle, Pick
from game.engine.playthrough import Playthrough
from game.engine.story import Story
from game.saves import Autosave
from game.session.moment import CardMoment
from game.settings import Settings
from game.telling.card import Card, CardOption, card
from game.tui.app import CardIndexApp
from game.tui.screens.card import CardScreen
from game.tui.widgets.choices import Choices
from game.tui.widgets.prose import Prose
from game.tui.widgets.slip import Slip
from tests.tui.players import (
    SHIPPED,
    TINY,
    app_in,
    letters,
    on_the_first_card,
    play,
    press,
    settle,
    words,
)
from tests.tui.test_manners import NAMES


def first_card(story: Story) -> Card:
    playthrough = Playthrough.of(story, on_the_first_card(story)).played_on()
    return card(playthrough, playthrough.asked[0].chair)


def cards(chair: str, deck: str) -> Iterator[Card]:
    """Every card of a chair's game, in which it always takes its last open option."""
    playthrough = Playthrough.of(SHIPPED, Chronicle((chair,), ((chair, SHIPPED.aims[0].id),), deck)).played_on()
    while playthrough.asked:
        shown = card(playthrough, chair)
        yield shown
        last = [option.id for option in shown.options if not option.locked][-1]
        playthrough = playthrough.play([Pick(chair, last)]).played_on()


def is_whole(pilot: Pilot[None], widget: Widget) -> bool:
    """Whether all of a widget is in sight."""
    return pilot.app.screen.find_widget(widget).visible_region == widget.region


def every(chair: str) -> list[Card]:
    """Every card of a chair, in all decks."""
    return list(dict.fromkeys(shown for deck in SHIPPED.decks for shown in cards(chair, deck.id)))


def fullest(chair: str, count: int = 3) -> list[Card]:
    """The cards of a chair that have least room: the three longest by what is seen there, and by the slip."""
    found = every(chair)
    by_room = sorted(found, key=lambda shown: len(shown.prose), reverse=True)
    by_slip = sorted(found, key=lambda shown: len(f"{shown.brief}{shown.options}"), reverse=True)
    return list(dict.fromkeys(by_room[:count] + by_slip[:count]))


WIDE, SMALL = (100, 30), (80, 24)


@pytest.mark.parametrize(
    ("which", "narrow", "size"),
    [
        pytest.param(partial(fullest, count=1), False, SMALL, id="longest"),
        pytest.param(fullest, False, SMALL, id="fullest", marks=pytest.mark.slow),
        pytest.param(fullest, False, WIDE, id="fullest-wide", marks=pytest.mark.slow),
        pytest.param(fullest, True, SMALL, id="fullest-narrow", marks=pytest.mark.slow),
        pytest.param(fullest, True, WIDE, id="fullest-narrow-wide", marks=pytest.mark.slow),
        pytest.param(every, False, SMALL, id="every", marks=pytest.mark.slow),
        pytest.param(every, False, WIDE, id="every-wide", marks=pytest.mark.slow),
    ],
)
def test_who_is_asked_sees_the_whole_brief_beside_every_choice(
    which: Callable[[str], list[Card]], narrow: bool, size: tuple[int, int], tmp_path: Path
) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        for shown in [shown for chair in SHIPPED.chairs for shown in which(chair.id)]:
            await pilot.app.switch_screen(CardScreen(CardMoment("", shown)))
            await settle(pilot)
            screen = pilot.app.screen
            whole = [is_whole(pilot, text) for text in screen.query_one(".room").query(Prose)]
            assert narrow or all(whole), shown.title
            await press(pilot, *["enter"] * (1 if all(whole) else 2))
            assert all(is_whole(pilot, text) for text in screen.query(".brief")), shown.title
            choices = screen.query_one(Choices)
            assert choices.virtual_size.height <= choices.size.height, shown.title
            assert is_whole(pilot, choices), shown.title

    app = app_in(tmp_path, SHIPPED)
    app.look(Settings(narrow=narrow))
    play(app, size, moves)


@pytest.mark.parametrize("narrow", [False, True], ids=["usual", "narrow"])
@pytest.mark.parametrize("reason", ["", "because " * 15], ids=["no reason", "reason"])
def test_the_longest_card_shows_that_there_is_more_and_reaches_all_of_it(
    narrow: bool, reason: str, tmp_path: Path
) -> None:
    shown = first_card(TINY)
    rows = (CardOption(n, f"{n}", f"{'word ' * 16}end{n}", "why " * 37 if n in (2, 5) else "") for n in range(1, 7))
    longest = replace(shown, prose="First " + "word " * 90, brief="word " * 120, options=tuple(rows))

    async def moves(pilot: Pilot[None]) -> None:
        await pilot.app.switch_screen(CardScreen(CardMoment("", longest, reason)))
        await settle(pilot)
        assert "First word" in "\n".join(letters(pilot))
        await press(pilot, "enter", "enter")
        screen = "\n".join(letters(pilot))
        assert "1 to 6: more below" in screen
        assert pilot.app.screen.query_one(Slip).size.height >= 3
        assert pilot.app.screen.query_one(Choices).region.bottom <= 23
        assert "end6" not in screen
        await press(pilot, "6")
        assert "end6" in "\n".join(letters(pilot))

    play(CardIndexApp(lambda: TINY, lambda: Autosave(folder=tmp_path), Settings(narrow=narrow)), (80, 24), moves)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=str)
def test_no_line_of_a_slip_is_longer_than_its_room_in_cells(size: tuple[int, int], tmp_path: Path) -> None:
    shown = first_card(TINY)
    panel = replace(shown.panel, others=tuple((name, f"trust {place}") for place, name in enumerate(NAMES[:4])))

    async def moves(pilot: Pilot[None]) -> None:
        await pilot.app.switch_screen(CardScreen(CardMoment("", replace(shown, panel=panel))))
        await settle(pilot)
        await press(pilot, "enter")
        screen = "\n".join(letters(pilot))
        assert all(f"trust {place}: {name}" in screen for place, name in enumerate(NAMES[:4]))
        assert all(cell_len(line) <= size[0] for line in letters(pilot))

    play(app_in(tmp_path), size, moves)


@pytest.mark.parametrize("size", [(60, 18), (100, 30)], ids=str)
def test_long_papers_are_read_page_by_page_and_again_from_the_top(size: tuple[int, int], tmp_path: Path) -> None:
    pages = "First {0} " + "word " * 250 + "last {0}."
    shown = replace(first_card(TINY), prose=pages.format("room"), brief=pages.format("slip"), glimpse="")

    async def read(pilot: Pilot[None], key: str, until: str) -> None:
        for _ in range(60):
            if until in words(pilot):
                return
            await press(pilot, key)
        raise AssertionError(until)

    async def moves(pilot: Pilot[None]) -> None:
        await pilot.app.switch_screen(CardScreen(CardMoment("", shown)))
        await settle(pilot)
        sides = size[0] < 100
        for _ in range(2):
            assert "First room" in words(pilot)
            assert not sides or re.search(r" 1 of \d+ Read on ⏎ ▸ ⏎ Read on ", words(pilot))
            await read(pilot, "enter" if sides else "space", "last room")
            assert not sides or "Turn the card ⏎ ▸" in words(pilot)
            await read(pilot, "enter" if sides else "space", "last slip" if not sides else "First slip")
            assert "space More" in words(pilot)
            await read(pilot, "space", "last slip")
            assert ("space Turn back" in words(pilot)) is sides
            await read(pilot, "space", "First room")

    play(app_in(tmp_path), size, moves)
