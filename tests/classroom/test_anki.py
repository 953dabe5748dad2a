"""The cards for Anki, opened by Anki itself: every one is there, inert, and takes its own place when it comes again."""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from game.classroom.anki_deck import anki_deck
from game.cli import main
from game.engine.story import Story
from game.telling.flash_cards import KINDS, flash_cards
from tests.classroom.games import HOSTILE, SHIPPED, TINY

TODAY = 1_700_000_000
"""A day on which a story was changed, in seconds since 1970."""
collection = pytest.importorskip("anki.collection", reason="needs Anki's own package, of the extra dev")


@contextmanager
def opened(folder: Path) -> Iterator["collection.Collection"]:
    """A collection as a learner has it."""
    learner = collection.Collection(str(folder / "learner.anki2"))
    try:
        yield learner
    finally:
        learner.close()


def taken_in(
    learner: "collection.Collection", story: Story, folder: Path, changed: int = TODAY
) -> "collection.ImportLogWithChanges":
    """What Anki says of the deck."""
    file = folder / "deck.apkg"
    file.write_bytes(anki_deck(story, changed))
    return learner.import_anki_package(collection.ImportAnkiPackageRequest(package_path=str(file)))


def test_anki_takes_every_card_and_each_only_once(tmp_path: Path) -> None:
    cards = list(flash_cards(SHIPPED))
    assert {card.kind for card in cards} == set(KINDS)
    with opened(tmp_path) as learner:
        log = taken_in(learner, SHIPPED, tmp_path).log
        assert len(log.new) == len(cards) > 100
        assert not log.conflicting
        names = {deck.name for deck in learner.decks.all_names_and_ids()}
        assert names >= {f"{SHIPPED.title}::{kind}" for kind in ("People", "Words", "Dates", "The essay")}
        for kind in KINDS:
            assert len(learner.find_notes(f"tag:{kind}")) == sum(card.kind == kind for card in cards)
        person = SHIPPED.people[0]._replace(text="He is told otherwise now.")
        later = replace(SHIPPED, people=(person, *SHIPPED.people[1:]))
        again = taken_in(learner, later, tmp_path, TODAY + 60).log
        assert not again.new
        assert len(again.updated) == len(cards)
        assert learner.note_count() == len(cards)
        assert len(learner.find_notes('"He is told otherwise now."')) == 1


@pytest.mark.parametrize("changed", [-1, 0, 1, TODAY])
def test_a_deck_of_any_day_is_taken_in(changed: int, tmp_path: Path) -> None:
    with opened(tmp_path) as learner:
        log = taken_in(learner, TINY, tmp_path, changed).log
        assert len(log.new) == len(list(flash_cards(TINY)))


def test_what_stands_in_a_card_is_letters(tmp_path: Path) -> None:
    typed = (text for text in HOSTILE if "\ud800" not in text)  # which no file of a story can hold
    hostile = (*typed, "[sound:x.mp3] [latex]x[/latex] [$]x[/$] [anki:play:q:0] {{c1::x}} {{Answer}} \\(x\\)")
    term = TINY.terms[0]
    terms = tuple(term._replace(id=f"t{number}", term=text, text=text) for number, text in enumerate(hostile))
    with opened(tmp_path) as learner:
        taken_in(learner, replace(TINY, title="One::two", terms=terms), tmp_path)
        cards = [learner.get_card(id) for id in learner.find_cards("tag:words")]
        assert len(cards) == len(hostile)
        for card in cards:
            shown = card.answer()
            assert set(re.findall(r"<\s*/?\s*(\w+)", shown)) <= {"style", "p", "em", "strong", "ul", "li", "hr"}
            assert not card.question_av_tags() + card.answer_av_tags()
            assert not re.search(r"\[(latex|\$|sound|anki)|\\\(|\{\{", shown)
        assert {deck.name.count("::") for deck in learner.decks.all_names_and_ids() if "One" in deck.name} == {0, 1}


def test_without_its_extra_the_command_says_how_to_come_by_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "game.classroom.anki_deck")
    monkeypatch.setitem(sys.modules, "genanki", None)
    assert main(["export", "--anki"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "pip install '.[anki]'" in line


def test_the_deck_is_written_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    own = copytree(Path(__file__).parent.parent / "tiny", tmp_path / "own")
    for path in own.rglob("*"):
        os.utime(path, (1, 1))  # of 1970, as where a computer has lost its clock
    scenes = str(own)
    assert main(["export", "--anki", "--scenes", scenes]) == 0
    monkeypatch.setattr(time, "time", lambda: 2.0)
    assert main(["export", "--anki", "--scenes", scenes]) == 0  # the same bytes, and so no second file
    assert main(["export", "--anki", "--csv", "--scenes", scenes]) == 2
    assert main(["export", "a.json", "--anki", "--scenes", scenes]) == 2
    said = capsys.readouterr()
    assert said.out == "Written: cards.apkg\n" * 2
    assert said.err.splitlines() == [
        "Name one format: --csv or --anki or --ink.",
        "--anki is made of the story alone: name no saved game.",
    ]
