"""Whole games in a live room, from the lobby to the ending, by devices without a script."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from game.classroom.take_away import offered, taken_away
from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.saves import all_saves
from game.saves.save_files import content
from game.session.session import Session
from game.telling.question import PASS
from tests.classroom.games import SHIPPED
from tests.pages.browsing import assert_in_order
from tests.web.table import Served, at_table, new_room, plays_to_the_end


def at_the_screens(chronicle: Chronicle, story: Story = SHIPPED) -> Session:
    """The same choices made at one machine."""
    session = Session.begin(story, replace(chronicle, entries=()))
    entries = iter([one for one in chronicle.entries if one.by_people])
    entry = None
    while not session.ended:
        if session.revealing or session.untold or session.recap:
            session, entry = session.go_on(), None
            continue
        entry = entry or next(entries)
        hands = dict(entry.hands)
        for chair in session.tables.guessing:
            session = session.guess(str(dict(entry.guesses).get(chair, PASS)), chair)
        for word in entry.corridor:
            session = session.speak(word.to, word.by)
        for chair in entry.by_people:
            first, last = dict(dict(entry.first_hands).get(chair, ())), dict(hands.get(chair, ()))
            session = session.count(first, chair, first=True) if first else session
            session = session.count(last, chair) if last else session
        foretold = {chair: option for chair, _, option in entry.forecasts}
        for chair in session.tables.forecasting:
            session = session.foretell(foretold.get(chair, PASS), chair)
        for chair, option in entry.picks:
            if chair in entry.by_people:
                session = session.note(dict(entry.reasons).get(chair, ""), chair).choose(option, chair)
    return session


def test_six_tables_play_to_the_end_and_leave_the_save_of_the_screens(tmp_path: Path) -> None:
    chairs = tuple(chair.id for chair in SHIPPED.chairs)

    async def play(room: Served) -> None:
        tables = [await room.joined(chair) for chair in chairs]
        watching = await room.joined()
        assert "/desk/papers/" not in (await room.desk.get("/desk")).page
        assert (await room.desk.get("/desk/papers/pages")).status == 404
        await plays_to_the_end(room, tables, Random(5), "because")
        for one in (*tables, watching):
            assert_in_order((await one.get("/table")).browsed)
            assert room.room.session.moment.told.title in one.page
        chronicle = room.room.session.chronicle
        assert len(chronicle.entries) > 5
        assert {chair for entry in chronicle.entries for chair in entry.by_people} == set(chairs)
        assert any(entry.reasons for entry in chronicle.entries)
        (row,) = all_saves(tmp_path / "saves")
        assert row.snapshot == room.room.session.snapshot
        await takes_away(room)
        same = at_the_screens(chronicle)
        assert row.path.read_bytes() == saved(same)

    at_table(tmp_path, new_room(chairs, SHIPPED, "lesson"), play)


async def takes_away(room: Served) -> None:
    """The desk, and nobody else, has the files of the game once it has ended."""
    page = (await room.desk.get("/desk")).browsed
    links = [one.attrib["href"] for one in page.named("a") if "download" in one.attrib]
    assert [link.rpartition("/")[2] for link in links] == list(offered(SHIPPED))
    table = taken_away(room.room.session.playthrough, "picks")
    for link, begins in zip(
        links, ("<!doctype html>", "<!doctype html>", "<!DOCTYPE html>", table.content), strict=True
    ):
        async with room.desk.session.get(room.address + link) as answer:
            assert answer.status == 200
            assert (await answer.read()).startswith(begins.encode())
            assert answer.headers["Content-Disposition"].startswith("attachment;filename=")
        assert (await (await room.device()).get(link)).status == 403
    assert (await room.desk.get("/desk/papers/xyzzy")).status == 404


def saved(session: Session) -> bytes:
    return content(session.snapshot)


@pytest.mark.parametrize(
    "talk",
    [pytest.param(False, id="one vote"), pytest.param(True, id="vote, talk, vote")],
)
@pytest.mark.slow
def test_a_class_of_thirty_plays_to_the_end(talk: bool, tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        class_ = [await room.joined() for _ in range(30)]
        await plays_to_the_end(room, class_, Random(7))
        entries = [entry for entry in room.room.session.chronicle.entries if entry.by_people]
        assert len(entries) > 2
        for entry in entries:
            (hands,) = dict(entry.hands).values()
            assert sum(number for _, number in hands) == 30
            assert bool(entry.first_hands) is talk
        (row,) = all_saves(tmp_path / "saves")
        assert row.path.read_bytes() == saved(at_the_screens(room.room.session.chronicle))

    at_table(tmp_path, new_room(("rykov",), SHIPPED, "lesson", talk), play)
