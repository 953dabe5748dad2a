"""Text from a story stays text in a file of ink, whatever letters are in it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.authoring.ink.writing import FALSE, TRUE, all_of, any_of, first, inline, letters, not_

HOSTILE = (
    "{x}",
    "a {x:b|c} d",
    "-> END",
    "a -> b <- c <> d",
    "~ x = 1",
    "# tag",
    "a // b",
    "a /// b",
    "http://example.org",
    "/* a */ b",
    "* one",
    "+ two",
    "- three",
    "= four",
    "=== five",
    "(six) seven",
    "[a] b [c]",
    "a | b",
    r"a \ b \n \{ c",
    "\\",
    "TODO: eight",
    "VAR x = 1",
    "INCLUDE a.ink",
    "else: nine",
    "return ten",
    "»“quoted” ‘text’",
    "سلام # {x}",
    "line\nbreak\r\n and\ttab",
)
SIGNS = re.compile(r"(?<!\\)(?:\\\\)*[{}|~#<>\[\]]")


@given(st.text(st.sampled_from("a1 -+*=~#/\\{}|[]<>():!&$\n\tTODO:VAR") | st.characters(codec="utf-8"), max_size=30))
@example("TODO: x")
@example("return")
def test_every_letter_is_escaped_that_ink_takes_for_more(text: str) -> None:
    written = letters(text)
    assert re.sub(r"\\(.)", r"\1", written).lstrip() == " ".join(text.split())
    assert not re.search(SIGNS, written)
    assert not re.match(r"[-+*=~(]|(?:return|TODO|VAR|CONST|LIST|EXTERNAL|INCLUDE)\b", written)
    assert "//" not in written
    assert "/*" not in written
    assert len(written.splitlines()) <= 1


def test_what_is_decided_already_is_not_written() -> None:
    assert list(first([(FALSE, ["a"]), (TRUE, ["b"]), ("x", ["c"])], ["d"])) == ["b"]
    assert list(first([("x", []), ("y", [])])) == []
    assert list(first([("x", ["a"]), ("x", ["b"]), ("y", ["c"])])) == ["{", "- x:", "    a", "- y:", "    c", "}"]
    assert inline([(FALSE, "a"), ("x", "b")], "c") == "{x:b|c}"
    assert (all_of([TRUE, "x"]), all_of(["x", FALSE]), all_of([])) == ("x", FALSE, TRUE)
    assert (any_of([FALSE, "x"]), any_of(["x", TRUE]), any_of([])) == ("x", TRUE, FALSE)


@pytest.mark.parametrize(("expression", "negated"), [("x", "not x"), ("x == 1", "not (x == 1)"), (TRUE, FALSE)])
def test_a_name_in_brackets_would_be_a_list(expression: str, negated: str) -> None:
    assert not_(expression) == negated
