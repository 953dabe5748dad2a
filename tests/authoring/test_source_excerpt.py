"""The line under a problem can do nothing to the terminal, and the mark stands under the place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.source_excerpt import WIDTH, picture
from game.content.diagnostics import Problem


def drawn(source: str, column: int, line: int = 3) -> tuple[str, ...]:
    return picture(Problem("x.yaml", line, column, "colon", "", "", source))


def columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def test_the_line_and_the_mark() -> None:
    assert drawn("title: one: two", 11) == ("    3 | title: one: two", "      |           ^")


def test_where_no_line_is_to_blame_there_is_no_picture() -> None:
    assert drawn("", 1) == drawn("   ", 1) == ()


@pytest.mark.parametrize(
    ("source", "column", "shown", "mark"),
    [
        ("\tone", 2, "<tab>one", 5),
        ("a\u00a0b", 3, "a<U+00A0>b", 9),
        ("\x1b[2Jone", 5, "<U+001B>[2Jone", 11),
        ("a\u202eb", 3, "a<U+202E>b", 9),
        ("題名: x", 5, "題名: x", 6),
        ("e\u0301a: x", 3, "e\u0301a: x", 1),
        ("short", 99, "short", 5),
    ],
)
def test_hostile_wide_and_combining_letters(source: str, column: int, shown: str, mark: int) -> None:
    line, under = drawn(source, column)
    assert line == f"    3 | {shown}"
    assert under == f"      | {' ' * mark}^"


def test_a_long_line_is_cut_on_both_sides() -> None:
    line, under = drawn("a" * 500 + "!" + "b" * 500, 501)
    assert line.startswith("    3 | …aaa")
    assert line.endswith("bbb…")
    assert line[under.index("^")] == "!"
    assert len(line) <= WIDTH + 10


@given(st.text(max_size=300), st.integers(1, 400), st.integers(1, 99999))
def test_any_line_can_be_drawn(source: str, column: int, line: int) -> None:
    for row in drawn(source, column, line):
        assert row.isprintable()
        assert columns(row) <= WIDTH + 20
