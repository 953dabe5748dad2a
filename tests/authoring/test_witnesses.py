"""A condition in the words of the scene files, as `explore` tells what must hold."""

import pytest

from game.authoring.explore.witnesses import as_written
from game.engine.conditions import ALWAYS, AtLeast, AtMost, Chose, Condition, Count, Is


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (ALWAYS, "always"),
        (Condition(((AtLeast("grip", 3), Is("book-read", False)),)), "grip at least 3 and not book-read"),
        (Condition(((AtMost("grip", 1),), (Is("book-read", True),))), "grip at most 1; or book-read"),
        (Condition(((Chose("mary", ("sign", "object")),),)), "mary chose sign or object"),
        (Condition(((Chose("mary", ("sign",), False),),)), "mary did not choose sign"),
        (Condition(((Count(1, ("sign",)), Count(2, ("a", "b"))),)),
         "at least 1 chair chose sign and at least 2 chairs chose a or b"),
    ],
)  # fmt: skip
def test_a_condition_is_told_in_the_names_of_the_files(condition: Condition, words: str) -> None:
    assert as_written(condition) == words
