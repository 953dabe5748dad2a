"""The game as plain lines: whole games on the shipped scenes, and the manners of the door."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game.content import scenes_folder
from game.engine.chronicle import Chronicle
from game.engine.conditions import Condition
from game.plain.commands import COMMANDS
from game.plain.game import PlainGame
from game.saves import Autosave
from game.session.snapshot import Snapshot
from game.telling.typed import LONGEST_NAME, LONGEST_REASON
from tests.classroom.games import TINY
from tests.command import all_on_the_path, in_a_process, run
from tests.loaded import loaded

STORY = loaded(scenes_folder())
CHAIRS = [chair.id for chair in STORY.chairs]
NEVER = Condition(())
BOXES = set("─│┌┐└┘█▄▀●○×▌▐·•→▲◆")


@pytest.mark.parametrize(
    ("chair", "numbers"),
    [
        pytest.param(chair, numbers, marks=() if (place + turn) % 2 else pytest.mark.slow)
        for place, chair in enumerate(CHAIRS)
        for turn, numbers in enumerate(("12345", "54321"))
    ],
)
def test_every_chair_reaches_an_ending(chair: str, numbers: str, tmp_path: Path) -> None:
    save = tmp_path / "game.json"
    play = ("play", "--plain", "--as", chair, "--aim", "seat", "--save", str(save))
    done = run(*play, folder=tmp_path, typed="\n".join(numbers * 40))
    assert done.returncode == 0
    assert done.stderr == ""
    assert "The ending: " in done.stdout
    assert "What became of them." in done.stdout
    assert not BOXES & set(done.stdout)
    assert "\x1b" not in done.stdout
    again = run("replay", str(save), folder=tmp_path)
    assert again.returncode == 0
    assert again.stdout.split("The ending: ")[1].splitlines()[0] in done.stdout


def test_the_end_of_input_saves_and_ends_tidily(tmp_path: Path) -> None:
    save = tmp_path / "game.json"
    done = run("play", "--plain", "--as", CHAIRS[0], "--save", str(save), folder=tmp_path, typed="2\n")
    assert done.returncode == 0
    assert "You have left the game." in done.stdout
    assert save.exists()
    resumed = run("resume", str(save), folder=tmp_path, typed="log\nquit\n")
    assert "Previously." in resumed.stdout


def on_the_first_card(*typed: str) -> list[str]:
    """What is said when this is typed at Trotsky's first card."""
    said: list[str] = []
    PlainGame(STORY, iter(["7", "1", "1", "1", "3", *typed, "quit"]), said.append, lambda _: "").play(None)
    return said


@pytest.mark.parametrize("word", sorted(COMMANDS))
def test_every_word_of_the_help_is_understood(word: str) -> None:
    said = on_the_first_card(word)
    assert not [line for line in said if line.startswith("That cannot be chosen")]
    assert said[-1] == "You have left the game."


@pytest.mark.posix
def test_a_game_can_be_kept_in_another_file(tmp_path: Path) -> None:
    typed = f"1\n1\n1\n1\n1\nsave\nsave {tmp_path / 'stick' / 'ours.json'}\nquit\n"
    done = run("play", "--plain", folder=Path(os.devnull), typed=typed)
    assert "To save it elsewhere" in done.stdout
    assert "Say save and a file" in done.stdout
    assert done.stdout.endswith(f"Saved: {tmp_path / 'stick' / 'ours.json'}\n")
    assert done.stderr == ""


def left_unsaved(folder: Path, *typed: str) -> tuple[str, Autosave]:
    """What is said of leaving when this is typed in a game that cannot be saved, and what has become of the game."""
    (folder / "file").write_text("")
    autosave, said = Autosave(folder / "file" / "game.json"), list[str]()
    lines = iter(["3", "1", "1", "1", "3", "1", *typed])
    PlainGame(TINY, lines, said.append, autosave.keep, {}, autosave.move, lambda: autosave.unsaved).play(None)
    return "\n".join(said), autosave


def test_who_leaves_a_game_that_is_not_saved_is_asked_again(tmp_path: Path) -> None:
    said, autosave = left_unsaved(tmp_path, "quit", "quit", "log")
    assert said.endswith(
        f"{autosave.unsaved} Say quit again to leave all the same, or save and a file.\nYou have left the game."
    )


def test_a_game_that_is_saved_elsewhere_at_the_last_moment_is_left_at_once(tmp_path: Path) -> None:
    said, autosave = left_unsaved(tmp_path, "quit", f"save '{tmp_path / 'my game.json'}'", "quit")
    assert said.count("Say quit again") == 1
    assert said.endswith("You have left the game.")
    assert autosave.saved == tmp_path / "my game.json"


def test_what_is_typed_instead_of_leaving_is_done_and_leaving_is_asked_anew(tmp_path: Path) -> None:
    said, _ = left_unsaved(tmp_path, "QUIT", "4", "Quit")
    assert said.count("Say quit again") == 2
    assert "Card 2 of 3." in said


@pytest.mark.parametrize("word", ["“Help”", "help!", "/help", "?", "HELP.", "‘help’", "help:"])
def test_a_word_is_understood_with_the_signs_that_some_put_around_it(word: str) -> None:
    assert "Answer with the number of an option. You can also say:" in on_the_first_card(word)


@pytest.mark.parametrize(("typed", "meant"), [("pepole lenin", "people"), ("sav x", "save"), ("glosary", "glossary")])
def test_a_mistyped_word_is_told_with_what_comes_near(typed: str, meant: str) -> None:
    said = on_the_first_card(typed)
    assert [line for line in said if re.fullmatch(rf"That cannot be chosen: did you mean (\w+ or )?{meant}.*\?", line)]


@pytest.mark.parametrize("answers", [("3.", "1)", "(1)", "“1”", "3."), ("۳", "١", "１", "1", "٣")])
def test_a_number_is_understood_with_signs_around_it_and_from_any_keyboard(answers: tuple[str, ...]) -> None:
    said, game = played(*answers, "1.", "Quit.")
    assert said
    assert len(game.chronicle.entries) == 1


@pytest.mark.parametrize("answers", [("３", "１", "１", "１", "３"), ("3", "1", " 1 ", "1\u200b", "３\ufe0f")])
def test_a_number_is_understood_as_any_keyboard_writes_it(answers: tuple[str, ...]) -> None:
    said, game = played(*answers, "１", "QUIT")
    assert game.chronicle.deck == "whole"
    assert len(game.chronicle.entries) == 1
    assert "Answer with a number" not in said


def played(*typed: str) -> tuple[str, Snapshot]:
    """What is said in the tiny story when this is typed, and the game as it was saved last."""
    said, saved = list[str](), [Snapshot(Chronicle())]
    PlainGame(TINY, iter(typed), said.append, lambda game: saved.append(game) or "").play(None)
    return "\n".join(said), saved[-1]


def test_a_reason_that_is_too_long_is_cut_where_there_is_room_and_told() -> None:
    said, game = played("3", "1", "1", "1", "3", f"why {'because ' * 300_000}", "1")
    kept = game.chronicle.entries[-1].reasons[0][1]
    assert LONGEST_REASON - 10 < len(kept) <= LONGEST_REASON
    assert f"There is room for {LONGEST_REASON} letters." in said
    assert "Your reason is noted." in said


def test_the_name_of_a_team_that_is_too_long_is_cut_and_told() -> None:
    name = "The people of the back row beside the window and the door"
    said, game = played("3", "3", "1", "1", "1", "1", name, "-", "3", "1", "ready", "1", "ready", "1")
    assert f"There is room for {LONGEST_NAME} letters." in said
    assert dict(game.chronicle.players) == {"mary": name[:LONGEST_NAME].strip()}


def test_two_teams_of_one_name_are_told_before_the_first_card() -> None:
    said, _ = played("3", "3", "1", "1", "1", "1", "Reds", "ＲＥＤＳ", "3", "1")
    assert "“Reds” and “ＲＥＤＳ” are taken for one name: Mary and Tom are one team." in said


def test_what_can_be_looked_up_is_told() -> None:
    said = on_the_first_card("people lenin", "glossary orgburo", "names", "undo")
    assert any(line.startswith("Vladimir Lenin: ") for line in said)
    assert any(line.startswith("Orgburo: ") for line in said)
    assert "There is nothing to undo." in said


def test_a_locked_option_says_why_and_the_question_stays() -> None:
    scene, chair = next(
        (scene, seat) for scene in STORY.scenes for seat in scene.seats if any(option.needs for option in seat.options)
    )
    locked = next(option for option in chair.options if option.needs)
    shut = replace(locked, needs=tuple(replace(need, when=NEVER) for need in locked.needs))
    seat = replace(chair, options=tuple(shut if option is locked else option for option in chair.options))
    changed = replace(scene, seats=tuple(seat if one is chair else one for one in scene.seats))
    story = replace(STORY, scenes=tuple(changed if one is scene else one for one in STORY.scenes))
    said: list[str] = []
    game = Chronicle((chair.chair,), (), story.decks[-1].id, scene.id)
    PlainGame(story, iter([locked.id, "quit"]), said.append, lambda _: "").play(game)
    assert any(line.startswith("That cannot be chosen: ") and locked.needs[0].otherwise in line for line in said)
    assert said[-1] == "You have left the game."


def test_undo_asks_the_same_card_again() -> None:
    said: list[str] = []
    PlainGame(STORY, iter(["7", "1", "1", "1", "3", "2", "undo", "quit"]), said.append, lambda _: "").play(None)
    first = next(line for line in said if line.startswith("Card 1 of"))
    assert said.count(first) == 2


def test_history_ends_as_the_last_ending_says(tmp_path: Path) -> None:
    done = run("history", folder=tmp_path)
    assert done.returncode == 0
    assert f"The ending: {STORY.endings[-1].title}." in done.stdout


def test_a_game_goes_through_a_pipe(tmp_path: Path) -> None:
    play = ("-m", "game", "play", "--plain", "--as", CHAIRS[0])
    done = in_a_process(*play, folder=tmp_path, typed="\n".join("12345" * 40))
    assert (done.returncode, done.stderr) == (0, "")
    assert "The ending: " in done.stdout


def test_a_poor_locale_is_no_reason_to_fall_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poor = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    for name, value in (poor | all_on_the_path()).items():
        monkeypatch.setenv(name, value)
    done = in_a_process("-S", "-m", "game", "history", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.isascii()


@pytest.mark.posix
def test_a_closed_pipe_gives_no_traceback() -> None:
    command = ["bash", "-c", '"$0" -m game history | head -n 1', sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.parametrize("flags", [["--as", "nobody"], ["--as", "\x1b[2J"], ["--deck", "x"], ["--from", "x"]])
def test_a_wrong_name_is_one_plain_line(flags: list[str], tmp_path: Path) -> None:
    done = run("play", *flags, folder=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr


def test_the_word_essay_also_says_where_what_happened_comes_from() -> None:
    said = on_the_first_card("1", "essay")
    start = said.index("Where it comes from.")
    assert any(line.startswith("The October Revolution and Lenin's government, paragraph 1") for line in said[:start])
    assert said[start + 1].startswith("In October 1917 the Central Committee voted 10 to 2 and then 19 to 2")
    assert re.search(r"Rabinowitch, .*, not checked at the page\.", said[start + 1])
