"""What the graph shows of a story: its cards, what they need, and how it ends."""

from dataclasses import replace
from pathlib import Path

from game.authoring.graph import graph
from game.engine.story import Story
from tests.loaded import loaded

TINY, SECOND = (loaded(Path(__file__).parent.parent / story) for story in ("tiny", "second"))


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


def test_a_card_says_when_it_comes_and_who_can_ask_whom() -> None:
    boxes = {box.id: box.lines for _, group in graph(SECOND, ()).groups for box in group}
    assert boxes["card3"][-2:] == (
        "never happened, by letter",
        "comes if snow chose show-the-list or open-the-well in 1854-09-guardians",
    )
    assert boxes["card4"][-2:] == ("never happened", "comes if well-opened")
    assert boxes["card7"][-2:] == ("whitehead can ask snow", "snow can ask whitehead")
    mine = {box.id: box.lines for _, group in graph(SECOND, ("whitehead",)).groups for box in group}
    assert mine["card7"][-1] == "whitehead can ask snow"
    assert "snow can ask whitehead" not in mine["card7"]


def test_an_arrow_leads_from_a_pick_to_the_card_that_depends_on_it() -> None:
    arrows = [
        (arrow.start, arrow.end, arrow.label) for arrow in graph(SECOND, ("snow",)).arrows if arrow.kind == "fact"
    ]
    assert arrows == [
        ("card1", "card2", "list-drawn"),
        ("card2", "card3", "snow's pick"),
        ("card2", "card4", "well-opened"),
    ]
