"""The paper that lies on a card, made up in the manner of such papers."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Size
from textual.pilot import Pilot

from game.engine.chronicle import Chronicle
from game.engine.documents import KINDS, Artefact
from game.engine.scene import Scene
from game.engine.story import Story
from game.pages.moments import whole_page
from game.plain.game import PlainGame
from game.session.moment import HandOverMoment
from game.session.session import Session
from game.telling.documents import MadeUp, made_up
from game.telling.question import Answer, Question
from game.tui.screens.card import CardScreen
from game.tui.screens.question import QuestionScreen
from game.tui.widgets.artefact_sheet import FRAMES, WIDEST, ArtefactSheet
from game.tui.widgets.card_front import CardFront
from game.tui.widgets.leaf import Reading
from game.tui.widgets.prose import Prose
from tests.classroom.games import SHIPPED, TINY
from tests.pages.browsing import FRAME, PLAYER, Browsed
from tests.tui.players import app_in, letters, on_the_first_card, play, press, resize, settle, words

FORM = Artefact("form", "Repairs to the bridge", ("Planks: none. Nails: none.", "Paid for by: ____"))
BRIDGE = replace(TINY.scenes[0], artefact=FORM)
STORY = replace(TINY, scenes=(BRIDGE, *TINY.scenes[1:]))


def drawn(kind: str, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sheet = ArtefactSheet(MadeUp(kind, FORM.title, FORM.lines))
    monkeypatch.setattr(ArtefactSheet, "content_size", Size(width, 20))
    return sheet.render().plain.split("\n")


def lacking(scene: Scene) -> list[str]:
    """The chairs that see nothing but prose on this card."""
    everybody = scene.artefact or scene.call
    in_hand = {chair for filed in scene.documents for chair in filed.chairs}
    return [seat.chair for seat in scene.seats if not everybody and seat.chair not in in_hand]


def test_every_chair_has_a_paper_or_a_call_on_each_card_of_the_shipped_story() -> None:
    assert {scene.id: lacking(scene) for scene in SHIPPED.scenes if lacking(scene)} == {}


def test_it_changes_no_rule_and_is_read_by_the_chairs_of_a_card_as_made_up() -> None:
    assert STORY.rules_digest == TINY.rules_digest
    assert STORY.words_digest != TINY.words_digest
    told = made_up(BRIDGE.artefact)
    assert told
    assert told.in_words == (
        "A form, made up in the manner of such papers: Repairs to the bridge. "
        "Planks: none. Nails: none. Paid for by: (empty)."
    )
    said: list[str] = []
    PlainGame(STORY, iter(["quit"]), said.append, lambda _: "").play(on_the_first_card(STORY))
    assert told.in_words in said
    page = Browsed(whole_page(on_the_card(STORY), PLAYER, FRAME))
    assert [part for part in (told.heading, *told.spoken) if part not in " ".join(page.tree.itertext())] == []


def on_the_card(story: Story) -> Session:
    session = Session.begin(story, on_the_first_card(story))
    while not session.turn or session.untold:
        session = session.go_on()
    return session


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [12, 30, WIDEST])
def test_it_is_a_whole_frame_at_any_width(kind: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *rows = drawn(kind, width, monkeypatch)
    assert first == ""
    assert {len(row) for row in rows} == {width}
    side = FRAMES.get(kind, "┌─┐│└┘")[3]
    assert all(row[0] == row[-1] == side for row in rows[1:-1])
    inside = " ".join(" ".join(row[2:-2] for row in rows[1:-1]).split())
    assert inside == " ".join(FORM.lines)
    if width == WIDEST:
        assert "FORM" in drawn("form", width, monkeypatch)[1]
        assert "made up, in the manner of such papers" in rows[-1]


def test_where_the_prose_needs_the_room_a_line_names_it_and_a_key_opens_it(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, CardScreen)
        sheet, prose = screen.query_one(ArtefactSheet), screen.query_one(".room Prose", Prose)
        for size in ((60, 18), (80, 24), (100, 30), (140, 45)):
            await resize(pilot, *size)
            assert "Planks: none." in words(pilot)
            assert screen.query_one(".room").max_scroll_y == 0
        for size in ((60, 18), (80, 24), (100, 30)):
            await resize(pilot, *size)
            room = screen.query_one(CardFront)
            for left in (4, 2, 1, 0):
                prose.update("Line.\n" * (room.size.height - left - 1) + "Last.")
                await resize(pilot, 140, 45)
                await resize(pilot, *size)
                assert sheet.size.height == min(left, 2)
                assert room.parts == 1
                assert "Planks" not in words(pilot)
                assert not any(re.search(r"\+-", line) for line in letters(pilot))
                assert ("d A FORM · Repairs to the bridge" in words(pilot)) is (left > 0)
                assert "d Paper" in words(pilot)
                await press(pilot, "d")
                assert "ON THE CARD" in words(pilot)
                assert "Planks: none." in words(pilot)
                await press(pilot, "escape")
            await press(pilot, "1")
            assert (screen.check_action("paper", ()) is True) is (size == (100, 30))
            await press(pilot, "space")

    story = replace(STORY, scenes=(replace(BRIDGE, documents=()), *TINY.scenes[1:]))
    play(app_in(tmp_path, story), (80, 24), moves, on_the_first_card(story))


def test_it_is_opened_with_what_is_in_hand(tmp_path: Path) -> None:
    assert BRIDGE.documents

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "enter")
        await resize(pilot, 80, 24)
        room = pilot.app.screen.query_one(CardFront)
        room.query_one(Prose).update("Line.\n" * (room.size.height - 1) + "Last.")
        await resize(pilot, 140, 45)
        await resize(pilot, 80, 24)
        await press(pilot, "d")
        assert re.search("DOCUMENT .*Planks: none", words(pilot))
        assert BRIDGE.documents[0].document.title in words(pilot)

    play(app_in(tmp_path, STORY), (100, 30), moves, on_the_first_card(STORY))


TEAMS = Chronicle(("mary", "tom"), (("mary", "stay"), ("tom", "stay")), "whole", mode="teams")


def test_all_teams_hear_of_it_as_the_card_is_handed_over(tmp_path: Path) -> None:
    told = made_up(FORM)
    assert told
    said: list[str] = []
    PlainGame(STORY, iter(["quit"]), said.append, lambda _: "").play(TEAMS.sealed(STORY))
    assert [line for line in said if "Planks" in line] == [told.in_words]

    async def moves(pilot: Pilot[None]) -> None:
        session = Session.begin(STORY, TEAMS.sealed(STORY))
        while not isinstance(session.moment, HandOverMoment):
            session = session.go_on()
        front = session.moment.told
        question = Question("What has Mary chosen?", (Answer("a", "Yes", ""),), "")
        lines = 1
        for named in (False, True):
            long = replace(front, prose="Line. " * 12 * lines)
            await pilot.app.switch_screen(QuestionScreen("Tom", question, long))
            await settle(pilot)
            lines = pilot.app.screen.query_one(Reading).size.height - 1
            assert ("Planks: none." in words(pilot)) is not named
            assert ("d Paper" in words(pilot)) is named
        await press(pilot, "d")
        assert "Planks: none." in words(pilot)
        await press(pilot, "escape")
        await resize(pilot, 60, 18)
        assert "space Read on" in words(pilot)
        await press(pilot, "space")
        assert pilot.app.screen.query_one(Reading).part == 2

    play(app_in(tmp_path, STORY), (80, 24), moves)
