"""Six tables of five from the lobby to the debrief: at each one real page in Chromium and four simulated devices, and
among them those who come late, get lost, and want what is not theirs."""

import asyncio
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from game.saves import all_saves
from game.session.moment import card_of
from game.telling.live import WRONG
from tests.classroom.games import SHIPPED
from tests.pages.browsing import in_words
from tests.pages.test_in_a_browser import AXE, barriers
from tests.web.chromium import Chromium, Tab, chromium, needs_chromium
from tests.web.table import CODE, Device, Served, desk_goes_on, new_room, served
from tests.web.test_table_browser import BESIDE, SOON, clicks, phone, shows
from tests.web.test_table_games import at_the_screens, saved
from tests.web.test_table_strangers import signs

pytestmark = [pytest.mark.browser, needs_chromium, pytest.mark.slow]
CHAIRS = tuple(chair.id for chair in SHIPPED.chairs)
SIMULATED = 4


@dataclass
class Page:
    """A page of Chromium at one table."""

    tab: Tab
    chair: str
    script: bool
    key: str = ""

    async def look(self) -> None:
        """Come to the page of now, as a pupil does without a script."""
        if not self.script:
            await clicks(self.tab, "a[href='/table']")

    async def comes_in(self, room: Served) -> None:
        before = {*room.room.guests}
        await shows(self.tab, "The code on the wall")
        await clicks(self.tab, f"input[name=chair][value='{self.chair}']")
        await clicks(self.tab, "button.go")
        assert await shows(self.tab, "You are in the room")
        (self.key,) = {*room.room.guests} - before

    async def votes(self, room: Served) -> None:
        """Answer what is asked, until there is a hand."""
        form = "document.querySelector('main form[action$=guess], main form[action$=vote]') !== null"
        end = time.monotonic() + 3 * SOON
        while (self.key, self.chair) not in room.room.hands:
            assert time.monotonic() < end, await self.tab.value("document.body.innerText")
            if await self.tab.value(form):
                assert await self.tab.value(BESIDE) is False
                await clicks(self.tab, "main form input[type=radio]:not(:disabled)")
                await clicks(self.tab, "main form button.go")
            else:
                await self.look()
            await asyncio.sleep(0.3)  # for the next page


@dataclass
class Thief:
    """One who watches, and tries to have what is of others."""

    device: Device
    tried: int = 0
    codes: list[str] = field(default_factory=lambda: ["BCDFH", "", "BCDF", "zzzzz"])

    async def tries(self, room: Served) -> None:
        """On a card that is asked: no brief, no vote, no desk, and no form of another page."""
        session, hands = room.room.session, dict(room.room.hands)
        for seat in session.playthrough.asked:
            card = card_of(session, seat.chair).card
            fields = {"card": room.place, "chair": seat.chair, "option": card.options[0].id}
            for verb in ("vote", "choose", "withdraw"):
                await self.device.post(f"/table/{verb}", fields)
            await self.device.get(f"/table?chair={seat.chair}&at={room.place}")
            assert in_words(card.brief) not in self.device.browsed.words
            for verb in ("decide", "close", "open", "end"):
                assert (await self.device.post(f"/desk/{verb}", fields)).status == 403
            foreign = await self.device.post("/table/vote", fields, Origin="http://evil.example")
            assert foreign.status == 403
        assert dict(room.room.hands) == hands
        if self.codes:
            stranger = await (await room.device()).join(self.codes.pop())
            assert (stranger.status, in_words(WRONG) in stranger.browsed.words) == (403, True)
        self.tried += 1


async def simulated_vote(room: Served, table: dict[str, list[Device]], dice: Random) -> None:
    """Everybody who is no page of Chromium answers, each at its own table."""
    for devices in table.values():
        for one in devices:
            for _ in range(2):  # a guess, and then the card
                form = next(iter((await one.get("/table")).forms), None)
                if form and not form.action.endswith("withdraw"):
                    await one.send(form, dice)
                assert one.status == 200, one.browsed.words


async def is_lost(room: Served, table: dict[str, list[Device]]) -> None:
    """A device does not come back: the desk gives its place to another."""
    await room.desk.get("/desk")
    sign = signs(room)[0]
    key = room.live.key_of(sign)
    hands = sum(1 for one, _ in room.room.hands if one == key)
    await room.leads(f"tables/{sign}/reopen")
    (code,) = room.live.open_places
    lost, other = table[CHAIRS[0]][0], await room.joined(code=code)
    assert (await lost.get("/table")).path == "/"
    assert sum(room.room.guests[one].chair == CHAIRS[0] for one, _ in room.room.hands) >= hands
    table[CHAIRS[0]][0] = other


@pytest.mark.skipif(sys.platform != "linux", reason="has one address of its own")
def test_six_tables_of_five_play_from_the_lobby_to_the_debrief(devtools: str, tmp_path: Path) -> None:
    async def play(room: Served, browser: Chromium) -> None:
        dice = Random(7)
        table = {chair: [await room.joined(chair) for _ in range(SIMULATED)] for chair in CHAIRS}
        pages = []
        for place, chair in enumerate(CHAIRS):
            # for each address, all of which are this computer, a browser has cookies of its own
            address = room.address.replace("127.0.0.1", f"127.0.0.{place + 2}")
            pages.append(Page(await phone(browser, f"{address}/j/{CODE}", place % 3 != 2), chair, place % 3 != 2))
        for page in pages:
            await page.comes_in(room)
        watching = await room.joined()
        thief = Thief(await room.joined())
        wall = await browser.tab(f"{room.address}/wall")
        assert await shows(wall, f"{len(room.room.guests)} devices are in the room")
        cards, late = 0, False
        while room.room.phase != "ended":
            if room.room.phase == "asked":
                asked = {seat.chair for seat in room.room.session.playthrough.asked}
                await simulated_vote(room, table, dice)
                for page in pages:
                    if page.chair in asked:
                        await page.votes(room)
                await thief.tries(room)
                await watching.answer(dice)
                if not cards:
                    await is_lost(room, table)
                if AXE and cards < 2:
                    assert await barriers(pages[0].tab) == []
                counts = {chair: sum(place[1] == chair for place in room.room.hands) for chair in asked}
                assert counts == {chair: SIMULATED + 1 + (late and chair == CHAIRS[1]) for chair in asked}
                assert await shows(wall, f"{sum(counts.values())} hands are given")
                cards += 1
                if not late:  # one more comes to a table in the middle of a card, and votes from the next one on
                    late = True
                    table[CHAIRS[1]].append(await room.joined(CHAIRS[1]))
            await desk_goes_on(room, dice)
        title = room.room.session.moment.told.title  # type: ignore[union-attr]
        for page in pages:
            await page.look()
            assert await shows(page.tab, title)
            late_forms = "409"  # of a card that had gone by before its page was another
            assert [one for one in page.tab.complaints if late_forms not in one] == []
        assert await shows(wall, title)
        assert cards == thief.tried > 5
        debrief = next(one for one in (await room.desk.get("/desk")).browsed.named("a") if "download" in one.attrib)
        assert (await room.desk.get(debrief.attrib["href"])).status == 200
        (row,) = all_saves(tmp_path / "saves")
        assert row.path.read_bytes() == saved(at_the_screens(room.room.session.chronicle))
        keys = [*room.room.guests]
        await room.leads("end")
        left = [one for one in tmp_path.rglob("*") if one.is_file() and "profile" not in one.parts]
        assert left == [row.path]
        assert not any(key.encode() in row.path.read_bytes() for key in keys)

    async def within() -> None:
        room = new_room(CHAIRS, SHIPPED, "lesson", hands=True)
        async with served(tmp_path, room, host="0.0.0.0") as one, chromium(devtools) as browser:
            await play(one, browser)

    asyncio.run(within())
