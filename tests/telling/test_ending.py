"""The end of a game as it is told: what was chosen beside what was done, and which card mattered."""

from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle, Pick
from game.engine.conditions import Condition, Is, Objected, Picked
from game.engine.endings import Face
from game.engine.outcome import history
from game.engine.playthrough import Playthrough
from game.engine.rules import play
from game.engine.scene import Scene
from game.telling.callbacks import weight_of
from game.telling.ending import Profile, ProfileRow, choice, ending_told
from game.telling.talk import left_history
from game.telling.told_before import standing
from tests.classroom.games import TINY, game

FLOOD = TINY.find(Scene, "1901-09-flood")


@pytest.mark.parametrize(
    ("option", "history"),
    [("call-a-meeting", ""), ("save-the-fields", ""), ("blame-the-clerk", "Call a meeting in the rain")],
    ids=["what was done first", "what was done as well", "what was not done"],
)
def test_all_that_was_done_in_history_counts_as_history(option: str, history: str) -> None:
    yours, real = (play(TINY, FLOOD, TINY.start, picks) for picks in ({"tom": option}, {}))
    beside = choice(TINY, yours, real, "tom")
    assert beside.history == history
    assert beside.beside == (f"In history: {history}." if history else "So it was in history.")
    picked, left = yours.chosen("tom"), bool(history)
    assert left_history(yours, ("tom",)) is left
    assert (standing(FLOOD, picked) != "So it was in history.") is left
    asking = Condition(((Picked("tom", FLOOD.id, (picked.id,)),),))
    for story in (TINY, replace(TINY, endings=(replace(TINY.endings[0], when=asking), *TINY.endings[1:]))):
        assert (weight_of(story, FLOOD, "tom", picked) < (3, True)) is left


FIRST, *LATER = TINY.endings
READ = replace(TINY, endings=(replace(FIRST, when=Condition(((Is("book-read", True),),))), *LATER))
"""The tiny story, which ends otherwise where anybody has read the book."""
SAVED = "September 1901, The flood. With “Save the hall, and the book in it” instead"
MIGHT = "this model might have ended in “An open book”."


def as_it_went(chairs: tuple[str, ...]) -> Playthrough:
    """A game in which people do in every chair what was done in history."""
    playthrough = Playthrough.of(READ, Chronicle(chairs, deck="whole", mode="teams" if chairs[1:] else "solo"))
    for round in history(READ):
        playthrough = playthrough.play([Pick(chair, round.chosen(chair).id) for chair in chairs])
    return playthrough


@pytest.mark.parametrize(
    ("chairs", "told"),
    [(("mary",), f"{SAVED}, {MIGHT}"), (("mary", "tom"), f"{SAVED} from Mary, {MIGHT}")],
    ids=["one chair", "two chairs"],
)
def test_a_card_that_mattered_names_the_chair_only_where_there_are_several(chairs: tuple[str, ...], told: str) -> None:
    assert ending_told(as_it_went(chairs)).mattered[-1] == told


def test_a_game_in_which_no_card_mattered_says_so_and_one_without_choices_says_nothing() -> None:
    (none,) = ending_told(game("mary", story=TINY, deck="whole")).mattered
    assert none.startswith("No single card: ")
    assert ending_told(Playthrough.of(TINY, Chronicle()).played_on()).mattered == ()


@pytest.mark.parametrize(("chairs", "title"), [(("mary",), "Over your objection"), (("tom",), TINY.endings[-1].title)])
def test_a_face_speaks_of_the_objections_of_those_who_play(chairs: tuple[str, ...], title: str) -> None:
    bridge, *later = TINY.scenes
    mary, tom = bridge.seats
    objecting = replace(mary, options=tuple(replace(option, objects=True) for option in mary.options))
    faces = tuple(
        Face(Condition(((Objected(chair, 1),),)), "Over your objection", "It was said.") for chair in ("mary", "tom")
    )
    endings = tuple(replace(ending, faces=faces) for ending in TINY.endings)
    story = replace(TINY, scenes=(replace(bridge, seats=(objecting, tom)), *later), endings=endings)
    playthrough = Playthrough.of(story, Chronicle(chairs, deck="whole"))
    while playthrough.scene:
        playthrough = playthrough.play()
    assert ending_told(playthrough).title == title


def test_a_choice_is_told_at_the_end_in_the_words_that_stood_on_the_card() -> None:
    built = Playthrough.of(TINY, Chronicle(("mary", "tom"), deck="whole")).play(
        [Pick("mary", "ask-for-bridge"), Pick("tom", "share-the-cost")]
    )
    signed = built.play([Pick("mary", "sign")])
    ((_, choices), _) = ending_told(signed.played_on().play().played_on()).choices
    assert [one.yours for one in choices][1] == "Sign the minutes, bridge and all"


def test_what_a_chair_attended_to_is_told_the_most_frequent_first_and_by_name_among_equals() -> None:
    rows = ProfileRow("roads", 1, 0), ProfileRow("talk", 2, 0), ProfileRow("books", 1, 0), ProfileRow("rest", 0, 0)
    assert Profile("Mary", rows).in_words == (
        "Your attention as Mary: talk 2, books 1 and roads 1.", "Mary's own: nothing yet.",
    )  # fmt: skip
