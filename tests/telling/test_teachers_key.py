"""The teacher's key: what each option is beside history, what may come of it in this deck, and on what it rests."""

from dataclasses import replace

import pytest

from game.engine.conditions import ALWAYS, Condition, Picked
from game.engine.reference import Claim, Source
from game.engine.scene import Asked, Option, Telling
from game.engine.story import Deck
from game.telling.key_of_memory import tellings, words
from game.telling.teachers_key import teachers_key
from tests.classroom.games import TINY
from tests.classroom.remembered import LIST, REPORTS, SECOND

BRIDGE, MINUTES, FLOOD = TINY.scenes
NOBODY = replace(TINY.decks[-1], cards=())
WHOLE = TINY.decks[-1]


def answers(deck: Deck, told: tuple[Telling, ...]) -> list[str]:
    return [one.text for one in tellings(TINY, deck, FLOOD, told)]


def on_the_bridge(option: str, wanted: bool = True) -> Condition:
    return Condition(((Picked("mary", BRIDGE.id, (option,), wanted),),))


@pytest.mark.parametrize(
    ("when", "asked", "not_asked"),
    [
        (on_the_bridge("wait"), True, True),
        (on_the_bridge("read-the-book"), True, False),
        (on_the_bridge("read-the-book", wanted=False), True, True),
    ],
    ids=["what was done in history", "what only people do", "what only people do left undone"],
)
def test_what_only_people_would_do_is_left_out_where_the_deck_does_not_ask_them(
    when: Condition, asked: bool, not_asked: bool
) -> None:
    told = (Telling("remembered", when),)
    assert bool(answers(WHOLE, told)) is asked
    assert bool(answers(NOBODY, told)) is not_asked


@pytest.mark.parametrize(
    "way",
    [{}, {"follows": ALWAYS}, {"won_over": ALWAYS}, {"asked": (Asked("tom", (), ALWAYS, "Yes.", "No."),)}],
    ids=["only people pick it", "it follows from the record", "it is won over", "it is asked for"],
)
def test_a_pick_that_comes_without_people_is_reckoned_with_where_the_deck_asks_nobody(way: dict[str, object]) -> None:
    mary, *others = BRIDGE.seats
    options = tuple(
        replace(one, **way) if one.id == "read-the-book" else one  # type: ignore[arg-type]
        for one in mary.options
    )
    bridge = replace(BRIDGE, seats=(replace(mary, options=options), *others))
    story = replace(TINY, scenes=(bridge, MINUTES, FLOOD))
    told = tellings(story, NOBODY, FLOOD, (Telling("remembered", on_the_bridge("read-the-book")),))
    assert bool([*told]) is bool(way)


def test_a_text_that_nobody_can_come_to_is_left_out_of_the_key_of_an_option() -> None:
    told = (Telling("remembered", on_the_bridge("read-the-book")), Telling("else"))
    mary, *others = MINUTES.seats
    answering = replace(mary, options=tuple(replace(option, answers=told) for option in mary.options))
    story = replace(TINY, scenes=(BRIDGE, replace(MINUTES, seats=(answering, *others)), FLOOD))
    only = replace(WHOLE, cards=(("mary", frozenset({MINUTES.id})),))
    for deck, texts in ((WHOLE, ["remembered", "else"]), (only, ["else"])):
        (card,) = [one for one in teachers_key(story, deck)[0] if one.title == MINUTES.title]
        options = dict(card.chairs)["Mary"]
        assert [[one.text for one in option.answers] for option in options] == [texts] * len(mary.options)


def test_on_a_card_that_never_was_the_key_says_only_how_it_goes_by_itself() -> None:
    story = replace(TINY, scenes=(BRIDGE, replace(MINUTES, never=True), FLOOD))
    (card,) = [one for one in teachers_key(story, WHOLE)[0] if one.title == MINUTES.title]
    (mary,) = [rows for name, rows in card.chairs if name == "Mary"]
    own: tuple[Option, ...] = MINUTES.seats[0].options
    said = ["So it goes where nobody decides." if option.historical else "" for option in own]
    assert [row.standing for row in mary] == said
    assert "" in said


def test_an_act_with_a_history_of_its_own_names_that_on_which_it_rests() -> None:
    claims = {"ford": Claim("ford", "There was a ford.", "high", (Source("Minutes"),))}
    acts = tuple(replace(act, claims=("ford",)) for act in TINY.acts)
    first, *_ = teachers_key(replace(TINY, acts=acts, claims=claims), WHOLE)[0]
    assert [part.grounds for part in first.begins]
    assert all("There was a ford." in part.grounds[0] for part in first.begins)


def test_a_card_names_that_on_which_its_panel_from_outside_rests() -> None:
    claims = {"ford": Claim("ford", "There was a ford.", "high", (Source("Minutes"),))}
    assert MINUTES.outside
    panelled = replace(MINUTES, outside=replace(MINUTES.outside, claims=("ford",)))
    story = replace(TINY, scenes=(BRIDGE, panelled, FLOOD), claims=claims)
    named = {
        card.title: any("There was a ford." in line for line in card.grounds) for card in teachers_key(story, WHOLE)[0]
    }
    assert named == {BRIDGE.title: False, MINUTES.title: True, FLOOD.title: False}


def test_a_word_in_the_corridor_says_when_it_helps() -> None:
    deck = SECOND.decks[-1]
    scenes = {scene.id: scene for scene in SECOND.scenes}
    (listed,) = words(SECOND, deck, scenes[LIST], "snow")
    (reports,) = words(SECOND, deck, scenes[REPORTS], "snow")
    assert listed.when == ""
    assert reports.when == "Whitehead's standing is at least 3 of 5 (“the curate”)"
    assert (reports.by, reports.to) == ("John Snow", "Henry Whitehead")
