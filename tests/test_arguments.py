"""What is mistyped on the command line is told with what comes near; what is hidden is never told."""

import re
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest

from game import NAME, __version__
from game.arguments import parsed
from game.arguments.reader import HIDDEN
from game.cli import main
from game.console import STAND_IN
from game.exit_codes import MISUSED, CommandError
from tests.loaded import TINY_FOLDER


def said(capsys: pytest.CaptureFixture[str], *typed: str) -> str:
    """What is said of these arguments, which make no sense."""
    try:
        code = main(typed)
    except SystemExit as stop:
        code = int(str(stop.code))
    assert code == MISUSED
    return capsys.readouterr().err


@pytest.mark.parametrize(("columns", "most"), [("50", 48), ("120", 118), ("0", 78), ("wide", 78)])
def test_help_is_as_wide_as_the_window(
    columns: str, most: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "__stdout__", None)  # whatever window there is
    with suppress(SystemExit):
        parsed(["prove", "--help"])
    widest = max(map(len, capsys.readouterr().out.splitlines()))
    assert most - 15 < widest <= most


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("paly", "Did you mean play or replay?"),
        ("chekc", "Did you mean check?"),
        ("play --plian", "Did you mean --plain?"),
        ("play --plian=yes", "Did you mean --plain?"),
        ("resume --teme night", "Did you mean --theme?"),
        ("play --theme nihgt", "Did you mean night?"),
        ("--plain", "Did you mean card-index play --plain?"),
        ("--vresion", "Did you mean --version?"),
        ("saves --xyzzy", "What it knows: card-index saves --help"),
        ("saves kamenev", "card-index saves does not know “kamenev”."),
    ],
)
def test_what_is_mistyped_is_told_with_what_comes_near(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert meant in said(capsys, *typed.split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("SAVES", "saves"),
        ("“Play”", "play"),
        ("Copy–Scenes x", "copy-scenes x"),
        ("play –as Mary", "play --as Mary"),
        ("play —As Mary —CLASS", "play --as Mary --class"),
        ("play −−deck=Lesson -as mary", "play --deck=Lesson --as mary"),
        ("play --theme NIGHT", "play --theme night"),
        ("play --theme “night”", "play --theme night"),
        ("graph --format DOT", "graph --format dot"),
        ("play --name tom=--AS", "play --name tom=--AS"),
    ],
)
def test_commands_and_flags_are_understood_in_any_case_and_with_any_dash(typed: str, meant: str) -> None:
    assert parsed(typed.split()) == parsed(meant.split())


@pytest.mark.parametrize("typed", ["version", "Version", "–version", "--VERSION"])
def test_the_version_can_be_asked_for_in_any_way(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        parsed([typed])
    assert capsys.readouterr().out == f"{NAME} {__version__}\n"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("play --clock two", "card-index play: argument --clock: a whole number from 0 to 10 is needed. What it "),
        ("explore --limit few", "card-index explore: argument --limit: a whole number from 0 to 9999999 is needed. "),
        ("SEAT", "card-index: There is no command “SEAT”. "),
        ("serve --port 8O00", "card-index serve: argument --port: a whole number from 0 to 65535 is needed. What it "),
        ("play --as", "card-index play: argument --as: expected one argument. What it knows: card-index play --help"),
        ("debrief", "card-index debrief: the following arguments are required: FILE. What it knows: "),
        ("graph --format svg", "card-index graph: argument --format: There is no value “svg”. Choose one of: "),
        ("xyzzy", "card-index: There is no command “xyzzy”. Choose one of: play, "),
        ("play\x1b[2J", f"card-index: There is no command “play{STAND_IN}[2J”. "),
    ],
)
def test_a_misuse_costs_one_line(typed: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    said_of_it = said(capsys, *typed.split())
    assert said_of_it.startswith(told)
    assert said_of_it.count("\n") == 1


@pytest.mark.parametrize("typed", [["xyzzy"], ["saet"], ["--help"]])
def test_the_command_that_nobody_types_is_never_listed(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises((SystemExit, CommandError)) as stop:
        parsed(typed)
    captured = capsys.readouterr()
    assert not re.search(rf"\b{HIDDEN}\b", captured.out + captured.err + str(stop.value))


def test_a_control_character_that_is_typed_is_never_said(capsys: pytest.CaptureFixture[str]) -> None:
    for typed in (["\x1b[2J"], ["play", "--\x1b[2J"], ["play", "--theme", "\x9b31m\u202e"], ["saves", "\x07"]):
        assert not set(said(capsys, *typed)) & set("\x1b\x9b\x07\u202e")


ODD = "a\x1b[2J\u202e\x07\x9b3\u2028\udcff"
COMMANDS = [
    *(f"play --plain --as mary {flag} ODD" for flag in ("--as", "--aim", "--deck", "--from", "--essay", "--save")),
    *("play --plain --as mary --aim ODD=stay", "play --plain --as mary --name ODD=Reds"),
    *(f"{command} ODD" for command in ("resume --plain", "replay", "debrief", "compare ODD", "debrief ODD.json -o")),
    *(
        "handouts --all --deck ODD",
        "handouts --as ODD",
        "handouts --all -o ODD/x",
        "try --plain ODD",
        "try --plain 1901-06-minutes --set ODD=1",
    ),
    *("graph --as ODD", "explore --as ODD", "new ODD", "new 1901-08-fair --act ODD", "check --essay ODD"),
]


@pytest.mark.posix
@pytest.mark.parametrize("command", COMMANDS)
def test_what_comes_by_an_argument_never_steers_the_terminal(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", StringIO("1\n"))
    Path(f"{ODD}.json").write_text('{"comrade', encoding="utf-8")
    with suppress(SystemExit):
        main([*command.replace("ODD", ODD).split(" "), "--scenes", str(TINY_FOLDER)])
    captured = capsys.readouterr()
    told = (captured.out + captured.err).encode().decode()
    assert "fault of its own" not in told
    assert not set(told) & set("\x1b\x9b\x07\u202e\u2028")
    assert STAND_IN in told or "U+001B" in told


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"{NAME} {__version__}\n"


@pytest.mark.posix
def test_a_tilde_is_the_home_also_behind_an_equals_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/mary")
    options = parsed(["play", "--save=~/game.json", "--scenes=~/scenes", "--essay", "~/essay.txt"])
    assert [*map(str, (options.save, options.scenes, options.essay))] == [
        "/home/mary/game.json", "/home/mary/scenes", "/home/mary/essay.txt",
    ]  # fmt: skip
