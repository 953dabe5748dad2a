"""The words of a card: in the order in which they are met, and before the pick only those that are met before it."""

from dataclasses import replace

from game.engine.conditions import ALWAYS
from game.engine.reference import Term
from game.engine.scene import History, Move, Scene
from game.telling.pupils_leaf import words_of
from tests.classroom.games import TINY

BRIDGE, MINUTES, FLOOD = TINY.scenes
WORDS = ("sluice", "weir", "levee", "culvert", "dyke", "groyne")
STORY = replace(TINY, terms=tuple(Term(word, word, f"A {word}.", ()) for word in WORDS))


def card(*words: str) -> Scene:
    """The first card, with a word in its prose, Mary's brief, a label, an outcome, a move and its history."""
    prose, brief, label, outcome, move, history = (f"The {word}." for word in words)
    mary, tom = BRIDGE.seats
    option = replace(mary.options[0], label=label, outcome=outcome)
    return replace(
        BRIDGE, prose=prose, seats=(replace(mary, brief=brief, options=(option,)), replace(tom, brief="No word.")),
        opponent=(Move(move, ALWAYS),), history=History(history, ()),
    )  # fmt: skip


def test_on_paper_all_words_of_a_card_are_listed_and_beside_it_only_those_before_the_pick() -> None:
    def names(scenes: list[Scene], only_before: bool = False) -> list[list[str]]:
        return [[word.name for word in one.new] for one in words_of(STORY, "mary", scenes, only_before)]

    whole = card(*WORDS)
    assert names([whole]) == [list(WORDS)]
    assert names([whole], only_before=True) == [list(WORDS[:3])]


def test_a_word_that_was_met_on_an_earlier_card_is_told_as_met_and_a_card_without_any_is_left_out() -> None:
    first, silent = card(*WORDS[:1] * 6), card(*["rain"] * 6)
    then = card("weir", "sluice", *["rain"] * 4)
    told = words_of(STORY, "mary", [first, silent, then])
    assert [([word.name for word in one.new], one.again) for one in told] == [
        (["sluice"], ()), (["weir"], ("sluice",)),
    ]  # fmt: skip
