"""The two quizzes: as much of each kind in both, nothing twice, one right answer each, and nothing left to chance."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain

import pytest

from game.content import scenes_folder
from game.engine.reference import Term
from game.engine.scene import Scene
from game.engine.story import Deck
from game.i18n import tr
from game.telling.citations import GUESSES
from game.telling.evidence_bank import scenes_of
from game.telling.prose import letters
from game.telling.quiz import HEADINGS, MOST, Quiz, quizzes
from game.telling.quiz_of_names import of_words
from game.telling.quiz_question import CHOICES, LETTERS, QuizQuestion, asked, shared
from game.telling.reference import short_place_of
from tests.classroom.games import TINY
from tests.loaded import loaded

SHIPPED = loaded(scenes_folder())
DECKS = [(deck.id, chair) for deck in SHIPPED.decks for chair in ("", *(one.id for one in SHIPPED.chairs))]


def scenes(deck: str, chair: str) -> tuple[Scene, ...]:
    whole = SHIPPED.find(Deck, deck)
    return scenes_of(SHIPPED, whole.only([chair]) if chair else whole)


@cache
def both(deck: str, chair: str) -> tuple[Quiz, Quiz]:
    return quizzes(SHIPPED, scenes(deck, chair))


def questions(quiz: Quiz, kind: str = "") -> list[QuizQuestion]:
    return [one for part in quiz if not kind or part.heading == HEADINGS[kind] for one in part.questions]


@pytest.mark.parametrize(("deck", "chair"), DECKS)
def test_both_have_as_many_of_each_kind_and_none_twice(deck: str, chair: str) -> None:
    before, after = both(deck, chair)
    counts = [{part.heading: len(part.questions) for part in quiz} for quiz in (before, after)]
    assert counts[0] == counts[1]
    assert set(counts[0]) == set(HEADINGS.values())
    assert all(1 <= number <= MOST for number in counts[0].values())
    every = questions(before) + questions(after)
    assert len({(one.text, one.answer) for one in every}) == len(every)
    for kind in ("people", "words", "order"):
        answers = [
            (one.text if kind == "order" else "", one.answer)
            for one in chain(questions(before, kind), questions(after, kind))
        ]
        assert len(set(answers)) == len(answers)


@pytest.mark.parametrize(("deck", "chair"), DECKS)
def test_each_question_has_four_different_answers_and_one_of_them_is_right(deck: str, chair: str) -> None:
    for question in chain(*map(questions, both(deck, chair))):
        assert len(set(question.choices)) == CHOICES == len(question.choices)
        assert question.letter in dict(question.lettered)
        assert dict(question.lettered)[question.letter] == question.answer


def test_the_events_come_as_the_key_says() -> None:
    days: dict[str, date] = {scene.history.short: scene.date for scene in SHIPPED.scenes if not scene.never}
    for deck, chair in DECKS:
        for question in chain(*(questions(quiz, "order") for quiz in both(deck, chair))):
            wanted = min if "first" in question.text else max
            assert question.answer == wanted(question.choices, key=days.__getitem__)


def test_the_verdicts_are_the_essay_s_and_weigh_as_much_in_both() -> None:
    known = {sentence.gist: sentence for sentence in SHIPPED.sentences}
    for deck, chair in DECKS:
        weights = []
        because: dict[str, str] = {}
        for one in (citation for scene in scenes(deck, chair) for citation in scene.history.essay):
            because.setdefault(one.sentence, one.because)
        for quiz in both(deck, chair):
            judged = [next(known[gist] for gist in known if gist in one.text) for one in questions(quiz, "verdicts")]
            assert [tr(dict(GUESSES)[one.verdict]) for one in judged] == [
                one.answer for one in questions(quiz, "verdicts")
            ]
            assert [one.text for one in questions(quiz, "verdicts")] == [
                f"The essay ({letters(short_place_of(one))}): {one.gist} Does that stand?" for one in judged
            ]
            assert [one.why for one in questions(quiz, "verdicts")] == [one.note or because[one.id] for one in judged]
            weights.append(Counter(one.verdict for one in judged))
        if len(scenes(deck, chair)) > 7:
            assert weights[0] == weights[1]


def test_a_verdict_is_explained_by_its_sentence_or_else_by_the_card_that_cites_it() -> None:
    because = {one.sentence: one.because for scene in reversed(TINY.scenes) for one in scene.history.essay}
    silent = tuple(sentence._replace(note="") for sentence in TINY.sentences)
    noted = tuple(sentence._replace(note=f"Of {sentence.id}.") for sentence in TINY.sentences)
    for sentences in (silent, noted):
        known = {sentence.gist: sentence for sentence in sentences}
        asked_of = [one for quiz in quizzes(replace(TINY, sentences=sentences), TINY.scenes) for one in questions(quiz)]
        judged = [(one, known[gist]) for one in asked_of for gist in known if f" {gist} Does that stand?" in one.text]
        assert judged
        assert [one.why for one, _ in judged] == [sentence.note or because[sentence.id] for _, sentence in judged]


@pytest.mark.parametrize("where", ["prose", "brief", "history"])
def test_a_word_is_asked_for_wherever_a_card_uses_it_that_on_most_cards_first(where: str) -> None:
    told = {"sluice": "It holds water.", "weir": "Fish leap it.", "levee": "Built by hand.", "culvert": "Under a road."}
    story = replace(TINY, terms=tuple(Term(word, word, text, ()) for word, text in told.items()))

    def card(words: str) -> Scene:
        scene, text = TINY.scenes[0], {"prose": "", "brief": "", "history": "", where: words}
        seats = tuple(replace(seat, brief=text["brief"]) for seat in scene.seats[:1])
        return replace(scene, prose=text["prose"], seats=seats, history=replace(scene.history, text=text["history"]))

    questions = of_words(story, [card("The sluice, the weir, the levee."), card("A levee and a culvert.")])
    assert [one.answer for one in questions] == ["levee", "sluice", "weir", "culvert"]
    assert of_words(story, [card("Rain.")]) == []


def test_answers_are_of_one_kind_and_named_on_the_cards() -> None:
    names, words = {one.name for one in SHIPPED.people}, {one.term for one in SHIPPED.terms}
    for deck, chair in DECKS:
        for quiz in both(deck, chair):
            assert all(names.issuperset(one.choices) for one in questions(quiz, "people"))
            assert all(words.issuperset(one.choices) for one in questions(quiz, "words"))
            for one in questions(quiz, "words") + questions(quiz, "people"):
                assert one.answer not in one.text


def test_the_same_cards_give_the_same_quizzes_and_others_give_others() -> None:
    assert both("lesson", "kamenev") == quizzes(SHIPPED, scenes("lesson", "kamenev"))
    assert both("lesson", "kamenev") != both("lesson", "bukharin")


@pytest.mark.parametrize(("deck", "chair"), DECKS)
def test_no_letter_is_right_more_often_than_another(deck: str, chair: str) -> None:
    for quiz in both(deck, chair):
        free = [one for one in questions(quiz) if not one.in_order]
        times = Counter(one.letter for one in free)
        assert max(times.values()) - min(times[letter] for letter in LETTERS) <= 1
        assert [one.heading for one in quiz if any(question.in_order for question in one.questions)] == ["The essay"]


def test_neighbours_are_shared_out() -> None:
    assert shared([1, 2, 3, 4, 5, 6, 7], 3) == ([1, 4, 5], [2, 3, 6])
    assert shared([1, 2, 3], 3) == ([1], [2])
    assert shared([1], 3) == ([], [])
    assert asked("who?", "Mary", ["Tom", "Pell"]).answer == "Mary"


def test_a_story_that_names_too_little_has_few_questions_or_none() -> None:
    before, after = quizzes(TINY, TINY.scenes)
    assert [part.heading for part in before] == [part.heading for part in after]
    assert quizzes(TINY, ()) == ((), ())
