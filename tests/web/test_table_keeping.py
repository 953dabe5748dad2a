"""What a live room keeps: on a full disk, after its end, and when it is taken up again."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from game.saves import all_saves
from game.session.moment import card_of
from game.tables.ledger import Ledger
from game.web.live_room import sign_of
from game.web.visits import COOKIE
from tests.tables.crowd import files
from tests.web.table import Served, at_table, new_room, plays_to_the_end, served
from tests.web.test_table_strangers import CHAIRS, is_asked


def test_a_full_disk_is_told_to_the_desk_and_the_game_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(room: Served) -> None:
        one = await room.joined()
        await is_asked(room)
        (pages,) = room.live.ledger._base.execute("pragma page_count").fetchone()
        room.live.ledger._base.execute(f"pragma max_page_count = {pages}")
        blocked = tmp_path / "blocked"
        blocked.write_text("a file where a folder should be")
        room.live.autosave.path = blocked / "game.json"
        for number in range(300):
            room.live.move(room.room.join(f"key {number:040}", ""))
        await one.answer(Random(1))
        await room.leads("close")
        assert room.room.phase == "held"
        cares = [one for one in (await room.desk.get("/desk")).browsed.named("p") if one.get("class") == "care"]
        assert len(cares) == 2
        assert "full" in room.live.not_kept
        assert room.live.not_kept in room.desk.page
        assert room.live.not_kept not in (await one.get("/table")).page

    at_table(tmp_path, new_room(), play)


def test_a_game_that_has_ended_leaves_only_its_save_when_the_server_stops(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        await plays_to_the_end(room, [await room.joined()], Random(3))
        assert (tmp_path / "rooms" / "room.db").exists()

    at_table(tmp_path, new_room(), play)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [row.path for row in all_saves(tmp_path / "saves")]


def test_a_room_that_is_taken_up_has_the_same_pages(tmp_path: Path) -> None:
    async def play() -> None:
        async with served(tmp_path, new_room()) as before:
            one, other = await before.joined(), await before.joined()
            await is_asked(before)
            option = card_of(before.room.session, "mary").card.options[1].id
            await one.post("/table/vote", {"card": before.place, "option": option})
            cookies = {cookie.key: cookie.value for cookie in one.session.cookie_jar}
            shown = (await one.get("/table")).browsed.words
            await other.get("/table")
        async with served(tmp_path, new_room()) as after:
            again = await after.device()
            again.session.cookie_jar.update_cookies(cookies)
            assert (await again.get("/table")).browsed.words == shown
            assert list(after.room.hands.values()) == [option]

    asyncio.run(play())
    Ledger(tmp_path / "rooms" / "room.db").forget()


def test_of_a_lesson_nothing_is_left_but_its_save_and_a_key_is_worth_nothing_after_it(tmp_path: Path) -> None:
    async def play() -> None:
        async with served(tmp_path, new_room(CHAIRS)) as lesson:
            await lesson.leads("own-names")
            one = await lesson.device()
            await one.join(chair=CHAIRS[0], name="Anna and Boris")
            (key,) = lesson.room.guests
            await is_asked(lesson)
            for _ in range(2):
                await one.answer(Random(1), "bread")
            kept = [file.read_bytes() for file in files(tmp_path)]
            assert any(b"Anna and Boris" in file for file in kept)
            assert any(key.encode() in file for file in kept)
            await lesson.leads("end")
            for path in ("/table", "/look/people"):
                assert (await one.get(path)).path == "/"
            for path in ("/table/rev", "/table/events"):
                assert (await one.get(path)).status == 403
            for verb in ("choose", "vote", "guess", "foretell", "withdraw", "leave"):
                await one.post(f"/table/{verb}", {"card": lesson.place, "option": "x"})
                assert one.path == "/"
            (save,) = files(tmp_path)
            assert save.parent.name == "saves"
            for told in ("Anna", key, sign_of(key), "127.0.0.1"):
                assert told.encode() not in save.read_bytes()
            cookies = {cookie.key: cookie.value for cookie in one.session.cookie_jar}
        async with served(tmp_path, new_room(CHAIRS)) as next_lesson:
            again = await next_lesson.device()
            again.session.cookie_jar.update_cookies({**cookies, COOKIE: key})
            assert (await again.get("/table")).path == "/"
            assert next_lesson.room.guests == {}

    asyncio.run(play())
