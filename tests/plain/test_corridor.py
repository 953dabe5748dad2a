"""A word in the corridor in plain lines: said by any way of writing a name, and taken back and restored in so many
words."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.plain.game import PlainGame
from tests.loaded import loaded

SECOND = loaded(Path(__file__).parent.parent / "second")
GAME = Chronicle(("snow",), deck="lesson").sealed(SECOND)
SAID = "You have had a word with"
OPEN = "Before you decide, you can have a word in the corridor with"


def answers(*typed: str, story: Story = SECOND) -> list[list[str]]:
    """What is said before anything is typed, and after each line."""
    said: list[list[str]] = [[]]

    def read_on() -> object:
        for line in typed:
            said.append([])
            yield line

    PlainGame(story, read_on(), lambda line: said[-1].append(line), lambda _: "").play(GAME)  # type: ignore[arg-type]
    return said


def tells(lines: list[str], start: str) -> bool:
    return any(line.startswith(start) for line in lines)


def test_undo_and_redo_of_a_word_are_answered_like_any_other() -> None:
    _, spoken, undone, restored, again, nothing = answers("word Henry Whitehead", "undo", "redo", "undo", "undo")
    for with_it in (spoken, restored):
        assert tells(with_it, SAID)
    for without in (undone, again):
        assert tells(without, OPEN)
        assert not tells(without, SAID)
    assert nothing[0] == "There is nothing to undo."


@pytest.mark.parametrize(
    "typed", ["henry whitehead", "WHITEHEAD", "ＷＨＩＴＥＨＥＡＤ", "whitehead.", "henry  whitehead"]
)
def test_a_name_is_understood_however_it_is_typed(typed: str) -> None:
    assert tells(answers(f"word {typed}")[1], SAID)


@pytest.mark.parametrize("typed", ["lodz-muller", "Lo\u0301dz\u0301 Mu\u0308ller", "muller", "ŁÓDŹ-MÜLLER"])
def test_so_is_one_with_signs_that_a_keyboard_has_not(typed: str) -> None:
    chairs = tuple(replace(one, name="Łódź-Müller") if one.id == "whitehead" else one for one in SECOND.chairs)
    assert tells(answers(f"word {typed}", story=replace(SECOND, chairs=chairs))[1], f"{SAID} Łódź-Müller")


@pytest.mark.parametrize("typed", ["h", "!!!", "[red]", "李明", "henry snow"])
def test_a_part_of_a_name_or_none_is_no_name(typed: str) -> None:
    assert tells(answers(f"word {typed}")[1], "That cannot be chosen: there is nobody of that name")
