"""What is told between cards, and what is said of a saved game whose story has changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle, Entry, Misfit, misfit, replay
from game.engine.conditions import ALWAYS, Condition
from game.engine.playthrough import Playthrough
from game.engine.rules import Word
from game.engine.scene import Need, Option, Scene, Skip
from game.engine.story import Act, Story
from game.telling.meanwhile import MISFITS, between, broken_at, broken_why, chronicle_lines, log, misfit_told, recap
from game.telling.page import changed as changed_since
from game.telling.prose import plain
from tests.classroom.games import SHIPPED, TINY, game
from tests.i18n.pseudo import in_longer_words, pseudo

GAME = game("mary", "tom", story=TINY, deck="whole", turn=1, cards=2).chronicle
FIRST = next(entry for entry in GAME.entries if entry.by_people)
NEVER = Condition(())


def without(option: Option) -> Option:
    """The option under another id."""
    return replace(option, id=f"{option.id}-once")


def locked(option: Option) -> Option:
    return replace(option, needs=(Need(NEVER, "The pen is *empty*."),))


def changed(change: Callable[[Option], Option]) -> Story:
    """The story in which the options that were chosen first are otherwise."""
    scene = TINY.find(Scene, FIRST.scene)
    chosen = dict(FIRST.picks)
    seats = tuple(
        replace(seat, options=tuple(change(one) if one.id == chosen[seat.chair] else one for one in seat.options))
        for seat in scene.seats
    )
    scenes = tuple(replace(scene, seats=seats) if one is scene else one for one in TINY.scenes)
    return replace(TINY, scenes=scenes)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (without, f"A choice is gone: {dict(FIRST.picks)[FIRST.by_people[0]]}."),
        (locked, "A choice that was made is locked now: The pen is empty."),
    ],
)
def test_a_choice_that_cannot_be_made_any_more_is_told(change: Callable[[Option], Option], told: str) -> None:
    story = changed(change)
    broken = replay(story, GAME).broken
    assert broken
    assert broken_why(broken) == told
    assert broken_at(story, broken) in {scene.title for scene in TINY.scenes}
    with in_longer_words():
        assert broken_why(broken).startswith(pseudo(told.split(":")[0]))


def test_a_game_of_another_story_is_told_why_it_is_none() -> None:
    why = misfit(TINY, replace(GAME, chairs=("ann", "bob"), aims=()))
    assert why
    assert misfit_told(why) == "nobody sits here in the chair ann or bob"
    with in_longer_words():
        for kind in MISFITS:
            assert misfit_told(Misfit(kind, ("ann",))).startswith(pseudo(MISFITS[kind]).split("{")[0])


@pytest.mark.parametrize("skipped", [False, True], ids=["not asked", "skipped"])
def test_the_panel_of_a_card_that_nobody_played_is_told_unless_the_card_fell_out(skipped: bool) -> None:
    bridge, minutes, flood = TINY.scenes
    assert minutes.outside
    falls = replace(minutes, skip=Skip(ALWAYS if skipped else NEVER, "Pell is ill, and nothing is read."))
    story = replace(TINY, scenes=(bridge, falls, flood))
    playthrough = Playthrough.of(story, Chronicle()).played_on()
    told = between(playthrough, 0, len(story.acts) + 1)
    assert [step.voice for step in told] == (["meanwhile"] if skipped else ["meanwhile", "outside", "meanwhile"])
    assert (minutes.outside.title in [step.heading for step in told]) is not skipped
    lines = [passage.whole for step in told for passage in step.passages]
    assert ("June 1901. Pell is ill, and nothing is read." in lines) is skipped


def test_cards_that_went_by_in_one_act_are_told_together() -> None:
    quiet = tuple(replace(scene, act=TINY.acts[0].id, outside=None) for scene in TINY.scenes)
    playthrough = Playthrough.of(replace(TINY, scenes=quiet), Chronicle()).played_on()
    passed, *_ = between(playthrough, 0, 1)
    assert (passed.voice, len(passed.passages)) == ("meanwhile", len(quiet))


def test_who_begins_in_a_later_act_has_only_the_first_and_that_one_in_sight() -> None:
    acts = tuple(Act(id, id, f"{id} begins.") for id in ("one", "two", "three"))
    scenes = tuple(replace(scene, act=act.id, outside=None) for scene, act in zip(TINY.scenes, acts, strict=True))
    story = replace(TINY, acts=acts, scenes=scenes)
    game = Chronicle(("mary",), deck="whole", start=scenes[-1].id)
    told = between(Playthrough.of(story, game).played_on(), 0, 0)
    assert [step.heading for step in told if step.voice == "act" and not step.aside] == ["one", "three"]
    assert {step.heading for step in told if step.aside} == {"two", "Meanwhile"}


def test_who_takes_up_a_game_that_no_longer_fits_hears_where_and_what_happened_there_last() -> None:
    broken = Playthrough.of(changed(without), GAME)
    (previously,) = recap(broken)
    assert previously.heading == "Previously"
    assert [passage.text for passage in previously.passages] == [
        "The story has changed since this game was saved: it no longer fits at the card A bridge, or none. A choice is "
        f"gone: {dict(FIRST.picks)['mary']}. You go on from there, and the old file stays as it is."
    ]
    reworded = replace(TINY, tagline="In other words.")
    edited = recap(Playthrough.of(reworded, GAME))
    assert edited[0].passages[-1].text == (
        "The story has been edited since this game was saved; every choice in it still fits."
    )
    assert [step.voice for step in edited] == ["meanwhile", "history", "historians"]
    lost = recap(Playthrough.of(TINY, replace(GAME, start="1901-02-snow")))[0].passages
    assert [passage.text for passage in lost[-2:]] == [
        "The story has changed since this game was saved. The old file stays as it is.",
        "The card “1901-02-snow”, with which the game began, is not here any more.",
    ]


@pytest.mark.parametrize("chair", [chair.id for chair in SHIPPED.chairs])
def test_who_takes_up_a_game_hears_what_was_chosen_last_however_many_cards_have_gone_by(chair: str) -> None:
    for cards in range(1, 9):
        taken = game(chair, mode="class", cards=cards).played_on()
        assert taken.last
        previously, *_ = recap(taken)
        told = " ".join(part.text for part in previously.passages)
        assert plain(taken.last.chosen(chair).label) in told
        assert plain(taken.last.scene.title) in told
        assert told.count("(asked)") + told.count("(not asked)") == min(3, len(taken.rounds))


def test_who_has_missed_nothing_is_told_nothing() -> None:
    assert recap(Playthrough.of(TINY, Chronicle(("mary",)).sealed(TINY))) == ()
    assert recap(Playthrough.of(replace(TINY, tagline="In other words."), Chronicle(("mary",)).sealed(TINY))) == ()
    assert log(Playthrough.of(TINY, Chronicle(("mary",)))) == ("Nothing has been decided yet.",)


def test_the_chronicle_in_full_has_every_card_with_its_picks_and_its_moves() -> None:
    bridge, minutes, flood = TINY.scenes
    falls = replace(minutes, skip=Skip(ALWAYS, "Pell is *ill*."))
    rounds = Playthrough.of(replace(TINY, scenes=(bridge, falls, flood)), Chronicle()).played_on().rounds
    told = chronicle_lines(TINY, rounds)
    assert told[:7] == (
        "12 March 1901. A bridge, or none. Little Marsh, the hall.",
        "Mary: Let it rest until the harvest is in.",
        "Tom: Refuse to pay.",
        "Pell writes the minutes alone.",
        "Document: A petition: the ford. Thirty carters, March 1901.",
        "",
        " ".join([f"{minutes.day or '4 June 1901'}.", f"{minutes.title}.", f"{minutes.place}."]),
    )
    assert told[7:9] == ("Pell is ill.", "")
    assert told[-1] == ""
    assert len(told) > 9
    passed = replace(minutes, when=NEVER)
    rounds = Playthrough.of(replace(TINY, scenes=(bridge, passed, flood)), Chronicle()).played_on().rounds
    assert chronicle_lines(TINY, rounds) == (*told[:6], *told[9:])


def test_a_page_tells_what_the_story_has_lost_and_then_where_the_game_no_longer_fits() -> None:
    older = replace(GAME, chairs=(*GAME.chairs, "ann"), deck="evening")
    told = changed_since(Playthrough.of(changed(without), older))
    lost, *_, where = told.partition(" The story has changed")
    assert lost == (
        "Nobody sits in the chair “ann” any more; it is left out. "
        "The cards “evening” are not offered here any more. Now you play: A long evening."
    )
    assert where == (
        " since this game was saved, and it no longer fits at the card A bridge, or none. A choice is gone: "
        f"{dict(FIRST.picks)['mary']}. What follows tells it up to there."
    )
    assert changed_since(Playthrough.of(TINY, GAME)) == ""


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: replace(entry, corridor=(Word("mary", "nobody"),)),
        lambda entry: replace(entry, corridor=(Word("mary", "tom"), Word("mary", "tom"))),
        lambda entry: replace(entry, picks=tuple((chair, "") for chair, _ in entry.picks)),
    ],
    ids=["a word to nobody", "words to a chair that people hold", "picks without a name"],
)
def test_what_no_longer_fits_is_told_in_a_whole_sentence(change: Callable[[Entry], Entry]) -> None:
    place = GAME.entries.index(FIRST)
    entries = (*GAME.entries[:place], change(FIRST), *GAME.entries[place + 1 :])
    broken = replay(TINY, replace(GAME, entries=entries)).broken
    assert broken
    assert broken_why(broken) == "Not everything that was done there can be done now."
