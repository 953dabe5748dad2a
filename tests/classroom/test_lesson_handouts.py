"""The handouts of one lesson: of the chairs that are played, in the minutes that there are, and counted beforehand."""

import re
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from game.classroom.handouts import handouts
from game.classroom.page_sizes import size_of, sizes, total
from game.cli import main
from game.content import scenes_folder
from game.engine.reference import CardAdvice
from game.engine.story import Deck
from game.telling import card_leaves
from game.telling.ballots import ROWS, TITLE, leaves
from game.telling.codes import file_number
from game.telling.lesson_plan import deck_for, minutes_of, planned
from game.telling.paper import cards
from tests.classroom.pages import Page, words
from tests.loaded import TINY_FOLDER, loaded

STORY = loaded(scenes_folder())
LESSON = STORY.find(Deck, "lesson")
OTHERS = [chair.id for chair in STORY.chairs if chair.id != "kamenev"]
TINY = loaded(TINY_FOLDER)


@pytest.mark.parametrize("chair", ["kamenev", *(pytest.param(chair, marks=pytest.mark.slow) for chair in OTHERS)])
def test_one_chair_gets_its_own_cards_and_nobody_else_s(chair: str) -> None:
    pages = handouts(STORY, LESSON.only([chair]))
    name = next(one.name for one in STORY.chairs if one.id == chair)
    told, texts = Page(pages["cards.html"]).articles, {file: Page(page).text for file, page in pages.items()}
    asked = [scene for scene in STORY.scenes if LESSON.asks(chair, scene.id)]
    assert [re.findall("For (.*?) only", slip) for slip in told] == [[name]] * len(asked)
    for scene in asked:
        for seat in scene.seats:
            here = [file for file, text in texts.items() if words(seat.brief) in text]
            assert here[-1:] == (["cards.html"] if seat.chair == chair else [])
    assert texts["roles.html"].count("Who you are") == 1
    assert all(f"· {name}" in Page(pages[f"{one}.html"]).headings[0][1] for one in ("roles", "cards", "teachers-key"))


def test_tables_get_the_cards_of_their_chairs_together() -> None:
    pages = handouts(STORY, LESSON.only(["kamenev", "rykov"]))
    assert "· Kamenev and Rykov" in Page(pages["teachers-key.html"]).text
    assert "all chairs" in Page(handouts(TINY, TINY.decks[0])["teachers-key.html"]).text
    files = {name: len(Page(pages[name]).articles) for name in ("cards.html", "teachers-key.html")}
    asked = [[chair for chair in ("kamenev", "rykov") if LESSON.asks(chair, scene.id)] for scene in STORY.scenes]
    assert files == {"cards.html": sum(map(len, asked)), "teachers-key.html": sum(map(bool, asked))}


@pytest.mark.parametrize("deck", ["short", "lesson"])
@pytest.mark.parametrize("chair", ["kamenev", *(pytest.param(chair, marks=pytest.mark.slow) for chair in OTHERS)])
def test_the_key_says_what_to_say_what_to_expect_and_what_is_mistaken(chair: str, deck: str) -> None:
    asked = STORY.find(Deck, deck).only([chair])
    key = Page(handouts(STORY, asked)["teachers-key.html"]).text
    assert STORY.teaching
    taught = dict(STORY.teaching.cards)
    for scene in (scene for scene in STORY.scenes if asked.asks(chair, scene.id)):
        advice = taught[scene.id]
        for text in (advice.say, advice.note, *scene.ask, *advice.expect, advice.slip):
            assert words(text) in key
        assert advice.say
        assert len(advice.expect) == len(scene.ask)
        assert bool(advice.slip) == bool(scene.ask)
        assert words(scene.history.text or scene.history.beyond) in key
        for factor in STORY.enquiry.factors if STORY.enquiry else ():
            about = next(part for part in key.split("File ") if part.startswith(f"{file_number(STORY, scene.id)} ·"))
            speaks = factor.id in {one.factor for one in scene.evidence}
            assert (factor.name in about.partition("Evidence on: ")[2]) >= speaks
    assert all(question in key for question in STORY.teaching.debrief)
    assert size_of(handouts(STORY, asked)["teachers-key.html"]).words < 3800


def test_every_card_of_the_story_can_be_taught() -> None:
    assert STORY.teaching
    taught = dict(STORY.teaching.cards)
    for scene in STORY.scenes:
        advice = taught[scene.id]
        assert advice.say
        assert (len(advice.expect), bool(advice.slip)) == (len(scene.ask), bool(scene.ask)), scene.id
        assert all(len(text.split()) <= 50 for text in (advice.say, *advice.expect, advice.slip)), scene.id


def test_points_stand_beside_their_questions_and_cards_without_advice_do_without() -> None:
    advice = CardAdvice(say="Count the carts.", expect=("The **parish**.",), slip="That the ford was dry.")
    assert TINY.teaching
    first = next(scene for scene in TINY.scenes if len(scene.ask) == 1)
    story = replace(TINY, teaching=TINY.teaching._replace(cards=((first.id, advice),)))
    key = handouts(story, story.decks[-1], full=True)
    assert f"{first.ask[0]}</strong> The <strong>parish</strong>." in key["teachers-key.html"]
    for page in (key["teachers-key.html"], key["full-key.html"]):
        told = Page(page).text
        assert (told.count("Say: "), told.count("Often mistaken: ")) == (1, 1)
        assert all(text in told for text in (advice.say, "The parish.", advice.slip))


def test_ballots_fit_on_their_leaves_and_no_leaf_could_take_the_first_of_the_next() -> None:
    for deck in STORY.decks:
        first, *sheets = leaves(cards(STORY, deck))
        assert sum(ballot.rows for ballot in first) <= ROWS - TITLE
        assert all(sum(ballot.rows for ballot in sheet) <= ROWS for sheet in sheets)
        for sheet, after in pairwise(sheets):
            assert sum(ballot.rows for ballot in [*sheet, after[0]]) > ROWS


def test_the_minutes_of_a_lesson_choose_the_longest_plan_that_fits() -> None:
    assert {deck.id: minutes for deck, minutes in planned(STORY).items()} == {
        "short": 30, "lesson": 45, "double": 90, "whole": 180,
    }  # fmt: skip
    chosen = {minutes: deck and deck.id for minutes in (29, 30, 44, 45, 60, 90) for deck in [deck_for(STORY, minutes)]}
    assert chosen == {29: None, 30: "short", 44: "short", 45: "lesson", 60: "lesson", 90: "double"}
    assert minutes_of(replace(STORY, teaching=None), LESSON) == 0
    assert deck_for(replace(STORY, teaching=None), 45) is None


def test_words_and_sheets_are_counted() -> None:
    page = '<head><title>not this</title></head><h1>Two words</h1><div class="front"></div><p>1 · — more</p>'
    size = size_of(page)
    assert (size.words, size.sheets) == (4, 2)
    pages = handouts(STORY, LESSON.only(["kamenev"]))
    counted = sizes(pages)
    assert counted.keys() == pages.keys()
    assert counted["roles.html"].sheets == 1
    assert total(counted.values()).words == sum(size.words for size in counted.values())
    large = sizes(handouts(STORY, LESSON.only(["kamenev"]), large=True))["cards.html"].sheets
    assert large == sum(LESSON.asks("kamenev", scene.id) for scene in STORY.scenes)
    assert counted["cards.html"].sheets <= large * 2 / 3


@pytest.mark.parametrize("large", [False, True])
def test_short_cards_share_a_leaf_and_long_ones_have_one_and_none_is_left_out(large: bool) -> None:
    for deck in STORY.decks:
        handed_out = [(card.file, slip.chair) for card in cards(STORY, deck) for slip in card.slips]
        sheets = card_leaves.leaves(cards(STORY, deck), large)
        assert sorted((one.card.file, one.slip.chair) for sheet in sheets for one in sheet) == sorted(handed_out)
        assert [(sheet[0].card.file, sheet[0].slip.chair) for sheet in sheets] == [
            one for one in handed_out if one in {(sheet[0].card.file, sheet[0].slip.chair) for sheet in sheets}
        ]
        short = [sheet for sheet in sheets if sheet[0].rows <= card_leaves.ROWS - card_leaves.TITLE]
        assert len([sheet for sheet in short if len(sheet) == 1]) <= 1 or large
        assert all(len(sheet) == 1 or max(one.rows for one in sheet) <= card_leaves.ROWS for sheet in sheets)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["handouts", *arguments])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_the_command_asks_for_whom_and_counts_without_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    tiny = ("--scenes", str(TINY_FOLDER))
    told = "Say for whom: --as CHAIR for the chair of your class, or several times for tables (mary, tom); or --all.\n"
    for arguments in ([], ["--as", "mary", "--all"]):
        assert run(capsys, *tiny, *arguments) == (2, told)
    code, said = run(capsys, *tiny, "--as", "mary", "--minutes", "30", "--count", "--full")
    assert code == 0
    *lines, together, enough = said.splitlines()
    written = handouts(TINY, TINY.find(Deck, "short").only(["mary"]), full=True)
    assert [re.fullmatch(r"(\S+): [\d,]+ words, \d+ sheets?", line) for line in lines].count(None) == 0
    assert [line.partition(":")[0] for line in lines] == [*written]
    assert {"roles.html", "cards.html", "ballots.html", "teachers-key.html", "full-key.html"} <= written.keys()
    assert re.fullmatch(r"Together, printed on both sides: [\d,]+ words, \d+ sheets", together)
    few = "Where a screen shows the cards, these are enough: teachers-key.html, roles.html and pupils-leaf.html"
    assert re.fullmatch(rf"{few}: [\d,]+ words, \d+ sheets", enough)
    assert list(tmp_path.iterdir()) == []
    told = "The shortest plan takes 20 minutes: A short evening.\n"
    assert run(capsys, *tiny, "--as", "mary", "--minutes", "19", "--count") == (2, told)
    code, said = run(capsys, *tiny, "--as", "Mary", "--minutes", "20")
    assert code == 0
    assert "handouts/teachers-key.html: " in said.replace("\\", "/")
    assert "A short evening · Mary" in Page((tmp_path / "handouts" / "roles.html").read_text(encoding="utf-8")).text


def test_a_chair_that_the_cards_do_not_ask_and_a_story_without_plans_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny = tmp_path / "tiny"
    shutil.copytree(TINY_FOLDER, tiny)
    story = (tiny / "story.yaml").read_text(encoding="utf-8")
    only_tom = story.replace("      - for: [mary]\n        scenes: [1901-03-bridge]\n", "", 1)
    assert only_tom != story
    (tiny / "story.yaml").write_text(only_tom, encoding="utf-8")
    code, said = run(capsys, "--scenes", str(tiny), "--as", "mary", "--deck", "short", "--count")
    assert (code, said) == (2, "Mary is asked nothing on these cards: A short evening.\n")
    (tiny / "teaching.yaml").unlink()
    code, said = run(capsys, "--scenes", str(tiny), "--all", "--minutes", "45")
    assert (code, said) == (2, "This story has no plan of a lesson: name its cards with --deck.\n")
