"""A reveal tells its own story first, and what it holds beside history with what really happened."""

from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle, Entry, Mode, Pick
from game.engine.conditions import ALWAYS, Condition
from game.engine.effects import Effects
from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.rules import play
from game.engine.scene import Move, Option, Seat
from game.telling.prose import plain
from game.telling.reveal import Passage, Step, citations, hold, reveal, what_happened
from tests.classroom.remembered import ASKED, SECOND
from tests.loaded import TINY_FOLDER, loaded

TINY = loaded(TINY_FOLDER)


@pytest.mark.parametrize("mode", ["solo", "class"])
@pytest.mark.parametrize(("option", "beside"), [("wait", "As in history."), ("read-the-book", "our suggestion")])
def test_what_was_really_done_is_told_with_what_happened_and_not_before(mode: Mode, option: str, beside: str) -> None:
    begun = Playthrough.of(TINY, Chronicle(("mary",), deck="whole", mode=mode)).played_on()
    playthrough = begun.play([Pick("mary", option)])
    yours, happened, *_ = reveal(TINY, playthrough.rounds[-1], playthrough.chronicle.entries[-1]).steps
    assert yours.voice == "story"
    assert not any(beside in passage.text for passage in yours.passages)
    assert happened.voice == "history"
    assert beside in happened.passages[0].text


def test_who_looks_is_told_how_it_stood_that_day_and_not_what_came_of_it() -> None:
    scene, curve = TINY.scenes[0], TINY.find(Meter, TINY.curve)
    mary, *others = scene.seats
    looking = replace(option("look", 1), looks=True, effects=Effects(((curve.id, curve.high - curve.start),)))
    story = replace(TINY, scenes=(replace(scene, seats=(replace(mary, options=(looking,)), *others)),))
    round = play(story, story.scenes[0], story.start, {"mary": "look"})
    assert curve.word(round.before[curve.id]) != curve.word(round.after[curve.id])
    yours = reveal(story, round, Entry(scene.id, round.picks, ("mary",))).steps[0]
    told = [passage.text for passage in yours.passages if "You have looked" in passage.text]
    assert told == ["You have looked. That day, the clerk's grip on the council is *a pen*."]


@pytest.mark.parametrize(
    ("people", "moved", "attended"),
    [
        (("mary",), ["You are thought of more highly."], ["Attention: **roads**"]),
        (("mary", "tom"), ["Mary is thought of more highly."], ["Mary: Attention: **roads**", "Tom: Attention: "]),
    ],
    ids=["one chair", "two chairs"],
)
def test_only_a_chair_by_itself_is_called_you(people: tuple[str, ...], moved: list[str], attended: list[str]) -> None:
    picks = {"mary": "ask-for-bridge", "tom": "refuse"}
    round = play(TINY, TINY.scenes[0], TINY.start, {chair: picks[chair] for chair in people})
    yours, happened, *more = reveal(TINY, round, Entry(round.scene.id, round.picks, people)).steps
    assert all(words in yours.passages[-1].text for words in attended)
    (aside,) = [step.passages[0].text for step in more if step.heading == "What moved"]
    assert all(words in aside for words in moved)
    assert ("You " in aside) is (len(people) == 1)
    labels = [round.chosen(chair).label for chair in people]
    named = [f"{chair.title()}: {label}." for chair, label in zip(people, labels, strict=True)]
    assert [passage.text for passage in yours.passages if passage.text in named] == (named if len(people) > 1 else [])
    assert plain(happened.passages[0].text).startswith("Mary: Debated") is (len(people) > 1)


def test_what_came_true_is_told_with_the_story_and_not_again_beside_it() -> None:
    picks = {"mary": "ask-for-bridge", "tom": "share-the-cost"}
    round = play(TINY, TINY.scenes[0], TINY.start, picks)
    yours, *more = reveal(TINY, round, Entry(round.scene.id, round.picks, ("mary", "tom"))).steps
    assert "The bridge stands." in yours.passages[-1].text
    (aside,) = [step.passages[0].text for step in more if step.heading == "What moved"]
    assert aside == (
        "Mary is thought of more highly. Tom is thought of less highly. Mary and Tom trust each other more."
    )


def test_what_came_true_stands_aside_where_a_reveal_is_long() -> None:
    scene = TINY.scenes[0]
    mary, *others = scene.seats
    building = replace(option("build", 1), effects=Effects(facts=(("bridge-built", True),)))
    for words, aside in ((10, False), (400, True)):
        told = replace(scene.history, text="word " * words)
        long = replace(scene, seats=(replace(mary, options=(building,)), *others), history=told)
        round = play(TINY, long, TINY.start, {"mary": "build"})
        yours, *more = reveal(TINY, round, Entry(long.id, round.picks, ("mary",))).steps
        assert ("The bridge stands." in yours.passages[-1].text) is not aside
        moved = [step.passages[0].text for step in more if step.heading == "What moved"]
        assert any("The bridge stands." in text for text in moved) is aside


def test_no_paragraph_is_empty_where_an_empty_chair_leaves_history() -> None:
    seats = (
        Seat("mary", "…", (option("go", 1),)),
        Seat("tom", "…", (option("stay", won_over=ALWAYS), option("go", 1))),
    )
    scene = replace(TINY.scenes[0], seats=seats, skip=None, opponent=(Move("Nothing."),), together=())
    round = play(TINY, scene, TINY.start, {"mary": "go"})
    assert round.departed == ("tom",)
    told = reveal(TINY, round, Entry(scene.id, round.picks, ("mary",)))
    assert all(passage.text for step in told.steps for passage in step.passages)


def option(id: str, historical: int = 0, won_over: Condition | None = None) -> Option:
    return Option(id, id.title(), TINY.attends[0].id, "…", historical, "" if historical else "ours", won_over=won_over)


def test_before_a_held_reveal_a_room_is_asked_one_thing() -> None:
    assert hold() == Step("question", "Before you hear what happened: what could they have known that day?", ())


def test_a_verdict_says_what_is_amiss_here_and_one_that_is_right_has_nothing_to_say() -> None:
    right, simplified = citations(TINY, TINY.scenes[0].history)
    assert right.endswith("(Spring, paragraph 1, sentence 1: right)")
    assert simplified.endswith("2: simplified) Why: The schoolmaster looked at it, though not on this day.")


def test_why_a_sentence_is_not_right_is_told_with_what_happened() -> None:
    told = [passage for step in what_happened(TINY, TINY.scenes[0].history) for passage in step.passages]
    assert [" Why: " in passage.text for passage in told if passage.kind == "citation"] == [False, True]


def test_what_came_of_a_word_in_the_corridor_is_told_to_who_said_it_before_what_came_of_the_pick() -> None:
    places = [place for place, entry in enumerate(ASKED.chronicle.entries) if entry.corridor]
    assert len(places) == 2
    for place in places:
        round, entry = ASKED.rounds[place], ASKED.chronicle.entries[place]
        (reply,) = round.replies
        told = [passage.text for passage in reveal(SECOND, round, entry).steps[0].passages]
        assert told[0] == f"*A word with Henry Whitehead.* {reply.text.strip()}"
        assert told[1] == round.chosen("snow").outcome


def test_what_was_seen_of_the_card_in_the_index_is_told_after_what_came_of_the_pick() -> None:
    playthrough = Playthrough.of(TINY, Chronicle(("mary",), deck="whole")).played_on().play([Pick("mary", "wait")])
    told = reveal(TINY, playthrough.rounds[0], playthrough.chronicle.entries[0], ["", "*Typed.*"]).steps
    assert told[1] == Step("file", "Your card in the index", (Passage("text", "*Typed.*"),))
    assert [step.voice for step in told].count("file") == 1
