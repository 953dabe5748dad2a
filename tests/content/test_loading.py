"""The tiny story as the engine's values, the essay it cites, and what becomes of files that somebody has mangled."""

import gc
import shutil
import weakref
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.authoring.check import cited, run
from game.content import StoryProblems, check, load, scenes_folder
from game.content.unreachable_aims import roads_problems, write_no_roads
from game.engine.conditions import AtLeast, AtMost, Chose, Condition, Count, Is
from game.engine.effects import Effects
from game.engine.outcome import ending_of, history
from game.engine.reference import Sentence
from game.engine.rules import play
from game.engine.story import Aim, Chair, Deck, NoRoad, Story
from game.telling.words import day_of
from tests.loaded import TINY_FOLDER

FILES = sorted(path.relative_to(TINY_FOLDER) for path in TINY_FOLDER.rglob("*.yaml"))


@pytest.fixture(scope="module")
def story() -> Story:
    return load(TINY_FOLDER)


def test_scenes_stand_in_the_order_of_their_dates(story: Story) -> None:
    assert [scene.id for scene in story.scenes] == ["1901-03-bridge", "1901-06-minutes", "1901-09-flood"]
    assert [scene.act for scene in story.scenes] == ["1-spring", "1-spring", "2-autumn"]
    assert [day_of(scene) for scene in story.scenes] == ["12 March 1901", "4 June 1901, a Tuesday", "20 September 1901"]


def test_conditions_and_effects(story: Story) -> None:
    bridge, minutes, flood = story.scenes
    assert bridge.opponent[0].when == Condition(((Chose("mary", ("read-the-book",)),),))
    assert bridge.opponent[1].when == Condition(((Count(2, ("ask-for-bridge", "share-the-cost")),),))
    assert bridge.together[1].when.tests()[1] == Chose("tom", ("share-the-cost",), wanted=False)
    assert bridge.seats[0].options[2].effects == Effects((("grip", -1),), (("book-read", True),))
    assert bridge.seats[0].options[2].looks
    needs = minutes.seats[0].options[1].needs
    assert needs[1].when == Condition(((Is("book-read", True),), (AtLeast("trust", 3),)))
    assert flood.together[0].when.groups[1] == (AtMost("grip", 1),)


def test_mine_means_the_chair_s_own(story: Story) -> None:
    tests = dict(story.find(Aim, "stay").tests)
    assert tests["tom"].tests() == (Is("tom.out", False), AtLeast("tom.standing", 2))


def test_a_deck_holds_the_cards_in_which_a_chair_sits(story: Story) -> None:
    assert dict(story.find(Deck, "double").cards) == {
        "mary": {"1901-03-bridge", "1901-06-minutes", "1901-09-flood"},
        "tom": {"1901-03-bridge", "1901-06-minutes"},
    }
    assert len(dict(story.find(Deck, "whole").cards)["tom"]) == 3


def test_text_has_no_line_break_at_its_end(story: Story) -> None:
    assert story.scenes[0].seats[0].options[0].outcome == "You let it rest. Nobody thanks you for it."
    assert story.find(Chair, "mary").offices[1].since == date(1901, 6, 1)
    assert story.find(Sentence, "Sp.2.1").section == "Spring"
    assert story.scenes[1].variants[0].labels == (("mary", "sign", "Sign the minutes, bridge and all"),)


def test_history_plays_and_the_scene_can_be_skipped(story: Story) -> None:
    rounds = history(story)
    assert ending_of(story, rounds[-1].after).id == "history"
    assert not any(round.departed for round in rounds)
    first = play(story, story.scenes[0], story.start, {"mary": "ask-for-bridge", "tom": "share-the-cost"})
    second = play(story, story.scenes[1], first.after, {"mary": "object", "tom": "side-with-mary"})
    assert play(story, story.scenes[2], second.after, {}).skipped


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    shutil.copytree(TINY_FOLDER, tmp_path / "tiny")
    (tmp_path / "tiny" / "people.yaml").write_text("people: [\n")
    scene = tmp_path / "tiny" / "1-spring" / "1901-03-bridge.yaml"
    scene.write_text(scene.read_text(encoding="utf-8").replace("place:", "plase:").replace("trust: -1", "trist: -1"))
    with pytest.raises(StoryProblems) as raised:
        load(tmp_path / "tiny")
    told = [(p.file, p.code) for p in raised.value.problems]
    assert told == [
        ("tiny/1-spring/1901-03-bridge.yaml", "unknown-key"),
        ("tiny/1-spring/1901-03-bridge.yaml", "unknown-name"),
        ("tiny/people.yaml", "syntax"),
    ]


def test_scenes_are_looked_at_even_where_the_story_file_is_broken(tmp_path: Path) -> None:
    shutil.copytree(TINY_FOLDER, tmp_path / "tiny")
    (tmp_path / "tiny" / "story.yaml").write_text("title: one: two\n")
    scene = tmp_path / "tiny" / "1-spring" / "1901-03-bridge.yaml"
    scene.write_text(scene.read_text(encoding="utf-8").replace("place:", "plase:"))
    codes = [(p.file, p.code) for p in check(tmp_path / "tiny")[1]]
    assert codes == [(f"tiny/1-spring/{scene.name}", "unknown-key"), ("tiny/story.yaml", "colon")]


HOSTILE_ROADS = {
    '{"rules": "%s",\n "no-road": {"mary": ["stay"]}}': (2, 13),
    '{"rules": "%s",\n "no-road": [\n{"deck": "whole", "chairs": ["tom"], "aims": {"tom": ["\\u001b"]}}]}': (3, 56),
    '{"rules": "%s",\n "no-road": [\n{"deck": "whole", "chairs": ["mary"], "aims": {"mary": "stay"}}]}': (3, 56),
    '{"rules": "%s",\n "no-road": [\n{"deck": "whole", "chairs": ["mary"], "aims": {"nobody": ["stay"]}}]}': (3, 48),
    '{"rules": "%s",\n "no-road": [\n{"deck": "whole", "chairs": ["mary"], "aims": {"mary": ["no"]}}]}': (3, 57),
    '{"rules": "%s",\n "no-road": [\n{"deck": "none", "chairs": ["mary"], "aims": {}}]}': (3, 10),
    '{"rules": "%s", "rules": "%s", "no-road": []}': (1, 31),
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE_ROADS)
def test_roads_that_somebody_has_mangled_are_told_with_their_place_and_cost_no_game(
    text: str, story: Story, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(TINY_FOLDER, tmp_path / "tiny"))
    (folder / "roads.json").write_text(text.replace("%s", story.rules_digest))
    again = load(folder)
    assert again.no_roads == frozenset()
    told = roads_problems(folder, again)
    assert HOSTILE_ROADS[text] in {(problem.line, problem.column) for problem in told}
    assert all(problem.is_warning and str(problem).isprintable() for problem in told)


class Ring:
    """Something that only the collector can free, as a screen is."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.slow
def test_what_is_thrown_away_between_two_loads_is_freed() -> None:
    gone = []
    for _ in range(3):
        gone.append(weakref.ref(Ring()))
        load(TINY_FOLDER)
    gc.collect()
    assert [one() for one in gone] == [None] * 3


def test_the_roads_are_no_words_of_the_story(story: Story, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TINY_FOLDER, tmp_path / "tiny"))
    none = {
        NoRoad(frozenset({"tom", "mary"}), "whole", "mary", "stay"),
        NoRoad(frozenset({"tom"}), "short", "tom", "stay"),
    }
    write_no_roads(folder, story, none)
    again = load(folder)
    assert again.no_roads == none
    assert again.words_digest == story.words_digest


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("nowhere", "There is no such folder."),
        ("file", "This is no folder."),
        ("file/below", "This is no folder."),
        ("circle", "This folder cannot be read: "),
        ("empty", "There is no story in this folder."),
    ],
)
def test_no_folder(place: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("title: one\n")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "empty").mkdir()
    (problem,) = check(tmp_path / place)[1]
    assert problem.message.startswith(told)


def test_the_scenes_of_the_checkout_are_found() -> None:
    assert (scenes_folder() / "story.yaml").is_file()


def test_check_tells_what_there_is(capsys: pytest.CaptureFixture[str], story: Story, tmp_path: Path) -> None:
    assert run(TINY_FOLDER, TINY_FOLDER / "essay.txt") == 0
    assert capsys.readouterr().out.startswith("3 scenes, 3 endings, 4 sentences cited of 4.\n")
    assert len(cited(story)) == 4
    assert run(tmp_path / "nowhere") == 1
    assert capsys.readouterr().out == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_mangled_file_costs_a_line_and_never_the_machine(data: st.DataObject, tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(TINY_FOLDER, folder)
    file = folder / data.draw(st.sampled_from(FILES))
    lines = file.read_text(encoding="utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        lines[place] = data.draw(st.sampled_from([
            "", f" {lines[place]}", lines[place][2:], lines[place] + ":", lines[place].replace(":", ""),
            lines[place].split(":")[0] + ": []", lines[place].split(":")[0] + ": {a: b}", lines[place][:-3],
            lines[place].replace("- ", "-"), lines[place].replace(": ", ": - ", 1), "? " + lines[place], "\t", "[",
        ]))  # fmt: skip
    file.write_text("\n".join(lines), encoding="utf-8")
    story, problems = check(folder)
    assert problems == sorted(problems)
    assert (story is None) == any(not problem.is_warning for problem in problems)
    assert all(str(problem).isprintable() for problem in problems)
