"""Names and words are found where a text names them, once each, and never inside another word."""

from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle
from game.engine.reference import Claim, Person, Source, Term
from game.plain.renderer import Renderer
from game.session.session import Session
from game.telling.prose import plain
from game.telling.reference import (
    Reference,
    examined,
    grounds,
    mentions,
    named,
    people,
    place_of,
    short_place_of,
    sought,
    terms,
    verdict,
)
from tests.loaded import TINY_FOLDER, loaded

TINY = loaded(TINY_FOLDER)
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


def test_a_sentence_is_told_with_its_place_its_verdict_and_what_is_to_be_said_of_it() -> None:
    for sentence in TINY.sentences:
        told = examined(TINY, sentence.id, {})
        assert told.text == f"{sentence.gist}\n\n**As worded: {verdict(sentence)}.** {sentence.note}"
        assert told.name == place_of(sentence)


def test_where_there_is_little_room_a_sentence_stands_under_the_short_name_of_its_part_if_it_has_one() -> None:
    sentence = TINY.sentences[0]._replace(id="Sp.2.3", section="Spring", short="")
    assert short_place_of(sentence) == "Spring ¶2.3"
    assert short_place_of(sentence._replace(short="Spr.")) == "Spr. ¶2.3"


def test_a_word_is_listed_under_itself_and_found_by_whatever_it_is_called() -> None:
    (word,) = terms(replace(TINY, terms=(Term("bank", "bank", "Of a river.", ("banks",)),)))
    assert (word.name, word.text, word.forms) == ("bank", "Of a river.", ("bank", "banks"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("muller", ["Łódź-Müller"]), ("lodz", ["Łódź-Müller"]), ("ŁO\u0301DZ\u0301", ["Łódź-Müller"]),
        ("Mu\u0308ller", ["Łódź-Müller"]), ("ann", ["Łódź-Müller"]), ("the town clerk", ["O’Brien"]),
        ("obrien", ["O’Brien"]), ("O'Brien", ["O’Brien"]), ("", ["Łódź-Müller", "O’Brien"]), ("-", []), ("xyzzy", []),
    ],
)  # fmt: skip
def test_people_and_words_are_found_as_people_type_them(typed: str, found: list[str]) -> None:
    people = [Person("ann", "Łódź-Müller", "", ""), Person("clerk", "O’Brien", "", "", called=("the Town Clerk",))]
    words = [Term(one.id, one.name, "", one.called) for one in people]
    assert [person.name for person in sought(typed, people)] == found
    assert [word.term for word in sought(typed, words)] == found


def test_plain_lines_find_what_is_typed_without_its_marks() -> None:
    story = replace(
        TINY,
        people=(TINY.people[0]._replace(name="Lo\u0301dz\u0301"),),
        terms=(TINY.terms[0]._replace(term="Weiß"),),
    )
    said: list[str] = []
    session = Session.begin(story, Chronicle(("mary",)))
    for word, rest in (("people", "lodz"), ("glossary", "weiss")):
        Renderer(story, said.append).answer(session, word, rest)
    assert [line.partition(":")[0] for line in said] == ["Lo\u0301dz\u0301", "Weiß"]


def test_a_claim_says_how_sure_it_is_and_names_its_works_with_those_that_nobody_looked_up() -> None:
    book, page = Source("A. Marsh, *Bells*", checked=False), Source("A page", link="a.b/c")
    sources = (Source("Minutes", "page 3"), book, page)
    claims = {
        "bridge": Claim("bridge", "There was no bridge.", "medium", sources, "the day"),
        "pell": Claim("pell", "Pell wrote what he liked.", "disputed", (Source("Hearsay"),)),
    }
    told = grounds(replace(TINY, claims=claims), ["pell", "bridge", "pell", "gone"])
    assert list(map(plain, told)) == [
        "Pell wrote what he liked. How sure: disputed among historians. It rests on: Hearsay.",
        "There was no bridge. How sure: medium. Less sure: the day. It rests on: Minutes, page 3; "
        "A. Marsh, *Bells*, not checked at the page; A page, a.b/c.",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the “Iskra” of that year", ["“Iskra”"]),
        ("one“Iskra” and “Iskra”s", []),
        ("Left Communists, left communist, Left Communist", ["Left Communists", "Left Communist"]),
        ("Left", []),
    ],
)
def test_a_name_is_found_whole_and_the_longest_first_whatever_it_begins_with(text: str, wanted: list[str]) -> None:
    records = [Reference(name, "", forms=(name,)) for name in ("“Iskra”", "Left Communist", "Left Communists")]
    assert [text[one.start : one.end] for one in mentions(text, records)] == wanted
