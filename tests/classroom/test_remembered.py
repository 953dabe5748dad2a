"""What pages tell of a story that remembers: cards in the index, words in the corridor, answers, calls and echoes."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from game.classroom.compare import compare
from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from game.engine.playthrough import Playthrough
from game.engine.rules import Word
from game.engine.scene import Scene
from game.engine.story import Deck
from game.telling.comparison import comparison
from game.telling.ending import ending_told
from game.telling.prose import plain
from tests.classroom.games import TINY, game
from tests.classroom.pages import Page
from tests.classroom.parsed import assert_inert, assert_readable, parsed, text, tokens
from tests.classroom.remembered import (
    ASKED,
    GUARDIANS,
    LETTER,
    LIST,
    REPORTS,
    SECOND,
    TURNED,
    WELL,
    remembered,
)  # fmt: skip

CURATE = remembered("whitehead", picks={REPORTS: "preach-it"}, words={REPORTS: Word("whitehead", "snow")})
GAMES = {"asked": ASKED, "turned": TURNED, "curate": CURATE}
WHOLE = {deck.id: handouts(SECOND, deck, full=True) for deck in SECOND.decks}
JOINS = (
    "John Snow had a word with Henry Whitehead, who joins: Go from bed to bed, and note who drank what. He doubts your "
    "theory, and has a pencil. He will ask, he says, so as to be able to show that you are wrong. This road is our "
    "suggestion; we know of no historian who argues it."
)


Form = Callable[[Playthrough], str]


def in_html(playthrough: Playthrough) -> str:
    page = debrief(playthrough, full=True)
    assert_inert(page)
    assert_readable(page)
    return text(parsed(page))


def in_markdown(playthrough: Playthrough) -> str:
    kinds = {"text", "text_special", "softbreak"}
    found = "".join(
        one.content or " " for one in tokens(debrief(playthrough, "md", full=True)) if one.type in kinds | {"heading"}
    )
    return " ".join(found.split())


@pytest.mark.parametrize("form", [in_html, in_markdown])
@pytest.mark.parametrize("which", GAMES)
def test_the_ending_is_told_with_all_that_it_remembers(which: str, form: Form) -> None:
    told, ending = form(GAMES[which]), ending_told(GAMES[which])
    assert ending.callbacks
    for line in (*ending.callbacks, ending.title, *plain(ending.text).split("\n\n")):
        assert line in told
    assert ("A road you did not take" in told) is bool(ending.missed) is (which != "turned")
    assert ending.missed in told
    (chair, card), *_ = ending.index_cards
    assert chair in told
    assert all(line in told for line in plain(card).split("\n\n"))
    assert SECOND.teaching
    assert plain(SECOND.teaching.index_card) in told
    assert "What would you type on the last line?" in told


def test_an_ending_of_several_chairs_says_whose_each_memory_is() -> None:
    told = ending_told(remembered("snow", "whitehead", picks={GUARDIANS: "open-the-well"}))
    assert told.callbacks
    assert {line.split(": ")[0] for line in told.callbacks} <= {"John Snow", "Henry Whitehead"}
    assert not any(line.startswith("John Snow: ") for line in ending_told(ASKED).callbacks)


def test_every_line_that_was_typed_is_on_the_card() -> None:
    typed = [
        "3.IX.54. Asked for a list of the dead.",
        "7.IX.54. Wanted a whole well opened.",
        "2.X.54. Asked for reasons.",
    ]
    told = in_html(ASKED)
    assert [told.index(line) for line in typed] == sorted(told.index(line) for line in typed)


def test_a_story_without_cards_has_no_word_about_them() -> None:
    told = in_html(game("mary", story=TINY, mode="solo", deck="whole"))
    assert "The card in the index" not in told
    assert SECOND.teaching
    for teaching in (SECOND.teaching._replace(index_card=""), None):
        assert "our invention" not in in_html(replace(ASKED, story=replace(SECOND, teaching=teaching)))


@pytest.mark.parametrize("form", [in_html, in_markdown])
def test_words_in_the_corridor_are_told_with_their_results(form: Form) -> None:
    assert JOINS in form(ASKED)
    refused = "John Snow had a word with Henry Whitehead, who does not join."
    assert refused in form(ASKED)
    assert "He would not be believed there any more than you." in form(ASKED)
    assert "Henry Whitehead listens, sees you do something else, and does not join you." in form(TURNED)
    assert "had a word" not in form(remembered("snow", picks={}))


@pytest.mark.parametrize("form", [in_html, in_markdown])
def test_what_became_of_what_was_asked_for_stands_beside_the_choice(form: Form) -> None:
    told = form(ASKED)
    outcome, answer, move = map(told.index, ["They grumble about the cost.", "The surveyor's drawing", "takes note"])
    assert outcome < answer < move
    assert "laid beside your list" in told
    assert "mislaid" not in told


@pytest.mark.parametrize("form", [in_html, in_markdown])
def test_what_never_was_is_not_set_beside_history(form: Form) -> None:
    told = form(ASKED)
    for scene in (LETTER, WELL):
        known = SECOND.find(Scene, scene).history.beyond.strip()
        assert known in told
    assert told.count("Nothing of this happened: the scene is ours.") >= 2


def test_a_card_that_passed_in_silence_is_not_told() -> None:
    told = in_html(CURATE)
    assert "A civil letter" not in told
    assert "An open well" not in told
    assert "Meanwhile: Septem" in told


def test_games_are_compared_by_their_words_and_by_what_is_remembered() -> None:
    page = compare([("one", ASKED), ("two", TURNED), ("three", remembered("snow", picks={}))], full=True)
    assert_inert(page)
    assert_readable(page)
    told = comparison([("one", ASKED), ("two", TURNED), ("three", remembered("snow", picks={}))])
    assert [len(group.words) for group in told.groups] == [2, 1, 0]
    assert told.groups[0].words[1] == (
        "July 1855, Two reports. John Snow had a word with Henry Whitehead, who does not join."
    )
    assert told.groups[0].remembered == ending_told(ASKED).callbacks
    letters = text(parsed(page))
    assert all(line in letters for group in told.groups for line in (*group.words, *group.remembered))


def test_the_title_of_an_ending_is_that_of_its_face() -> None:
    wrote = remembered("snow", picks={LIST: "write-to-a-paper"})
    assert ending_told(wrote).title != next(one.title for one in SECOND.endings if one.id == ending_told(wrote).id)
    assert comparison([("one", wrote), ("two", ASKED)]).groups[0].ending == ending_told(wrote).title


def test_what_might_have_been_has_the_title_of_its_face_too() -> None:
    told = (
        "With “Write to a newspaper about the water” instead, this model might have ended in “Believed in one parish, "
    )
    assert [line for line in ending_told(ASKED).mattered if f"{told}and heard of in others”." in line]


def test_games_of_other_chairs_do_not_part_over_a_call() -> None:
    told = comparison([("one", remembered("snow", picks={})), ("two", remembered("whitehead", picks={}))])
    (letter,) = (card for card in told.cards if card.title == "A civil letter")
    assert letter.parted == ()
    assert [row.letter for row in letter.rows] == ["A"]


def test_chairs_that_differ_alike_are_told_together() -> None:
    alike = []
    for scene in SECOND.scenes:
        if scene.id == LIST:
            snow, whitehead = scene.seats
            options = tuple(
                replace(other, label=own.label)
                for own, other in zip(snow.options[1::-1], whitehead.options, strict=True)
            )
            scene = replace(scene, seats=(snow, replace(whitehead, options=options)))
        alike.append(scene)
    story = replace(SECOND, scenes=tuple(alike))
    games = [
        Playthrough.of(story, remembered("snow", "whitehead", picks={LIST: pick}).chronicle)
        for pick in ("take-the-list", "write-to-a-paper")
    ]
    entries = games[1].chronicle.entries
    picks = (("snow", "write-to-a-paper"), ("whitehead", "note-who-drank"))
    other = replace(games[1].chronicle, entries=(replace(entries[0], picks=picks), *entries[1:]))
    told = comparison([("one", games[0]), ("two", Playthrough.of(story, other))])
    assert told.cards[0].parted == (
        "John Snow and Henry Whitehead: “Take down the list of deaths, and walk it” (A); "
        "“Write to a newspaper about the water” (B).",
    )


def test_the_key_has_answers_filed_lines_echoes_and_words() -> None:
    key = Page(WHOLE["whole"]["full-key.html"]).text
    for told in [
        "What comes of it when John Snow picked 1-SN-2 in 1854: They ask to keep your list.",
        "Otherwise: They write down the handle, and leave out the reason.",
        "What comes of it when what has been shown about the water is at least 3 of 6 (“a case”): The surveyor's",
        "Typed on the card: 2.X.54. Asked for reasons. Sent one line.",
        "Read also to John Snow, when John Snow picked 1-SN-1 in 1854 One of them has your letter",
        "John Snow, who then picks 1-SN-2, can ask Henry Whitehead, if nobody holds that chair Yes: He doubts",
        "Yes, when Whitehead's standing is at least 3 of 5 (“the curate”): You take it to the Board",
        "Otherwise no: He would not be believed there any more than you.",
        "Henry Whitehead, who then picks 7-WH-2 or 7-WH-1, can ask John Snow, if nobody holds that chair",
        "It comes only when John Snow picked 2-SN-1 or 2-SN-2 in 1854. Otherwise nobody hears of it.",
        "It counts as an objection.",
        "What paper cannot do:",
        "each chair has 2 in the whole game.",
        "The card in the index The cards are our invention.",
    ]:
        assert told in key, told
    assert key.count("Nothing of this happened: the scene is ours.") == 2
    assert key.count("So it goes where nobody decides.") == 3


def test_the_key_of_a_deck_leaves_out_what_cannot_come_in_it() -> None:
    whole, lesson = (Page(WHOLE[deck]["full-key.html"]).text for deck in ("whole", "lesson"))
    pamphlet, pages = "Your pamphlet is still for sale.", "They have your eleven pages of October"
    assert pamphlet in whole
    assert pamphlet not in lesson
    assert pages in whole
    assert pages in lesson


def test_what_is_read_from_the_key_is_on_no_other_paper() -> None:
    others = " ".join(Page(WHOLE["whole"][file]).text for file in ("roles.html", "cards.html", "ballots.html"))
    for scene in SECOND.scenes:
        for seat in scene.seats:
            kept = [one.text for one in seat.echoes]
            for option in seat.options:
                kept += [one.text for one in option.answers]
                kept += [option.filed, *(word for asked in option.asked for word in (asked.yes, asked.no))]
            assert not [one for one in kept if one and " ".join(one.split()) in others]


def test_a_call_is_a_slip_for_one_chair_alone() -> None:
    cards = Page(WHOLE["whole"]["cards.html"])
    scene = SECOND.find(Scene, LETTER)
    prose = " ".join(scene.prose.split())
    (slip,) = (slip for slip in cards.articles if prose in " ".join(slip.split()))
    assert "For John Snow only" in slip
    assert cards.text.count(prose) == 1
    seldom = [slip for slip in cards.articles if "This comes only in some games." in slip]
    assert [re.findall("For (.*?) only", slip) for slip in seldom] == [
        ["John Snow"],
        ["John Snow"],
        ["Henry Whitehead"],
    ]


def test_a_slip_says_with_whom_one_can_have_a_word() -> None:
    slips = [" ".join(slip.split()) for slip in Page(WHOLE["whole"]["cards.html"]).articles]
    spoken = [slip for slip in slips if "A word in the corridor can be had with" in slip]
    assert [re.findall("For (.*?) only", slip) for slip in spoken] == [
        ["John Snow"], ["John Snow"], ["Henry Whitehead"],
    ]  # fmt: skip
    roles = Page(WHOLE["whole"]["roles.html"]).text
    assert roles.count("if nobody holds that chair: 2 times in the game.") == 2
    assert Page(WHOLE["lesson"]["roles.html"]).text.count("1 time in the game.") == 2


def test_without_words_in_a_deck_nobody_is_told_of_any() -> None:
    deck = replace(SECOND.find(Deck, "whole"), words=0)
    pages = handouts(replace(SECOND, decks=(*SECOND.decks[:-1], deck)), deck, full=True)
    assert not [file for file, page in pages.items() if "corridor" in Page(page).text]


def test_a_record_of_decisions_keeps_a_line_for_what_may_come() -> None:
    sheets = Page(WHOLE["whole"]["roles.html"]).text.split("The decisions of ")[1:]
    assert "2 October 1854" not in sheets[0]
    rows = WHOLE["whole"]["roles.html"].count('<tr><td class="number"></td>')
    assert rows == 3
