"""The clock of a card: by the server's time on every page, anew for each card, and nothing closes by it."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from game.saves import Autosave
from game.tables.ledger import Ledger
from game.tables.room import Room
from game.telling.live import TIME_OVER
from game.web.card_clock import CardClock
from game.web.live_room import LiveRoom
from tests.classroom.games import TINY
from tests.tables.crowd import a_class, asked, opened, options
from tests.web.table import Device, Served, at_table, new_room
from tests.web.test_table_strangers import is_asked


class Time:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_time_begins_with_each_card_and_with_the_second_vote_and_stops_nothing() -> None:
    now = Time()
    clock = CardClock(now)
    room = clock.follow(None, replace(a_class(recommit=True), minutes=2))
    assert clock.left(room) == 120
    now.seconds += 30.5
    voted = clock.follow(room, room.vote("key-0", options(room)[0]))
    assert clock.left(voted) == 90
    closed = clock.follow(voted, voted.close())
    assert clock.left(closed) == 90
    again = clock.follow(closed, closed.open())
    assert clock.left(again) == 120
    now.seconds += 121
    assert clock.left(again) == 0
    played = clock.follow(again, again.vote("key-0", options(room)[0]).close())
    assert (played.phase, clock.left(played)) == ("held", None)


def test_a_room_that_is_taken_up_goes_on_with_the_time_that_is_left(tmp_path: Path) -> None:
    now, rooms = Time(), list[Room]()

    def taken_up(room: Room) -> LiveRoom:
        ledger = Ledger(tmp_path / "room.db")
        return LiveRoom(ledger.room(TINY) or room, ledger, Autosave(folder=tmp_path), clock=CardClock(now))

    live = taken_up(replace(a_class(), minutes=3))
    rooms.append(live.room)
    for passed, left in ((20, 160), (40.5, 120), (-500, 180), (185, 0)):  # also where the clock was set back meanwhile
        now.seconds += passed
        live.ledger.close()  # as when the process is killed
        live = taken_up(rooms[0])
        assert (live.time_left, live.room.minutes) == (left, 3)
    live.move(live.room.vote("key-0", options(live.room)[0]).close())
    assert live.room.phase == "held"
    live.ledger.close()
    live = taken_up(rooms[0])
    assert live.time_left is None
    live.set_clock(5)
    assert live.time_left is None
    live.ledger.close()
    assert taken_up(rooms[0]).room.minutes == 5


def test_without_minutes_there_is_no_time_and_none_before_a_card() -> None:
    lobby = opened()
    for minutes, room, left in ((0, asked(lobby), None), (3, lobby, None), (3, asked(lobby), 180)):
        clock = CardClock(Time())
        assert clock.left(clock.follow(None, replace(room, minutes=minutes))) == left


def clock_of(page: str) -> str:
    """The clock that a page shows, if it shows one."""
    return page.partition('<p class="clock"')[2].partition("</p>")[0]


def test_wall_desk_and_pages_show_the_servers_time_and_a_vote_counts_when_it_is_over(tmp_path: Path) -> None:
    now = Time()

    async def play(room: Served) -> None:
        room.live.clock = CardClock(now)
        one, wall = await room.joined(), await room.device()
        everybody: list[tuple[Device, str]] = [(one, "/table"), (wall, "/wall"), (room.desk, "/desk")]
        await is_asked(room)
        assert not any([clock_of((await who.get(path)).page) for who, path in everybody])
        told = room.live.revision
        assert (await room.leads("clock", minutes="2")).status == 200
        assert room.live.revision > told
        now.seconds += 23
        for who, path in everybody:
            shown = clock_of((await who.get(path)).page)
            assert 'data-left="97"' in shown
            assert ">Time left on this card: 1:37<" in shown
        now.seconds += 97
        for who, path in everybody:
            assert f">{TIME_OVER}<" in clock_of((await who.get(path)).page)
        assert room.room.phase == "asked"
        await one.answer(Random(1))
        assert (one.status, len(room.room.hands)) == (200, 1)
        await room.leads("close")
        assert not any([clock_of((await who.get(path)).page) for who, path in everybody])
        await is_asked(room)
        assert room.live.time_left == 120
        await room.leads("clock", minutes="0")
        assert not any([clock_of((await who.get(path)).page) for who, path in everybody])

    at_table(tmp_path, new_room(), play)


@pytest.mark.parametrize("minutes", ["", "4", "-1", "99999999", "x"])
def test_only_times_that_are_offered_can_be_set(minutes: str, tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        await is_asked(room)
        assert (await room.leads("clock", minutes=minutes)).status == 409
        assert room.live.time_left is None

    at_table(tmp_path, new_room(), play)
