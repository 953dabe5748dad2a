"""The door: odd flags, odd files and odd streams get one plain line and an exit code, never a traceback."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from game.content import scenes_folder
from game.engine.chronicle import Chronicle, Entry, misfit
from game.engine.outcome import history
from game.engine.story import Story
from game.saves import Autosave, NotSaved, all_saves, save, save_new
from game.session.snapshot import Snapshot
from game.session.told import Told
from tests.command import run
from tests.loaded import TINY_FOLDER, loaded

STORY = loaded(scenes_folder())
TINY_STORY = loaded(TINY_FOLDER)
ESCAPE = "\x1b[31mred"


def history_of(story: Story) -> Chronicle:
    """A game in which Mary did as she did in history, to its end."""
    return Chronicle(("mary",), deck="whole", entries=tuple(Entry(one.scene.id, one.picks) for one in history(story)))


@pytest.mark.parametrize(
    "arguments",
    [
        ["play", ESCAPE],
        ["play", "--as", ESCAPE],
        ["play", "--plain", "--aim", "seat"],
        ["play", "--plain", "--from", "1925-01-war-commissariat"],
        ["explore", "--write-roads", "--as", "rykov"],
        ["graph", "--as", "nobody"],
        ["graph", "--format", "picture"],
        ["new", ESCAPE],
        ["copy-scenes", "."],
        ["try", "no-such-card"],
        ["try", "1854-09-list", "--scenes", "tests/second", "--set", ESCAPE],
        ["nonsense"],
    ],
    ids=" ".join,
)
def test_a_command_that_makes_no_sense_is_misused(arguments: list[str], tmp_path: Path) -> None:
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr


INTERRUPTED_WHILE_IT_BEGINS = """
import sys

class Press:
    def find_spec(self, name, *_):
        if name == {place!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Press())
from game.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("place", ["game.cli", "game.arguments", "argparse", "game.commands.records"])
def test_a_command_can_be_interrupted_while_it_begins(place: str, tmp_path: Path) -> None:
    done = run("saves", folder=tmp_path, code=INTERRUPTED_WHILE_IT_BEGINS.format(place=place))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Interrupted.\n")


def test_no_file_is_written_over(tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("mine")
    done = run("play", "--plain", "--as", "rykov", "--save", str(diary), folder=tmp_path, typed="1\n")
    assert done.returncode == 2
    assert diary.read_text(encoding="utf-8") == "mine"


@pytest.mark.posix
def test_a_save_of_another_story_is_passed_over_and_named(tmp_path: Path) -> None:
    run("play", "--plain", "--as", "mary", "--scenes", str(TINY_FOLDER), folder=tmp_path, typed="2\nquit\n")
    (saved,) = all_saves(tmp_path / "comrade-card-index" / "saves")
    assert "no saved game of this story" in run("resume", folder=tmp_path).stderr
    assert "another story" in run("resume", str(saved.path), folder=tmp_path).stderr
    assert "another story" in run("replay", str(saved.path), folder=tmp_path).stderr
    assert run("resume", "--scenes", str(TINY_FOLDER), folder=tmp_path, typed="quit\n").returncode == 0


@pytest.mark.parametrize("name", ["mary-1", "MARY-1.json", "mary-1.json", "mary-1.JSON", "“Mary–1”"])
@pytest.mark.parametrize("command", ["resume", "replay"])
def test_a_saved_game_is_named_as_it_is_listed(command: str, name: str, tmp_path: Path) -> None:
    saves = tmp_path / "comrade-card-index" / "saves"
    save(Snapshot(history_of(TINY_STORY)), saves / "mary-1.json")
    assert run("saves", folder=tmp_path).stdout.startswith("mary-1: mary, ")
    done = run(command, name, "--scenes", str(TINY_FOLDER), folder=tmp_path, typed="quit\n")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_saved_game_that_has_ended_is_listed_as_finished(tmp_path: Path) -> None:
    whole, told = history_of(TINY_STORY), Told(len(TINY_STORY.scenes), len(TINY_STORY.acts) + 1)
    for name, snapshot in (("over", Snapshot(whole, told=told)), ("on", Snapshot(whole))):
        save(snapshot, tmp_path / "comrade-card-index" / "saves" / f"{name}.json")
    said = run("saves", "--scenes", str(TINY_FOLDER), folder=tmp_path).stdout.splitlines()
    assert sorted(line.endswith(", finished") for line in said[:2]) == [False, True]
    assert next(line for line in said if line.startswith("over: ")).endswith(", finished")
    assert "finished" not in run("saves", folder=tmp_path).stdout  # of the shipped story it is none


def test_a_host_sees_the_games_of_the_seats_and_whose_they_are_and_opens_them(tmp_path: Path) -> None:
    saves, seat = tmp_path / "comrade-card-index" / "saves", "abcdefghijkl"
    game = replace(history_of(TINY_STORY), players=(("mary", "Back row"),))
    save(Snapshot(game), saves / "seats" / seat / "saves" / "mary-1.json")
    (saves / "seats" / seat / "saves" / "mary-2.json").write_text("{")
    said = run("saves", "--scenes", str(TINY_FOLDER), folder=tmp_path).stdout
    assert "abcde/mary-1: mary (Back row), " in said
    assert "abcde/mary-2: damaged, " in said
    assert seat not in said  # whoever knows it plays there
    assert "There is no saved game" not in said
    assert run("replay", "abcde/mary-1", "--scenes", str(TINY_FOLDER), folder=tmp_path).returncode == 0
    lost = run("replay", "abcde/mary-3", "--scenes", str(TINY_FOLDER), folder=tmp_path)
    assert "there is no such file" in lost.stderr


def test_a_saved_game_that_is_not_there_is_told_with_those_that_come_near(tmp_path: Path) -> None:
    saves = tmp_path / "comrade-card-index" / "saves"
    save(Snapshot(history_of(TINY_STORY)), saves / "mary-1.json")
    said = [run("resume", name, folder=tmp_path).stderr for name in ("marry-1", "xyzzy", "no/such.json")]
    assert said == [
        "marry-1 cannot be opened: there is no such file or saved game. Did you mean mary-1?\n",
        "xyzzy cannot be opened: there is no such file or saved game. card-index saves lists what there is.\n",
        "no/such.json cannot be opened: there is no such file.\n",
    ]


PICKS = (("trotsky", "go-to-the-front"),)


@pytest.mark.parametrize(
    "game",
    [
        Chronicle(("napoleon",)),
        Chronicle(("trotsky",), (("trotsky", "moon"),)),
        Chronicle(("trotsky",), (("rykov", "seat"),)),
        Chronicle(("trotsky",), deck="tarot"),
        Chronicle(("trotsky",), start="1812"),
        Chronicle(("trotsky",), entries=(Entry("1919-03-filing-cabinets", PICKS, ("rykov",)),)),
        Chronicle(("trotsky",), entries=(Entry("1919-03-filing-cabinets", (), ("trotsky",)),)),
        Chronicle(("trotsky",), entries=(Entry("1919-03-filing-cabinets", PICKS, (), (("rykov", "why"),)),)),
    ],
)
def test_a_game_that_cannot_be_of_the_story_is_known(game: Chronicle) -> None:
    assert misfit(STORY, game)


def test_a_replay_that_stops_early_says_so(tmp_path: Path) -> None:
    rounds = history(STORY)
    entries = tuple(Entry(round.scene.id, round.picks) for round in rounds[:3])
    broken = Entry(rounds[3].scene.id, (("trotsky", "no-such-option"), *rounds[3].picks[1:]))
    save(Snapshot(Chronicle(("trotsky",), entries=(*entries, broken))), tmp_path / "game.json")
    done = run("replay", str(tmp_path / "game.json"), folder=tmp_path)
    assert done.returncode == 1
    assert "no longer fits" in done.stderr
    assert rounds[2].scene.title in done.stdout


def places_that_cannot_be_written(folder: Path) -> dict[str, Path]:
    (folder / "file").write_text("")
    (folder / "loop").symlink_to(folder / "loop")
    return {
        "in a loop": folder / "loop" / "game.json",
        "a long name": folder / ("x" * 300),
        "inside a file": folder / "file" / "game.json",
    }


@pytest.mark.posix
@pytest.mark.parametrize("kind", ["in a loop", "a long name", "inside a file"])
def test_a_place_that_cannot_be_written_costs_a_sentence(kind: str, tmp_path: Path) -> None:
    autosave = Autosave(places_that_cannot_be_written(tmp_path)[kind])
    assert "could not be saved" in autosave.keep(Snapshot(Chronicle(("trotsky",))))
    assert autosave.saved is None


def test_a_saves_folder_that_cannot_be_asked_costs_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        save_new(Snapshot(Chronicle(("trotsky",))), tmp_path / ("x" * 300))


@pytest.mark.posix
@pytest.mark.parametrize("kind", ["a file", "a loop", "a link to a disk that is not there"])
@pytest.mark.parametrize("command", ["saves", "resume", "resume kamenev-1", "debrief kamenev-1", "replay kamenev-1"])
def test_a_saves_folder_that_cannot_be_read_is_not_told_as_empty(command: str, kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "comrade-card-index" / "saves"
    folder.parent.mkdir()
    folder.write_text("mine") if kind == "a file" else folder.symlink_to(
        folder if kind == "a loop" else tmp_path / "none"
    )
    done = run(*command.split(), folder=tmp_path)
    assert done.returncode == 1
    assert "no saved game" not in done.stdout + done.stderr
    assert done.stderr.startswith(f"{folder} cannot be opened: it cannot be read (")


@pytest.mark.posix
@pytest.mark.parametrize(
    "command",
    ["export --ink --as mary -o {}/x.ink", "handouts --as mary --deck short -o {}/x", "keep {game} --in {}"],
)
def test_a_file_where_a_folder_is_wanted_is_told_as_that(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    save(Snapshot(history_of(TINY_STORY)), game := tmp_path / "game.json")
    words = command.format(tmp_path / "file", game=game).split()
    done = run(*words, "--scenes", str(TINY_FOLDER), folder=tmp_path)
    assert done.returncode in (1, 2)
    assert "Not a directory" in done.stderr
    assert "exists" not in done.stderr
    assert "is there already" not in done.stderr
    assert (tmp_path / "file").read_text() == "mine"


def test_one_broken_link_hides_no_other_game(tmp_path: Path) -> None:
    save(Snapshot(Chronicle(("trotsky",))), tmp_path / "good.json")
    (tmp_path / "bad.json").symlink_to(tmp_path / "nowhere")
    assert {one.path.name: one.chronicle is not None for one in all_saves(tmp_path)} == {
        "good.json": True,
        "bad.json": False,
    }


@pytest.mark.posix
@pytest.mark.parametrize("command", ["check --scenes", "check --json --scenes", "check --essay", "copy-scenes"])
@pytest.mark.parametrize("kind", ["loop", "loop/x", "long", "folder", "bytes"])
def test_a_path_that_makes_no_sense_is_one_plain_problem(command: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "folder").mkdir()
    (tmp_path / "bytes").write_bytes(bytes(range(256)))
    name = "x" * 5000 if kind == "long" else kind
    done = run(*command.split(), str(tmp_path / name), folder=tmp_path)
    assert "fault of its own" not in done.stderr
    if kind != "folder" or command != "copy-scenes":
        assert done.returncode
        assert done.stderr or done.stdout.startswith("{")


HOMELESS = """
import os, pwd, sys
for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
    os.environ.pop(name, None)
def nobody(user): raise KeyError(user)
pwd.getpwuid = nobody
from game.cli import main
raise SystemExit(main())
"""


@pytest.mark.posix
@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("play --plain --as rykov --deck lesson", 0, "could not be saved: this account has no home"),
        ("resume --plain", 1, "There is no saved game"),
        ("saves", 0, ""),
        ("serve --port 0", 1, "this account has no home"),
    ],
)
def test_an_account_without_a_home_can_play(command: str, code: int, told: str, tmp_path: Path) -> None:
    done = run(*command.split(), folder=tmp_path, typed="1\n1\n1\n1\nquit\n", code=HOMELESS)
    assert done.returncode == code
    assert told in done.stderr
    assert done.stderr.count("\n") == bool(told)


FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from game.cli import main
raise SystemExit(main())
"""


@pytest.mark.posix
def test_a_copy_for_which_there_is_no_room_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    done = run("copy-scenes", str(tmp_path / "mine"), folder=tmp_path, code=FULL)
    assert done.returncode == 1
    assert done.stderr.endswith("could not be read or written: File too large.\n")
    assert run("copy-scenes", str(tmp_path / "mine"), folder=tmp_path).returncode == 0


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    mine = Path(shutil.copytree(TINY_FOLDER, tmp_path / "mine"))
    (mine / "schema" / "act.json").mkdir(parents=True)
    done = run("check", "--write-schemas", "--scenes", str(mine), folder=tmp_path)
    assert done.returncode == 1
    assert f"{mine / 'schema' / 'act.json'} could not be read or written: " in done.stderr


def test_a_very_long_number_is_just_no_answer(tmp_path: Path) -> None:
    done = run("play", "--plain", folder=tmp_path, typed="9" * 6000 + "\nquit\n")
    assert done.returncode == 0
    assert "Answer with a number" in done.stdout


@pytest.mark.parametrize(
    "flags",
    ["--deck lesson", "--lot", "--name trotsky=Reds", "--aim first", "--from 1923", "--desk-anywhere", "--json"],
)
def test_what_only_a_table_knows_is_not_passed_over_where_each_plays_alone(flags: str, tmp_path: Path) -> None:
    done = run("serve", *flags.split(), folder=tmp_path)
    assert done.returncode == 2
    assert "needs --table" in done.stderr
