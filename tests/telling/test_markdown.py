"""Authored prose in Markdown keeps its paragraphs, lists and emphasis; whatever else comes in stays letters."""

from game.telling.markdown import letters, line_markdown, prose_markdown

TEXT = "One *two* three\n**four**\n\n- five\n- *six*"


def test_paragraphs_lists_and_emphasis_are_written_as_they_are_meant() -> None:
    assert prose_markdown(TEXT) == "One *two* three **four**\n\n- five\n\n- *six*"
    assert prose_markdown("***both***") == "***both***"


def test_a_line_has_no_paragraphs_and_no_items() -> None:
    assert line_markdown(TEXT) == "One *two* three **four** five *six*"


def test_what_comes_in_is_made_letters_once_and_keeps_to_its_line() -> None:
    written = letters("a  *star*\n# and no head")
    assert written == r"a \*star\* \# and no head"
    assert letters(written) is written
    assert letters(7) == "7"
