"""Who may do what in a live room: strangers, guessers of codes, another table, and those who come late or twice."""

import asyncio
import re
from pathlib import Path
from random import Random

import aiohttp
import pytest

from game.session.moment import card_of
from game.telling import browser
from game.telling.card import as_read
from game.telling.live import GONE_BY, TOO_MANY, WRONG
from game.web.gate import ALL_TRIES, FORM, MINUTE, TRIES, Tries
from tests.classroom.games import SHIPPED, TINY
from tests.pages.browsing import in_words
from tests.web.server import open_site, run
from tests.web.table import CODE, Served, at_table, desk_goes_on, new_room

CHAIRS = tuple(chair.id for chair in TINY.chairs)
SIX = tuple(chair.id for chair in SHIPPED.chairs)
POSTS = ["/join", "/table/choose", "/table/vote", "/table/leave", "/desk/start", "/desk/end", "/desk/tables/x/kick"]


async def is_asked(room: Served) -> None:
    """Lead on until a card is asked and no guess is due."""
    dice = Random(1)
    while room.room.phase != "asked" or room.room.session.guesser:
        await desk_goes_on(room, dice)


@pytest.mark.parametrize("path", ["/", "/j/BCDFG", "/wall", "/wall/rev", "/table", "/desk", "/files/x/pages.css"])
def test_a_page_of_another_name_gets_nothing(path: str, tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one = await room.device()
        async with one.session.get(room.address + path, headers={"Host": "evil.example"}) as answer:
            assert answer.status == 403
            assert await answer.text() == browser.STRANGER

    at_table(tmp_path, new_room(), play)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://{host}", "", None])
def test_a_form_of_a_foreign_page_counts_for_nothing(origin: str | None, tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one, before = await room.joined(), room.room
        sign = (await room.desk.get("/desk")).page.split('id="at-')[1][:12]
        headers = {} if origin is None else {"Origin": origin.format(host=room.address.removeprefix("http://"))}
        for path in POSTS:
            who = room.desk if path.startswith("/desk") else one
            fields = {"card": room.place, "code": CODE, "option": "x"}
            to = room.address + path.replace("x", sign)
            async with who.session.post(to, data=fields, headers=headers, allow_redirects=False) as answer:
                assert answer.status == 403, path
        assert room.room is before

    at_table(tmp_path, new_room(), play)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"code=" + b"B" * 5000, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 415),
        (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 415),
        (b"code=%ff%fe", "application/x-www-form-urlencoded; charset=no-such", 400),
        (b"&".join(b"a%d=1" % number for number in range(500)), "application/x-www-form-urlencoded", 403),
        (b"code=\xff", "application/x-www-form-urlencoded", 400),
        (b"code=%00%1b[2J&name=%00", "application/x-www-form-urlencoded", 403),
    ],
    ids=["long", "json", "files", "charset", "many fields", "bytes", "controls"],
)
def test_a_body_that_is_no_form_of_ours_is_refused(body: bytes, kind: str, status: int, tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one = await room.device()
        await one.post("/join", body, **{"Content-Type": kind})
        assert one.status == status
        assert room.room.guests == {}

    at_table(tmp_path, new_room(), play)


SPOILT = [
    b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\ncode",
    b"Content-Encoding: deflate\r\nContent-Length: 9\r\n\r\ncode=ABCD",
    b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
    b"Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
]


@pytest.mark.parametrize("kind", ["room", "seats"])
@pytest.mark.parametrize("spoilt", SPOILT, ids=["gzip", "deflate", "chunks", "a long chunk"])
def test_a_body_that_cannot_be_read_is_no_fault_of_the_server(
    spoilt: bytes, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def refused(address: str) -> None:
        host, _, port = address.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        head = f"POST /join HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {address}\r\nContent-Type: {FORM}\r\n"
        writer.write(head.encode() + spoilt)
        async with asyncio.timeout(60):
            assert (await reader.readline())[:12] in (b"HTTP/1.1 400", b"HTTP/1.0 400", b"HTTP/1.1 404")
            while await reader.read(1000):
                pass
        writer.close()

    if kind == "room":
        at_table(tmp_path, new_room(), lambda room: refused(room.address))
    else:

        async def play(_: object) -> None:
            async with open_site() as (_, address):
                await refused(address)

        run(play)
    assert capsys.readouterr().err == ""


@pytest.mark.slow
def test_a_body_that_does_not_come_to_an_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.web.gate.PATIENCE", 0.2)

    async def play(room: Served) -> None:
        host, _, port = room.address.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(
            f"POST /join HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\ncode=".encode()
        )
        async with asyncio.timeout(60):
            assert (await reader.readline()).startswith(b"HTTP/1.1 408 ")
        writer.close()

    at_table(tmp_path, new_room(), play)


def test_codes_cannot_be_guessed(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one, other = await room.device(), await room.device()
        for number in range(TRIES):
            await one.join(f"ZZZ{number:02}")
            assert (one.status, WRONG in one.page) == (403, True)
        await one.join()
        assert (one.status, TOO_MANY in one.page) == (429, True)
        assert (await other.join()).status == 429  # from the same address
        assert room.room.guests == {}

    at_table(tmp_path, new_room(), play)


def test_the_brake_is_for_wrong_codes_of_a_minute_and_for_all_together() -> None:
    now = [0.0]
    tries = Tries(lambda: now[0])
    for number in range(ALL_TRIES):
        assert tries.are_left("school")
        tries.count(f"address {number}")
    assert not tries.are_left("school")
    now[0] = MINUTE + 1
    assert tries.are_left("school")
    for _ in range(TRIES):
        tries.count("school")
    assert not tries.are_left("school")
    assert tries.are_left("home")


@pytest.mark.parametrize("typed", ["bcdfg", " BCDFG ", "ＢＣＤＦＧ"])
def test_a_code_is_read_as_people_type_it(typed: str, tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        assert (await (await room.device()).join(typed)).path == "/table"

    at_table(tmp_path, new_room(), play)


def test_a_place_is_kept_by_a_cookie_that_no_page_can_read(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one = await room.device()
        headers = {"Origin": room.address}
        async with one.session.post(f"{room.address}/join", data={"code": CODE}, headers=headers) as answer:
            (cookie,) = answer.history[0].cookies.values()
            assert (cookie["httponly"], cookie["samesite"].lower(), cookie["max-age"]) == (True, "strict", "")
            assert re.fullmatch("[A-Za-z0-9_-]{22}", cookie.value)  # 128 bits
            policy = answer.headers["Content-Security-Policy"]
            assert "script-src 'self'" in policy
            assert "form-action 'self'" in policy
            assert answer.headers["Cache-Control"] == "no-store"
        for wrong in ("", "x", "é", cookie.value[:-1], cookie.value + "x"):
            stranger = await room.device()
            stranger.session.cookie_jar.update_cookies({"place": wrong})
            for path in ("/table", "/look/log", "/look/document"):
                assert (await stranger.get(path)).path == "/"
            assert (await stranger.get("/table/rev")).status == 403
            assert (await stranger.get("/table/events")).status == 403
            assert (await stranger.post("/table/vote", {"card": room.place})).path == "/"
        assert len(room.room.guests) == 1

    at_table(tmp_path, new_room(), play)


def test_nobody_gets_the_brief_of_another_table_nor_its_pick_before_the_time(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        tables = {chair: await room.joined(chair) for chair in SIX}
        watching = await room.joined()
        await is_asked(room)
        while len(room.room.session.playthrough.asked) < 3 or room.room.phase != "asked":
            await (room.leads("skip") if room.room.phase == "asked" else room.leads("go_on"))
        session = room.room.session
        for chair in session.tables.guessing:
            await room.leads("guess", chair=chair, answer="(pass)")
        scene, state = session.playthrough.scene, session.playthrough.state
        assert scene
        briefs = {seat.chair: in_words(as_read(scene, seat, state)[1]) for seat in session.playthrough.asked}
        first, *others = briefs
        page = (await tables[first].get("/table")).browsed.words
        assert [chair for chair in briefs if briefs[chair] in page] == [first]
        chosen = card_of(room.room.session, first).card.options[0]
        other = tables[others[0]]
        for thief in (other, watching):  # a form in another's name
            await thief.post("/table/choose", {"card": room.place, "chair": first, "option": chosen.id})
            assert thief.status == 409
        assert room.room.session.draft.answers("pick") == {}
        unknowing = (await watching.get("/table")).browsed.words
        await tables[first].post("/table/choose", {"card": room.place, "chair": first, "option": chosen.id})
        assert room.room.session.draft.answers("pick") == {first: chosen.id}
        assert (await watching.get("/table")).browsed.words == unknowing
        for who, path in [(watching, "/wall"), (other, "/table"), (other, "/look/log")]:
            seen = (await who.get(path)).browsed.words
            assert in_words(chosen.label) not in seen
            assert briefs[first] not in seen
        assert " 1 of " in (await watching.get("/wall")).browsed.words

    at_table(tmp_path, new_room(SIX, SHIPPED, "lesson"), play)


def test_a_form_can_be_sent_twice_and_is_told_so_once_the_card_has_gone_by(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one, other = await room.joined(), await room.joined()
        await is_asked(room)
        place = room.place
        option = card_of(room.room.session, "mary").card.options[0].id
        vote = {"card": place, "option": option}
        for _ in range(3):
            await one.post("/table/vote", vote)
            assert (one.status, one.path) == (200, "/table")
        assert list(room.room.hands.values()) == [option]
        await one.post("/table/vote", {"card": place, "option": "no-such"})
        assert one.status == 409
        await room.leads("close")
        await other.post("/table/vote", vote)
        assert other.status == 409
        assert GONE_BY in other.page
        for verb in ("choose", "guess", "foretell"):  # what those who sit in a chair can do
            await one.post(f"/table/{verb}", {"card": room.place, "chair": "mary", "option": option, "answer": "0"})
            assert one.status == 409
        assert (await one.post("/table/go-on", {"card": room.place})).status == 404

    at_table(tmp_path, new_room(), play)


def signs(room: Served) -> list[str]:
    """What the desk calls the guests."""
    return re.findall('id="at-([0-9a-f]+)"', room.desk.page)


def test_a_desk_is_of_the_computer_on_which_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(room: Served) -> None:
        monkeypatch.setattr(aiohttp.web.Request, "remote", "192.0.2.7")
        await room.desk.get("/desk")
        assert room.desk.status == 403
        path = room.said[-1].rpartition(room.address)[2]
        assert (await (await room.device()).get(path)).status == 403
        for wall in ("/wall", "/wall/rev", "/wall/events"):  # on which the code stands
            stranger = await (await room.device()).get(wall)
            assert stranger.status == 403
            assert CODE not in stranger.page
        assert CODE in (await (await room.joined()).get("/wall")).page
        room.opens.anywhere = True
        assert (await (await room.device()).get(path)).path == "/desk"

    at_table(tmp_path, new_room(), play)
