"""`card-index prove` on a small story: each demand with each answer it can have, and what is told of it."""

import json
import shutil
from pathlib import Path

import pytest

from game.authoring.proving import prove, search
from game.authoring.proving.prove import Prover
from game.content import load
from game.content.loading import load_with_properties
from game.engine.chronicle import Chronicle
from game.session.session import Session
from game.telling.question import PASS
from tests.command import run

TESTS = Path(__file__).parent.parent.parent
STATED = """properties:
  - says: The hall is never the clerk's
    company: {}
    {}
"""
CASES = {
    "never: {grip: at least 6}": (
        "refuted",
        "Mary and Tom. The shortest way, 0 picks off history: nothing but history.",
    ),
    "never: {grip: at least 10}": ("proved", "Every game of Mary and Tom: 113 states."),
    "always: {grip: at most 9}\n    at: all": ("proved", "Every game of Mary and Tom: "),
    "always: {bridge-built: false}\n    at: [1901-09-flood]": (
        "refuted",
        "2 picks off history: 1901-03-bridge mary",
    ),
    "reachable: {endings: [open-book]}": (
        "shown",
        "1901-09-flood mary: save-the-hall; 1901-09-flood tom",
    ),
    "reachable: {endings: [one-seat]}": ("refuted", "none of all games comes to it; "),
    "reachable: {aim: open-book, of: tom}": ("shown", "Mary and Tom. The shortest way, "),
    "reachable: {condition: {book-read: true}}\n    at: [1901-06-minutes]": (
        "shown",
        "1901-03-bridge mary: read",
    ),
    "share: {endings: [open-book], at-least: 25, at-most: 26}": ("proved", "25.93 in 100 of all games"),
    "share: {endings: [open-book], at-most: 25}": ("refuted", "25.93 in 100 of all games"),
    "share: {endings: [history], at-least: 90}\n    historical: 100": ("proved", "100.00 in 100 of all games"),
    "variety: {endings: 2, at-least: 20}": ("proved", "2 endings of all games"),
    "variety: {endings: 3, at-least: 1}": ("refuted", "2 endings of all games"),
    "echo: {scene: 1901-03-bridge, chair: mary, option: read-the-book}": ("refuted", "Nothing later remembers"),
    "order:\n      text: {scene: 1901-09-flood}\n      after: {scene: 1901-03-bridge}": ("proved", "Every game of "),
    "order:\n      text: {scene: 1901-06-minutes, variant: 1}\n      after: {scene: 1901-03-bridge, opponent: 1}": (
        "refuted",
        "2 picks off history: 1901-03-bridge mary: ask-for-bridge; 1901-03-bridge tom: share-the-cost.",
    ),
}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The tiny story in a folder in which something can be stated of it."""
    shutil.copytree(TESTS / "tiny", tmp_path / "tiny")
    return tmp_path / "tiny"


def state(folder: Path, demand: str, company: int = 2) -> None:
    (folder / "proofs.yaml").write_text(STATED.format(company, demand), encoding="utf-8")


@pytest.mark.parametrize("demand", CASES)
def test_each_demand_is_answered(demand: str, tiny: Path, tmp_path: Path) -> None:
    state(tiny, demand)
    verdict, said = CASES[demand]
    done = run("prove", "--scenes", str(tiny), folder=tmp_path)
    assert done.stderr == ""
    assert f"{verdict:10}line 2: The hall is never the clerk's" in done.stdout
    assert said in done.stdout
    assert done.returncode == (1 if "refuted " in done.stdout else 0)


def answers(folder: Path, **how: int) -> list[tuple[str, str]]:
    story, properties = load_with_properties(folder)
    return [(answer.verdict, " ".join(answer.said)) for answer in Prover(story, properties, **how).answers()]


def test_what_was_not_looked_at_is_open_and_says_how_far_it_was(tiny: Path) -> None:
    state(tiny, "never: {grip: at least 10}")
    ((verdict, said),) = answers(tiny, limit=2)
    assert (verdict, "not looked at" in said) == ("open", True)
    state(tiny, "share: {endings: [open-book], at-least: 20}")
    ((verdict, said),) = answers(tiny, limit=2, games=500)
    assert (verdict, "in 500 games at random" in said) == ("open", True)
    state(tiny, "share: {endings: [open-book], at-least: 60}")
    assert answers(tiny, limit=2, games=500)[0][0] == "refuted"


@pytest.mark.parametrize("limit", [5, 9, 14])
def test_in_part_looked_at_it_says_up_to_how_many_picks(limit: int, tiny: Path) -> None:
    state(tiny, "never: {grip: at least 10}")
    ((verdict, said),) = answers(tiny, limit=limit)
    assert verdict == "open"
    assert "with at most" in said or "not looked at" in said


def test_rare_games_are_seen_at_random_where_all_are_too_many_and_not_called_the_shortest(tiny: Path) -> None:
    state(tiny, "reachable: {endings: [open-book]}")
    ((verdict, said),) = answers(tiny, limit=1)
    assert (verdict, "Seen, and perhaps not the shortest way" in said) == ("shown", True)


def test_one_company_is_enough_where_that_is_said(tiny: Path) -> None:
    demand = "reachable: {condition: {picked: {mary: {1901-03-bridge: [read-the-book]}}}}"
    found = {}
    for over in ("some", "each"):
        state(tiny, f"{demand}\n    over: {over}", company=1)
        found[over] = answers(tiny)[0]
    assert {over: verdict for over, (verdict, _) in found.items()} == {"some": "shown", "each": "refuted"}
    assert found["each"][1].startswith("Tom: none of all games comes to it; ")


def test_shares_of_all_companies_are_one_heap(tiny: Path) -> None:
    state(tiny, "share: {endings: [history], at-least: 60}\n    over: all", company=1)
    ((verdict, said),) = answers(tiny)
    assert said.startswith("all companies together: ")
    assert verdict == "proved"


def test_after_ctrl_c_what_was_answered_stands(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state(tiny, "never: {grip: at least 10}\n  - says: a share\n    share: {endings: [history], at-least: 1}")
    story, properties = load_with_properties(tiny)
    looks: list[int] = []

    def stopped(self: search.Search, most: int = search.BEYOND) -> search.Looked:
        looks.append(most)
        if len(looks) > 1:
            raise KeyboardInterrupt
        return walk(self, most)

    walk = search.Search.run
    monkeypatch.setattr(search.Search, "run", stopped)
    prover = Prover(story, properties)
    found = list(prover.answers())
    assert prover.stopped
    assert [answer.verdict for answer in found] == ["open", "open"]
    assert f"with at most {prove.NEAR} picks off history" in found[0].said[0]
    assert found[1].said == ("It was stopped before this was looked at.",)
    monkeypatch.setattr(Prover, "_walk", walk_on)
    assert run("prove", "--scenes", str(tiny), folder=tiny).returncode == 130


def walk_on(_: Prover) -> None:
    raise KeyboardInterrupt


def test_programs_are_told_every_pick_of_a_game_which_the_session_plays(tiny: Path, tmp_path: Path) -> None:
    state(tiny, "reachable: {endings: [open-book]}")
    (told,) = json.loads(run("prove", "--json", "--scenes", str(tiny), folder=tmp_path).stdout)["properties"]
    (game,) = told["games"]
    session = Session.begin(load(tiny), Chronicle(tuple(game["chairs"]), deck=game["deck"]))
    picks = {(scene, chair): option for scene, chair, option in game["picks"]}
    while not session.ended:
        moment = session.moment
        if hasattr(moment, "card"):
            scene = session.playthrough.scene
            assert scene
            session = session.choose(picks[scene.id, moment.chair], moment.chair)
        else:
            session = session.answer(PASS) if hasattr(moment, "question") else session.go_on()
    assert (told["verdict"], told["line"]) == ("shown", 2)
    assert session.playthrough.state["book-read"]


def test_a_story_of_which_nothing_is_stated_says_where_to_read_on(tmp_path: Path) -> None:
    done = run("prove", "--scenes", str(TESTS / "tiny"), folder=tmp_path)
    assert done.returncode == 2
    assert "has no proofs.yaml" in done.stderr


def test_a_property_can_be_named(tiny: Path, tmp_path: Path) -> None:
    state(tiny, "never: {grip: at least 10}")
    assert "1 proved" in run("prove", "--only", "HALL", "--scenes", str(tiny), folder=tmp_path).stdout
    assert "No property says" in run("prove", "--only", "moon", "--scenes", str(tiny), folder=tmp_path).stderr


def test_a_file_with_slips_is_not_proved_and_does_not_keep_anybody_from_playing(tiny: Path, tmp_path: Path) -> None:
    state(tiny, "never: {gripp: at least 10}")
    done = run("prove", "--scenes", str(tiny), folder=tmp_path)
    assert (done.returncode, "Did you mean “grip”" in done.stderr) == (1, True)
    assert load(tiny)
