"""Words in the corridor, chairs that follow their record, calls that come to one chair, and answers to a bid."""

from dataclasses import replace

import pytest

from game.engine.conditions import Chose, Condition, Is
from game.engine.effects import NOTHING
from game.engine.memory import words_left
from game.engine.rules import NotOpen, Reply, Round, Word, play
from game.engine.scene import Asked, Need, Option, Scene, Skip, Telling
from game.engine.state import State
from game.engine.story import Story
from tests.classroom.games import TINY

BRIDGE = TINY.scenes[0]
READ = Condition(((Is("book-read", True),),))
TO_TOM = Word("mary", "tom")


def with_tom(**changes: object) -> Story:
    """The small story, in which Tom's second option is changed so; every deck has two words."""
    mary, tom = BRIDGE.seats
    first, second = tom.options
    changed: Option = replace(second, **changes)  # type: ignore[arg-type]
    scene = replace(BRIDGE, seats=(mary, replace(tom, options=(first, changed))))
    decks = tuple(replace(deck, words=2) for deck in TINY.decks)
    return replace(TINY, scenes=(scene, *TINY.scenes[1:]), decks=decks)


def asked(when: Condition | None = None) -> Story:
    one = Asked("mary", ("ask-for-bridge",), when or Condition(), "He nods.", "He does not.", "some")
    return with_tom(asked=(one,))


def played(
    story: Story, pick: str, *words: Word, state: State | None = None, held: tuple[str, ...] = ("mary",)
) -> Round:
    return play(story, story.scenes[0], state or story.start, {"mary": pick}, ["mary"], held, words)


def test_a_man_who_is_asked_for_what_is_then_done_takes_that_option() -> None:
    story = asked()
    round = played(story, "ask-for-bridge", TO_TOM)
    assert dict(round.picks)["tom"] == "share-the-cost"
    assert round.replies == (Reply(TO_TOM, "He nods.", True, "some"),)
    assert round.departed == ()
    assert round.after[words_left("mary")] == story.start[words_left("mary")] - 1


@pytest.mark.parametrize(("pick", "told"), [("ask-for-bridge", "He does not."), ("wait", "He does not.")])
def test_a_man_who_will_not_keeps_to_history_and_the_word_is_gone(pick: str, told: str) -> None:
    story = asked(READ)
    round = played(story, pick, TO_TOM)
    assert dict(round.picks)["tom"] == "refuse"
    assert round.replies == (Reply(TO_TOM, told, False),)
    assert round.after[words_left("mary")] == story.start[words_left("mary")] - 1


def test_a_man_who_was_willing_only_watches_where_something_else_is_done() -> None:
    round = played(asked(), "wait", TO_TOM)
    assert dict(round.picks)["tom"] == "refuse"
    assert round.replies == (Reply(TO_TOM, "", False),)


def test_a_man_whose_way_is_locked_cannot_be_won() -> None:
    story = asked()
    tom = story.scenes[0].seats[1]
    locked = replace(tom.options[1], needs=(Need(READ, "Nobody has read the book."),))
    scene = replace(story.scenes[0], seats=(story.scenes[0].seats[0], replace(tom, options=(tom.options[0], locked))))
    round = played(replace(story, scenes=(scene, *story.scenes[1:])), "ask-for-bridge", TO_TOM)
    assert dict(round.picks)["tom"] == "refuse"
    assert round.replies == (Reply(TO_TOM, "He does not.", False),)


@pytest.mark.parametrize(
    ("words", "held", "left"),
    [
        ((TO_TOM,), ("mary", "tom"), 2),
        ((Word("tom", "mary"),), ("mary",), 2),
        ((TO_TOM, TO_TOM), ("mary",), 1),
        ((TO_TOM,), ("mary",), 0),
    ],
    ids=["to one who is held", "from one who does not pick", "two where one is left", "none is left"],
)
def test_a_word_that_cannot_be_said_is_refused(words: tuple[Word, ...], held: tuple[str, ...], left: int) -> None:
    story = asked()
    with pytest.raises(NotOpen):
        played(story, "ask-for-bridge", *words, state=story.start.changed({words_left("mary"): left}), held=held)


def test_a_word_reaches_whom_it_is_said_to_and_nobody_who_sits_before() -> None:
    mary, tom = BRIDGE.seats
    yes, no = (Asked("mary", ("ask-for-bridge",), when, "Yes.", "No.") for when in (Condition(), READ))
    willing, unwilling = (
        replace(tom, options=(tom.options[0], replace(tom.options[1], asked=(one,), effects=NOTHING)))
        for one in (yes, no)
    )
    scene = replace(BRIDGE, seats=(mary, replace(unwilling, chair="ann"), willing), together=())
    story = replace(asked(), scenes=(scene, *TINY.scenes[1:]))
    told = {to: played(story, "ask-for-bridge", Word("mary", to)) for to in ("ann", "tom")}
    assert [told[to].replies for to in told] == [
        (Reply(Word("mary", "ann"), "No.", False),), (Reply(TO_TOM, "Yes.", True, "ours"),),
    ]  # fmt: skip
    assert [dict(told[to].picks)["ann"] for to in told] == ["refuse", "refuse"]
    assert [dict(told[to].picks)["tom"] for to in told] == ["refuse", "share-the-cost"]


def test_the_same_words_give_the_same_round_in_whatever_order_they_were_said() -> None:
    mary, tom = BRIDGE.seats
    ann = replace(mary, chair="ann")
    joins = [Asked(by, ("ask-for-bridge",), Condition(), f"Yes, {by}.", "No.") for by in ("mary", "ann")]
    options = [replace(tom.options[1], id=one.by, asked=(one,), effects=NOTHING) for one in joins]
    scene = replace(BRIDGE, seats=(mary, replace(tom, options=(tom.options[0], *options)), ann), together=())
    chairs = (*TINY.chairs, replace(TINY.chairs[0], id="ann"))
    decks = tuple(replace(deck, words=2) for deck in TINY.decks)
    story = replace(TINY, scenes=(scene, *TINY.scenes[1:]), decks=decks, chairs=chairs)
    picks = {"mary": "ask-for-bridge", "ann": "ask-for-bridge"}
    words = (TO_TOM, Word("ann", "tom"))
    first, second = (
        play(story, scene, story.start, picks, held=("mary", "ann"), words=said) for said in (words, words[::-1])
    )
    assert first == second
    assert dict(first.picks)["tom"] == "mary"
    assert first.replies == (Reply(words[0], "Yes, mary.", True, "ours"), Reply(words[1], "", False, "ours"))


def test_a_deck_says_how_many_words_there_are() -> None:
    story = asked()
    few = replace(story, decks=(replace(story.decks[0], words=1), *story.decks[1:]))
    assert few.opening(few.decks[0].id)[words_left("mary")] == 1
    assert few.opening()[words_left("mary")] == few.start[words_left("mary")] == 2


def test_a_chair_that_is_held_and_not_asked_follows_its_record_and_no_other_does() -> None:
    story = with_tom(follows=READ, won_over=None)
    read = story.start.changed({"book-read": 1})
    held = played(story, "wait", state=read, held=("mary", "tom"))
    assert (dict(held.picks)["tom"], held.followed, held.departed) == ("share-the-cost", ("tom",), ())
    assert dict(played(story, "wait", state=read).picks)["tom"] == "refuse"
    assert dict(played(story, "wait", held=("mary", "tom")).picks)["tom"] == "refuse"
    over = with_tom(won_over=READ)
    empty = played(over, "wait", state=read)
    assert (dict(empty.picks)["tom"], empty.followed, empty.departed) == ("share-the-cost", (), ("tom",))
    assert dict(played(over, "wait", state=read, held=("mary", "tom")).picks)["tom"] == "refuse"


def test_a_call_comes_to_people_who_are_asked_and_to_nobody_else() -> None:
    call: Scene = replace(BRIDGE, seats=BRIDGE.seats[:1], opponent=(), together=(), call="visit", never=True)
    story = replace(TINY, scenes=(call, *TINY.scenes[1:]))
    silent = play(story, call, story.start, {}, held=("mary",))
    assert (silent.skipped, silent.skip, silent.picks, silent.after) == (True, None, (), story.start)
    told = play(story, call, story.start, {"mary": "ask-for-bridge"})
    assert (told.skipped, told.picks, told.move) == (False, (("mary", "ask-for-bridge"),), None)
    may_fall_out = replace(call, skip=Skip(READ, "Nobody comes."))
    for state, skip in ((story.start, None), (story.start.changed({"book-read": 1}), may_fall_out.skip)):
        assert play(story, may_fall_out, state, {}, held=("mary",)).skip == skip


def test_a_scene_that_does_not_come_is_silent_and_one_that_is_skipped_is_told() -> None:
    flood = TINY.scenes[-1]
    assert flood.skip
    impossible = TINY.start.changed({"bridge-built": 1, "clerk-gone": 1})
    assert play(TINY, flood, impossible, {}).skip == flood.skip
    never = replace(flood, when=READ)
    assert play(TINY, never, impossible, {}).skip is None
    assert play(TINY, never, impossible, {}).skipped


def test_the_first_answer_that_holds_after_the_round_is_given() -> None:
    both = Condition(((Chose("mary", ("ask-for-bridge",)), Is("bridge-built", True)),))
    story = with_tom(answers=(Telling("It is carried.", both), Telling("Nobody seconds it.")))
    scene = story.scenes[0]
    carried = play(story, scene, story.start, {"mary": "ask-for-bridge", "tom": "share-the-cost"})
    assert carried.answers == (("tom", "It is carried."),)
    refused = play(story, scene, story.start, {"mary": "wait", "tom": "share-the-cost"})
    assert refused.answers == (("tom", "Nobody seconds it."),)
    assert play(story, scene, story.start, {}).answers == ()
