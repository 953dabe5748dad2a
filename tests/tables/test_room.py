"""What holds in every live room, whoever does what in it and in whatever order."""

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.engine.rules import NotOpen, open_options
from game.pages.moments import whole_page
from game.pages.viewer import Viewer
from game.saves.save_format import as_json
from game.session.session import Session
from game.telling.question import PASS
from game.telling.watchers import foretold, watched_told
from tests.pages.browsing import FRAME, Browsed, assert_usable
from tests.tables.crowd import KEYS, opened_by, tried

seeds = st.integers(0, 10**9)


@given(seeds)
def test_the_revision_rises_with_all_that_others_see_and_never_falls(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice)
    for step in range(120):
        after = tried(room, dice)
        assert after.revision - room.revision in (0, 1)
        afar = [Viewer("wall"), Viewer("observer")]
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
        for (key, chair), option in room.hands.items():
            guest, table = room.guests[key], room.session.chronicle.table
            assert {guest.chair, chair} <= room.voting
            assert table(guest.chair) == table(chair)
            assert guest.since <= len(room.session.playthrough.rounds)
            seat = next(seat for seat in room.session.playthrough.asked if seat.chair == chair)
            assert option in [one.id for one in open_options(seat, room.session.playthrough.state)]
        if room.phase in ("asked", "closed"):
            for seat in room.session.playthrough.asked:
                given_hands = sum(chair == seat.chair for _, chair in room.hands)
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
                assert view.mine == room.hands.get((key, seat.chair), "")


@given(seeds)
def test_no_guest_changes_anything_on_a_card_that_is_closed(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice)
    for _ in range(120):
        room = tried(room, dice)
        if room.phase != "asked":
            for key in room.guests:
                with pytest.raises(NotOpen):
                    room.answer(key, room.session.go_on())
                for seat in room.session.playthrough.asked:
                    for option in seat.options:
                        with pytest.raises(NotOpen):
                            room.vote(key, option.id, seat.chair)


@given(seeds)
def test_the_file_of_a_room_is_that_of_the_same_picks_at_the_screens(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice)
    for _ in range(150):
        room = tried(room, dice)
    chronicle = room.session.chronicle
    session = Session.begin(room.session.story, replace(chronicle, entries=()))
    for entry in chronicle.entries:
        while session.untold or session.revealing:
            session = session.go_on()
        if session.playthrough.scene and session.playthrough.scene.id != entry.scene:
            continue
        if not entry.by_people:
            session = session.skip() if session.playthrough.asked else session
            continue
        for chair, guess in entry.guesses:
            session = session.guess(str(guess), chair)
        for chair in reversed(entry.by_people):
            session = session.note(dict(entry.reasons).get(chair, ""), chair)
            session = session.count(dict(dict(entry.first_hands).get(chair, ())), chair, first=True)
            session = session.count(dict(dict(entry.hands).get(chair, ())), chair)
            session = session.choose(dict(entry.picks)[chair], chair)
        foretold = {chair: option for chair, _, option in entry.forecasts}
        for chair in session.tables.forecasting if not session.revealing else ():
            session = session.foretell(foretold.get(chair, PASS), chair)
    told = as_json(room.session.snapshot)["entries"]
    played = as_json(session.snapshot)["entries"]
    assert json.dumps(played[: len(told)]) == json.dumps(told)


@given(seeds)
def test_everybody_in_a_room_always_has_a_page(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice).start()
    for step in range(80):
        room = tried(room, dice)
        for key, guest in room.guests.items() if step % 16 == 0 else ():
            kind = "observer" if not guest.chair else "hand" if guest.chair in room.voting else "chair"
            voting = room.voting_of(guest.chair, key) if guest.chair else Viewer().voting
            viewer = Viewer(kind, guest.chair, voting=voting, saying=room.saying_of(key))
            assert_usable(Browsed(whole_page(room.session, viewer, FRAME)))


@given(seeds)
@example(16)  # as in the next two, somebody who watches has guessed and foretold
@example(30)
@example(52)
def test_who_watches_is_counted_and_never_named_and_only_on_cards_that_were_played(seed: int) -> None:
    dice = Random(seed)
    room = opened_by(dice)
    for _ in range(150):
        before, room = room, tried(room, dice)
        places = [one.round for one in room.watched]
        assert places == sorted(set(places))
        assert all(place < len(room.session.playthrough.rounds) for place in places)
        if len(room.watched) > len(before.watched):
            said = [key for key, guest in before.guests.items() if not guest.chair]
            counted = room.watched[-1]
            assert sum(number for _, number in counted.forecasts) == sum(bool(before.forecasts.get(k)) for k in said)
            assert sum(number for _, number in counted.guesses) == sum(bool(before.guesses.get(k)) for k in said)
        if room.phase not in ("asked", "closed"):
            assert not room.guesses
            assert not room.forecasts
        told = [*watched_told(room.session.playthrough, room.watched)]
        told += [line for one in places for line in foretold(room.session.playthrough, room.watched, one)]
        assert not any(key in line for key in KEYS for line in told)
