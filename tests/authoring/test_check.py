"""What `card-index check` prints, answers, and writes for other programs."""

import json
import shutil
from pathlib import Path

import pytest

from game.authoring.check import run
from game.authoring.reading_load import reading_load_problems
from game.console import as_typed
from game.content import check, load, scenes_folder
from tests.loaded import TINY_FOLDER

BRIDGE = Path("1-spring") / "1901-03-bridge.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY_FOLDER, tmp_path / "tiny"))


def change(folder: Path, old: str, new: str, file: Path = BRIDGE) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_problem_is_told_with_its_line_a_mark_and_one_thing_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, "date: 1901-03-12", "date: 12.3.1901")
    assert run(folder) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.split("\n") == [
        f"Checking {folder}.",
        "tiny/1-spring/1901-03-bridge.yaml:2:7: wrong-kind: Wanted here is a date that exists, such as 1901-03-12; "
        "what is written is “12.3.1901”.",
        "    2 | date: 12.3.1901",
        "      |       ^",
        "      Write 1901-03-12: year, month, day.",
        "",
        "1 problem.",
        "",
    ]


def test_warnings_come_last_and_do_not_count(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "title: A bridge, or none", "title: A bridge #2")
    assert run(folder) == 0
    out, err = capsys.readouterr()
    assert "1:17: remark: " in err
    assert err.endswith("1 warning.\n")
    assert out.startswith("3 scenes")
    assert load(folder).scenes[0].title == "A bridge"


PELL = """
  pell:
    name: Pell
    line: the clerk
    offices: [{title: clerk}]
    panel: [grip]
    others: {}
aims:
"""
SEAT = """\
  pell:
    brief: The book is yours.
    options:
      - {id: write, label: Write, attends: silence, historical: 1, outcome: You write.}
      - {id: blot, label: Blot, attends: silence, debated: ours, outcome: You blot.}
opponent:
"""
DECK = "decks:\n  first:\n    title: One\n    about: one card\n    cards: [{scenes: [1901-03-bridge]}]\n"


def test_a_chair_that_is_asked_nothing_is_told_where_it_stands(folder: Path) -> None:
    change(folder, "\naims:\n", PELL, Path("story.yaml"))
    change(folder, "{mine.out: false, mine.standing: at least 2}", "{mary.out: false}", Path("story.yaml"))
    story, (told,) = check(folder)
    assert story
    assert (told.file, told.line, told.code) == ("tiny/story.yaml", 100, "never-asked")
    change(folder, "opponent:\n", SEAT, Path("1-spring") / "1901-06-minutes.yaml")
    assert check(folder)[1] == []
    change(folder, "decks:\n", DECK, Path("story.yaml"))
    (told,) = check(folder)[1]
    assert "“pell” sits in none of these scenes" in told.message
    assert told.source.startswith("    cards:")
    change(folder, "cards: [{scenes:", "cards: [{for: [mary, tom], scenes:", Path("story.yaml"))
    assert check(folder)[1] == []


def test_no_chair_is_said_to_sit_nowhere_while_a_scene_cannot_be_read(folder: Path) -> None:
    change(folder, "\naims:\n", PELL, Path("story.yaml"))
    change(folder, "{mine.out: false, mine.standing: at least 2}", "{mary.out: false}", Path("story.yaml"))
    (folder / BRIDGE).write_text("title: one: two\n")
    assert "never-asked" not in {problem.code for problem in check(folder)[1]}


def test_alike_warnings_share_their_advice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "title: A bridge, or none", "title: A bridge #2")
    change(folder, "place: Little Marsh, the hall", "place: The hall # of Little Marsh")
    run(folder)
    err = capsys.readouterr().err
    assert err.count("remark: ") == 2
    assert err.count("type two spaces before the #") == 1


@pytest.mark.parametrize("spaced", [False, True])
def test_the_folder_is_named_first_and_so_is_the_story_that_may_have_been_meant(
    spaced: bool, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder.rename(tmp_path / "my story" if spaced else folder)
    for here in (folder, folder / "1-spring", folder.parent):
        monkeypatch.chdir(here)
        assert run(None) == 0
        first, second = capsys.readouterr().err.split("\n")[:2]
        assert first == f"Checking {scenes_folder().resolve()}, the scenes that came with the game."
        assert second == f"To check the story in {folder} add: --scenes {as_typed(str(folder))}"
    monkeypatch.chdir(scenes_folder())
    assert run(None) == 0
    assert "To check" not in capsys.readouterr().err
    assert run(folder) == 0
    assert capsys.readouterr().err == f"Checking {folder}.\n"


@pytest.mark.parametrize("wrong", ["tiny/1-spring", ".", "outer", "beside", "nowhere"])
def test_a_folder_without_a_story_is_one_problem_that_says_where_there_is_one(
    wrong: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "beside").mkdir()
    shutil.copytree(folder, folder.parent / "outer" / "inner" / "tiny")
    assert run(folder.parent / wrong, as_json=True) == 1
    told = json.loads(capsys.readouterr().out)
    (problem,) = told["problems"]
    assert problem["code"] == "missing"
    assert str(folder if wrong != "outer" else folder.parent / "outer" / "inner" / "tiny") in problem["advice"]
    assert told["folder"] == str((folder.parent / wrong).resolve())


def test_other_programs_get_the_line_and_the_advice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "place: Little", "plaec: Little")
    assert run(folder, as_json=True) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem == {
        "file": "tiny/1-spring/1901-03-bridge.yaml",
        "line": 3,
        "column": 1,
        "code": "unknown-key",
        "message": "“plaec” is not a key of a scene.",
        "advice": "Did you mean “place”?",
        "source": "plaec: Little Marsh, the hall",
        "warning": False,
        "fix": {"line": 3, "text": "place: Little Marsh, the hall"},
    }


def test_hostile_text_is_shown_and_never_obeyed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "title: A bridge, or none", 'title: "A \x1b[2J bridge \u202e"')
    assert run(folder) == 1
    err = capsys.readouterr().err
    assert "<U+001B>[2J" in err
    assert all(line.isprintable() for line in err.split("\n"))


def test_a_card_is_told_once_however_many_chairs_meet_newcomers(folder: Path) -> None:
    words = "".join(
        f"  - {{id: w{n}, term: {word}, text: x}}\n" for n, word in enumerate(("ford", "cart", "deep", "pen", "page"))
    )
    change(folder, "terms:\n", f"terms:\n{words}", Path("glossary.yaml"))
    story, problems = check(folder)
    assert story, problems
    told = reading_load_problems(story, folder)
    assert [(problem.code, problem.file) for problem in told] == [("newcomers", "tiny/1-spring/1901-03-bridge.yaml")]
    assert told[0].message == "4 people and words are new to Mary in “A short evening”: ford, deep, pen, cart."


def test_the_chairs_and_the_opponent_are_no_newcomers() -> None:
    assert reading_load_problems(load(TINY_FOLDER), TINY_FOLDER) == []


def test_an_essay_that_has_moved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "never built. Nobody", "never built. It rained. Nobody", Path("essay.txt"))
    change(folder, "it carried the bridge away", "the bridge went", Path("essay.txt"))
    assert run(folder, folder / "essay.txt") == 1
    err = capsys.readouterr().err
    assert "essay.txt:11:1: essay: Au.1.1 (“It says that the flood took the bridge.”) is worded otherwise here." in err
    assert "essay-more: This sentence is not in the catalogue, behind Sp.1.1." in err
    assert "1 problem and 1 warning." in err


def test_a_new_catalogue_is_told_the_digest_of_each_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogue = folder / "essay.yaml"
    lines = catalogue.read_text(encoding="utf-8").split("\n")
    blank = [line.split("digest")[0] + "digest: new" if "digest" in line else line for line in lines]
    catalogue.write_text("\n".join(blank), encoding="utf-8")
    assert run(folder, folder / "essay.txt") == 1
    err = capsys.readouterr().err
    for sentence in load(TINY_FOLDER).sentences:
        assert f"give it the digest {sentence.digest}." in err
