"""A question of a quiz, and how two quizzes of the same weight share what can be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from game.telling.prose import letters

CHOICES = 4
"""How many answers there are to choose from."""
LETTERS = "ABCD"
SHORT = 18
"""The most letters of an answer beside which three others have room."""
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """One question with the answers to choose from."""

    text: str
    """What is asked, in authored prose."""
    choices: tuple[str, ...]
    """Shown letter for letter."""
    right: int
    """The place of the right one among them, from 0."""
    why: str = ""
    """What the key says of it, in authored prose; empty where the answer says it all."""
    days: tuple[tuple[str, str], ...] = ()
    """For events, each answer with its day, in their order."""
    in_order: bool = False
    """Whether the answers stand in an order of their own, in which they are left."""

    @property
    def lettered(self) -> tuple[tuple[str, str], ...]:
        """Each answer with its letter."""
        return tuple(zip(LETTERS, self.choices, strict=False))

    @property
    def letter(self) -> str:
        """The letter of the right one."""
        return LETTERS[self.right]

    @property
    def told(self) -> str:
        """What the key says of it, in authored prose."""
        letters_of = {choice: letter for letter, choice in self.lettered}
        return self.why or "; ".join(f"{letters_of[choice]}: {letters(day)}" for choice, day in self.days)

    def with_right_at(self, place: int) -> "QuizQuestion":
        """The same question with the right answer in this place, and the others in their order around it."""
        others = [choice for choice in self.choices if choice != self.answer]
        return replace(self, choices=(*others[:place], self.answer, *others[place:]), right=place)

    @property
    def is_short(self) -> bool:
        """Whether all answers have room in one line."""
        return max(map(len, self.choices)) <= SHORT

    @property
    def answer(self) -> str:
        """The right one of its choices."""
        return self.choices[self.right]


def asked(
    text: str, answer: str, others: Sequence[str], why: str = "", days: tuple[tuple[str, str], ...] = ()
) -> QuizQuestion:
    """A question whose answers stand in an order that gives nothing away, the same at any time."""
    choices = shuffled([answer, *others], text)
    return QuizQuestion(text, tuple(choices), choices.index(answer), why, days)


def spread(questions: Sequence[QuizQuestion]) -> list[QuizQuestion]:
    """The questions with right answers in every place equally often, as far as their number allows; those whose answers
    have an order of their own are left."""
    free = [question for question in questions if not question.in_order]
    rows = [shuffled(LETTERS, f"{row}{free[0].text}") for row in range(-(-len(free) // CHOICES))]
    places = iter([LETTERS.index(letter) for row in rows for letter in row])
    return [one if one.in_order else one.with_right_at(next(places)) for one in questions]


def shuffled(texts: Iterable[str], salt: str) -> list[str]:
    """The texts in an order that has nothing to do with how they stood, the same at any time."""
    return sorted(texts, key=lambda text: sha256(f"{salt}\n{text}".encode()).digest())


def shared(ranked: Sequence[Thing], most: int) -> tuple[list[Thing], list[Thing]]:
    """Neighbours of a ranking, one for each quiz, from its beginning on: at most so many each, and as many for both.

    The better of two neighbours goes to the one quiz and then to the other.
    """
    first, second = [], []
    for place in range(min(most, len(ranked) // 2)):
        pair = ranked[2 * place], ranked[2 * place + 1]
        first.append(pair[place % 2])
        second.append(pair[1 - place % 2])
    return first, second
