"""Conditions read as half a sentence: meters by their bands, facts by their sentences, picks by their codes."""

from dataclasses import replace

from game.content import scenes_folder
from game.engine.conditions import ALWAYS, AtLeast, AtMost, Chose, Condition, Count, Is, Objected, Picked
from game.engine.meters import Fact
from game.telling.conditions_in_words import in_words
from tests.loaded import TINY_FOLDER, loaded

TINY = loaded(TINY_FOLDER)
BRIDGE, MINUTES, FLOOD = TINY.scenes


def test_meters_are_told_with_number_and_word() -> None:
    both = Condition(((AtLeast("mary.standing", 2), AtMost("grip", 5)),))
    assert in_words(TINY, both, BRIDGE) == (
        "Mary's standing is at least 2 of 5 (“listened to”) and "
        "the clerk's grip on the council is at most 5 of 10 (“a key”)"
    )


def test_facts_are_told_by_their_own_sentences() -> None:
    needs = MINUTES.seats[0].options[1].needs
    assert in_words(TINY, needs[1].when, MINUTES) == (
        "“Somebody has read the minute book”; or trust between Mary and Tom is at least 3 of 5 (“some”)"
    )
    assert in_words(TINY, Condition(((Is("bridge-built", False),),)), BRIDGE) == ("not “The bridge stands”")


def test_a_fact_that_begins_true_comes_about_when_it_is_cleared() -> None:
    story = replace(TINY, facts=(Fact("ford", True, when_cleared="The ford is gone."), Fact("quiet", False)))
    assert in_words(story, Condition(((Is("ford", False),),)), BRIDGE) == "“The ford is gone”"
    assert in_words(story, Condition(((Is("quiet", True),),)), BRIDGE) == "“quiet” is true"


def test_what_all_ways_share_is_said_once() -> None:
    low, read, built = AtMost("grip", 2), Is("book-read", True), Is("bridge-built", True)
    assert in_words(TINY, Condition(((low, read), (low, built))), BRIDGE) == (
        "the clerk's grip on the council is at most 2 of 10 (“a pen”), and either "
        "“Somebody has read the minute book”; or “The bridge stands”"
    )
    assert in_words(TINY, Condition(((read,), (read, built))), BRIDGE) == "“Somebody has read the minute book”"


def test_picks_are_told_by_their_codes() -> None:
    told = [in_words(TINY, move.when, BRIDGE) for move in (*BRIDGE.opponent, *BRIDGE.together)]
    assert told == [
        "Mary picked MA-3",
        "at least 2 of MA-2, TO-2 were picked",
        "",
        "Mary picked MA-2 and Tom picked TO-2",
        "Mary picked MA-2 and Tom did not pick TO-2",
    ]


def test_one_of_several_picks_is_told_with_all_their_codes() -> None:
    for wanted, told in ((True, "Mary picked MA-1 or MA-3"), (False, "Mary did not pick MA-1 or MA-3")):
        picked = Condition(((Chose("mary", ("wait", "read-the-book"), wanted),),))
        assert in_words(TINY, picked, BRIDGE) == told


def test_a_pick_on_an_earlier_card_is_told_with_its_file_and_its_year() -> None:
    for wanted, told in (
        (True, "Mary picked 1-MA-1 or 1-MA-3 in 1901"),
        (False, "Mary did not pick 1-MA-1 or 1-MA-3 in 1901"),
    ):
        picked = Condition(((Picked("mary", BRIDGE.id, ("wait", "read-the-book"), wanted),),))
        assert in_words(TINY, picked, FLOOD) == told


def test_how_many_must_have_picked_is_told_in_numbers() -> None:
    for number, told in ((1, "at least 1 of MA-2, TO-2 was picked"), (2, "at least 2 of MA-2, TO-2 were picked")):
        assert in_words(TINY, Condition(((Count(number, ("ask-for-bridge", "share-the-cost")),),)), BRIDGE) == told


def test_objections_are_counted_in_words() -> None:
    for number, wanted, told in (
        (1, True, "Mary has objected 1 time or more"),
        (2, True, "Mary has objected 2 times or more"),
        (1, False, "Mary has objected fewer than 1 time"),
        (3, False, "Mary has objected fewer than 3 times"),
    ):
        assert in_words(TINY, Condition(((Objected("mary", number, wanted),),)), BRIDGE) == told


def test_a_condition_that_always_holds_needs_no_words() -> None:
    assert in_words(TINY, ALWAYS, BRIDGE) == ""


def test_every_condition_of_the_shipped_scenes_can_be_said() -> None:
    story = loaded(scenes_folder())
    conditions = [
        (scene, condition)
        for scene in story.scenes
        for condition in [
            *(move.when for move in (*scene.opponent, *scene.together) if move.when != ALWAYS),
            *(variant.when for variant in scene.variants),
            *(need.when for seat in scene.seats for option in seat.options for need in option.needs),
            *(seat.absent.when for seat in scene.seats if seat.absent),
        ]
    ]
    assert len(conditions) > 100
    assert all(in_words(story, condition, scene) for scene, condition in conditions)
