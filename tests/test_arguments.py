"""What is mistyped on the command line is told with what comes near; what is hidden is never told."""

import re

import pytest

from game import NAME, __version__
from game.arguments import HIDDEN, parsed
from game.cli import main
from game.exit_codes import MISUSED, CommandError


def said(capsys: pytest.CaptureFixture[str], *typed: str) -> str:
    """What is said of these arguments, which make no sense."""
    try:
        code = main(typed)
    except SystemExit as stop:
        code = int(str(stop.code))
    assert code == MISUSED
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("paly", "Did you mean play or replay?"),
        ("SAVES", "Did you mean saves?"),
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


@pytest.mark.parametrize("typed", [["xyzzy"], ["saet"], ["--help"]])
def test_the_command_that_nobody_types_is_never_listed(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises((SystemExit, CommandError)) as stop:
        parsed(typed)
    captured = capsys.readouterr()
    assert not re.search(rf"\b{HIDDEN}\b", captured.out + captured.err + str(stop.value))


def test_a_control_character_that_is_typed_is_never_said(capsys: pytest.CaptureFixture[str]) -> None:
    for typed in (["\x1b[2J"], ["play", "--\x1b[2J"], ["play", "--theme", "\x9b31m\u202e"], ["saves", "\x07"]):
        assert not set(said(capsys, *typed)) & set("\x1b\x9b\x07\u202e")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"{NAME} {__version__}\n"


def test_a_tilde_is_the_home_also_behind_an_equals_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/mary")
    options = parsed(["play", "--save=~/game.json", "--scenes=~/scenes", "--essay", "~/essay.txt"])
    assert [*map(str, (options.save, options.scenes, options.essay))] == [
        "/home/mary/game.json", "/home/mary/scenes", "/home/mary/essay.txt",
    ]  # fmt: skip
