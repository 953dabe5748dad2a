"""Files that nobody reads are told, and what they should be called; what has nothing to do with a story is not."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from game.content import check
from tests.loaded import TINY_FOLDER

CARD = "1-spring/1901-03-bridge.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(TINY_FOLDER, tmp_path / "tiny")
    (tmp_path / "tiny" / "teaching.yaml").write_text(
        "care: [{title: x, text: y}]\ndeaths: x\nplans: {short: [{minutes: 1, title: x, text: y}]}\ndebrief: [x]\n"
    )
    (tmp_path / "tiny" / "interface.yaml").write_text("language: fr\nwords: {March: mars}\n")
    return tmp_path / "tiny"


def test_nothing_is_told_where_every_file_has_its_name(folder: Path) -> None:
    assert check(folder)[1] == []


FILES = [CARD, "1-spring/act.yaml", "2-autumn/endings.yaml", "story.yaml", "people.yaml", "essay.yaml",
         "teaching.yaml", "interface.yaml"]  # fmt: skip
NAMES = ["{}.yaml.txt", "{}.YAML", "{}.yml", "{}.Yml", "{}.yaml.yaml", "{}.yaml ", "{}.yaml.docx", "{}.yaml.bak"]
SLIPS = ["{}.yaml~", "{}.yamll", "{}.ymal", "{}.yalm", "{}.yam", "{}.yaml.", "{}.yaml.part", "{}.yaml\u200e"]
BARE = ["{}.txt", "{}", "{}.TXT", "{}.docx", "{}.rtf"]


@pytest.mark.parametrize(
    ("file", "name"),
    [(file, name) for file in FILES for name in NAMES + SLIPS]
    + [(file, name) for file in FILES if "essay" not in file for name in BARE],
)
def test_a_file_under_a_name_that_is_nearly_right_is_told_with_the_right_one(
    file: str, name: str, folder: Path
) -> None:
    right = folder / file
    wrong = right.rename(right.with_name(name.format(right.stem)))
    told = [problem for problem in check(folder)[1] if problem.code in ("stray", "missing")]
    (problem,) = told
    assert problem.file == f"tiny/{wrong.relative_to(folder).as_posix()}"
    assert re.search(r"(?:all it|under the name) (\S+\.yaml)", problem.advice)[1] == right.name
    assert "card" not in problem.advice or file == CARD


@pytest.mark.parametrize("name", ["1901_03_Bridge.yaml", "Act.yaml", "1901 04 Fête.txt", "notes.txt", "x.yaml.old"])
def test_a_file_of_an_act_that_is_no_card_is_told(name: str, folder: Path) -> None:
    (folder / "1-spring" / name).write_text("title: x\n")
    (problem,) = check(folder)[1]
    assert problem.code == "stray"
    assert name in problem.message or "passed over" in problem.message


def test_of_two_files_that_are_meant_as_one_one_is_to_be_kept(folder: Path) -> None:
    shutil.copy(folder / CARD, folder / f"{CARD}.txt")
    (problem,) = check(folder)[1]
    assert problem.advice.startswith("There is 1901-03-bridge.yaml beside it")


@pytest.mark.parametrize("extra", ["enquiry", "documents", "written-tasks"])
def test_what_leans_on_a_file_under_another_name_is_not_blamed(extra: str, tmp_path: Path) -> None:
    shutil.copytree(TINY_FOLDER, tmp_path / "tiny")
    right = tmp_path / "tiny" / f"{extra}.yaml"
    right.rename(right.with_name(f"{extra}.yaml.txt"))
    assert [problem.code for problem in check(tmp_path / "tiny")[1] if not problem.is_warning] == ["stray"]


RECORDS = [
    ("roads.json.txt", "roads", "roads.json"),
    ("Roads.JSON", "roads", "roads.json"),
    ("courses.txt", "course", "courses.json"),
    ("games/mary-1.json.txt", "kept-game", "mary-1.json"),
    ("games/Mary 1.JSON", "kept-game", "Mary 1.json"),
    ("games/mary-1.json.json.bak", "kept-game", "mary-1.json"),
    ("games/mary-1.json~", "kept-game", "mary-1.json"),
]


@pytest.mark.parametrize(("name", "code", "right"), RECORDS)
def test_a_record_under_a_name_that_is_nearly_right_is_told_and_the_story_is_played(
    name: str, code: str, right: str, folder: Path
) -> None:
    (folder / "games").mkdir()
    (folder / name).write_text("{}\n")
    story, (problem,) = check(folder)
    assert story
    assert (problem.file, problem.code) == (f"tiny/{name}", code)
    assert problem.advice.startswith(f"Call it {right}")


LEFT_ALONE = [
    "essay.txt", "essay.docx", "people.txt", "notes.txt", "map.png", "README", "LICENSE", "1-spring/README.md",
    "1-spring/map.png", f"{CARD}~", f"{CARD}.bak", "1-spring/.1901-03-bridge.yaml.swp", "1-spring/#x.yaml#",
    "1-spring/Thumbs.db", "drafts/notes.txt", ".git/x.yaml", "schema/scene.json",
    "games/notes.txt", "games/README.md", "games/mary-1.json", "roads.png", "drafts/roads.json.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_has_nothing_to_do_with_the_story_is_left_alone(name: str, folder: Path) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x\n")
    assert check(folder)[1] == []


@contextmanager
def closed(place: Path, rights: int) -> Iterator[None]:
    """A folder with only these rights, looked at by an account that they bind, which those of root do not."""
    place.chmod(rights)
    if is_root := os.geteuid() == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        place.chmod(0o755)


NONE, NAMES_ALONE = 0, 0o444
CLOSED = [
    ("..", NONE, ["tiny unreadable"]),
    (".", NONE, ["tiny unreadable"]),
    (".", NAMES_ALONE, ["tiny unreadable"]),
    ("1-spring", NONE, ["tiny/1-spring unreadable"]),
    (
        "1-spring",
        NAMES_ALONE,
        [f"tiny/1-spring/{file.name} unreadable" for file in sorted(TINY_FOLDER.glob("1-spring/*"))],
    ),
]


@pytest.mark.skipif(os.name == "nt", reason="folders are closed in another way there")
@pytest.mark.parametrize(("place", "rights", "wanted"), CLOSED)
def test_a_folder_that_cannot_be_read_is_told_and_nothing_else_is_blamed(
    place: str, rights: int, wanted: list[str]
) -> None:
    with TemporaryDirectory() as parent:  # the tests' own is closed to other accounts
        Path(parent).chmod(0o755)
        folder = Path(shutil.copytree(TINY_FOLDER, Path(parent) / "tiny"))
        with closed(folder / place, rights):
            told = [f"{one.file.removeprefix(f'{Path(parent).resolve()}/')} {one.code}" for one in check(folder)[1]]
    assert told == wanted
