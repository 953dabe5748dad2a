"""Authored prose is paragraphs, lists and emphasis; nothing else in it means anything."""

import pytest

from game.telling.prose import Paragraph, Run, paragraphs, plain


def test_paragraphs_lists_and_emphasis() -> None:
    assert paragraphs("One *two*\nthree.\n\n- **four**\n- five") == (
        Paragraph((Run("One "), Run("two", emphasis=True), Run(" three."))),
        Paragraph((Run("four", strong=True),), item=True),
        Paragraph((Run("five"),), item=True),
    )


@pytest.mark.parametrize(
    "letters",
    ["[red]", "[/]", "[a](b)", "<b>", "`x`", "# no heading", "![x](y)", "2 * 3 * 4", "&amp;", "a_b_c", "1. x"],
)
def test_letters_stay_letters(letters: str) -> None:
    assert plain(letters) == letters


def test_a_star_can_be_written() -> None:
    assert plain(r"\*one\*") == "*one*"
