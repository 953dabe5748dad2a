"""The shipped JSON Schemas are those of the format; an independent validator takes and refuses what `check` does."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from game.content import check, scenes_folder
from game.content.json_schema import schemas, write_schemas, written
from game.content.schema import FILES
from tests.content.core_yaml import core
from tests.content.test_broken import CASES, TESTS, code_of, spoil

SCENES = scenes_folder()
SHIPPED = sorted(SCENES.rglob("*.yaml"))
TINY = [*sorted((TESTS / "tiny").rglob("*.yaml")), TESTS / "german" / "interface.yaml"]
FORM = {"unknown-key", "missing-key", "wrong-kind", "nothing", "how-many", "too-long", "hash", "colon"}
"""The codes of faults of form: what stands where."""
BEYOND = {
    "colon-in-title",  # no YAML: an editor says so without a schema
    "missing-key-on-card",  # a key that only says something beside another
    "missing-key-evidence",  # one of two keys, whichever
    "wrong-kind-amount",  # a sign that an editor does not see
    "wrong-kind-condition",  # a fact held against a number: what is a fact stands in another file
    "how-many-texts-of-a-level",  # as many as stand in another list
    "how-many-expect",  # as many as stand in another file
    "missing-key-grid",  # a key that another one needs
}
"""Faults of form that a schema of one file cannot know."""


def kind_of(path: Path) -> str:
    return path.stem if path.stem in FILES else "scene"


def refusals(path: Path) -> list[str]:
    validator = Draft202012Validator(schemas()[kind_of(path)], format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(core(path.read_text(encoding="utf-8")))]


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_schema_is_the_one_generated_now(name: str, tmp_path: Path) -> None:
    file = SCENES / "schema" / f"{name}.json"
    assert file.read_text(encoding="utf-8") == written(schemas()[name])
    Draft202012Validator.check_schema(json.loads(file.read_text(encoding="utf-8")))
    assert (write_schemas(tmp_path) / f"{name}.json").read_bytes() == file.read_bytes()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_file_names_its_schema_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n")[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == SCENES / "schema" / f"{kind_of(path)}.json"


@pytest.mark.parametrize("path", SHIPPED + TINY, ids=lambda path: path.stem)
def test_every_file_is_valid(path: Path) -> None:
    assert refusals(path) == []


@pytest.mark.parametrize("case", [case for case in CASES if code_of(case) in FORM], ids=lambda case: case.stem)
def test_the_schema_refuses_what_check_refuses_in_form(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(TESTS / "tiny", folder)
    row, problems = spoil(folder, case)
    assert problems
    if case.stem not in BEYOND:
        assert refusals(folder / row["in"])


SCALARS = ["title: 1917", "title: true", "title: no", "title: 12:30", "title: +1", "title: 1e3", "date: 1917-10-25"]


@pytest.mark.parametrize("line", SCALARS)
def test_what_an_editor_takes_for_something_else_is_text_all_the_same(line: str, tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(TESTS / "tiny", folder)
    file = folder / "1-spring" / "1901-03-bridge.yaml"
    key = line.split(":")[0]
    lines = [line if old.startswith(f"{key}:") else old for old in file.read_text(encoding="utf-8").split("\n")]
    file.write_text("\n".join(lines))
    assert check(folder)[1] == []
    assert refusals(file) == []


def described(one: Any) -> list[str]:
    """Every description in a schema."""
    if isinstance(one, dict):
        own = [one["description"]] if isinstance(one.get("description"), str) else []
        return own + [text for value in one.values() for text in described(value)]
    return []


def test_every_key_has_a_description_for_the_editor() -> None:
    texts = described(schemas()["scene"])
    assert "An act, under 60 characters. Required: text." in texts
    assert all(text.endswith(".") for name in FILES for text in described(schemas()[name]))
