"""What a class works on beside the game: the evidence of its own cards and no others, and letters only."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from game.classroom.study_leaves import study_leaves
from game.content import scenes_folder
from game.engine.reference import Sentence
from game.engine.story import Deck, Story
from game.telling.evidence_bank import bank, scenes_of
from game.telling.pupils_leaf import MOST_ROWS, MOST_WORDS, leaves
from tests.classroom.pages import Page, words
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent
SHIPPED, TINY, SECOND = (loaded(path) for path in (scenes_folder(), TESTS / "tiny", TESTS / "second"))
PAGES = ["evidence.html", "pupils-leaf.html", "pupils-help.html", "quiz-before.html", "quiz-after.html"]


@cache
def written(deck: str, *chairs: str) -> dict[str, str]:
    whole = SHIPPED.find(Deck, deck)
    return dict(study_leaves(SHIPPED, whole.only(chairs) if chairs else whole))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("story", [SHIPPED, TINY], ids=["shipped", "tiny"])
def test_a_leaf_is_letters_with_headings_in_order(name: str, story: Story) -> None:
    sheet = Page(study_leaves(story, story.decks[0])[name])
    assert not {tag for tag, _ in sheet.tags} & {"script", "link", "img", "iframe", "object", "embed", "form", "a"}
    assert "://" not in sheet.text
    levels = [level for level, _ in sheet.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all("scope" in attributes for tag, attributes in sheet.tags if tag == "th")
    ids = sheet.attributes("id")
    assert len(set(ids)) == len(ids)
    assert set(sheet.attributes("aria-labelledby")) <= set(ids)


def test_the_bank_has_each_line_of_the_cards_with_history_essay_and_historians_behind_it() -> None:
    text = Page(written("lesson", "kamenev")["evidence.html"]).text
    scenes = scenes_of(SHIPPED, SHIPPED.decks[0].only(["kamenev"]))
    assert len(scenes) > 7
    for scene in scenes:
        assert bool(scene.evidence) == (not scene.call)
        for one in scene.evidence:
            assert words(one.speaks_for) in text
            assert words(one.against) in text
        if scene.evidence:
            assert words(scene.history.text) in text
            assert words(scene.history.historians) in text
            for citation in scene.history.essay:
                assert f"{words(SHIPPED.find(Sentence, citation.sentence).gist)} (" in text
                assert words(citation.because) in text


def test_the_bank_of_a_chair_has_none_of_the_cards_that_are_asked_of_others_only() -> None:
    deck = SHIPPED.find(Deck, "lesson")
    mine, all_of_them = scenes_of(SHIPPED, deck.only(["kamenev"])), scenes_of(SHIPPED, deck)
    text = Page(written("lesson", "kamenev")["evidence.html"]).text
    others = [scene for scene in all_of_them if scene not in mine and scene.evidence]
    assert others
    assert not [scene.title for scene in others if f"· {scene.title} ·" in text]


@pytest.mark.parametrize("deck", [deck.id for deck in SHIPPED.decks])
@pytest.mark.parametrize("chair", [chair.id for chair in SHIPPED.chairs])
def test_every_chair_of_every_deck_can_argue_for_and_against_most_factors(deck: str, chair: str) -> None:
    evidence = bank(SHIPPED, scenes_of(SHIPPED, SHIPPED.find(Deck, deck).only([chair])))
    assert evidence
    both = [
        told.factor.id
        for told in evidence.factors
        if any(line.speaks_for for line in told.lines) and any(line.against for line in told.lines)
    ]
    assert {"office", "person", "mistakes"} <= set(both)
    assert len(both) >= (3 if len(evidence.cards) < 6 else 5)


@pytest.mark.parametrize("deck", [deck.id for deck in SHIPPED.decks])
def test_a_leaf_has_a_row_for_each_card_or_empty_ones_where_there_are_too_many(deck: str) -> None:
    chosen = SHIPPED.find(Deck, deck)
    for chair, leaf in zip(SHIPPED.chairs, leaves(SHIPPED, chosen), strict=True):
        cards = [scene for scene in scenes_of(SHIPPED, chosen.only([chair.id])) if not scene.call]
        titles = [scene.title for scene in cards]
        assert [row.title for row in leaf.rows] == (titles if len(cards) <= MOST_ROWS else [])
        assert len(leaf.rows) + leaf.spare in (len(cards), MOST_ROWS)
        assert leaf.sources


def test_the_words_of_a_card_stand_on_it_and_each_is_explained_once() -> None:
    (leaf,) = leaves(SHIPPED, SHIPPED.decks[0].only(["kamenev"]))
    explained = [word.name for card in leaf.words for word in card.new]
    assert len(explained) == len(set(explained)) > 15
    known: set[str] = set()
    for card in leaf.words:
        assert len(card.new) + len(card.again) <= MOST_WORDS
        assert known.issuperset(card.again)
        known.update(word.name for word in card.new)
        scene = SHIPPED.scenes[card.file - 1]
        seat = scene.seat("kamenev")
        assert seat
        told = " ".join([scene.prose, seat.brief, scene.history.text, *(move.text for move in scene.opponent)])
        told += " ".join(f" {option.label} {option.outcome}" for option in seat.options)
        for word in card.new:
            assert any(form.lower() in " ".join(told.split()).lower() for form in word.forms), word.name


def test_the_leaf_asks_both_questions_and_the_help_begins_sentences() -> None:
    assert SHIPPED.enquiry
    leaf, help = (Page(written("lesson", "kamenev")[name]).text for name in ("pupils-leaf.html", "pupils-help.html"))
    assert SHIPPED.enquiry.exit in leaf
    assert SHIPPED.enquiry.harder in leaf
    assert all(starter in help and starter not in leaf for starter in SHIPPED.enquiry.starters)


def test_a_story_without_an_enquiry_has_no_bank() -> None:
    assert SECOND.enquiry is None
    pages = study_leaves(SECOND, SECOND.decks[0])
    assert "evidence.html" not in pages
    assert "Which decision mattered most" in Page(pages["pupils-leaf.html"]).text
