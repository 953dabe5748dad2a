"""Hands and chairs in a live room: how votes are given, counted, talked over and decided, and who sits where."""

from collections import Counter
from dataclasses import replace

import pytest

from game.arguments import parser
from game.engine.chronicle import Chronicle
from game.engine.rules import NotOpen
from game.session.session import Session
from game.tables.room import Room
from game.telling.question import PASS
from game.telling.room import MOST_HANDS
from tests.classroom.games import TINY
from tests.tables.crowd import CHAIRS, KEYS, a_class, asked, opened, options


def test_what_leads_alone_is_chosen_when_the_vote_is_closed() -> None:
    room = a_class()
    first, second, *_ = options(room)
    for key, option in zip(KEYS, (first, second, second, first, second), strict=False):
        room = room.vote(key, option)
    room = room.vote("key-0", second)
    assert room.revision == a_class().revision
    after = room.close()
    assert after.phase == "held"
    entry = after.session.chronicle.entries[-1]
    assert dict(entry.picks)[CHAIRS[0]] == second
    assert dict(dict(entry.hands)[CHAIRS[0]]) == {**dict.fromkeys(options(room), 0), first: 1, second: 4}
    assert after.open().phase == "told"


def test_a_tie_waits_for_the_desk_which_cannot_choose_what_does_not_lead() -> None:
    room = a_class(hands=4)
    first, second, third, *_ = options(room)
    for key, option in zip(KEYS, (first, second, second, first), strict=False):
        room = room.vote(key, option)
    room = room.close()
    assert room.phase == "closed"
    assert {one: hands for one, hands, _ in room.voting_of(CHAIRS[0]).counts}[first] == 2
    with pytest.raises(NotOpen, match="tie"):
        room.decide(third, CHAIRS[0])
    assert room.decide(second, CHAIRS[0]).phase == "held"
    again = room.open()
    assert again.phase == "asked"
    assert again.vote("key-0", second).close().phase == "held"


def test_without_a_hand_the_desk_decides() -> None:
    room = a_class().close()
    assert room.phase == "closed"
    assert room.decide(options(room)[0], CHAIRS[0]).phase == "held"
    assert not room.decide(options(room)[0], CHAIRS[0]).session.chronicle.entries[-1].hands


def test_hands_are_given_talked_over_and_given_again() -> None:
    room = a_class(recommit=True)
    first, second, *_ = options(room)
    for key in KEYS[:5]:
        room = room.vote(key, first)
    talk = room.close()
    assert talk.phase == "closed"
    assert talk.voting_of(CHAIRS[0], "key-0").counts == ()
    assert talk.voting_of(CHAIRS[0], "key-0").turn == "first"
    room = talk.open()
    assert (room.phase, room.again, dict(room.hands)) == ("asked", True, {})
    for key in KEYS[:3]:
        room = room.vote(key, second)
    room = room.vote("key-3", first).close()
    assert room.phase == "held"
    entry = room.session.chronicle.entries[-1]
    assert dict(dict(entry.first_hands)[CHAIRS[0]])[first] == 5
    assert Counter(dict(dict(entry.hands)[CHAIRS[0]])) == Counter({first: 1, second: 3})
    assert dict(entry.picks)[CHAIRS[0]] == second
    while room.phase != "asked":
        room = room.go_on()
    assert not room.again


def test_there_is_nothing_to_talk_over_where_nobody_gave_a_hand() -> None:
    room = a_class(recommit=True).close().open()
    assert (room.phase, room.again) == ("asked", False)
    assert room.vote("key-0", options(room)[0]).close().open().again


def test_one_hand_of_many_does_not_answer_for_the_chair_and_a_chair_gives_no_hand() -> None:
    room = a_class()
    with pytest.raises(NotOpen):
        room.answer("key-0", room.session.choose(options(room)[0]))
    seated = asked(opened("teams").join("key-0", "", CHAIRS[0]))
    with pytest.raises(NotOpen):
        seated.vote("key-0", options(seated)[0])
    with pytest.raises(NotOpen):
        seated.join("key-1", "").answer("key-1", seated.session.choose(options(seated)[0]))
    assert seated.answer("key-0", seated.session.choose(options(seated)[0])).revision == seated.revision + 1


def test_a_table_that_says_nothing_of_others_is_not_waited_for_once_the_card_is_closed() -> None:
    room = asked(opened("teams", deck="short"))
    assert room.session.tables.forecasting
    (chair,) = (seat.chair for seat in room.session.playthrough.asked)
    room = room.join("key-0", "", chair)
    chosen = room.answer("key-0", room.session.choose(options(room)[0]))
    assert chosen.phase == "asked"
    assert chosen.close().phase == "held"
    held = room.hold()
    assert held.phase == "closed"
    assert held.decide(options(room)[0], chair).phase == "held"


def test_where_nothing_can_be_taken_back_the_hands_stay() -> None:
    room = a_class()
    voted = room.vote("key-0", options(room)[0])
    assert voted.session.can_undo == room.session.can_undo
    while voted.session.can_undo:  # a guess that the desk wrote down
        voted = voted.undo().vote("key-0", options(room)[0])
    assert voted.undo() == voted
    assert voted.hands
    held = voted.close()
    assert held.phase == "held"
    back = held.undo()
    assert (back.phase, dict(back.hands)) == ("asked", {})


def test_one_device_sits_for_all_chairs_of_a_table() -> None:
    players = tuple((chair, "the window row") for chair in CHAIRS[:2])
    chronicle = Chronicle(CHAIRS, deck="whole", mode="teams", players=players)
    room = Room(Session.begin(TINY, chronicle.sealed(TINY)), "BCDFG").join("key-0", "", CHAIRS[0])
    with pytest.raises(NotOpen, match="somebody sits"):
        room.join("key-1", "", CHAIRS[1])
    assert room.move("key-0", CHAIRS[1]).guests["key-0"].chair == CHAIRS[0]


def test_each_hand_of_a_table_of_two_chairs_is_counted_for_both() -> None:
    room = opened("teams", CHAIRS[:2], together=2)
    for key, chair in zip(KEYS[:4], (CHAIRS[0], CHAIRS[1], CHAIRS[0], ""), strict=True):
        room = room.join(key, "", chair)
    room = asked(room)
    seats = {seat.chair: [one.id for one in seat.options] for seat in room.session.playthrough.asked}
    for key in KEYS[:3]:
        assert room.chairs_of(key) == CHAIRS[:2]
        for chair in CHAIRS[:2]:
            room = room.vote(key, seats[chair][0 if key == KEYS[0] else 1], chair)
    with pytest.raises(NotOpen):
        room.vote(KEYS[0], seats[CHAIRS[0]][0], "nobody")
    with pytest.raises(NotOpen):
        room.vote(KEYS[3], seats[CHAIRS[0]][0], CHAIRS[0])
    for chair in CHAIRS[:2]:
        assert room.counted(chair) == {**dict.fromkeys(seats[chair], 0), seats[chair][0]: 1, seats[chair][1]: 2}
    room = room.kick(KEYS[1]).reopen(KEYS[2], KEYS[5])
    for chair in CHAIRS[:2]:
        assert room.counted(chair) == {**dict.fromkeys(seats[chair], 0), seats[chair][0]: 1, seats[chair][1]: 1}
    room = room.vote(KEYS[0], seats[CHAIRS[0]][1], CHAIRS[0]).close()
    assert room.session.draft.answers("pick") == {CHAIRS[0]: seats[CHAIRS[0]][1]}
    assert room.phase == "closed"
    assert room.decide(seats[CHAIRS[1]][0], CHAIRS[1]).phase == "held"


def test_one_who_comes_late_has_a_hand_from_the_next_card_on() -> None:
    room = a_class(hands=1).join("key-7", "late")
    with pytest.raises(NotOpen):
        room.vote("key-7", options(room)[0])
    assert not room.voting_of(CHAIRS[0], "key-7").is_open
    room = room.vote("key-0", options(room)[0]).close()
    while room.phase != "asked" or room.session.guesser:
        room = room.guess(PASS, room.session.guesser) if room.session.guesser else room.go_on()
    assert room.vote("key-7", options(room)[0]).hands == {("key-7", CHAIRS[0]): options(room)[0]}


def test_a_lost_device_is_replaced_and_its_vote_stands() -> None:
    room = a_class(hands=2)
    option = options(room)[1]
    room = room.vote("key-0", option).reopen("key-0", "key-6")
    assert dict(room.hands) == {("key-6", CHAIRS[0]): option}
    with pytest.raises(NotOpen):
        room.vote("key-0", option)
    with pytest.raises(NotOpen):
        room.reopen("key-1", "key-6")
    assert dict(room.kick("key-6").hands) == {}


def test_a_room_takes_as_many_devices_as_it_was_told_to() -> None:
    room = replace(a_class(hands=2), most=3).join("late", "")
    with pytest.raises(NotOpen, match="full"):
        room.join("later", "")
    assert room.kick("late").join("later", "").guests.keys() == {"key-0", "key-1", "later"}


def test_a_chair_has_room_for_one_and_a_locked_room_for_nobody() -> None:
    room = opened("teams").join("key-0", "the window row", CHAIRS[0])
    with pytest.raises(NotOpen, match="somebody sits"):
        room.join("key-1", "the door row", CHAIRS[0])
    with pytest.raises(NotOpen, match="nobody plays"):
        room.join("key-1", "the door row", "no-such-chair")
    assert room.join("key-0", "another", CHAIRS[1]) == room
    with pytest.raises(NotOpen, match="locked"):
        room.lock().join("key-1", "")
    assert room.lock().lock(False).join("key-1", "x" * 99).guests["key-1"].name == "x" * 24
    for number in range(399):
        room = room.join(f"more-{number}", "")
    with pytest.raises(NotOpen, match="full"):
        room.join("one-more", "")


def test_once_it_is_over_nobody_is_in_it() -> None:
    room = a_class().end()
    assert room.phase == "ended"
    assert not room.guests
    assert not room.hands
    with pytest.raises(NotOpen):
        room.join("key-0", "")
    assert room.close() == room.open() == room.undo() == room.go_on() == room


def test_no_room_has_more_devices_than_hands_can_be_counted() -> None:
    assert parser().parse_args(["serve", "--table", "--devices", "3000"]).devices < MOST_HANDS
    with pytest.raises(SystemExit):
        parser().parse_args(["serve", "--table", "--devices", "3001"])
    room = a_class(hands=1)
    guest = room.guests["key-0"]
    places = [(f"key-{number}", CHAIRS[0]) for number in range(MOST_HANDS)]
    guests = {key: guest for key, _ in places}
    room = replace(room, guests=guests, hands=dict.fromkeys(places, options(room)[0]))
    assert room.close().phase == "held"
