"""README.md and its neighbours: whatever they tell a reader to type, or to open, is there."""

import re
import shlex
from pathlib import Path

import pytest

from game.arguments import parser

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "scenes/README.md", ".github/CONTRIBUTING.md")
TEXTS = {page: (ROOT / page).read_text(encoding="utf-8") for page in PAGES}
README = TEXTS["README.md"]


LINES = re.compile(r"^    (?:.*(?:&& |/))?card-index ([^&\n]+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
TYPED = [line for text in TEXTS.values() for line in LINES.findall(text)]
QUOTED = [" ".join(words.split()) for text in TEXTS.values() for words in re.findall("`([^`]+)`", FENCED.sub("", text))]
MENTIONED = [words.removeprefix("card-index ") for words in QUOTED if words.startswith("card-index ")]
COMMANDS = next(action.choices or {} for action in parser()._actions if action.dest == "command")


@pytest.mark.parametrize("line", dict.fromkeys(TYPED))
def test_a_line_can_be_typed_as_it_stands(line: str) -> None:
    parser().parse_args(shlex.split(line))


def test_a_command_that_is_named_is_there_with_its_flags() -> None:
    assert len(TYPED) > 10
    assert len(MENTIONED) > 50
    for words in MENTIONED:
        command, *rest = words.split()
        flags = {word for word in rest if word.startswith("-")}
        assert flags <= set(COMMANDS[command]._option_string_actions), words


def test_every_command_is_explained() -> None:
    hidden = {"seat"}  # by which the server starts a game
    told = {words.split()[0] for words in (*TYPED, *MENTIONED)}
    assert set(COMMANDS) - told == hidden


def test_a_file_that_is_named_is_there() -> None:
    named = re.findall(
        r"`((?:game|tests|scenes|tui|session|engine|telling|plain|pages|\.ci|\.github)/[\w./-]+)`", README
    )
    assert len(named) > 20
    assert [path for path in named if not ((ROOT / path).exists() or (ROOT / "game" / path).exists())] == []


def test_every_folder_of_the_code_stands_in_its_table() -> None:
    folders = {path.parent.name for path in (ROOT / "game").glob("*/__init__.py")}
    told = set(re.findall(r"`game/(\w+)`", README))
    assert folders - told == set()


def test_the_way_of_a_key_names_what_the_code_has() -> None:
    way = README[README.index("A key that is pressed") :].partition("\n\n")[0]
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "game").rglob("*.py"))
    names = re.findall(r"\(`(?:\w+\.)?(\w+)`\)", way)
    assert len(names) == 5
    assert [name for name in names if not re.search(rf"(class|def) {name}\b", code)] == []


def test_what_the_pages_let_one_make_in_this_folder_is_nothing_to_commit() -> None:
    commands = r"-m venv ([\w.-]+)|pip wheel -w ([\w.-]+)|build-page -o ([\w.-]+)|writes pages to the folder\s+`(\w+)`"
    made = {name for text in TEXTS.values() for names in re.findall(commands, text) for name in names if name}
    assert {".venv", ".venv-test", "handouts"} <= made
    ignored = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
    assert made - ignored == set()
