"""Places in a live room: those who come late, lose a device, leave, or are given another chair; and two desks."""

import re
from pathlib import Path

from game.session.moment import card_of
from game.telling.live import NO_DESK, TAKEN_OVER
from tests.web.table import Served, at_table, new_room
from tests.web.test_table_strangers import CHAIRS, is_asked, signs


def test_one_who_comes_late_votes_from_the_next_card_on(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        await room.joined()
        await is_asked(room)
        late = await room.joined()
        assert [form.action for form in late.forms] == []
        option = card_of(room.room.session, "mary").card.options[0].id
        assert (await late.post("/table/vote", {"card": room.place, "option": option})).status == 409
        await room.leads("skip")
        await is_asked(room)
        assert [form.action for form in (await late.get("/table")).forms] == ["/table/vote"]

    at_table(tmp_path, new_room(), play)


def test_a_lost_device_gives_its_place_to_another_by_a_code_that_counts_once(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        lost, other = await room.joined(CHAIRS[0]), await room.joined(CHAIRS[1])
        await room.desk.get("/desk")
        sign = next(sign for sign in signs(room) if sits_in(room, sign, CHAIRS[0]))
        await room.leads(f"tables/{sign}/reopen")
        (first,) = room.live.open_places
        await room.leads(f"tables/{sign}/reopen")
        (code,) = room.live.open_places
        assert code != first
        assert code in room.desk.page
        assert re.fullmatch("[BCDFGHJKLMNPQRSTVWXZ]{4}", code)
        new = await room.device()
        assert (await new.join(code)).path == "/table"
        assert (await lost.get("/table")).path == "/"
        assert (await new.get("/table")).path == "/table"
        assert (await other.get("/table")).path == "/table"
        assert (await (await room.device()).join(code)).status == 403
        assert {guest.chair for guest in room.room.guests.values()} == set(CHAIRS[:2])

    at_table(tmp_path, new_room(CHAIRS), play)


def sits_in(room: Served, sign: str, chair: str) -> bool:
    """Whether the desk means the guest in this chair."""
    return room.room.guests[room.live.key_of(sign)].chair == chair


def test_the_desk_gives_chairs_sends_away_and_locks(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one = await room.joined()
        await room.desk.get("/desk")
        (sign,) = signs(room)
        await room.leads(f"tables/{sign}/chair", chair=CHAIRS[0])
        assert [guest.chair for guest in room.room.guests.values()] == [CHAIRS[0]]
        assert (await (await room.device()).join(chair=CHAIRS[0])).status == 409
        await room.leads("lock")
        assert (await (await room.device()).join()).status == 409
        await room.leads("unlock")
        await room.leads(f"tables/{sign}/kick")
        assert (await one.get("/table")).path == "/"
        for nobody in ("0" * 12, "é", sign):
            assert (await room.leads(f"tables/{nobody}/kick")).status == 409
        for verb in ("replace", "_moved", "join", "vote", "guests"):
            assert (await room.leads(verb)).status == 404
            assert (await room.leads(f"tables/{sign}/{verb}")).status == 404

    at_table(tmp_path, new_room(CHAIRS), play)


def test_of_two_desks_the_newest_counts_and_the_other_is_told(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        path = room.said[-1].rpartition(room.address)[2]
        second = await room.device()
        assert (await second.get(path)).path == "/desk"
        assert (await second.post("/desk/start", {"card": room.place})).status == 200
        assert room.room.begun
        await room.desk.get("/desk")
        assert (room.desk.status, TAKEN_OVER in room.desk.page) == (403, True)
        before = room.room
        assert (await room.leads("go_on")).status == 403
        assert room.room is before
        for one in (path, "/desk/enter/x", "/desk/enter/%C3%A9"):  # what was used, and what was guessed
            stranger = await room.device()
            await stranger.get(one)
            assert (stranger.status, NO_DESK in stranger.page) == (403, True)
            assert (await stranger.post("/desk/end", {"card": room.place})).status == 403

    at_table(tmp_path, new_room(), play)


def test_whoever_leaves_is_gone_at_once(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one = await room.joined()
        assert (await one.post("/table/leave")).path == "/"
        assert room.room.guests == {}
        assert (await one.post("/table/leave")).path == "/"
        assert (await one.join()).path == "/table"

    at_table(tmp_path, new_room(), play)


def test_chairs_are_dealt_by_lot_to_whoever_comes(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        asked = await (await room.device()).get("/")
        assert [one for one in asked.browsed.named("input") if one.get("type") == "radio"] == []
        for _ in range(len(CHAIRS) + 1):
            await room.joined(CHAIRS[0])
        chairs = [guest.chair for guest in room.room.guests.values()]
        assert sorted(chairs) == sorted([*CHAIRS, ""])

    at_table(tmp_path, new_room(CHAIRS), play, by_lot=True)
