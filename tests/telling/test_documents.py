"""Documents: in hand before the pick what stands in them, and after it all that is known of them."""

from dataclasses import replace

import pytest

from game.authoring.reading_load import IN_HAND, most_after, most_before
from game.engine.chronicle import Chronicle, Pick
from game.engine.documents import SceneDocument
from game.engine.playthrough import Playthrough
from game.engine.reference import Claim, Source
from game.telling.card import card
from game.telling.documents import Paper, bare, in_hand, in_sentences, papers, read_aloud, sourced
from game.telling.meanwhile import chronicle_lines, log, recap
from game.telling.page import page
from game.telling.reading_time import card_words
from game.telling.reveal import reveal
from game.telling.teachers_key import teachers_key
from tests.classroom.games import TINY

BRIDGE, MINUTES = TINY.scenes[:2]
START = Playthrough.of(TINY, Chronicle(("mary", "tom"), deck="whole", mode="teams")).played_on()
PLAYED = START.play([Pick("mary", "wait"), Pick("tom", "refuse")])


def texts(paper: Paper) -> str:
    return " ".join(in_sentences(paper))


def test_only_whoever_had_it_reads_it_before_the_pick_and_nobody_what_came_later() -> None:
    (hers,) = card(START, "mary").papers
    assert card(START, "tom").papers == ()
    assert "ask for a bridge" in texts(hers)
    for later in ("Pell, in a drawer", "county paper", "wanted it said", "Who signs", "no ford is deep"):
        assert later not in texts(hers)


@pytest.mark.parametrize("read", [0, 1])
def test_in_some_worlds_only_somebody_has_it_in_hand(read: int) -> None:
    assert bool(in_hand(MINUTES, "tom", TINY.start.changed({"book-read": read}))) == bool(read)


def test_after_the_pick_everything_is_told_and_what_contradicts_it() -> None:
    happened = reveal(TINY, PLAYED.rounds[0], PLAYED.chronicle.entries[0]).steps[1]
    (paper,) = happened.papers
    assert happened.voice == "history"
    assert paper == papers(BRIDGE)[0]
    told = list(in_sentences(paper))
    assert told[0] == "A petition: the ford. Thirty carters, March 1901."
    assert "Why it was written: They had lost a cart, and wanted it said." in told
    assert "A question to it: Who signs a petition?" in told
    assert "Beside it, a source that contradicts it." in told
    assert "A question to both: Who had seen the ford?" in told
    assert told.count(paper.caution) == 2


def test_what_it_rests_on_is_told_when_it_is_opened_and_to_nobody_who_has_it_in_hand() -> None:
    claim = Claim("ford", "The ford was deep.", "high", (Source("The minute book"),))
    rests = replace(BRIDGE.documents[0], document=replace(BRIDGE.documents[0].document, claims=("ford", "unknown")))
    story = replace(TINY, claims={"ford": claim}, scenes=(replace(BRIDGE, documents=(rests,)), *TINY.scenes[1:]))
    told = "Where it comes from: The ford was deep. How sure: high. It rests on: The minute book."
    (paper,) = papers(story.scenes[0])
    lines = read_aloud(story, [paper])
    assert lines.count(told) == 1
    assert lines.index(told) < lines.index("Beside it, a source that contradicts it.")
    assert read_aloud(story, [bare(rests.document)]) == list(in_sentences(bare(rests.document)))
    played = Playthrough.of(story, PLAYED.chronicle).played_on()
    assert page(played, {}, rest="").cards[0].papers == (sourced(story, paper),)
    assert any("The ford was deep." in line for card in teachers_key(story, story.decks[0])[0] for line in card.grounds)


def test_log_recap_replay_and_page_name_it_once_it_has_been_read() -> None:
    line = "Document: A petition: the ford. Thirty carters, March 1901."
    assert line in {one.strip() for one in log(PLAYED)}
    assert line in chronicle_lines(TINY, PLAYED.rounds)
    assert [paper for step in recap(PLAYED) for paper in step.papers] == list(papers(BRIDGE))
    assert page(PLAYED, {}, rest="").cards[0].papers == papers(BRIDGE)


def test_a_card_that_was_not_asked_names_none() -> None:
    assert BRIDGE.documents
    late = Playthrough.of(TINY, Chronicle(("mary",), deck="whole", start="1901-06-minutes")).played_on()
    assert [(told.id, told.papers) for told in page(late, {}, rest="").cards] == [(BRIDGE.id, ())]


def test_what_is_in_hand_counts_for_those_who_have_it_and_not_for_the_length_of_the_card() -> None:
    bare = replace(BRIDGE, documents=())
    assert card_words(TINY, BRIDGE, "tom") == card_words(TINY, bare, "tom")
    assert card_words(TINY, BRIDGE, "mary") == card_words(TINY, bare, "mary") + len(
        BRIDGE.documents[0].document.text.split()
    )
    said = len(IN_HAND.split())
    assert [most_before(TINY, BRIDGE, seat) - most_before(TINY, bare, seat) for seat in BRIDGE.seats] == [said, 0]
    assert [most_after(TINY, BRIDGE, seat) - most_after(TINY, bare, seat) for seat in BRIDGE.seats] == [0, 0]


def test_a_document_decides_nothing() -> None:
    filed = SceneDocument(BRIDGE.documents[0].document)
    story = replace(TINY, scenes=(replace(BRIDGE, documents=(filed,)), *TINY.scenes[1:]))
    assert story.rules_digest == TINY.rules_digest
    assert story.words_digest != TINY.words_digest
