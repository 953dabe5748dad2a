"""What pages and role sheets say only where there is something to say."""

from dataclasses import replace

from game.engine.chronicle import Chronicle, Pick
from game.engine.conditions import ALWAYS, Condition
from game.engine.playthrough import Playthrough
from game.engine.scene import Seat, Skip
from game.engine.story import Story
from game.i18n import month_in_words
from game.telling.page import cards
from game.telling.paper import roles, words_in
from game.telling.words import departures
from tests.classroom.games import TINY
from tests.classroom.remembered import SECOND


def won_over(story: Story) -> Story:
    """The story, in which whoever sits on the first card and is not asked there leaves history."""
    first, *rest = story.scenes

    def seat(one: Seat) -> Seat:
        own = next(option for option in one.options if not option.historical)
        moved = replace(own, won_over=ALWAYS)
        return replace(one, options=tuple(moved if option is own else option for option in one.options))

    return replace(story, scenes=(replace(first, seats=tuple(map(seat, first.seats))), *rest))


def test_a_card_on_which_somebody_was_asked_says_who_else_left_history_and_another_says_it_in_its_one_line() -> None:
    story = won_over(TINY)
    asked = Playthrough.of(story, Chronicle(("mary",), deck="whole")).played_on().play([Pick("mary", "wait")])
    (gone,) = departures(story, asked.rounds[0])
    assert gone.startswith("Tom, otherwise than in history: ")
    first = cards(asked, {})[0]
    assert (first.others, first.meanwhile) == ((gone,), "")
    nobody = replace(story, decks=(replace(story.decks[-1], cards=()),))
    passed = Playthrough.of(nobody, Chronicle(("mary",), deck=nobody.decks[0].id)).played_on()
    first = cards(passed, {})[0]
    assert first.others == ()
    assert "otherwise than in history" in first.meanwhile


def test_a_role_has_words_in_the_corridor_where_somebody_can_be_asked() -> None:
    whole = SECOND.decks[-1]
    alone = replace(whole, cards=(("snow", dict(whole.cards)["snow"]),))
    silent = {scene.id for scene in SECOND.scenes if scene.seat("snow") and not words_in(alone, scene, "snow")}
    for deck, words in ((alone, whole.words), (replace(alone, cards=(("snow", frozenset(silent)),)), 0)):
        snow = next(role for role in roles(replace(SECOND, decks=(deck,)), deck) if role.name == "John Snow")
        assert snow.words == words
    assert whole.words > 0


def test_a_card_that_fell_out_is_told_with_its_bridge_and_one_that_has_not_come_not_at_all() -> None:
    first, card, last = TINY.scenes
    for changed, told in (
        (replace(card, skip=Skip(ALWAYS, "Pell is *ill*.")), f"{month_in_words(card.date)}. Pell is ill."),
        (replace(card, when=Condition(()), skip=None), ""),
        (replace(card, when=Condition(()), skip=Skip(ALWAYS, "Pell is *ill*.")), ""),
    ):
        story = replace(TINY, scenes=(first, changed, last))
        page = cards(Playthrough.of(story, Chronicle()).played_on(), {})
        assert [one.meanwhile for one in page if one.title == card.title] == ([told] if told else [])
