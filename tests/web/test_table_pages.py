"""The pages of a live room that are not those of the session: the way in, the lobby, the wall and the desk."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno

from game.pages import STYLE, moments
from game.saves import Autosave
from game.session.moment import card_of
from game.tables.ledger import Ledger
from game.tables.room import Room
from game.telling import live as words_of
from game.web import table_pages
from game.web.live_room import LiveRoom
from game.web.table_guest import VERBS
from game.web.table_pages import TablePages
from tests.classroom.games import TINY
from tests.i18n.pseudo import in_longer_words
from tests.pages.browsing import Browsed, assert_in_order
from tests.pages.test_in_a_browser import AXE, barriers, in_each_page, misplaced
from tests.tables.crowd import asked
from tests.test_every_word import STORY, words
from tests.web.chromium import needs_chromium
from tests.web.table import CODE, new_room

TYPED = {word.casefold() for word in (CODE, "http", "127", "0", "1", "8000")}
FIRST_LOAD = 15_000
"""Bytes of a page with what it loads."""


def at_work(room: Room, folder: Path) -> TablePages:
    live = LiveRoom(room, Ledger(folder / "room.db"), Autosave(folder=folder / "saves"))
    live.address = "http://127.0.0.1:8000/"
    live.set_clock(2)
    return TablePages(live)


def rooms() -> Iterator[tuple[str, Room]]:
    """A room of each kind at each of its phases."""
    teams = tuple(chair.id for chair in TINY.chairs)
    kinds = (
        ("a class", teams[:1], False, False),
        ("a talk", teams[:1], True, False),
        ("teams", teams, False, False),
        ("tables", teams, False, True),
    )
    for name, chairs, talk, many in kinds:
        room = new_room(chairs, talk=talk, hands=many).let_name(many)
        yield f"{name}, empty", room
        room = room.join("key-0", words_of.TABLE_NAMES[0], chairs[0]).join("key-1", "", "")
        if many:
            room = room.join("key-2", "(42)", chairs[0]).join("key-3", "(42)", chairs[1]).show_name("key-2")
        yield f"{name}, lobby", room.lock()
        room = room.start()
        yield f"{name}, between", room
        guess = room
        while guess.phase != "asked":
            guess = guess.go_on()
        yield f"{name}, a guess", guess
        room = asked(room)
        yield f"{name}, asked", room
        if room.voting:
            options = [one.id for one in card_of(room.session, chairs[0]).card.options if not one.locked]
            room = room.vote("key-0", options[0]).vote("key-2" if many else "key-1", options[1])
            room = room.note("(42)", chairs[0]).show(chairs[0])
        if "" in (guest.chair for guest in room.guests.values()):
            room = room.say("key-1", "forecast", room.session.tables.watched.options[0].id)
            yield f"{name}, foretold", room
        yield f"{name}, closed", room.close()
        yield f"{name}, the second vote", room.close().open()
        held = room.close()
        while held.phase == "closed":
            seat = next(s for s in held.session.playthrough.asked if s.chair not in held.session.draft.answers("pick"))
            held = held.decide(card_of(held.session, seat.chair).card.options[0].id, seat.chair)
        held = held.show(chairs[0])
        yield f"{name}, held", held
        yield f"{name}, told", held.open()
        yield f"{name}, over", held.end()


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Every page of every one of these rooms."""
    for number, (name, room) in enumerate(rooms()):
        made = at_work(room, folder / str(number))
        if room.guests:
            made.live.reopen("key-1")
        made.live.not_kept = "" if number % 2 else "(42)"
        yield f"{name}: the way in", made.way_in(CODE, "(42)")
        yield f"{name}: the wall", made.wall()
        yield f"{name}: the desk", made.desk()
        if number == 0:
            yield f"{name}: the papers", made.lesson()
        yield f"{name}: one thing", made.plain("(42)", "(42)")
        for key in room.guests:
            yield f"{name}: {key}", made.of_guest(key)
        made.live.close()


def test_every_page_can_be_used(tmp_path: Path) -> None:
    script = TablePages(at_work(new_room(), tmp_path / "one").live).files
    loaded, verbs = sum(map(len, script._small.values())), set[str]()
    for name, text in pages(tmp_path):
        page = Browsed(text)
        assert_in_order(page)
        assert [*page.unlabelled()] == [], name
        assert len([one for one in page.all if "aria-live" in one.attrib]) == 1
        ids = [one.attrib["id"] for one in page.all if "id" in one.attrib]
        assert len(set(ids)) == len(ids), name
        assert all(form.attrib["method"] == "post" for form in page.named("form"))
        assert " lobby" not in name or loaded + len(text.encode()) < FIRST_LOAD
        assert ("the desk" in name) == ('action="/desk' in text) or "over" in name, name
        assert "wall" not in name or page.forms == []
        verbs |= {form.action.rpartition("/")[2] for form in page.forms} if ": key-" in name else set()
    assert "want" in verbs
    assert verbs <= {"leave", *VERBS.split("|")}


def test_no_word_of_a_page_is_english(tmp_path: Path) -> None:
    with in_longer_words("ru"):
        for name, text in pages(tmp_path):
            page = Browsed(re.sub("at-[0-9a-f]{12}|tables/[0-9a-f]{12}", "", text))
            names = [one.get("aria-label", "") for one in page.all]
            code = {one.casefold() for one in re.findall(r"[BCDFGHJKLMNPQRSTVWXZ]{4}\b", text)}
            assert words(page.words + " ".join(names)) - code <= STORY | TYPED, name


def test_what_people_are_called_stays_letters(tmp_path: Path) -> None:
    room = new_room(tuple(chair.id for chair in TINY.chairs)).join("key-0", "<script>x</script>", "mary")
    room = room.show_name("key-0")
    made = at_work(room, tmp_path)
    for page in (made.wall(), made.desk(), made.of_guest("key-0")):
        assert "&lt;script&gt;x&lt;/script&gt;" in page
        assert "<script>x" not in page


def test_the_sign_holds_the_address_with_the_code(tmp_path: Path) -> None:
    made = at_work(new_room(), tmp_path)
    wanted = segno.make(f"http://127.0.0.1:8000/j/{CODE}", micro=False).svg_inline(
        omitsize=True, border=2, light="white"
    )
    assert wanted in made.wall()
    made.live.move(made.live.room.lock())
    assert wanted not in made.wall()


@pytest.mark.browser
@needs_chromium
def test_nothing_lies_beside_the_window_or_is_too_small_for_a_finger(devtools: str, tmp_path: Path) -> None:
    assert in_each_page(devtools, tmp_path, misplaced, styled(tmp_path)) == {}


@pytest.mark.browser
@needs_chromium
@pytest.mark.skipif(not AXE, reason="needs axe-core: npm install axe-core, and AXE_CORE, the path of its axe.min.js")
def test_axe_finds_nothing(devtools: str, tmp_path: Path) -> None:
    assert in_each_page(devtools, tmp_path, barriers, styled(tmp_path)) == {}


def styled(folder: Path) -> Iterator[tuple[str, str]]:
    """The pages, one of each kind, as they lie in a folder, with their stylesheet and without their script."""
    seen = re.compile(
        "teams, (empty: the way|lobby|asked: the desk|closed: the desk|over: the)|a talk, closed: the|.*papers"
    )
    for name, text in pages(folder / "rooms"):
        if not seen.match(name):
            continue
        text = re.sub("/files/[0-9a-f]+/pages.css", STYLE.as_uri(), text)
        yield name, re.sub("<script.*?</script>", "", text)


def test_what_a_class_sees_is_made_once_and_each_vote_is_seen_by_its_own_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []

    def titled_part(*about: object) -> object:
        made.append(about)
        return moments.titled_part(*about)  # type: ignore[arg-type]

    monkeypatch.setattr(table_pages, "titled_part", titled_part)
    room = new_room()
    for number in range(30):
        room = room.join(f"key-{number}", "")
    work = at_work(asked(room), tmp_path)
    before = {work.of_guest(key) for key in room.guests}
    assert (len(before), len(made)) == (1, 1)
    option = card_of(work.live.room.session, "mary").card.options[0].id
    work.live.move(work.live.room.vote("key-7", option))
    voted = [key for key in room.guests if "checked" in work.of_guest(key)]
    assert voted == ["key-7"]
    work.live.move(work.live.room.vote("key-7", option).close())
    assert before.isdisjoint(work.of_guest(key) for key in room.guests)
    work.live.close()
