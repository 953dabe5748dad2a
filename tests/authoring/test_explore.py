"""What exploring tells a teacher, and what the deep check makes of faults that were made on purpose."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from game.authoring.explore.command import reached_alone, run
from game.authoring.explore.random_play import random_endings
from game.authoring.explore.state_space import StateSpace
from game.authoring.explore.told_texts import never_told
from game.authoring.explore.witnesses import way
from game.authoring.report import RandomGames, report
from game.cli import main
from game.content import load
from game.engine.chronicle import Chronicle, Pick, replay
from game.engine.conditions import ALWAYS, AtLeast, Condition, Is, Picked
from game.engine.outcome import ending_of
from game.engine.playthrough import Playthrough
from game.engine.rules import NotOpen, Word, open_options
from game.engine.scene import Telling
from game.engine.story import NoRoad, Story
from tests.command import in_a_process
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent
TINY, SECOND = loaded(TESTS / "tiny"), loaded(TESTS / "second")
NEVER = Condition(((AtLeast("grip", 10),),))


def games(story: Story, chairs: tuple[str, ...], number: int = 200) -> RandomGames:
    """What came of so many random games."""
    return RandomGames(random_endings(story, chairs, number), never_told(story, chairs, number))


def told(story: Story, *chairs: str, limit: int = 10_000) -> dict[str, list[str]]:
    """The report by its headings."""
    sections: dict[str, list[str]] = {"": []}
    heading = ""
    for line in report(StateSpace(story, chairs, limit).run(), games(story, chairs), reached_alone(story, limit)):
        if line and not line.startswith(" "):
            heading = line.partition(":")[0] if line.endswith(":") else ""
            sections.setdefault(heading, [])
        if line.startswith(" ") or not heading:
            sections[heading].append(line.strip())
    return sections


def test_the_report_says_how_often_each_ending_comes_and_how() -> None:
    ends = told(TINY, "mary", "tom")["How it ends"]
    assert "An open book (open-book)." in " ".join(ends)
    assert "The way: 1901-09-flood mary: save-the-hall; 1901-09-flood tom: blame-the-clerk." in ends
    assert "never: One seat less (one-seat). It wants: mary.out; or tom.out." in ends
    shares = [float(line.split(" in 100")[0]) for line in ends if " in 100" in line]
    assert sum(shares) == pytest.approx(100, abs=0.1)
    assert shares == sorted(shares, reverse=True)


def test_the_report_names_what_is_never_open_locked_or_told() -> None:
    scene = TINY.scenes[1]
    seat = scene.seats[0]
    sign, object_, go_home = seat.options
    shut = replace(object_, needs=(replace(object_.needs[0], when=NEVER),))
    changed = replace(scene, seats=(replace(seat, options=(sign, shut, go_home)), *scene.seats[1:]))
    story = replace(TINY, scenes=(TINY.scenes[0], changed, TINY.scenes[2]))
    sections = told(story, "mary", "tom")
    assert sections["Options that are never open"] == ["1901-06-minutes, mary: object"]
    assert sections["Options with needs that are never locked"] == ["1901-09-flood, tom: blame-the-clerk"]
    untold = next(rows for heading, rows in sections.items() if heading.startswith("Written, and never told"))
    assert "1901-06-minutes: opponent 1, 2" in untold


def test_a_story_without_faults_has_none() -> None:
    sections = told(SECOND, "snow", "whitehead")
    assert [rows for heading, rows in sections.items() if "never" in heading] == [["none."]] * 3
    assert "Every way through all 7 cards was tried" in sections[""][0]


def test_the_report_says_what_was_not_tried() -> None:
    assert "what was not found may still be" in told(SECOND, "snow", "whitehead", limit=3)[""][0]


@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_nothing_is_said_of_all_games_unless_all_were_walked(limit: int) -> None:
    for story, chairs in ((SECOND, ("snow", "whitehead")), (TINY, ("mary", "tom"))):
        walk = StateSpace(story, chairs, limit).run()
        lines = "\n".join(report(walk, games(story, chairs, 10), {}))
        assert not walk.is_complete
        assert not re.search("never|whatever|do nothing", lines)
        assert "not seen" in lines
        complete = "\n".join(report(StateSpace(story, chairs).run(), games(story, chairs, 10), {}))
        assert "not seen" not in complete


def test_an_aim_that_cannot_be_missed_is_told_only_of_a_whole_walk() -> None:
    always = replace(
        TINY, aims=tuple(replace(aim, tests=tuple((who, ALWAYS) for who, _ in aim.tests)) for aim in TINY.aims)
    )
    assert all("met whatever" in line for line in told(always, "mary")["What can be wanted"])
    assert not any("met whatever" in line for line in told(always, "mary", limit=1)["What can be wanted"])


def test_roads_are_written_beside_the_scenes_and_read_from_there(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(TESTS / "tiny", folder)
    done = in_a_process("-m", "game", "explore", "--write-roads", "--scenes", str(folder), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    walks = {
        (chair.id, deck.id): StateSpace(TINY, (chair.id,), deck=deck.id).run().found
        for chair in TINY.chairs
        for deck in TINY.decks
    }
    none = {
        NoRoad(frozenset({who}), deck, who, aim.id)
        for (who, deck), found in walks.items()
        for aim in TINY.aims
        if ("aim met", aim.id, who) not in found
    }
    assert none
    assert load(folder).no_roads == none
    assert f"Written: {folder / 'roads.json'}" in done.stdout


@pytest.mark.parametrize("limit", ["1", "0"])
def test_of_roads_nothing_is_kept_where_not_every_way_was_walked(limit: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))
    command = ["-m", "game", "explore", "--write-roads", "--limit", limit, "--scenes", str(folder)]
    done = in_a_process(*command, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Not every way was tried; not kept." in done.stdout
    assert load(folder).no_roads == frozenset()


@pytest.mark.parametrize(
    ("story", "chairs"), [(TINY, ("mary", "tom")), (SECOND, ("snow",)), (SECOND, ("snow", "whitehead"))]
)
def test_every_way_ends_as_it_says_and_leaves_history_least(story: Story, chairs: tuple[str, ...]) -> None:
    walk = StateSpace(story, chairs).run()
    endings = [finding for finding in walk.found if finding[0] == "ending"]
    assert len(endings) > 1
    for finding in endings:
        again = replay(story, walk.witness(finding))
        assert not again.broken
        assert ending_of(story, again.state).id == finding[1]
        left = way(walk, finding)
        assert walk.found[finding].left == (0 if left == "nothing but history" else left.count("; ") + 1)


def every_end(story: Story, game: Playthrough) -> Iterator[tuple[Playthrough, str]]:
    """Every game that can be played on from here, and how it ends; each card with one word in the corridor, or none."""
    game = game.played_on()
    if game.complete:
        yield game, ending_of(story, game.state).id
        return
    for options in product(*(open_options(seat, game.state) for seat in game.asked)):
        picks = [Pick(seat.chair, option.id) for seat, option in zip(game.asked, options, strict=True)]
        words = [Word(pick.chair, to) for pick in picks for to in game.can_ask(pick.chair)]
        for said in [(), *((word,) for word in words)]:
            with suppress(NotOpen):
                yield from every_end(story, game.play(picks, corridor=said))


@pytest.mark.parametrize(("story", "deck"), [(TINY, deck.id) for deck in TINY.decks] + [(SECOND, "lesson")])
def test_a_walk_in_a_deck_comes_to_the_ends_of_all_its_games(story: Story, deck: str) -> None:
    chairs = tuple(chair.id for chair in story.chairs)[:2]
    games = list(every_end(story, Playthrough.of(story, Chronicle(chairs, deck=deck))))
    walk = StateSpace(story, chairs, deck=deck).run()
    assert walk.is_complete
    assert {finding[1] for finding in walk.found if finding[0] == "ending"} == {ending for _, ending in games}
    met = {(aim.id, who) for game, _ in games for aim in story.aims for who in chairs if aim.is_met(who, game.state)}
    assert {finding[1:] for finding in walk.found if finding[0] == "aim met"} == met
    assert all(walk.witness(finding).deck == deck for finding in walk.found if finding[0] == "ending")


def test_wandering_finds_nothing_that_walking_does_not() -> None:
    everything = StateSpace(TINY, ("mary", "tom")).run()
    wandered = StateSpace(TINY, ("mary", "tom")).wander(50)
    assert wandered.found.keys() <= everything.found.keys()
    assert not wandered.is_complete
    assert wandered.found.keys() == StateSpace(TINY, ("mary", "tom")).wander(50).found.keys()


def test_other_programs_get_the_same_with_every_pick(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(TINY, ("mary",), 1000, as_json=True) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["complete"] is True
    picks = "1901-03-bridge mary wait, 1901-06-minutes mary sign, 1901-09-flood mary save-the-mill"
    assert data["endings"] == {"history": picks}


def test_the_report_names_the_chairs_that_reach_an_ending_by_themselves() -> None:
    ends = told(SECOND, "snow", "whitehead")["How it ends"]
    alone = reached_alone(SECOND, 1000)
    for ending in SECOND.endings:
        line = next(place for place, line in enumerate(ends) if f"({ending.id})" in line)
        reached = next(line for line in ends[line:] if line.startswith("By themselves"))
        assert [chair.id for chair in SECOND.chairs if chair.name in reached] == alone[ending.id]
    walks = {chair.id: StateSpace(SECOND, (chair.id,)).run().found for chair in SECOND.chairs}
    for ending in SECOND.endings:
        assert alone[ending.id] == [chair for chair in walks if ("ending", ending.id) in walks[chair]]


def test_what_is_told_although_it_is_false_is_listed_with_the_way_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    scene = TINY.scenes[2]
    untrue = replace(scene, assumes=Condition(((Is("book-read", False),),)), variants=())
    story = replace(TINY, scenes=(*TINY.scenes[:2], untrue))
    (row,) = told(story, "mary")["Told although what it assumes is false"]
    assert row.startswith("1901-09-flood: prose. The way: 1901-03-bridge: read-the-book")
    assert told(TINY, "mary")["Told although what it assumes is false"] == ["none."]
    run(story, ("mary",), 1000, as_json=True)
    ((where, what, picks),) = json.loads(capsys.readouterr().out)["false"]
    assert (where, what) == ("1901-09-flood", "prose")
    assert "1901-03-bridge mary read-the-book" in picks


def test_echoes_and_answers_that_no_random_game_tells_are_listed_by_their_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bridge, minutes, flood = TINY.scenes
    mary = minutes.seat("mary")
    assert mary
    read = Condition(((Picked("mary", bridge.id, ("read-the-book",)),),))
    sign, *others = mary.options
    answered = replace(sign, answers=(Telling("Never.", NEVER), Telling("A yes.", read), Telling("A no.")))
    spoken = replace(mary, echoes=(Telling("Read.", read), Telling("Never.", NEVER)), options=(answered, *others))
    seats = tuple(spoken if seat is mary else seat for seat in minutes.seats)
    story = replace(TINY, scenes=(bridge, replace(minutes, seats=seats), flood))
    rows = next(rows for heading, rows in told(story, "mary").items() if heading.startswith("Echoes and answers"))
    never = [f"{minutes.id}: chairs mary echoes 2", f"{minutes.id}: chairs mary options sign answers 1"]
    assert rows == never
    assert never_told(story, ("tom",), 10) == []
    run(story, ("mary",), 1000, as_json=True)
    assert [": ".join(text) for text in json.loads(capsys.readouterr().out)["never_told"]["texts"]] == never


def check(folder: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "game", "check", "--scenes", str(folder), *flags]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_deep_check_warns_with_a_place_and_a_way_and_does_not_fail(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TESTS / "second", tmp_path / "second"))
    file = folder / "2-the-proof" / "1855-04-number-forty.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("whitehead.standing: at least 3", "whitehead.standing: at least 5")
    )
    done = check(folder, "--deep")
    assert done.returncode == 0
    assert "second/2-the-proof/1855-04-number-forty.yaml:27:9: never-open: " in done.stderr
    assert "It is locked, for instance, after: nothing but history." in done.stderr
    assert "7 scenes, 3 endings" in done.stdout
    assert "never-open" not in check(folder).stderr


def test_the_deep_check_finds_nothing_in_a_story_without_faults() -> None:
    done = check(TESTS / "second", "--deep", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["problems"] == []


@pytest.mark.parametrize(
    ("typed", "limit"),
    [((), 3000), (("--as", "mary"), 3000), (("--as", "mary", "--as", "tom"), 1000), (("--limit", "7"), 7)],
)
def test_with_more_chairs_fewer_states_are_kept_unless_a_number_is_said(
    typed: tuple[str, ...], limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits: list[int] = []

    def explored(story: Story, chairs: tuple[str, ...], limit: int, as_json: bool) -> int:
        limits.append(limit)
        return 0

    monkeypatch.setattr("game.authoring.explore.command.run", explored)
    assert main(["explore", "--scenes", str(TESTS / "tiny"), *typed]) == 0
    assert limits == [limit]
