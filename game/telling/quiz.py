"""Two quizzes of the same weight, one for before the lessons and one for after, made of what some cards name.

What is asked in the one is not asked in the other, and of each kind there are as many questions in both. Nothing is
left to chance: the same story and the same cards give the same quizzes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, get_args

from game.engine.reference import Sentence
from game.engine.scene import Citation, Scene
from game.engine.story import Story
from game.i18n import marked, tr
from game.telling.citations import GUESSES
from game.telling.prose import letters
from game.telling.quiz_of_names import of_people, of_words
from game.telling.quiz_question import CHOICES, QuizQuestion, asked, shared, spread
from game.telling.reference import short_place_of
from game.telling.words import day_of

QuizKind = Literal["people", "words", "order", "verdicts"]
KINDS: tuple[QuizKind, ...] = get_args(QuizKind)
HEADINGS = {
    "people": marked("People"),
    "words": marked("Words"),
    "order": marked("What came when"),
    "verdicts": marked("The essay"),
}
MOST = 3
"""The most questions of one kind in each quiz."""
ASKED_ABOUT = ("wrong", "right", "simplified", "disputed")
"""The verdicts by their ids, those first on which a question is clearest."""


@dataclass(frozen=True, slots=True)
class QuizPart:
    """The questions of one kind in one quiz."""

    heading: str
    questions: tuple[QuizQuestion, ...]


Quiz = tuple[QuizPart, ...]


def quizzes(story: Story, scenes: Sequence[Scene]) -> tuple[Quiz, Quiz]:
    """The quiz for before and the quiz for after. A kind for which the cards have too little is left out of both."""
    halves = {
        "people": shared(of_people(story, scenes), MOST),
        "words": shared(of_words(story, scenes), MOST),
        "order": _of_order(scenes),
        "verdicts": _of_verdicts(story, scenes),
    }
    first, second = (_quiz({kind: halves[kind][half] for kind in KINDS}) for half in (0, 1))
    return first, second


def _quiz(questions: Mapping[QuizKind, Sequence[QuizQuestion]]) -> Quiz:
    """The questions under their headings, so that no letter is right more often than another."""
    placed = iter(spread([one for kind in questions for one in questions[kind]]))
    return tuple(
        QuizPart(tr(HEADINGS[kind]), tuple(islice(placed, len(some)))) for kind, some in questions.items() if some
    )


def _of_order(scenes: Sequence[Scene]) -> tuple[list[QuizQuestion], list[QuizQuestion]]:
    """What came first, and what came last, of four events; no event is the answer in both quizzes."""
    happened = [scene for scene in scenes if not scene.never]
    most = max(min(MOST, len(happened) - CHOICES), 0)  # so that each quiz has answers of its own
    halves: tuple[list[QuizQuestion], list[QuizQuestion]] = ([], [])
    for events, count, text in (
        (happened, most - most // 2, marked("Which of these came first?")),
        (happened[::-1], most // 2, marked("Which of these came last?")),
    ):
        for number, place in enumerate(_spread(events, 2 * count)):
            halves[number % 2].append(_which(events, place, tr(text)))
    return halves


def _spread(events: Sequence[Scene], count: int) -> list[int]:
    """So many places in the order of the events, spread over those that have enough others behind them."""
    room = len(events) - CHOICES + 1
    return [place * room // count for place in range(count)]


def _which(events: Sequence[Scene], place: int, text: str) -> QuizQuestion:
    """Which of an event and three behind it comes before the others."""
    behind = events[place + 1 :]
    others = [behind[(2 * number + 1) * len(behind) // (2 * CHOICES - 2)] for number in range(CHOICES - 1)]
    listed = sorted([events[place], *others], key=lambda scene: scene.date)
    days = tuple((_event(scene), day_of(scene)) for scene in listed)
    return asked(text, _event(events[place]), [_event(scene) for scene in others], days=days)


def _event(scene: Scene) -> str:
    return scene.history.short or scene.title


def _of_verdicts(story: Story, scenes: Sequence[Scene]) -> tuple[list[QuizQuestion], list[QuizQuestion]]:
    """How well sentences of the essay stand up: as many of each verdict in both quizzes, as far as there are enough."""
    said: dict[str, Citation] = {}
    for scene in scenes:
        for citation in scene.history.essay:
            said.setdefault(citation.sentence, citation)
    sentences = [story.find(Sentence, id) for id in said]
    alike = [[one for one in sentences if one.verdict == verdict] for verdict in ASKED_ABOUT]
    pairs = [group[:2] for group in alike if len(group) > 1]
    paired = [one for pair in pairs for one in pair]
    first, second = shared([*paired, *(one for one in sentences if one not in paired)], MOST)
    return [_judged(one, said[one.id]) for one in first], [_judged(one, said[one.id]) for one in second]


def _judged(sentence: Sentence, citation: Citation) -> QuizQuestion:
    choices = tuple(tr(word) for _, word in GUESSES)
    right = [id for id, _ in GUESSES].index(sentence.verdict)
    text = tr(
        "The essay ({place}): {cited} Does that stand?", place=letters(short_place_of(sentence)), cited=sentence.gist
    )
    return QuizQuestion(text, choices, right, sentence.note or citation.because, in_order=True)
