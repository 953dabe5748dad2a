"""What holds in every live room, whoever does what in it and in whatever order."""

import json
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.rules import NotOpen, open_options
from game.pages.looker import Looker
from game.pages.moments import whole_page
from game.saves.save_format import as_json
from game.session.session import Session
from game.tables.room import Room
from tests.pages.browsing import FRAME, Browsed, assert_usable

from .crowd import CHAIRS, KEYS, opened, opened_by, tried

seeds = st.integers(0, 10**9)


def asked(room: Room) -> Room:
    """The room at its next card, with no guess made."""
    room = room.start()
    while room.phase != "asked" or room.session.guesser:
        room = room.guess(None, room.session.guesser) if room.session.guesser else room.go_on()
    return room


def a_class(recommit: bool = False, hands: int = 5) -> Room:
    """A class before its first card, that so many of it watch."""
    room = opened("class", CHAIRS[:1], recommit)
    for number in range(hands):
        room = room.join(f"key-{number}", "")
    return asked(room)


def options(room: Room) -> list[str]:
    return [option.id for option in open_options(room.session.playthrough.asked[0], room.session.playthrough.state)]


@given(seeds)
def test_the_revision_rises_with_all_that_others_see_and_never_falls(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice)
    for step in range(120):
        after = tried(room, dice)
        assert after.revision - room.revision in (0, 1)
        afar = [Looker("wall"), Looker("observer")]
        if after.revision == room.revision:
            assert after.session == room.session
            assert after.phase == room.phase
        if after.revision == room.revision and after is not room and step % 4 == 0:
            assert [whole_page(after.session, one, FRAME) for one in afar] == [
                whole_page(room.session, one, FRAME) for one in afar
            ]
        room = after


@given(seeds)
def test_each_guest_has_one_hand_on_a_card_and_only_where_it_may(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice)
    for _ in range(120):
        room = tried(room, dice)
        for key, option in room.hands.items():
            guest = room.guests[key]
            assert guest.chair in room.voting
            assert guest.since <= len(room.session.playthrough.rounds)
            seat = next(seat for seat in room.session.playthrough.asked if seat.chair == guest.chair)
            assert option in [one.id for one in open_options(seat, room.session.playthrough.state)]
        if room.phase in ("asked", "closed"):
            for seat in room.session.playthrough.asked:
                given_hands = sum(room.guests[key].chair == seat.chair for key in room.hands)
                assert sum(room.counted(seat.chair).values()) == given_hands
        else:
            assert not room.hands


@given(seeds)
def test_nobody_sees_a_count_before_the_last_vote_is_closed(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice)
    for _ in range(120):
        room = tried(room, dice)
        for seat in room.session.playthrough.asked if room.phase in ("asked", "closed") else ():
            views = [room.voting_of(seat.chair, key) for key in ("", *room.guests)]
            may_see = room.phase == "closed" and (room.again or not room.recommit)
            assert may_see or not any(view.counts for view in views)
            for key, view in zip(room.guests, views[1:], strict=True):
                assert view.mine == room.hands.get(key, "")


@given(seeds)
def test_no_guest_changes_anything_on_a_card_that_is_closed(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice)
    for _ in range(120):
        room = tried(room, dice)
        if room.phase != "asked":
            for key, guest in room.guests.items():
                with pytest.raises(NotOpen):
                    room.answer(key, room.session)
                with pytest.raises(NotOpen):
                    room.vote(key, "anything")
                assert guest == room.guests[key]


@given(seeds)
def test_the_file_of_a_room_is_that_of_the_same_picks_at_the_screens(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice)
    for _ in range(150):
        room = tried(room, dice)
    chronicle = room.session.chronicle
    session = Session.begin(room.session.story, type(chronicle)(chronicle.chairs, deck="whole", mode=chronicle.mode))
    for entry in chronicle.entries:
        while session.untold or session.revealing:
            session = session.go_on()
        if session.playthrough.scene and session.playthrough.scene.id != entry.scene:
            continue
        if not entry.by_people:
            session = session.skip() if session.playthrough.asked else session
            continue
        for chair, guess in entry.guesses:
            session = session.guess(guess, chair)
        for chair in reversed(entry.by_people):
            session = session.note(dict(entry.reasons).get(chair, ""), chair)
            session = session.count(dict(dict(entry.first_votes).get(chair, ())), chair, first=True)
            session = session.count(dict(dict(entry.votes).get(chair, ())), chair)
            session = session.choose(dict(entry.picks)[chair], chair)
        for chair in session.tables.forecasting if not session.revealing else ():
            session = session.foretell(None, chair)
    told = as_json(room.session.snapshot)["entries"]
    played = as_json(session.snapshot)["entries"]
    assert json.dumps(played[: len(told)]) == json.dumps(told)


@given(seeds)
def test_everybody_in_a_room_always_has_a_page(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice).start()
    for step in range(80):
        room = tried(room, dice)
        for key, guest in room.guests.items() if step % 8 == 0 else ():
            kind = "observer" if not guest.chair else "hand" if guest.chair in room.voting else "chair"
            voting = room.voting_of(guest.chair, key) if guest.chair else Looker().voting
            assert_usable(Browsed(whole_page(room.session, Looker(kind, guest.chair, voting=voting), FRAME)))


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
    assert dict(dict(entry.votes)[CHAIRS[0]]) == {**dict.fromkeys(options(room), 0), first: 1, second: 4}
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
    assert not room.decide(options(room)[0], CHAIRS[0]).session.chronicle.entries[-1].votes


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
    assert dict(dict(entry.first_votes)[CHAIRS[0]])[first] == 5
    assert Counter(dict(dict(entry.votes)[CHAIRS[0]])) == Counter({first: 1, second: 3})
    assert dict(entry.picks)[CHAIRS[0]] == second
    while room.phase != "asked":
        room = room.go_on()
    assert not room.again


def test_one_who_comes_late_has_a_hand_from_the_next_card_on() -> None:
    room = a_class(hands=1).join("key-7", "late")
    with pytest.raises(NotOpen):
        room.vote("key-7", options(room)[0])
    assert not room.voting_of(CHAIRS[0], "key-7").is_open
    room = room.vote("key-0", options(room)[0]).close()
    while room.phase != "asked" or room.session.guesser:
        room = room.guess(None, room.session.guesser) if room.session.guesser else room.go_on()
    assert room.vote("key-7", options(room)[0]).hands == {"key-7": options(room)[0]}


def test_a_lost_device_is_replaced_and_its_vote_stands() -> None:
    room = a_class(hands=2)
    option = options(room)[1]
    room = room.vote("key-0", option).reopen("key-0", "key-6")
    assert dict(room.hands) == {"key-6": option}
    with pytest.raises(NotOpen):
        room.vote("key-0", option)
    with pytest.raises(NotOpen):
        room.reopen("key-1", "key-6")
    assert dict(room.kick("key-6").hands) == {}


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
