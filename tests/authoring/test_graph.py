"""What the graph shows of a story: its cards, what they need, and how it ends."""

from dataclasses import replace
from pathlib import Path

from game.authoring.graph import graph
from game.content import load
from game.engine.story import Story

TINY = load(Path(__file__).parent.parent / "tiny")


def test_the_graph_of_a_chair_has_its_cards_and_what_they_need() -> None:
    drawn = graph(TINY, ("tom",))
    boxes = {box.id: box for _, boxes in drawn.groups for box in boxes}
    assert "blame-the-clerk: if grip at most 5" in boxes["card3"].lines
    assert not any("mary is away" in line for line in boxes["card3"].lines)
    assert [arrow.label for arrow in graph(TINY, ("mary",)).arrows if arrow.kind == "fact"] == ["book-read", "mary.out"]


def without_mary_on_the_first_card() -> Story:
    """The tiny story, in which others decide on the first card what Mary needs later."""
    first, *rest = TINY.scenes
    seats = tuple(seat for seat in first.seats if seat.chair != "mary")
    options = tuple(replace(option, effects=first.seats[0].options[2].effects) for option in seats[0].options)
    return replace(TINY, scenes=(replace(first, seats=(replace(seats[0], options=options),)), *rest))


def test_a_card_that_only_decides_what_a_chair_needs_is_drawn_apart() -> None:
    drawn = graph(without_mary_on_the_first_card(), ("mary",))
    kinds = {box.id: box.kind for _, boxes in drawn.groups for box in boxes}
    assert kinds["card1"] == "elsewhere"
    assert kinds["card2"] == "card"


def test_skips_and_endings_say_their_conditions_in_words() -> None:
    drawn = graph(TINY, ())
    assert [arrow.label for arrow in drawn.arrows if arrow.kind == "skip"] == [
        "The flood is skipped if bridge-built and clerk-gone"
    ]
    endings = drawn.groups[-1][1]
    assert [box.lines[-1] for box in endings] == ["if clerk-gone", "if mary.out; or tom.out", "otherwise"]
