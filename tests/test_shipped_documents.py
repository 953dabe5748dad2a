"""The shipped documents as texts: short, in nobody's words but ours, each with where it comes from and a question."""

import re
from pathlib import Path

import pytest
import yaml

from game.content import scenes_folder
from game.engine.documents import Document
from tests.loaded import loaded

STORY = loaded(scenes_folder())
SHOWN = [(scene, filed) for scene in STORY.scenes for filed in scene.documents]
DOCUMENTS = {filed.document.id: filed.document for _, filed in SHOWN}


def sources(document: Document) -> list[tuple[str, str, str]]:
    """Text, place of print and question of a document, and of what stands beside it."""
    beside = document.beside
    rows = [(document.text, document.printed, document.ask)]
    return [*rows, (beside.text, beside.printed, beside.ask)] if beside else rows


def test_there_are_ten_and_two_are_contradicted() -> None:
    assert len(DOCUMENTS) == 10
    beside = {id for id, document in DOCUMENTS.items() if document.beside}
    assert beside == {"letter-to-the-congress", "telegrams-january-1924"}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_is_short_quotes_nothing_and_says_what_was_not_looked_up(document: Document) -> None:
    for text, printed, ask in sources(document):
        assert 45 <= len(text.split()) <= 85
        assert not re.search('["“”„«»]', text + printed + ask)
        assert "Not checked at the page" in printed
        assert ask.endswith("?")


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_names_the_claims_on_which_it_rests(document: Document) -> None:
    assert set(document.claims) <= set(STORY.claims)
    assert document.claims


def test_the_scene_of_the_testament_shows_it_to_everybody_who_sits_there() -> None:
    (shown,) = ((scene, filed) for scene, filed in SHOWN if scene.id == "1924-05-reading-the-testament")
    scene, filed = shown
    assert filed.document.id == "letter-to-the-congress"
    assert all(filed.in_hand(seat.chair, STORY.start) for seat in scene.seats)


def test_nobody_has_a_document_in_hand_before_it_was_written() -> None:
    early = {scene.id for scene, filed in SHOWN if filed.chairs and filed.document.date[-4:] > str(scene.date.year)}
    assert early == set()


def test_the_file_says_that_nothing_in_it_is_a_quotation() -> None:
    text = Path(scenes_folder() / "documents.yaml").read_text(encoding="utf-8")
    assert "none a quotation" in text
    assert yaml.safe_load(text)
