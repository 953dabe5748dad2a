"""The game behind the one file, in ordinary Python: what is asked of it, and what it shows and keeps."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.classroom.absent import absent_leaf
from game.classroom.csv_table import csv_table
from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from game.content import load, scenes_folder
from game.engine.chronicle import Chronicle, Mode
from game.engine.story import Deck, Story
from game.onefile.face import PageFace
from game.pages.look_ups import TITLES
from game.saves.save_files import content
from game.session.moment import EndingMoment
from game.session.session import Session
from tests.onefile.random_games import Form, asked, steps


@pytest.fixture(scope="module")
def story() -> Story:
    return load(scenes_folder())


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("seed", range(6))
def test_a_game_is_played_by_its_forms_and_kept_as_elsewhere(seed: int, story: Story) -> None:
    face, random = PageFace(story), Random(seed)
    reply: dict[str, Any] = asked(face, do="begin", kept="", reached=[])
    chair = story.chairs[seed].id
    assert f'value="{chair}"' in reply["page"]
    reply = asked(face, do="post", verb="set-up", fields={"answer": [chair]})
    for told in steps(face, reply["page"], random):
        reply = told
        assert face.session
        assert reply["kept"] == content(face.session.snapshot).decode()
        assert reply["said"] == ""
    assert face.session
    ending = face.session.moment
    assert isinstance(ending, EndingMoment)
    assert reply["reached"] == [ending.told.id]
    assert asked(face, do="save") == {"file": reply["kept"], "name": f"{chair}.json"}
    printed = asked(face, do="take", file="pages")["file"]
    assert "behind “All of it, to print”" in printed
    assert asked(face, do="take", file="whole") == {
        "file": debrief(face.session.playthrough, full=True),
        "name": f"{chair}-full.html",
    }
    plan = asked(face, do="take", file="planner")
    assert plan["name"] == f"{chair}-planner.html"
    assert "My judgement" in plan["file"]
    table = csv_table([(chair, face.session.playthrough)])
    assert asked(face, do="take", file="picks") == {"file": table.decode(), "name": f"{chair}.csv"}


def test_what_was_kept_is_taken_up_and_what_is_damaged_is_told(story: Story) -> None:
    game = Chronicle(("rykov",), deck="lesson").sealed(story)
    face = PageFace(story, game)
    kept = asked(face, do="begin", kept="", reached=[])["kept"]
    assert kept == content(Session.begin(story, game).snapshot).decode()
    other = PageFace(story)
    assert asked(other, do="begin", kept=kept, reached=[])["kept"] == kept
    for text, why in (
        ("{", "it is not whole"),
        ("[]", "it is not a saved game"),
        ('{"comrade-card-index": 99}', "it was saved by a newer version of the game"),
        (kept.replace('"rykov"', '"nobody"'), "is a game of another story"),
    ):
        assert why in asked(other, do="open", text=text)["said"]
        assert asked(other, do="show")["kept"] == kept
        fresh = asked(PageFace(story), do="begin", kept=text, reached=[])
        assert fresh["damaged"]
        assert fresh["kept"] == ""


@pytest.mark.parametrize(
    ("chair", "deck", "mode", "found"),
    [
        ("rykov", "lesson", "solo", True),
        ("tomsky", "lesson", "solo", False),
        ("rykov", "short", "solo", False),
        ("rykov", "lesson", "class", False),
    ],
)
def test_a_game_that_all_pages_of_the_story_shared_is_found_by_its_own(
    chair: str, deck: str, mode: Mode, found: bool, story: Story
) -> None:
    played = PageFace(story, Chronicle(("rykov",), (("rykov", story.aims[0].id),), deck="lesson").sealed(story))
    older = asked(played, do="begin", kept="", reached=[])["kept"]
    page = PageFace(story, Chronicle((chair,), deck=deck, mode=mode).sealed(story))
    reply = asked(page, do="begin", kept="", older=older, reached=[])
    assert (reply["kept"] == older) == found
    assert page.session
    assert (page.session.chronicle.chairs, page.session.chronicle.deck) == ((chair,), deck)
    assert "said" not in reply
    own = asked(page, do="begin", kept=older, older="{", reached=[])
    assert own["kept"] == older


def test_a_form_of_an_older_page_changes_nothing(story: Story) -> None:
    face = PageFace(story, Chronicle(("rykov",), deck="lesson").sealed(story))
    kept = asked(face, do="begin", kept="", reached=[])["kept"]
    late = asked(face, do="post", verb="go-on", fields={"card": ["7.7.7.7.7"]})
    assert late["said"]
    assert late["kept"] == kept


@pytest.mark.parametrize("what", TITLES)
def test_everything_can_be_looked_up(what: str, story: Story) -> None:
    face = PageFace(story, Chronicle(("rykov",), deck="lesson").sealed(story))
    asked(face, do="begin", kept="", reached=[])
    assert 'href="#game"' in asked(face, do="show", at=f"look/{what}")["page"]


def test_the_papers_for_a_lesson_are_those_of_the_chairs_and_cards_of_the_game(story: Story) -> None:
    face = PageFace(story, Chronicle(("kamenev",), deck="lesson").sealed(story))
    asked(face, do="begin", kept="", reached=[])
    page = asked(face, do="show", at="look/paper")["page"]
    deck = story.find(Deck, "lesson").only(("kamenev",))
    assert f"For Kamenev, with the cards of this game: {deck.title}." in page
    made = dict(handouts(story, deck, full=True))
    assert face.session
    made["absent.html"] = absent_leaf(face.session.playthrough) or ""
    taken = re.findall('formaction="#take/(.*?)"', page)
    assert sorted(taken) == sorted(made)
    for file in taken:
        assert asked(face, do="take", file=file) == {"file": made[file], "name": f"kamenev-{file}"}
    before, after = page.split("For the teacher")
    assert "roles.html" in before
    assert "-key.html" not in before
    assert "teachers-key.html" in after


def test_a_class_counts_its_hands_and_takes_its_choice_back(story: Story) -> None:
    face = PageFace(story, Chronicle(("rykov",), deck="lesson", mode="class").sealed(story))
    page = asked(face, do="begin", kept="", reached=[])["page"]
    while '"#do/open-vote"' not in page:
        verb, fields, marks = Form(page).forms[0]
        chosen = {name: values[-1:] for name, values in marks.items()}
        page = asked(face, do="post", verb=verb, fields=fields | chosen)["page"]
    _, fields, _ = Form(page).forms[0]
    page = asked(face, do="post", verb="open-vote", fields=fields)["page"]
    _, fields, _ = Form(page).forms[0]
    hands = [name for name in fields if name.startswith("hands-")]
    page = asked(face, do="post", verb="count", fields=fields | {hands[0]: ["3"]})["page"]
    verb, fields, marks = Form(page).forms[1]
    assert (verb, marks) == ("choose", {"option": [hands[0].removeprefix("hands-")]})
    reply = asked(face, do="post", verb=verb, fields=fields | marks)
    assert '"votes"' in reply["kept"]
    _, fields, _ = Form(reply["page"]).forms[0]
    assert '"undone"' in asked(face, do="post", verb="undo", fields=fields)["kept"]
