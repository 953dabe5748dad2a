"""The claims behind the histories: read when they are asked for, never in the way of a game, and named alike."""

import shutil
from pathlib import Path

import pytest

from game.content import catalogue, check, load, scenes_folder
from game.engine.reference import Claim, Source
from tests.loaded import TINY_FOLDER

CATALOGUE = """claims:
  bridge:
    claim: There was no bridge.
    sure: high
    doubt: the day
    rests-on:
      - The minute book
      - {work: Bells, at: page 3, link: a.b/c, checked: false}
"""
BRIDGE = Claim(
    "bridge", "There was no bridge.", "high",
    (Source("The minute book"), Source("Bells", "page 3", "a.b/c", False)), "the day",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(TINY_FOLDER, tmp_path / "tiny")
    (tmp_path / "tiny" / "facts.yaml").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path / "tiny"


def test_a_game_and_the_check_read_the_same_claims(folder: Path) -> None:
    checked, _ = check(folder)
    assert checked
    assert dict(load(folder).claims) == dict(checked.claims) == {"bridge": BRIDGE}


def test_the_file_is_read_once_and_only_when_a_claim_is_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    read = catalogue.open_page
    monkeypatch.setattr(catalogue, "open_page", lambda *args: opened.append(args[1]) or read(*args))
    claims = load(folder).claims
    assert opened == []
    assert [len(claims), *claims] == [1, "bridge"]
    assert opened == ["facts.yaml"]


@pytest.mark.parametrize("text", ["claims: [", "claims:\n  bridge: {claim: Gone., sure: hihg}\n"])
def test_a_catalogue_with_a_slip_is_told_by_the_check_and_does_not_stop_a_game(folder: Path, text: str) -> None:
    (folder / "facts.yaml").write_text(text, encoding="utf-8")
    story, problems = check(folder)
    assert story is None
    assert {problem.file for problem in problems} == {"tiny/facts.yaml"}
    assert dict(load(folder).claims) == {}


def test_a_story_without_a_catalogue_is_asked_for_none() -> None:
    assert check(TINY_FOLDER)[1] == []
    assert dict(load(TINY_FOLDER).claims) == {}


@pytest.mark.parametrize(("named", "code"), [("bridge", ""), ("bridgs", "unknown-name")])
def test_a_claim_on_which_only_a_document_rests_is_used(folder: Path, named: str, code: str) -> None:
    documents = folder / "documents.yaml"
    text = documents.read_text(encoding="utf-8")
    documents.write_text(text.replace("    purpose:", f"    facts: [{named}]\n    purpose:", 1), encoding="utf-8")
    codes = {problem.code for problem in check(folder)[1]}
    assert "unused-fact" not in codes
    assert (code or "no-facts") in codes


def test_every_history_that_came_with_the_game_says_where_it_comes_from() -> None:
    story, problems = check(scenes_folder())
    assert story
    assert not {"because", "no-facts", "unused-fact"} & {problem.code for problem in problems}
    assert all(panel.claims for scene in story.scenes if (panel := scene.outside))


def test_a_book_to_go_on_with_is_called_alike_where_a_claim_rests_on_it() -> None:
    story, _ = check(scenes_folder())
    assert story
    works = {source.work for claim in story.claims.values() for source in claim.sources}
    books = {f"{book.author}, {book.title}" for book in story.books}
    authors = tuple(f"{book.author}, " for book in story.books)
    named = {work for work in works if work.startswith(authors)}
    assert len(named) > 10
    assert named <= books
