"""Teams of many devices: each votes at its own table, those who watch guess and foretell, and the desk shows words."""

from pathlib import Path
from random import Random

import pytest

from game.engine.rules import leaders, open_options
from game.engine.story import Chair, Story
from game.saves import all_saves
from game.session.moment import card_of
from game.tables.room import Room
from tests.classroom.games import SHIPPED, TINY
from tests.pages.browsing import assert_in_order, in_words
from tests.web.table import Served, at_table, new_room, plays_to_the_end
from tests.web.test_table_games import at_the_screens, saved
from tests.web.test_table_strangers import is_asked, signs

TWO = tuple(chair.id for chair in TINY.chairs)[:2]


@pytest.mark.parametrize(
    ("story", "deck", "devices", "together"),
    [
        (TINY, "whole", 2, 2),
        pytest.param(SHIPPED, "lesson", 5, 0, marks=pytest.mark.slow),
        pytest.param(SHIPPED, "lesson", 3, 3, marks=pytest.mark.slow),
    ],
)
def test_teams_of_many_devices_play_to_the_end_and_leave_the_save_of_the_screens(
    story: Story, deck: str, devices: int, together: int, tmp_path: Path
) -> None:
    chairs = tuple(chair.id for chair in story.chairs)

    async def play(room: Served) -> None:
        tables = [await room.joined(chair) for chair in room.room.session.tables.firsts for _ in range(devices)]
        watching = [await room.joined() for _ in range(3)]
        await plays_to_the_end(room, [*tables, *watching], Random(6))
        entries = [entry for entry in room.room.session.chronicle.entries if entry.by_people]
        assert story is TINY or any(entry.forecasts for entry in entries)
        assert story is TINY or any(entry.guesses for entry in entries)
        for entry in entries:
            for chair, hands in entry.hands:
                assert sum(number for _, number in hands) == devices
                assert dict(entry.picks)[chair] in leaders(dict(hands))
        (row,) = all_saves(tmp_path / "saves")
        assert row.path.read_bytes() == saved(at_the_screens(room.room.session.chronicle, story))
        assert {one.round for one in room.room.watched}
        for one in (watching[0], room.desk, await (await room.device()).get("/wall")):
            words = (await one.get(one.path)).browsed.words
            assert in_words("forecasts were right") in words
        assert_in_order((await tables[0].get("/table")).browsed)

    at_table(tmp_path, new_room(chairs, story, deck, hands=True, together=together), play)


def test_each_table_votes_on_its_own_card_and_no_other_sees_its_hands(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        mine, beside, others = await room.joined(TWO[0]), await room.joined(TWO[0]), await room.joined(TWO[1])
        wall = await room.device()
        await is_asked(room)
        asked = [seat.chair for seat in room.room.session.playthrough.asked]
        assert set(TWO) <= set(asked)
        cards = {chair: card_of(room.room.session, chair).card for chair in TWO}
        before = (await others.get("/table")).page, (await wall.get("/wall")).browsed.words
        for one in (mine, beside):
            await one.post("/table/vote", {"card": room.place, "option": cards[TWO[0]].options[1].id})
            assert cards[TWO[0]].options[1].label in one.page
        assert (await others.get("/table")).page == before[0]
        for card in cards.values():
            assert in_words(card.brief) not in (await wall.get("/wall")).browsed.words
        assert in_words("2 hands are given") in wall.browsed.words
        refused = await others.post("/table/vote", {"card": room.place, "option": "no-such-option"})
        assert refused.status == 409
        await room.leads("close")
        assert room.room.session.draft.answers("pick") == {TWO[0]: cards[TWO[0]].options[1].id}
        words = (await others.get("/table")).browsed.words
        assert in_words(cards[TWO[0]].options[1].label) not in words

    at_table(tmp_path, new_room(TWO, deck="whole", hands=True), play)


def test_a_hand_at_a_table_of_two_chairs_votes_for_both_on_pages_of_their_own(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one, other = await room.joined(TWO[0]), await room.joined(TWO[1])
        await is_asked(room)
        cards = {chair: card_of(room.room.session, chair).card for chair in TWO}
        names = {chair: TINY.find(Chair, chair).name for chair in TWO}
        for place, chair in enumerate(TWO):  # each vote leads to the card for which there is none yet
            words = (await one.get("/table")).browsed.words
            assert in_words(cards[chair].brief) in words
            assert in_words(f"You vote for {names[chair]} on this page") in words
            (form,) = one.forms
            assert form.filled(Random(1))[1]["chair"] == [chair]
            await one.post("/table/vote", {"card": room.place, "chair": chair, "option": cards[chair].options[1].id})
            assert len(room.room.hands) == place + 1
        assert in_words(f"{names[TWO[1]]}: your vote is given") in one.browsed.words
        links = [link.attrib["href"] for link in one.browsed.named("a") if "chair=" in link.attrib["href"]]
        assert links == [f"/table?chair={TWO[1]}&at={room.place}"]
        await one.get(links[0])
        assert in_words(cards[TWO[1]].brief) in one.browsed.words
        assert "checked" in one.page
        assert in_words(f"{names[TWO[0]]}: your vote is given") in one.browsed.words
        await one.get(f"/table?chair={TWO[1]}&at=of-another-card")
        assert in_words(cards[TWO[0]].brief) in one.browsed.words
        await one.get(f"/table?chair=nobody&at={room.place}")
        assert in_words(cards[TWO[0]].brief) in one.browsed.words
        assert (await one.post("/table/vote", {"card": room.place, "chair": "nobody", "option": "x"})).status == 409
        await room.leads("close")
        assert room.room.session.draft.answers("pick") == {chair: cards[chair].options[1].id for chair in TWO}
        assert room.room.phase == "held"
        assert in_words(cards[TWO[0]].options[1].label) in (await other.get("/table")).browsed.words

    at_table(tmp_path, new_room(TWO, hands=True, together=2), play)


def test_one_who_watches_guesses_once_and_foretells_until_the_card_is_closed(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one, wall = await room.joined(), await room.device()
        await room.leads("start")
        while room.room.phase != "asked" or not room.room.session.guesser:
            await room.leads("skip" if room.room.phase == "asked" else "go_on")
        (form,) = (await one.get("/table")).forms
        assert form.action.endswith("guess")
        await one.send(form, Random(1))
        assert (await one.post("/table/guess", {"card": room.place, "answer": "0"})).status == 200
        assert len(room.room.guesses) == 1
        for chair in room.room.session.tables.guessing:
            await room.leads("guess", chair=chair, answer="(pass)")
        watched, state = room.room.session.tables.watched, room.room.session.playthrough.state
        options = [option.id for option in open_options(watched, state)]
        for option in (options[0], options[1]):
            await one.post("/table/foretell", {"card": room.place, "answer": option})
            assert in_words("you have foretold") in one.browsed.words
            (form,) = one.forms
            await one.send(form, Random(1))
            assert [form.action for form in one.forms] == ["/table/foretell"]
        await one.post("/table/foretell", {"card": room.place, "answer": options[1]})
        assert in_words("1 forecast") not in (await wall.get("/wall")).browsed.words
        await room.leads("close")
        assert (await one.post("/table/foretell", {"card": room.place, "answer": options[0]})).status == 409
        for seat in room.room.session.playthrough.asked:
            chosen = options[1] if seat is watched else open_options(seat, state)[0].id
            assert (await room.leads("decide", chair=seat.chair, option=chosen)).status == 200
        assert in_words("1 of 1 forecast was right") in (await wall.get("/wall")).browsed.words
        assert in_words("1 of 1 forecast was right") in (await one.get("/table")).browsed.words

    at_table(tmp_path, new_room(TWO), play)


def test_a_class_guesses_by_hands_and_the_middle_one_counts(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        class_ = [await room.joined() for _ in range(5)]
        await room.leads("start")
        while room.room.phase != "asked" or not room.room.session.guesser:
            await room.leads("skip" if room.room.phase == "asked" else "go_on")
        bands = [one.id for one in room.room.session.moment.question.answers][:-1]
        for one, band in zip(class_, [bands[0], bands[-1], bands[1], bands[1], "(pass)"], strict=True):
            assert [form.action for form in (await one.get("/table")).forms] == ["/table/guess"]
            await one.post("/table/guess", {"card": room.place, "answer": band})
            assert [form.action for form in one.forms] == ["/table/vote"]
        await room.leads("settle")
        assert dict(room.room.session.draft.answers("guess")) == {"mary": bands[1]}

    at_table(tmp_path, new_room(), play)


def test_a_tables_own_words_are_on_the_wall_only_by_a_click_of_the_desk(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        await room.leads("own-names")
        assert 'name="name" maxlength="24"' in (await (await room.device()).get("/")).page
        one, other = await room.device(), await room.device()
        await one.join(chair=TWO[0], name="the quick brown foxes and all their friends")
        await other.join(chair=TWO[1])
        wall = await room.device()
        assert "quick brown" in (await room.desk.get("/desk")).page
        assert "quick brown" not in (await wall.get("/wall")).page
        await room.leads(f"tables/{signs(room)[0]}/show")
        assert "the quick brown foxes an<" in (await wall.get("/wall")).page
        await room.leads(f"tables/{signs(room)[0]}/hide")
        assert "quick brown" not in (await wall.get("/wall")).page
        await is_asked(room)
        for device, why in ((one, "bread is short"), (other, "<b>no</b>")):
            form, *_ = device.forms if device.path == "/table" and device.forms else (await device.get("/table")).forms
            assert "quick brown" not in (await wall.get("/wall")).page
            await device.send(form, Random(3), why)
            assert room.room.phase == "held" or why not in (await room.desk.get("/desk")).page
        assert room.room.phase == "held"
        assert dict(room.room.session.chronicle.entries[-1].reasons) == {TWO[0]: "bread is short", TWO[1]: "<b>no</b>"}
        assert "bread is short" not in (await wall.get("/wall")).page
        await room.leads("show", chair=TWO[0])
        assert "bread is short" in (await wall.get("/wall")).page
        await room.leads("show", chair=TWO[1])
        assert "&lt;b&gt;no&lt;/b&gt;" in (await wall.get("/wall")).page
        assert "bread is short" not in wall.page
        await room.leads("open")
        await room.leads("go_on")
        assert "no&lt;" not in (await wall.get("/wall")).page

    at_table(tmp_path, new_room(TWO), play)


def test_a_list_of_names_is_a_list(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        await (await room.device()).join(chair=TWO[0], name="anything")
        assert [guest.name for guest in room.room.guests.values()] == [""]

    at_table(tmp_path, new_room(TWO), play)


def test_the_desk_lets_a_table_vote_and_takes_that_back_while_one_device_sits_there(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        one = await room.joined(TWO[0])
        assert (await (await room.device()).join(chair=TWO[0])).status == 409
        await room.leads("many-decide", chair=TWO[0])
        other = await room.joined(TWO[0])
        await is_asked(room)
        for device in (one, other):
            assert [form.action for form in (await device.get("/table")).forms] == ["/table/vote"]
        assert (await room.leads("one-decides", chair=TWO[0])).status == 409
        await other.post("/table/leave")
        await room.leads("one-decides", chair=TWO[0])
        assert [form.action for form in (await one.get("/table")).forms] == ["/table/choose", "/table/want"]
        assert (await room.leads("many-decide", chair="nobody")).status == 409

    at_table(tmp_path, new_room(TWO), play)


def test_where_tables_vote_the_lot_gives_every_chair_as_many(tmp_path: Path) -> None:
    async def play(room: Served) -> None:
        for _ in range(8):
            await (await room.device()).join()
        chairs = [guest.chair for guest in room.room.guests.values()]
        assert sorted(chairs) == sorted([*TWO] * 4)

    at_table(tmp_path, new_room(TWO, hands=True), play, by_lot=True)


def test_a_room_that_is_taken_up_knows_what_was_said(tmp_path: Path) -> None:
    rooms: list[Room] = []

    async def play(room: Served) -> None:
        one = await room.joined()
        await room.joined(TWO[0])
        await is_asked(room)
        option = room.room.session.tables.watched.options[0].id
        await one.post("/table/foretell", {"card": room.place, "answer": option})
        rooms.append(room.room)

    async def again(room: Served) -> None:
        assert dict(room.room.forecasts) == dict(rooms[0].forecasts) != {}

    room = new_room(TWO, hands=True)
    at_table(tmp_path, room, play)
    at_table(tmp_path, room, again)
