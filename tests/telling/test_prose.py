"""Authored prose is paragraphs, lists and emphasis; nothing else in it means anything."""

import pytest

from game.telling.prose import Paragraph, Run, letters, paragraphs, plain

ODD = ["[/]", "[red]x", "[b +", "[@click=app.quit]go[/]", r"\[", "{0} %s $x", "**", "*a* and _b_", "<b>", "1. a", "- a",
       "+ a", "\\"]  # fmt: skip
"""Short texts that would like to be more."""


def test_paragraphs_lists_and_emphasis() -> None:
    assert paragraphs("One *two*\nthree.\n\n- **four**\n- five") == (
        Paragraph((Run("One "), Run("two", emphasis=True), Run(" three."))),
        Paragraph((Run("four", strong=True),), item=True),
        Paragraph((Run("five"),), item=True),
    )


def test_emphasis_ends_where_it_is_closed_and_a_list_keeps_its_numbers() -> None:
    (told,) = paragraphs("*one* two **three** four ***five*** six")
    assert [(run.text, run.emphasis, run.strong) for run in told.runs] == [
        ("one", True, False),
        (" two ", False, False),
        ("three", False, True),
        (" four ", False, False),
        ("five", True, True),
        (" six", False, False),
    ]
    numbered = paragraphs("3. *one*\n4. two\n\nafter")
    assert [(one.text, one.item) for one in numbered] == [("3. one", False), ("4. two", False), ("after", False)]


@pytest.mark.parametrize(
    "text",
    ["[red]", "[/]", "[a](b)", "<b>", "`x`", "# no heading", "![x](y)", "2 * 3 * 4", "&amp;", "a_b_c", "1. x"],
)
def test_letters_stay_letters(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("text", ODD)
def test_a_short_text_within_prose_keeps_every_letter(text: str) -> None:
    assert paragraphs(letters(text)) == (Paragraph((Run(text),)),)
    assert plain(f"*{letters(text)}*, and {letters(text)}") == f"{text}, and {text}"


def test_a_star_can_be_written() -> None:
    assert plain(r"\*one\*") == "*one*"
