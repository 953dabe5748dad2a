"""How a round is played, and which cards a game asks."""

from dataclasses import replace

import pytest

from game.engine.conditions import ALWAYS, NEVER, AtLeast, Chose, Condition, Is, Test
from game.engine.effects import Effects
from game.engine.rules import NotOpen, leaders, play, unheld_pick
from game.engine.scene import Absence, Move, Need, Option, Seat, Skip
from game.engine.schedule import Schedule
from game.engine.story import Deck
from tests.classroom.games import TINY

BRIDGE, MINUTES, FLOOD = TINY.scenes


def option(id: str, historical: int = 0, locked: bool = False, won_over: Condition | None = None, **by: int) -> Option:
    needs = (Need(NEVER, f"{id} is locked."),) if locked else ()
    effects = Effects(tuple(by.items()))
    debated = "" if historical else "ours"
    return Option(id, id, "talk", "", historical, debated, effects=effects, needs=needs, won_over=won_over)


def seat(chair: str, *options: Option, absent: Condition | None = None) -> Seat:
    return Seat(chair, "", options, Absence(absent, "away") if absent else None)


def all_of(*tests: Test) -> Condition:
    return Condition((tests,))


def test_the_opponent_moves_after_the_picks_and_what_comes_of_all_together_after_that() -> None:
    scene = replace(
        BRIDGE,
        skip=None,
        seats=(seat("mary", option("go", 1, grip=2)), seat("tom", option("stay", 1, grip=1))),
        opponent=(
            Move("too early", all_of(AtLeast("grip", 4)), Effects((("grip", 5),))),
            Move("sees the picks", all_of(AtLeast("grip", 3), Chose("tom", ("stay",))), Effects((("grip", 2),))),
            Move("whatever else"),
        ),
        together=(
            Move("not yet", all_of(AtLeast("grip", 6))),
            Move("sees the move", all_of(AtLeast("grip", 5), Chose("mary", ("go",))), Effects((("grip", 1),))),
            Move("too late", ALWAYS),
        ),
    )
    story = replace(TINY, scenes=(scene,))
    start = TINY.start.changed({"grip": 0})
    round = play(story, scene, start, {"mary": "go"})
    assert round.picks == (("mary", "go"), ("tom", "stay"))
    assert [state["grip"] for state in (round.before, round.after_picks, round.after_move, round.after)] == [0, 3, 5, 6]
    assert round.move
    assert round.together
    assert (round.move.text, round.together.text) == ("sees the picks", "sees the move")
    assert not round.skipped
    alone = play(story, replace(scene, together=()), start, {})
    assert alone.together is None
    assert alone.after == alone.after_move


def test_an_empty_chair_is_won_over_or_does_what_it_did_or_takes_the_first_that_is_open() -> None:
    state = TINY.start
    later, sooner = option("later", 2), option("sooner", 1)
    won, lost = option("won", won_over=ALWAYS), option("lost", won_over=NEVER)
    for options, done in (
        ([later, sooner, lost, won], "won"),
        ([later, sooner, lost], "sooner"),
        ([later, option("sooner", 1, locked=True), lost], "later"),
        ([option("first", locked=True), option("second"), option("third")], "second"),
        ([later, option("won", locked=True, won_over=ALWAYS)], "later"),
    ):
        assert unheld_pick(seat("mary", *options), state).id == done
    with pytest.raises(NotOpen):
        unheld_pick(seat("mary", option("only", 1, locked=True)), state)


def test_only_an_empty_chair_departs_from_history_by_itself() -> None:
    won = option("won", won_over=ALWAYS)
    scene = replace(BRIDGE, skip=None, seats=(seat("mary", won, option("did", 1)), seat("tom", won, option("did", 1))))
    assert play(TINY, scene, TINY.start, {}).departed == ("mary", "tom")
    assert play(TINY, scene, TINY.start, {"mary": "won"}).departed == ("tom",)
    assert play(TINY, scene, TINY.start, {"mary": "did", "tom": "did"}).departed == ()
    assert play(TINY, scene, TINY.start, {"mary": "won", "tom": "won"}, ("mary",)).departed == ("tom",)
    assert play(TINY, scene, TINY.start, {"mary": "won"}, ()).departed == ("mary", "tom")


def test_who_does_what_history_did_next_where_the_first_is_locked_has_not_left_history() -> None:
    mary = seat("mary", option("did first", 1, locked=True), option("did next", 2))
    scene = replace(BRIDGE, skip=None, seats=(mary, seat("tom", option("did", 1))))
    for held in ((), ("mary",)):
        round = play(TINY, scene, TINY.start, {}, held=held)
        assert round.picks == (("mary", "did next"), ("tom", "did"))
        assert (round.departed, round.followed) == ((), ())


def test_who_is_away_neither_picks_nor_is_heard_of() -> None:
    out = Condition(((Is("tom.out", True),),))
    scene = replace(BRIDGE, skip=None, seats=(BRIDGE.seats[0], replace(BRIDGE.seats[1], absent=Absence(out, "away"))))
    gone = play(TINY, scene, TINY.start.changed({"tom.out": 1}), {"tom": "refuse"})
    assert [chair for chair, _ in gone.picks] == ["mary"]
    assert gone.option("tom") is None
    assert gone.option("mary") == gone.chosen("mary")
    assert [chair for chair, _ in play(TINY, scene, TINY.start, {}).picks] == ["mary", "tom"]


def test_a_card_that_falls_out_changes_only_what_its_falling_out_changes() -> None:
    scene = replace(BRIDGE, skip=Skip(ALWAYS, "It snows.", Effects((("grip", 3),))))
    round = play(TINY, scene, TINY.start, {"mary": "dance"})
    assert round.skipped
    assert (round.picks, round.move, round.together, round.departed) == ((), None, None, ())
    assert round.before == TINY.start
    assert dict(round.after) == {**TINY.start, "grip": TINY.start["grip"] + 3}
    assert round.after_picks == round.after_move == round.after


def test_the_most_hands_lead_several_in_a_tie_and_all_where_none_is_raised() -> None:
    assert leaders({"a": 1, "b": 3, "c": 2}) == ("b",)
    assert leaders({"a": 3, "b": 1, "c": 3}) == ("a", "c")
    assert leaders({"a": 0, "b": 0}) == ("a", "b")
    assert leaders({}) == ()


def test_a_game_asks_from_the_card_on_with_which_it_begins_and_only_what_its_deck_asks() -> None:
    whole = Schedule.of(TINY, ("tom", "mary"), "whole")
    assert whole.cards(TINY) == TINY.scenes
    assert whole.asked(TINY, BRIDGE) == ("mary", "tom")
    unsure = replace(TINY, scenes=(BRIDGE, replace(MINUTES, never=True), FLOOD))
    assert whole.counted(TINY) == TINY.scenes
    assert whole.counted(unsure) == (BRIDGE, FLOOD)
    late = Schedule.of(TINY, ("mary",), "whole", MINUTES.id)
    assert late.cards(TINY) == tuple(scene for scene in TINY.scenes[1:] if scene.seat("mary"))
    assert late.asked(TINY, BRIDGE) == ()
    assert late.asked(TINY, MINUTES) == ("mary",)
    short = Schedule.of(TINY, ("mary", "tom"), "short")
    assert [(scene, short.asked(TINY, scene)) for scene in short.cards(TINY)] == [
        (BRIDGE, ("mary",)),
        (FLOOD, ("tom",)),
    ]
    assert Schedule.of(TINY, ("mary",)).deck == TINY.decks[-1]
    for unknown in ({"deck": "evening"}, {"start": "1902-01-ford"}):
        with pytest.raises(KeyError):
            Schedule.of(TINY, ("mary",), **unknown)


def test_a_deck_asks_nothing_of_a_chair_that_it_does_not_name() -> None:
    deck = Deck("one", "One", "one card", (("mary", frozenset({BRIDGE.id})),))
    assert deck.asks("mary", BRIDGE.id)
    assert not deck.asks("mary", FLOOD.id)
    assert not deck.asks("tom", BRIDGE.id)
