"""Authored prose in Markdown keeps its paragraphs, lists and emphasis; whatever else comes in stays letters."""

from pathlib import Path

from game.telling.markdown import letters, line_markdown, prose_markdown, templates

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


def test_a_template_makes_letters_of_what_comes_in_and_leaves_no_line_where_a_block_stood(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(
        "# {{ title }}\n  {% for one in rows %}\n- {{ one|in_line }}\n  {% endfor %}\n{{ text|prose }}\n",
        encoding="utf-8",
    )
    page = templates(tmp_path).get_template("page.md")
    assert page.render(title="*a*", rows=["b", "*c*"], text="*d*\n\ne") == ("# \\*a\\*\n- b\n- *c*\n*d*\n\ne\n")
