"""What stands in the environment steers the screens only where it makes sense, and never ends a game."""

import re
from pathlib import Path

import pytest
import textual
from rich.console import COLOR_SYSTEMS

from game.environment import SENSIBLE, pass_over_nonsense
from tests.command import in_a_process

READ_BY_TEXTUAL = sorted(
    {
        name
        for file in Path(textual.__file__).parent.rglob("*.py")
        for name in re.findall(r'"((?:TEXTUAL(?:_[A-Z_]+)?)|ESCDELAY|COLUMNS|LINES)"', file.read_text(encoding="utf-8"))
    }
)
"""The names of variables that the library reads, from its own code."""
NONSENSE = ("nonsense", "", "-1", "0x1F", "²", "9" * 30, "wait:x", "/nonsense/file", "a.b:C", "\udcff")


def left(**variables: str) -> dict[str, str]:
    pass_over_nonsense(variables)
    return variables


def test_the_variables_of_the_library_are_known_by_their_names() -> None:
    assert {"TEXTUAL_COLOR_SYSTEM", "TEXTUAL_LOG", "TEXTUAL", "COLUMNS"} <= set(READ_BY_TEXTUAL)
    assert set(SENSIBLE) - set(READ_BY_TEXTUAL) - {"COLUMNS", "LINES"} == set()


@pytest.mark.parametrize("value", NONSENSE, ids=ascii)
def test_nonsense_is_passed_over(value: str) -> None:
    assert left(**dict.fromkeys(READ_BY_TEXTUAL, value)) == {}


@pytest.mark.parametrize("system", ["auto", *COLOR_SYSTEMS])
def test_what_makes_sense_is_left(system: str) -> None:
    sensible = {"TEXTUAL_COLOR_SYSTEM": system, "TEXTUAL_ANIMATIONS": "NONE", "COLUMNS": "80", "LINES": "999"}
    assert left(**sensible) == sensible


def test_what_is_no_matter_of_screens_is_left() -> None:
    others = {"HOME": "/nonsense", "NO_COLOR": "nonsense", "TERM": "nonsense", "PATH": ""}
    assert left(**others) == others


def test_only_those_who_make_programs_have_keys_written_down(tmp_path: Path) -> None:
    asked = "import os; from game.environment import pass_over_nonsense as p; p(e := {'TEXTUAL_LOG': 'x'}); print(e)"
    assert in_a_process("-c", asked, folder=tmp_path).stdout == "{}\n"
    assert in_a_process("-X", "dev", "-c", asked, folder=tmp_path).stdout == "{'TEXTUAL_LOG': 'x'}\n"
