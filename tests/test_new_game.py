"""A new game from flags: solo, class and teams, with aims, names, lots and a late start."""

import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from game.arguments import parser
from game.cli import main
from game.commands.new_game import new_game
from game.engine.chronicle import Chronicle
from game.exit_codes import MISUSED, CommandError
from game.typed_names import understood
from tests.loaded import TINY_FOLDER, loaded

TINY = loaded(TINY_FOLDER)


def game(*flags: str) -> Chronicle | None:
    return new_game(parser().parse_args(["play", *flags]), TINY, shuffle=list.reverse)


def test_without_a_chair_the_game_asks() -> None:
    assert game() is None


def test_one_chair_is_a_player_alone_or_a_class_and_several_are_teams() -> None:
    modes = [game("--as", "mary"), game("--as", "mary", "--class"), game("--as", "mary", "--as", "tom")]
    assert [one.mode for one in modes if one] == ["solo", "class", "teams"]


def test_an_aim_goes_for_all_or_for_one() -> None:
    both = game("--as", "mary", "--as", "tom", "--aim", "stay", "--aim", "tom=open-book")
    assert both
    assert both.aims == (("mary", "stay"), ("tom", "open-book"))


def test_names_are_kept_as_they_are_and_dealt_by_lot() -> None:
    named = game("--as", "mary", "--as", "tom", "--name", "mary=The  [red]\x1b[2J row")
    dealt = game("--as", "mary", "--as", "tom", "--name", "mary=Reds", "--lot")
    assert named
    assert dealt
    assert named.players == (("mary", "The [red]\ufffd[2J row"),)
    assert dealt.players == (("mary", "Team 2"), ("tom", "Reds"))


def test_a_late_start_is_a_scene_or_a_year() -> None:
    for start, scene in (("1901", "1901-03-bridge"), ("1901-06-minutes", "1901-06-minutes")):
        begun = game("--as", "mary", "--from", start)
        assert begun
        assert begun.start == scene


def test_what_a_story_has_is_named_as_people_write_it() -> None:
    begun = game(
        "--as", "Mary", "--as", "TOM", "--deck", "A short  Evening", "--from", "The Minutes of the last meeting",
        "--aim", "Stay on the council", "--aim", "TOM=Open Book", "--name", "Mary=Reds",
    )  # fmt: skip
    assert begun
    assert (begun.chairs, begun.deck, begun.start) == (("mary", "tom"), "short", "1901-06-minutes")
    assert (begun.aims, begun.players) == ((("mary", "stay"), ("tom", "open-book")), (("mary", "Reds"),))


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (["--as", "marry"], "There is no chair called “marry”. Did you mean mary?"),
        (["--as", "mary", "--deck", "A short morning"], "Did you mean short"),
        (["--as", "mary", "--aim", "xyzzy"], "Choose one of: stay, open-book."),
        (["--as", "\x1b" + "x" * 5000], "There is no chair called “\ufffdxxx"),
    ],
)
def test_a_name_that_is_not_known_is_told_with_those_that_come_near(flags: list[str], told: str) -> None:
    with pytest.raises(CommandError) as stop:
        game(*flags)
    assert told in str(stop.value)
    assert len(str(stop.value)) < 300


def test_a_name_that_two_things_have_is_asked_for_again() -> None:
    chairs = [replace(TINY.chairs[0], id=id, name="Łódź") for id in ("one", "two")]
    assert understood("chair", "TWO", chairs) == "two"
    with pytest.raises(CommandError, match="More than one chair is called “lodz”: one, two"):
        understood("chair", "lodz", chairs)


def test_a_name_in_which_nothing_is_seen_is_none() -> None:
    named = game("--as", "mary", "--as", "tom", "--name", "mary=\u3164", "--name", "tom=Reds")
    assert named
    assert named.players == (("tom", "Reds"),)


def test_what_a_room_should_know_of_its_names_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    flags = ["--as", "mary", "--as", "tom", "--name", "mary=Reds", "--name", "tom=reds ", "--scenes", str(TINY_FOLDER)]
    assert main(["play", "--plain", *flags]) == 0
    assert "“Reds” and “reds” are taken for one name: Mary and Tom are one team." in capsys.readouterr().out


@pytest.mark.parametrize(
    "flags",
    [
        ["--aim", "stay"],
        ["--lot"],
        ["--as", "nobody"],
        ["--as", "mary", "--as", "tom", "--class"],
        ["--as", "mary", "--aim", "tom=stay"],
        ["--as", "mary", "--aim", "x=stay"],
        ["--as", "mary", "--aim", "mary=x"],
        ["--as", "mary", "--name", "Reds"],
        ["--as", "mary", "--name", "tom=Reds"],
        ["--as", "mary", "--from", "1850"],
        ["--as", "mary", "--deck", "x"],
        ["--as", "mary", "--deck", "short", "--from", "1901-06-minutes"],
        ["--as", "mary", "--name", f"mary={'R' * 41}"],
    ],
    ids=" ".join,
)
def test_flags_that_do_not_go_together_are_told_in_a_line(flags: list[str]) -> None:
    with pytest.raises(CommandError) as stop:
        game(*flags)
    assert stop.value.code == MISUSED
    assert len(stop.value.lines) == 1
