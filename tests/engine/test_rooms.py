"""A class that votes, and teams at one table: whose turn it is, what is kept, and what can be taken back."""

from pathlib import Path

import pytest

from game.content import load
from game.engine.chronicle import Chronicle, Mode, misfit, replay
from game.engine.playthrough import Playthrough
from game.engine.rules import NotOpen, open_options

STORY = load(Path(__file__).parent.parent / "tiny")


def begin(mode: Mode, *chairs: str, deck: str = "whole") -> Playthrough:
    return Playthrough.begin(STORY, Chronicle(chairs, deck=deck, mode=mode))


def pick(playthrough: Playthrough) -> Playthrough:
    """The first open option of whoever is asked."""
    assert playthrough.turn
    return playthrough.choose(open_options(playthrough.turn, playthrough.state)[0].id)


def test_the_hands_of_a_class_are_kept_with_its_pick() -> None:
    playthrough = begin("class", "mary").choose("wait", "it can wait", (("wait", 11), ("ask-for-bridge", 9)))
    entry = playthrough.chronicle.entries[-1]
    assert entry.votes == (("mary", (("wait", 11), ("ask-for-bridge", 9))),)
    assert entry.reasons == (("mary", "it can wait"),)
    assert not misfit(STORY, playthrough.chronicle)


def test_a_room_hears_what_happened_once_it_is_released_and_takes_nothing_back_after_that() -> None:
    playthrough = pick(begin("class", "mary"))
    assert playthrough.held
    assert playthrough.can_undo
    opened = playthrough.release()
    assert not opened.held
    assert not opened.can_undo
    assert opened.undo() == opened
    assert not opened.go_on().can_undo
    assert playthrough.undo().redo() == playthrough


def test_a_player_alone_is_not_held_and_takes_back_what_he_likes() -> None:
    playthrough = pick(begin("solo", "mary"))
    assert not playthrough.held
    assert playthrough.go_on().can_undo


def test_teams_pick_one_after_the_other_and_the_round_is_played_once_all_have() -> None:
    first = begin("teams", "mary", "tom")
    second = pick(first)
    assert [seat.chair for seat in (first.turn, second.turn) if seat] == ["mary", "tom"]
    assert second.rounds == first.rounds
    assert second.undo().picks == ()
    played = pick(second)
    assert played.revealed
    assert played.chronicle.entries[-1].by_people == ("mary", "tom")


def test_a_team_without_a_seat_foretells_what_another_will_do() -> None:
    playthrough = pick(begin("teams", "mary", "tom", deck="short"))
    assert playthrough.foreteller == "tom"
    assert not playthrough.revealed
    with pytest.raises(NotOpen):
        playthrough.foretell("burn-the-book")
    told = playthrough.foretell("wait")
    assert told.revealed
    assert told.chronicle.entries[-1].foretold == (("tom", "mary", "wait"),)
    assert not misfit(STORY, told.chronicle)
    assert playthrough.foretell(None).chronicle.entries[-1].foretold == ()


def test_a_foretelling_can_be_taken_back_like_a_pick() -> None:
    playthrough = pick(begin("teams", "mary", "tom", deck="short"))
    assert playthrough.foretell("wait").undo().foreteller is None
    assert playthrough.undo().turn == begin("teams", "mary", "tom", deck="short").turn


def test_a_card_that_is_skipped_goes_as_history_went() -> None:
    skipped = begin("class", "mary").skip()
    (entry,) = skipped.chronicle.entries
    assert dict(entry.picks)["mary"] == "wait"
    assert entry.by_people == ()
    assert not replay(STORY, skipped.chronicle).broken


def test_no_hands_are_counted_for_a_chair_that_nobody_holds() -> None:
    chronicle = begin("class", "mary").choose("wait", votes=(("wait", 3),)).chronicle
    stranger = Chronicle(("tom",), mode="class", entries=chronicle.entries)
    assert misfit(STORY, stranger)
