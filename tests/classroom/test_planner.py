"""The planner sets a game beside history, on the sides of a question, and what people typed stays letters on it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.planner import planner
from game.classroom.take_away import offered, taken_away
from game.cli import main
from game.console import in_a_line
from game.engine.playthrough import Playthrough
from game.engine.story import Story
from game.engine.written_tasks import WrittenQuestion
from game.saves import save
from game.session.snapshot import Snapshot
from game.telling.planner import planners
from tests.classroom.games import HOSTILE, SHIPPED, TINY, game
from tests.classroom.pages import Page

SCENES = ["--scenes", str(Path(__file__).parent.parent / "tiny")]


def questions(story: Story) -> Sequence[WrittenQuestion]:
    assert story.written
    return story.written.questions


def page(playthrough: Playthrough, number: int = 0) -> Page:
    return Page(planner(playthrough, questions(playthrough.story)[number]))


def test_a_card_that_was_played_stands_with_pick_reason_history_and_what_it_shows() -> None:
    played = game("mary", story=TINY, deck="whole", mode="solo", turn=1, texts=("It is our ford",))
    (told,) = planners(played, questions(TINY)[0])
    first, second = told.sides
    assert [(factor.name, [card.title for card in factor.cards]) for factor in first.factors] == [
        ("The pen & the minutes", ["A bridge, or none", "The minutes of the last meeting"])
    ]
    assert [factor.name for factor in second.factors] == ["Water", ""]
    (pick,) = first.factors[0].cards[0].picks
    assert pick.reason == "It is our ford"
    text = page(played).text
    assert f"{pick.choice.yours}. Because: It is our ford" in text
    assert pick.choice.beside in text
    assert text.count("Not asked of you.") == sum(
        not card.picks for side in told.sides for factor in side.factors for card in factor.cards
    )


def test_before_the_first_card_all_evidence_is_there_and_nothing_was_chosen() -> None:
    text = page(game("mary", story=TINY, deck="whole", cards=0)).text
    assert text.count("Not asked of you.") == 4
    assert "Because:" not in text


def test_every_table_has_a_leaf_and_reads_its_own_picks_alone() -> None:
    texts = ("the back row", "the window")
    told = planners(game("trotsky", "rykov", deck="double", texts=texts), questions(SHIPPED)[0])
    assert [[one.chair for one in leaf.seated] for leaf in told] == [["Trotsky"], ["Rykov"]]
    for leaf, chair in zip(told, ("Trotsky", "Rykov"), strict=True):
        picks = [pick for side in leaf.sides for factor in side.factors for card in factor.cards for pick in card.picks]
        assert {pick.chair for pick in picks} == {chair}
    together = planners(game("zinoviev", "kamenev", deck="double", texts=("one", "One")), questions(SHIPPED)[0])
    assert [[one.chair for one in leaf.seated] for leaf in together] == [["Zinoviev", "Kamenev"]]


def test_what_people_typed_stays_letters() -> None:
    typed = game("trotsky", "kamenev", deck="whole", texts=HOSTILE)
    plain = game("trotsky", "kamenev", deck="whole", texts=[f"plain {number}" for number in range(len(HOSTILE))])
    sheets = [page(typed, number) for number in range(len(questions(SHIPPED)))]
    for number, sheet in enumerate(sheets):
        assert [tag for tag, _ in sheet.tags] == [tag for tag, _ in page(plain, number).tags]
        assert not {name for _, attributes in sheet.tags for name in attributes if name.startswith("on")}
    text = " ".join(sheet.text for sheet in sheets)
    assert sum(" ".join(in_a_line(one).split()) in text for one in HOSTILE) > len(HOSTILE) / 2


def test_a_story_without_an_enquiry_lists_its_cards_under_no_factor() -> None:
    assert TINY.written
    bare = replace(TINY, enquiry=None, written=replace(TINY.written, questions=_unfactored(TINY)))
    (told,) = planners(game("mary", story=bare, deck="whole"), questions(bare)[0])
    assert [[factor.name for factor in side.factors] for side in told.sides] == [[""], [""]]


def _unfactored(story: Story) -> tuple[WrittenQuestion, ...]:
    first, *_ = questions(story)
    sides = (replace(side, evidence=tuple(replace(one, factor="") for one in side.evidence)) for side in first.sides)
    return (replace(first, sides=tuple(sides)),)


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    save(Snapshot(game("mary", "tom", story=TINY, deck="whole").chronicle), tmp_path / "evening.json")
    return "evening.json"


def test_the_command_takes_a_question_and_a_chair_by_name(saved: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["planner", saved, *SCENES]) == 0
    assert main(["planner", saved, "--question", "the record", "--as", "Tom", "-o", "tom.html", *SCENES]) == 0
    assert capsys.readouterr().out == "Written: evening-planner.html\nWritten: tom.html\n"
    assert "Why had the village no bridge?" in Path("evening-planner.html").read_text(encoding="utf-8")
    assert main(["planner", saved, "--question", "the record", "--as", "Tom", *SCENES]) == 0
    assert capsys.readouterr().out == "Written: evening-planner-record-tom.html\n"
    assert Path("evening-planner-record-tom.html").read_text(encoding="utf-8") == Path("tom.html").read_text("utf-8")
    tom = Page(Path("tom.html").read_text(encoding="utf-8")).text
    assert "What is a minute book worth?" in tom
    assert tom.count("My judgement") == 1


@pytest.mark.parametrize(
    ("flags", "code", "told"),
    [
        (["--question", "fort"], 2, "Did you mean ford?"),
        (["--as", "pell"], 2, "There is no chair called “pell”."),
        (["-o", "page.txt"], 2, "page.txt should end in .html."),
    ],
)
def test_what_is_misspelt_is_told(
    flags: list[str], code: int, told: str, saved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["planner", saved, *flags, *SCENES]) == code
    assert told in capsys.readouterr().err


def test_a_story_without_written_tasks_says_so(saved: str, capsys: pytest.CaptureFixture[str]) -> None:
    scenes = str(Path(__file__).parent.parent / "second")
    assert main(["planner", saved, "--scenes", scenes]) == 1
    assert capsys.readouterr().err == "This story sets no written tasks: it has no written-tasks.yaml.\n"


def test_a_browser_is_offered_a_planner_where_the_story_sets_a_question() -> None:
    assert "planner" in offered(TINY)
    assert "planner" not in offered(replace(TINY, written=None))
    played = game("mary", story=TINY, deck="whole")
    assert taken_away(played, "planner").content == planner(played, questions(TINY)[0])
