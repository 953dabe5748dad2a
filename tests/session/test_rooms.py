"""A class that votes, and teams at one table: whose turn it is, what is kept, and what can be taken back."""

from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle, Mode, misfit, replay
from game.engine.rules import NotOpen, open_options
from game.session.moment import CardMoment, VoteMoment
from game.session.session import Session
from game.telling.question import PASS
from game.telling.room import MOST_HANDS
from tests.loaded import TINY_FOLDER, loaded

TINY = loaded(TINY_FOLDER)


def begin(mode: Mode, *chairs: str, deck: str = "whole") -> Session:
    return Session.begin(TINY, Chronicle(chairs, deck=deck, mode=mode))


def pick(session: Session) -> Session:
    """The first open option of whoever is asked."""
    assert session.turn
    return session.choose(open_options(session.turn, session.playthrough.state)[0].id)


def test_the_hands_of_a_class_are_kept_with_its_pick() -> None:
    counted = begin("class", "mary").note("it can wait").count({"wait": 11, "ask-for-bridge": 9, "read-the-book": 0})
    with pytest.raises(NotOpen, match="11 of 20 hands"):
        counted.choose("ask-for-bridge")
    chronicle = counted.choose("wait").chronicle
    entry = chronicle.entries[-1]
    assert entry.hands == (("mary", (("wait", 11), ("ask-for-bridge", 9), ("read-the-book", 0))),)
    assert entry.reasons == (("mary", "it can wait"),)
    assert not misfit(TINY, chronicle)


def test_a_first_count_is_noted_and_all_hands_are_down_again() -> None:
    talked = begin("class", "mary").count({"wait": 3}).count({"ask-for-bridge": 9}, first=True)
    first = (("wait", 0), ("ask-for-bridge", 9), ("read-the-book", 0))
    assert (talked.draft.first_hands, talked.draft.hands) == ((("mary", first),), ())
    assert talked.choose("wait").chronicle.entries[-1].first_hands == (("mary", first),)


def test_a_class_turns_from_its_card_to_the_count_of_hands_and_back_and_loses_nothing() -> None:
    card = begin("class", "mary").go_on().note("it can wait").count({"wait": 3})
    counting = card.open_vote()
    assert isinstance(counting.moment, VoteMoment)
    assert (counting.moment.reason, dict(counting.moment.hands)["wait"]) == ("it can wait", 3)
    back = counting.close_vote()
    assert isinstance(back.moment, CardMoment)
    assert back == card


def test_a_room_hears_what_happened_once_it_is_released_and_takes_nothing_back_after_that() -> None:
    session = pick(begin("class", "mary"))
    assert session.held
    assert session.can_undo
    opened = session.release()
    assert not opened.held
    assert not opened.can_undo
    assert opened.undo() == opened
    assert not opened.go_on().can_undo
    assert session.undo().redo() == session


def test_a_player_alone_is_not_held_and_takes_back_what_they_like() -> None:
    session = pick(begin("solo", "mary"))
    assert session.revealing
    assert not session.held
    assert session.go_on().can_undo


def test_teams_pick_one_after_the_other_and_the_round_is_played_once_all_have() -> None:
    first = begin("teams", "mary", "tom")
    second = pick(first)
    assert [session.turn.chair for session in (first, second) if session.turn] == ["mary", "tom"]
    assert second.playthrough.rounds == first.playthrough.rounds
    assert second.undo().draft.picks() == ()
    played = pick(second)
    assert played.revealing
    assert played.chronicle.entries[-1].by_people == ("mary", "tom")
    assert played.undo().draft == second.draft


def test_a_team_without_a_seat_foretells_what_another_will_do() -> None:
    session = pick(begin("teams", "mary", "tom", deck="short"))
    assert session.forecaster == "tom"
    assert not session.revealing
    with pytest.raises(NotOpen):
        session.foretell("burn-the-book")
    told = session.foretell("wait")
    assert told.revealing
    assert told.chronicle.entries[-1].forecasts == (("tom", "mary", "wait"),)
    assert not misfit(TINY, told.chronicle)
    assert session.foretell(PASS).chronicle.entries[-1].forecasts == ()


def test_a_forecast_can_be_taken_back_like_a_pick() -> None:
    first = begin("teams", "mary", "tom", deck="short")
    session = pick(first)
    again = session.foretell("wait").undo()
    assert again.forecaster == "tom"
    assert again.turn is None
    assert again.playthrough.rounds == session.playthrough.rounds
    assert again.draft == session.draft
    assert session.undo().turn == first.turn


def test_a_card_that_is_skipped_goes_as_history_went() -> None:
    skipped = begin("class", "mary").go_on().skip()
    (entry,) = skipped.chronicle.entries
    assert dict(entry.picks)["mary"] == "wait"
    assert entry.by_people == ()
    assert not replay(TINY, skipped.chronicle).broken


def test_what_was_taken_back_before_a_card_was_skipped_is_gone_and_the_game_can_be_saved_there() -> None:
    back = pick(begin("class", "mary").go_on()).undo()
    assert back.can_redo
    skipped = back.skip()
    assert not skipped.can_redo
    assert Session.resume(TINY, skipped.snapshot) == skipped


def test_a_card_that_is_skipped_has_been_a_card_all_the_same() -> None:
    session, placed = begin("class", "mary"), []
    while not session.ended:
        if isinstance(session.moment, CardMoment):
            card = session.moment.card
            placed.append((card.number, card.of))
            assert [drawer.state for drawer in card.drawers].index("open") == card.number - 1
            assert len(card.drawers) == card.of
            session = session.skip() if len(placed) != 2 else pick(session)
        elif session.guesser:
            session = session.guess(PASS)
        else:
            session = session.go_on()
    assert placed == [(number, len(placed)) for number in range(1, len(placed) + 1)]
    assert len(placed) == 3


def test_no_hands_are_counted_for_a_chair_that_nobody_holds() -> None:
    chronicle = begin("class", "mary").count({"wait": 3}).choose("wait").chronicle
    stranger = Chronicle(("tom",), mode="class", entries=chronicle.entries)
    assert misfit(TINY, stranger)


@pytest.mark.parametrize("number", [MOST_HANDS + 1, 10**30])
def test_hands_in_a_save_that_nobody_can_count_are_dropped(number: int) -> None:
    session = begin("class", "mary").go_on().count({"wait": MOST_HANDS}).open_vote()
    assert Session.resume(TINY, session.snapshot).draft == session.draft
    ((chair, (first, *others)),) = session.draft.hands
    spoilt = replace(session.draft, hands=((chair, ((first[0], number), *others)),))
    assert Session.resume(TINY, replace(session.snapshot, draft=spoilt)).draft.hands == ()


@pytest.mark.parametrize("mode", ["solo", "class"])
def test_what_was_taken_back_can_be_brought_back_until_something_else_is_done(mode: Mode) -> None:
    back = begin(mode, "mary").go_on().note("it can wait").choose("wait").undo()
    assert back.can_redo
    for done in (
        back.choose("wait"),
        back.choose("ask-for-bridge"),
        back.note("it cannot wait"),
        back.count({"wait": 3}),
        back.skip(),
    ):
        assert done.can_redo is (done == back)
        assert done.redo() is done or done == back
    assert back.note("it can wait").redo().revealing
    assert back.open_vote().close_vote().redo().revealing


def test_a_pick_that_is_withdrawn_is_not_brought_back_by_a_redo() -> None:
    both = begin("teams", "mary", "tom").go_on().choose("wait", "mary")
    back = both.choose("refuse", "tom").undo()
    assert back.can_redo
    assert not back.withdraw("mary").can_redo
    assert back.withdraw("tom") is back
    assert both.withdraw("mary").turn == both.playthrough.asked[0]


def test_whoever_picks_again_before_the_round_is_played_has_one_pick() -> None:
    session = begin("teams", "mary", "tom").go_on().choose("wait", "mary").choose("read-the-book", "mary")
    assert session.draft.answers("pick") == {"mary": "read-the-book"}
    assert len(session.draft.decisions) == 1
    assert session.undo().draft.decisions == ()
