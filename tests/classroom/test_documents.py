"""Documents on paper: a pupil gets what stands in them, the teacher and the page after the game all that is known."""

from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from game.telling.documents import in_sentences, whole
from game.telling.paper import cards
from game.telling.prose import plain
from tests.classroom.games import TINY, game
from tests.classroom.pages import Page

DECK = TINY.decks[-1]
SHEETS = {name: Page(text).letters for name, text in handouts(TINY, DECK, full=True).items()}
DOCUMENTS = {filed.document for scene in TINY.scenes for filed in scene.documents}


def test_what_all_have_in_hand_is_told_apart_from_what_some_have() -> None:
    bridge, minutes, *_ = cards(TINY, DECK)
    assert [paper.title for paper in minutes.papers] == ["Pell's ledger"]
    assert not any(slip.papers for slip in minutes.slips)
    assert bridge.papers == ()
    held = {slip.chair: [paper.title for paper in slip.papers] for slip in bridge.slips}
    assert held == {"Mary": ["A petition: the ford"], "Tom": []}


def test_a_pupil_reads_on_paper_what_stands_there_and_nothing_that_came_later() -> None:
    for document in DOCUMENTS:
        assert plain(document.text) in SHEETS["cards.html"]
        assert document.ask not in SHEETS["cards.html"]
        assert document.keeper not in SHEETS["cards.html"]


def test_the_teachers_key_has_all_of_it_and_says_in_which_worlds_it_is_in_hand() -> None:
    key = SHEETS["full-key.html"]
    for document in DOCUMENTS:
        for line in in_sentences(whole(document)):
            assert line.removesuffix(".") in key, line
    assert "A document is in hand" in key


def test_the_page_after_a_game_has_all_of_it() -> None:
    played = game("mary", "tom", story=TINY, deck="whole")
    for text in (Page(debrief(played, full=True)).letters, debrief(played, "md", full=True).replace("*", "")):
        for document in DOCUMENTS:
            for line in in_sentences(whole(document)):
                assert line.removesuffix(".") in text, line
