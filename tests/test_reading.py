"""A story that another process reads is the same story, and leaves nothing behind of what reading takes."""

import subprocess
import sys

import pytest

from game.arguments import parser
from game.commands import reading
from game.commands.reading import read, room_game
from game.exit_codes import CommandError

FLAGS = ["serve", "--table", "--as", "rykov", "--class", "--talk", "--deck", "lesson"]
NAMES = ["--name", "rykov=a", "--name", "trotsky=a"]
LEAN = f"""
import sys
from game.arguments import parser
from game.commands.reading import room_game
room_game(parser().parse_args({FLAGS!r}))
print("yaml" in sys.modules)
"""


def test_it_is_the_same_story_and_the_same_game() -> None:
    options = parser().parse_args(FLAGS)
    assert room_game(options) == read(options)[:2]


def test_nothing_that_reads_stays_in_the_process_that_serves() -> None:
    told = subprocess.run([sys.executable, "-c", LEAN], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


@pytest.mark.slow
def test_where_it_cannot_be_read_elsewhere_it_is_read_here_and_problems_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "PROGRAM", "raise SystemExit(1)")
    assert room_game(parser().parse_args(FLAGS)) == read(parser().parse_args(FLAGS))[:2]
    for flags, words in (
        ([*FLAGS[:4], "--talk"], "A table needs"),
        (["serve", "--table", "--as", "rykov", "--as", "trotsky", "--talk"], "--talk goes with"),
    ):
        with pytest.raises(CommandError, match=words):
            room_game(parser().parse_args(flags))
