"""What a file of ink must be for any reader: every name is declared once, and every way leads somewhere."""

import re
from collections import Counter
from pathlib import Path
from shutil import copy, copytree

import pytest

from game.authoring.ink.seating import Seating
from game.authoring.ink.story_file import ink
from game.authoring.ink.writing import letters
from game.content import scenes_folder
from game.exit_codes import DONE, MISUSED
from tests.command import run
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent
SECOND = loaded(TESTS / "second")
SHIPPED = loaded(scenes_folder())
TWO = Seating.of(SHIPPED, (SHIPPED.chairs[0].id, SHIPPED.chairs[3].id))
BUILT_IN = {"MIN", "MAX", "not", "true", "false", "temp", "else", "return"}


def parts(text: str) -> dict[str, str]:
    """The knots of a file, each with what stands in it."""
    _, *knots = re.split(r"^=== ", text, flags=re.MULTILINE)
    return {re.findall(r"^(?:function )?(\w+)", knot)[0]: knot for knot in knots}


def code(knot: str) -> str:
    """The logic of a knot, without what is told in it."""
    lines = [line.strip() for line in knot.splitlines()]
    logic = [line for line in lines if line.startswith("~ ") or re.match(r"- .*:$", line)]
    inline = re.findall(r"(?<!\\)\{(\w[^:{}]*?)[:}]", knot)
    return re.sub('"[^"]*"', "", "\n".join([*logic, *inline]))


@pytest.mark.parametrize("seating", [Seating.of(SECOND, (SECOND.chairs[0].id,)), TWO], ids=["one chair", "two chairs"])
def test_every_name_is_declared_and_every_way_leads_somewhere(seating: Seating) -> None:
    text = ink(seating)
    knots = parts(text)
    assert [name for name in knots if name.startswith("card_")] == [
        seating.knot(place) for place, _ in enumerate(seating.story.scenes, 1)
    ]
    declared = re.findall(r"^VAR (\w+) =", text, re.MULTILINE)
    assert Counter(declared).most_common(1)[0][1] == 1
    for name, knot in knots.items():
        stitches = re.findall(r"^= (\w+)", knot, re.MULTILINE)
        for way in re.findall(r"^ *-> (\w+)$", knot, re.MULTILINE):
            assert way in {*knots, *stitches, "END"}, (name, way)
        own = re.findall(r"~ temp (\w+)", knot)
        assert len(own) == len(set(own)), name
        taken = re.findall(r"\((.*)\)", knot.splitlines()[0])
        known = {*declared, *own, *knots, *BUILT_IN, *re.findall(r"\w+", " ".join(taken))}
        assert set(re.findall(r"\b[A-Za-z_]\w*", code(knot))) <= known, name
        assert len(re.findall(r"(?<!\\)\{", knot)) == len(re.findall(r"(?<!\\)\}", knot)), name


def test_every_text_that_a_chair_can_be_told_stands_in_its_file() -> None:
    chair = SECOND.chairs[0].id
    text = ink(Seating.of(SECOND, (chair,)))
    seats = [seat for scene in SECOND.scenes for seat in scene.seats if seat.chair == chair]
    assert all(f"[{letters(option.label)}]" in text for seat in seats for option in seat.options)
    assert all(letters(ending.title) in text for ending in SECOND.endings)
    assert all(letters(aim.title) in text for aim in SECOND.aims)


def test_two_ids_that_differ_in_a_sign_alone_have_two_names() -> None:
    variables = list(TWO.variables.values())
    assert len(variables) == len(set(variables)) == len(SHIPPED.start)
    assert all(variable.isidentifier() and variable.isascii() for variable in variables)


def test_the_program_speaks_the_language_of_the_story(tmp_path: Path) -> None:
    folder = Path(copytree(TESTS / "tiny", tmp_path / "german"))
    copy(TESTS / "german" / "interface.yaml", folder)
    told = run("export", "--ink", "--scenes", str(folder), "-o", "-", folder=tmp_path).stdout
    assert "In Ihrer Geschichte" in told
    assert "In your story" not in told


def test_the_command_writes_the_file_and_says_what_is_amiss(tmp_path: Path) -> None:
    scenes = ("--scenes", str(TESTS / "second"))
    file = tmp_path / "story.ink"
    done = run("export", "--ink", "--as", SECOND.chairs[1].id, "-o", str(file), *scenes, folder=tmp_path)
    assert done.returncode == DONE
    assert file.read_text(encoding="utf-8") == ink(Seating.of(SECOND, (SECOND.chairs[1].id,)))
    for wrong, told in (
        (["--as", "nobody"], "chair"),
        (["--deck", "none"], "deck"),
        (["--from", "1"], "scene or year"),
    ):
        done = run("export", "--ink", *wrong, *scenes, folder=tmp_path)
        assert done.returncode == MISUSED
        assert f"There is no {told} called" in done.stderr
    for more in (["game.json", "--ink"], ["game.json", "--csv", "--deck", "whole"], ["--ink", "-o", "story.txt"]):
        assert run("export", *more, *scenes, folder=tmp_path).returncode == MISUSED
