"""A chronicle is held against the story: what cannot be a game of it is refused, and what has changed is found."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.engine.chronicle import Break, Chronicle, Entry, Misfit, Pick, misfit, record, replay
from game.engine.conditions import Condition
from game.engine.digests import EVERYTHING, RULES, digest
from game.engine.rules import Word, play
from game.engine.scene import Need
from game.engine.story import Story
from tests.classroom.games import TINY, game

GAME = game("mary", "tom", story=TINY, deck="whole", turn=1, texts=["Reds", "Blues"], hands=(1, 2), cards=2).chronicle
FIRST, SECOND = GAME.entries
HANDS = (("wait", 1),)


def first(**changes: object) -> Chronicle:
    """The game with something else in its first entry."""
    return replace(GAME, entries=(replace(FIRST, **changes), SECOND))  # type: ignore[arg-type]


NO_GAMES: dict[str, tuple[Misfit, Chronicle]] = {
    "chairs that the story has not": (Misfit("chairs", ("ann", "bob")), replace(GAME, chairs=("ann", "bob"))),
    "an aim of nobody's": (Misfit("aim"), replace(GAME, aims=(*GAME.aims, ("ann", "stay")))),
    "no name of the story's": (
        Misfit("names"),
        Chronicle(("mary",), (("mary", "leave"),), "evening", "1902-01-ford", (Entry("1902-01-ford", ()),)),
    ),
    "a pick in a chair that nobody held": (Misfit("picker"), replace(GAME, chairs=("mary",), aims=())),
    "people without a pick": (Misfit("pick"), first(picks=FIRST.picks[1:])),
    "a reason without a pick": (Misfit("pick"), first(reasons=(("ann", "why"),))),
    "a name of a chair that nobody held": (Misfit("name"), replace(GAME, players=(("ann", "Reds"),))),
    "a guess of a chair that nobody held": (Misfit("guesser"), first(guesses=(("", 3), ("ann", 3)))),
    "a forecast of a chair that nobody held": (Misfit("forecaster"), first(forecasts=(("ann", "mary", "stay"),))),
    "hands for a chair that people did not have": (
        Misfit("hands"),
        first(by_people=("tom",), hands=(("mary", HANDS),)),
    ),
    "a first count for a chair that people did not have": (
        Misfit("hands"),
        first(by_people=("tom",), first_hands=(("mary", HANDS),)),
    ),
    "a word of a chair that people did not have": (
        Misfit("word"),
        first(by_people=("tom",), hands=(), corridor=(Word("mary", "ann"),)),
    ),
}


@pytest.mark.parametrize("what", NO_GAMES)
def test_what_nobody_can_have_played_is_no_game_of_the_story(what: str) -> None:
    why, chronicle = NO_GAMES[what]
    assert misfit(TINY, chronicle) == why


@pytest.mark.parametrize(
    "chronicle",
    [
        GAME,
        Chronicle(),
        Chronicle(deck="evening", entries=GAME.entries[:0], chairs=("mary",), aims=(("mary", "stay"),)),
        replace(GAME, chairs=("ann", *GAME.chairs)),
        first(guesses=(("", 3), ("mary", 0))),
        first(hands=(("mary", HANDS), ("tom", HANDS))),
        first(corridor=(Word("mary", "ann"),)),
    ],
)
def test_what_can_have_been_played_is_a_game_of_the_story(chronicle: Chronicle) -> None:
    assert misfit(TINY, chronicle) is None


def mary_s(change: Callable[..., object]) -> Story:
    """The story in which the option that Mary chose on the first card is otherwise."""
    scene = TINY.scenes[0]
    mary, *others = scene.seats
    chosen = dict(FIRST.picks)["mary"]
    options = tuple(change(one) if one.id == chosen else one for one in mary.options)
    return replace(
        TINY,
        scenes=(replace(scene, seats=(replace(mary, options=options), *others)), *TINY.scenes[1:]),  # type: ignore[arg-type]
    )


NEVER = (Need(Condition(()), "Not today."), Need(Condition(()), "Nor tomorrow."))
CHANGED: dict[str, tuple[Break, Story, Chronicle]] = {
    "another card": (
        Break(FIRST.scene, "cards"), replace(TINY, scenes=TINY.scenes[1:]), GAME,
    ),
    "no more cards": (
        Break(SECOND.scene, "cards"), replace(TINY, scenes=TINY.scenes[:1]), GAME,
    ),
    "a choice that is gone": (
        Break(FIRST.scene, "gone", dict(FIRST.picks)["mary"]), mary_s(lambda one: replace(one, id="other")), GAME,
    ),
    "a choice that is locked": (
        Break(FIRST.scene, "locked", "Not today. Nor tomorrow."), mary_s(lambda one: replace(one, needs=NEVER)), GAME,
    ),
    "a word that cannot be said": (
        Break(FIRST.scene, "impossible"), TINY,
        replace(GAME, entries=(replace(FIRST, corridor=(Word("mary", "nobody"),)), SECOND)),
    ),
    "a choice without a name": (
        Break(FIRST.scene, "impossible"), TINY, replace(GAME, entries=(replace(FIRST, picks=(("mary", ""),)), SECOND)),
    ),
    "another at the table": (
        Break(SECOND.scene, "seats"), TINY,
        replace(GAME, entries=(FIRST, replace(SECOND, by_people=("mary",), picks=SECOND.picks[:1]))),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGED)
def test_a_game_is_played_again_up_to_the_card_that_has_changed(what: str) -> None:
    broken, story, chronicle = CHANGED[what]
    again = replay(story, chronicle)
    assert again.broken == broken
    held = [entry.scene for entry in chronicle.entries].index(broken.scene)
    assert [round.scene.id for round in again.rounds] == [entry.scene for entry in chronicle.entries[:held]]
    assert again.state == (again.rounds[-1].after if again.rounds else story.start)


def test_a_game_that_has_not_changed_is_played_again_to_its_end() -> None:
    again = replay(TINY, GAME)
    assert again.broken is None
    assert [round.picks for round in again.rounds] == [entry.picks for entry in GAME.entries]
    assert again.state == again.rounds[-1].after


def test_an_entry_says_the_same_in_whatever_order_its_picks_were_made() -> None:
    scene = TINY.scenes[0]
    made = [Pick("tom", "refuse", "no", (("refuse", 2),)), Pick("mary", "wait")]
    round = play(TINY, scene, TINY.start, {pick.chair: pick.option for pick in made})
    entry = record(round, made, (("tom", 3), ("mary", 0)), (("tom", "mary", "wait"), ("mary", "tom", "refuse")))
    assert entry == Entry(
        scene.id,
        (("mary", "wait"), ("tom", "refuse")),
        ("mary", "tom"),
        (("tom", "no"),),
        (("mary", 0), ("tom", 3)),
        (("tom", (("refuse", 2),)),),
        (("mary", "tom", "refuse"), ("tom", "mary", "wait")),
    )
    assert entry == record(round, made[::-1], entry.guesses, entry.forecasts)
    assert record(round, made[:1]) == replace(entry, by_people=("tom",), guesses=(), forecasts=())


def test_a_fingerprint_of_the_rules_changes_with_a_rule_and_one_of_the_words_with_any_word() -> None:
    scene = TINY.scenes[0]
    reworded = replace(TINY, scenes=(replace(scene, prose=f"{scene.prose} It rains."), *TINY.scenes[1:]))
    reruled = replace(TINY, scenes=(replace(scene, opponent=()), *TINY.scenes[1:]))
    assert digest(TINY, RULES) == digest(reworded, RULES) != digest(reruled, RULES)
    assert len({digest(story, EVERYTHING) for story in (TINY, reworded, reruled)}) == 3
    assert len(digest(TINY, RULES)) == 16
    assert digest(frozenset("cab"), {}) == digest(frozenset("bca"), {}) != digest(frozenset("ab"), {})
