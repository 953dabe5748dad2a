"""Games side by side, and what a page says of the model: where groups parted, and over which years."""

from dataclasses import replace

from game.engine.chronicle import Chronicle, Pick
from game.engine.conditions import Chose, Condition, Is
from game.engine.counterfactuals import counterfactuals
from game.engine.effects import Effects
from game.engine.outcome import history
from game.engine.playthrough import Playthrough
from game.engine.scene import Move, Skip
from game.engine.story import Story
from game.telling.comparison import CardCompared, comparison
from game.telling.ending import aims_told
from game.telling.meanwhile import chronicle_lines
from game.telling.page import not_history
from tests.classroom.games import TINY, game
from tests.classroom.remembered import ASKED, LETTER, SECOND, remembered

BRIDGE, MINUTES, FLOOD = TINY.scenes
BUILDS = Effects(facts=(("bridge-built", True),))
READ = Skip(Condition(((Is("book-read", True),),)), "Nobody needs the minutes any more.")
FALLS = replace(TINY, scenes=(BRIDGE, replace(MINUTES, skip=READ), FLOOD))
"""The tiny story, in which the second card falls out where somebody has read the book."""


def played(story: Story, *options: str) -> Playthrough:
    """A game of Mary's, in which she picks these on her cards."""
    playthrough = Playthrough.of(story, Chronicle(("mary",), deck="whole")).played_on()
    for option in options:
        playthrough = playthrough.play([Pick("mary", option)]).played_on()
    return playthrough


def compared(*games: Playthrough) -> dict[str, CardCompared]:
    return {card.title: card for card in comparison([(str(n), one) for n, one in enumerate(games)]).cards}


def test_a_card_that_fell_out_for_some_groups_is_told_with_their_letters() -> None:
    read, asked = played(FALLS, "read-the-book"), played(FALLS, "ask-for-bridge", "sign")
    cards = compared(asked, read, asked, read)
    assert cards[MINUTES.title].parted[0] == "The card did not come up in B and D."
    assert not any("did not come up" in line for line in compared(read, read)[BRIDGE.title].parted)
    assert MINUTES.title not in compared(read, read)


def test_groups_that_chose_otherwise_are_told_with_what_each_chose() -> None:
    read, asked = played(TINY, "read-the-book"), played(TINY, "ask-for-bridge")
    assert compared(asked, read, asked)[BRIDGE.title].parted == (
        "Mary: “Move that a bridge be built” (A and C); “Ask to see the book: all of it” (B).",
    )
    alike = comparison([("one", read), ("two", read)])
    assert alike.first == "On every card to which they came, these games went alike."
    assert comparison([("one", read), ("two", asked)]).first.startswith("They parted first at “A bridge, or none” (")


def test_a_group_is_told_how_many_of_its_aims_it_has_once_it_has_ended_and_had_any() -> None:
    none, both = played(TINY, "read-the-book", "sign", "save-the-mill"), game("mary", "tom", story=TINY, deck="whole")
    begun = game("mary", story=TINY, deck="whole", cards=1)
    assert (none.complete, begun.complete, both.complete) == (True, False, True)
    assert [len(one.chronicle.aims) for one in (none, begun, both)] == [0, 1, 2]
    *without, told = [group.met for group in comparison([("one", none), ("two", begun), ("three", both)]).groups]
    assert without == ["", ""]
    assert told == f"{sum('not met' not in line for line in aims_told(both))} of 2 aims met."


def test_a_call_is_told_only_of_the_groups_whom_it_is_for() -> None:
    title = next(scene.title for scene in SECOND.scenes if scene.id == LETTER)
    curate = remembered("whitehead", picks={})
    card = compared(ASKED, curate)[title]
    assert [row.letter for row in card.rows] == ["A"]
    assert not any("did not come up" in line for line in card.parted)
    assert title not in compared(curate, curate)


def test_the_model_is_said_to_speak_of_the_years_of_its_cards() -> None:
    later = replace(FLOOD, date=FLOOD.date.replace(year=1905))
    told = not_history(replace(TINY, scenes=(BRIDGE, MINUTES, later)))
    assert told[-1].endswith("about the years 1901 to 1905 is for you to argue.")
    assert not_history(TINY)[-1].endswith("about the years 1901 is for you to argue.")


def test_a_card_that_may_fall_out_and_did_not_is_told_in_full() -> None:
    usual = [line for line in chronicle_lines(FALLS, history(FALLS)) if MINUTES.title in line or "minutes any" in line]
    assert len(usual) == 1
    read = chronicle_lines(FALLS, played(FALLS, "read-the-book").rounds)
    assert "Nobody needs the minutes any more." in read
    assert len(read) < len(chronicle_lines(FALLS, history(FALLS)))


def test_what_was_picked_is_never_named_as_what_might_have_been_picked_instead() -> None:
    first, *others = TINY.endings
    story = replace(TINY, endings=(replace(first, when=Condition(((Is("book-read", True),),))), *others))
    for option, instead in (("wait", ["read-the-book"]), ("ask-for-bridge", []), ("read-the-book", ["wait"])):
        points = counterfactuals(story, played(story, option).chronicle)
        assert [point.option.id for point in points] == instead
        assert {point.chair for point in points} <= {"mary"}


def test_who_does_not_sit_on_a_card_has_chosen_nothing_there() -> None:
    first = history(TINY)[0]
    assert first.option("pell") is None
    assert first._replace(picks=(("pell", "wait"),)).option("mary") is None


def test_a_pick_that_left_history_is_changed_to_history_s_and_to_nothing_else() -> None:
    first, *others = TINY.endings
    built = replace(first, when=Condition(((Is("bridge-built", True),),)))
    asking = replace(BRIDGE, together=(Move("", Condition(((Chose("mary", ("wait",), False),),)), BUILDS),))
    story = replace(TINY, scenes=(asking, MINUTES, FLOOD), endings=(built, *others))
    for left in ("ask-for-bridge", "read-the-book"):
        assert [point.option.id for point in counterfactuals(story, played(story, left).chronicle)] == ["wait"]
    instead = [point.option.id for point in counterfactuals(story, played(story, "wait").chronicle)]
    assert instead == ["ask-for-bridge", "read-the-book"]


def test_two_pages_have_the_first_two_questions_of_each_stage() -> None:
    whole = comparison([("one", played(TINY, "read-the-book")), ("two", played(TINY, "wait"))])
    assert [stage.questions[:2] for stage in whole.stages] == [stage.questions for stage in whole.few_questions]
    assert any(len(stage.questions) > 2 for stage in whole.stages)


def test_it_is_told_on_how_many_cards_groups_differ_after_the_first() -> None:
    alike, *others = (
        played(TINY, *picks)
        for picks in (
            ("wait", "sign", "save-the-mill"),
            ("ask-for-bridge", "sign", "save-the-mill"),
            ("ask-for-bridge", "sign", "save-the-hall"),
        )
    )
    told = []
    for other in others:
        both = comparison([("one", alike), ("two", other)])
        later = sum(bool(card.parted) for card in both.cards) - 1
        sentence = both.first.partition(").")[2].strip()
        said = f"They differ on {later} later card{'s' if later > 1 else ''} as well." if later else ""
        assert sentence == said
        told.append(later)
    assert told[0] + 1 == told[1]
    assert 1 in told
