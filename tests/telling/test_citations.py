"""What a reader is told who judges a sentence of the essay before the verdict."""

from dataclasses import replace

import pytest

from game.telling.citations import GUESSES, Cited, guessed, question

CITED = Cited("It was so.", "October ¶1.1", "simplified", "It was not so by then.")
VERDICT = "**Our verdict: simplified.** It was not so by then."


@pytest.mark.parametrize("guess", range(1, len(GUESSES) + 1))
def test_a_guess_is_told_with_its_own_word_and_whether_it_agrees(guess: int) -> None:
    id, word = GUESSES[guess - 1]
    said = f"You say {word}, and so do we." if id == "simplified" else f"You say {word}."
    assert CITED.answered(guess) == f"{said} {VERDICT}"


def test_who_passes_it_over_is_told_the_verdict_alone() -> None:
    assert CITED.answered(None) == VERDICT
    assert replace(CITED, because="").told == "**Our verdict: simplified.**"


def test_the_question_numbers_the_guesses() -> None:
    assert question() == "Does that stand? 1 right   2 simplified   3 disputed   4 wrong"


def test_a_verdict_is_guessed_by_its_number_or_its_word_and_anything_else_passes_it_over() -> None:
    for number, (_, word) in enumerate(GUESSES, 1):
        assert guessed(str(number)) == guessed(word) == guessed(f" {word.upper()} ") == number
    assert [guessed(typed) for typed in ("", "0", str(len(GUESSES) + 1), "01", "perhaps")] == [None] * 5
