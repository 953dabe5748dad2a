"""Names and words are found where a text names them, once each, and never inside another word."""

from pathlib import Path

from game.content import load
from game.telling.reference import Reference, examined, mentions, named, people, terms

TINY = load(Path(__file__).parent.parent / "tiny")
LENIN = Reference("Vladimir Lenin", "", forms=("Lenin",))
COMMITTEE = Reference("Central Committee", "", forms=("Central Committee", "the Committee"))
CELL = Reference("cell", "", forms=("cell", "cells"))


def found(text: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in mentions(text, (LENIN, COMMITTEE, CELL))]


def test_each_is_found_once_where_it_is_named_first() -> None:
    assert found("Lenin writes to the Central Committee. Lenin waits.") == ["Lenin", "Central Committee"]


def test_a_name_is_not_found_inside_another_word() -> None:
    assert found("Leningrad, Leninism, excellent") == []


def test_a_word_may_begin_a_sentence() -> None:
    assert found("Cells met. The Committee slept.") == ["Cells", "The Committee"]


def test_a_story_without_names_has_no_mentions() -> None:
    assert mentions("Lenin", ()) == ()


def test_people_and_terms_are_named_on_the_cards_of_the_story() -> None:
    records = (*people(TINY), *terms(TINY))
    assert {record.name for record in named([scene.prose for scene in TINY.scenes], records)} >= {"Josiah Pell"}


def test_a_reader_with_the_essay_sees_its_words_unless_the_gist_must_do() -> None:
    copy = {sentence.digest: f"words of {sentence.id}" for sentence in TINY.sentences}
    told = {sentence.id: examined(TINY, sentence.id, copy).quoted for sentence in TINY.sentences}
    gist_only = {sentence.id for sentence in TINY.sentences if sentence.gist_only}
    assert gist_only
    assert {id for id, words in told.items() if not words} == gist_only
    assert examined(TINY, "Sp.1.1", {}).quoted == ""
