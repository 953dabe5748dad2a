"""A first card and a folder of one's own: what is written passes the check, and nothing is written over."""

import shutil
from pathlib import Path

import pytest

import game
from game.authoring.new import copy_scenes, new
from game.console import as_typed
from game.content import check, load, scenes_folder
from game.engine.scene import Scene
from game.exit_codes import CommandError

TESTS = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TESTS / "second", tmp_path / "second"))


@pytest.mark.parametrize("story", ["tiny", "second", "shipped"])
def test_a_new_card_passes_the_check_and_says_what_to_fill_in(story: str, tmp_path: Path) -> None:
    source = scenes_folder() if story == "shipped" else TESTS / story
    folder = Path(shutil.copytree(source, tmp_path / "scenes"))
    day = load(folder).scenes[-1].date
    id = f"{day.year}-{day.month:02}-another-card"
    assert new(id, load(folder), folder) == 0
    changed, problems = check(folder)
    assert changed
    assert len(changed.scenes) == len(load(source).scenes) + 1
    assert not [problem for problem in problems if id in problem.file]
    (path,) = folder.rglob(f"{id}.yaml")
    assert path.read_text(encoding="utf-8").count("# ") >= 8


@pytest.mark.parametrize(("id", "act"), [("1854-01-early", "1-the-pump"), ("1854-10-between", "1-the-pump"),
                                         ("1855-12-late", "2-the-proof")])  # fmt: skip
def test_a_card_lies_with_those_before_it(id: str, act: str, folder: Path) -> None:
    new(id, load(folder), folder)
    assert load(folder).find(Scene, id).act == act


def test_the_author_can_name_the_act(folder: Path) -> None:
    new("1854-10-between", load(folder), folder, "2-the-proof")
    assert (folder / "2-the-proof" / "1854-10-between.yaml").exists()


def test_two_cards_of_one_month_have_days_of_their_own(folder: Path) -> None:
    for id in ("1855-04-one", "1855-04-two"):
        new(id, load(folder), folder)
    story, problems = check(folder)
    assert story
    assert not problems


@pytest.mark.parametrize(
    "id", ["Pump", "1854", "1854-13-x", "1854-09", "1854-09-Übel", "../1854-09-x", "1854-09-a\x1b[2J"]
)
def test_a_bad_id_is_told_in_one_line_with_an_example(id: str, folder: Path) -> None:
    with pytest.raises(CommandError, match="such as 1854-09-pump-handle") as refused:
        new(id, load(folder), folder)
    assert str(refused.value).isprintable()


def test_a_card_that_is_there_is_not_written_over(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    with pytest.raises(CommandError, match="already"):
        new("1854-09-list", load(folder), folder)
    story = load(folder)
    (folder / "1-the-pump" / "1854-10-x.yaml").write_text("mine")
    with pytest.raises(CommandError, match="nothing is written over"):
        new("1854-10-x", story, folder)
    assert {path: path.read_bytes() for path in before} == before
    assert (folder / "1-the-pump" / "1854-10-x.yaml").read_text(encoding="utf-8") == "mine"


def test_an_act_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(CommandError, match="Choose one of: 1-the-pump, 2-the-proof"):
        new("1854-10-x", load(folder), folder, "../../tmp")


def test_the_scenes_of_an_installed_game_are_left_alone(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(game, "__file__", str(folder.parent / "__init__.py"))
    with pytest.raises(CommandError, match="copy-scenes my-scenes"):
        new("1854-10-x", load(folder), folder)
    assert not (folder / "1-the-pump" / "1854-10-x.yaml").exists()


def test_the_shipped_scenes_can_be_copied_and_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "my scenes"
    assert copy_scenes(folder) == 0
    assert f"card-index check --scenes {as_typed(str(folder))}. To play" in capsys.readouterr().out
    assert load(folder) == load(scenes_folder())
    with pytest.raises(CommandError, match="not an empty folder"):
        copy_scenes(folder)


@pytest.mark.parametrize("kind", ["a file", "a full folder", "inside"])
def test_a_copy_writes_over_nothing(kind: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    to = {"a file": tmp_path / "file", "a full folder": tmp_path, "inside": scenes_folder() / "copy"}[kind]
    with pytest.raises(CommandError):
        copy_scenes(to)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
    assert not (scenes_folder() / "copy").exists()
