"""Every seating of a story: what is told, kept and taken up again, on cores and on a cluster."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from game.authoring.explore.kept_seatings import KeptSeatings
from game.authoring.explore.seating_report import as_json, report
from game.authoring.explore.seatings import Explored, SeatingTask, explored, seatings, still_open
from game.authoring.explore.state_space import StateSpace
from game.content import load, scenes_folder
from game.engine.conditions import AtLeast, Condition
from game.engine.story import NoRoad, Story
from game.exit_codes import INTERRUPTED
from tests.command import in_a_process, kept_in
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent
TINY, SECOND = loaded(TESTS / "tiny"), loaded(TESTS / "second")
WHOLE = 10_000
NEVER = Condition(((AtLeast("grip", 10),),))


def test_the_seatings_are_all_sets_of_chairs_that_are_not_empty() -> None:
    shipped = loaded(scenes_folder())
    held = list(seatings(shipped))
    assert len(held) == len({frozenset(chairs) for chairs in held}) == 2 ** len(shipped.chairs) - 1 == 63
    assert held == sorted(held, key=len)
    assert list(seatings(shipped, most=1)) == [(chair.id,) for chair in shipped.chairs]


def whole(story: Story, deck: str = "whole") -> list[Explored]:
    """Every seating of a small story, with every way tried."""
    return [explored(story, SeatingTask(chairs, deck, WHOLE)) for chairs in seatings(story)]


@pytest.mark.parametrize("story", [TINY, SECOND])
def test_a_seating_is_told_to_reach_what_its_walk_reaches(story: Story) -> None:
    for row in whole(story):
        found = StateSpace(story, row.seating.chairs, WHOLE).run().found
        assert row.complete
        assert {("ending", ending) for ending in row.endings} == {one for one in found if one[0] == "ending"}
        met = {("aim met", aim, chair) for chair, aims in row.aims.items() for aim in aims}
        assert met == {one for one in found if one[0] == "aim met"}
        assert sum(seen.games for seen in row.endings.values()) == row.games
        assert all(seen.way for seen in row.endings.values())
        assert Explored.from_json(json.loads(json.dumps(row.as_json()))) == row


def test_what_only_games_at_random_came_to_has_no_way_and_nothing_is_said_of_all_games() -> None:
    rows = [explored(SECOND, SeatingTask(chairs, "whole", 1)) for chairs in seatings(SECOND)]
    assert not any(row.complete for row in rows)
    assert any(seen.way is None and seen.games for row in rows for seen in row.endings.values())
    told = "\n".join(report(SECOND, rows))
    assert "Of the other 3 some states of each round were walked, and 3000 games were played at random" in told
    assert "No road" not in told
    assert "never" not in told


def test_an_aim_without_a_road_is_told_only_where_every_way_was_tried() -> None:
    aim = TINY.aims[0]
    closed = replace(aim, tests=tuple((who, NEVER if who == "mary" else test) for who, test in aim.tests))
    story = replace(TINY, aims=(closed, *TINY.aims[1:]))
    told = list(report(story, whole(story)))
    row = next(place for place, line in enumerate(told) if line.endswith(f"({aim.id}): from none."))
    assert told[row + 1] == "    No road, every way was tried: Mary alone; Mary and Tom."
    part = list(report(story, [explored(story, SeatingTask(chairs, "whole", 1)) for chairs in seatings(story)]))
    assert any(line.endswith(f"({aim.id}): not seen from any; not every way was tried.") for line in part)
    nobody = f"  Aims of Mary: {aim.title} ({aim.id})."
    assert f"{nobody} Every way was tried." in told
    assert f"{nobody} Not every way was tried; they may still be." in part
    assert as_json(story, whole(story))["unreached"]["aims"] == [["mary", aim.id]]


@pytest.mark.parametrize("story", [TINY, SECOND])
def test_the_report_begins_with_what_nobody_reaches(story: Story) -> None:
    rows = whole(story)
    _, _, _, heading, endings, *_ = report(story, rows)
    never = {ending.id for ending in story.endings if not any(ending.id in row.endings for row in rows)}
    assert heading == "What nobody reaches:"
    assert set(re.findall(r"\(([a-z-]+)\)", endings)) == never
    assert set(as_json(story, rows)["unreached"]["endings"]) == never


def test_a_proof_is_looked_for_where_an_aim_was_not_met_and_given_up_where_it_cannot_be() -> None:
    chairs = ("snow", "whitehead")
    meter = SECOND.meters[0]
    never = Condition(((AtLeast(meter.id, meter.high + 1),),))
    aims = (replace(aim, tests=tuple((chair, never) for chair in chairs)) for aim in SECOND.aims)
    story = replace(SECOND, aims=tuple(aims))
    lines: list[str] = []
    StateSpace(story, chairs, WHOLE, tell=lines.append).run()
    most = max(int(line.split()[-2]) for line in lines)
    assert explored(story, SeatingTask(chairs, "whole", 1, most)).complete
    assert not explored(story, SeatingTask(chairs, "whole", 1, most - 1)).complete
    assert not explored(SECOND, SeatingTask(chairs, "whole", 1, most)).complete  # all is met: nobody asks


def test_what_is_known_is_not_asked_again_unless_more_is_wanted() -> None:
    part = explored(SECOND, SeatingTask(("snow", "whitehead"), "whole", 3))
    ask = part.seating
    assert still_open([ask], [part]) == []
    assert still_open([ask], []) == [ask]
    more = [ask._replace(limit=4), ask._replace(proof=9), ask._replace(deck="lesson"), ask._replace(chairs=("snow",))]
    assert still_open(more, [part]) == more
    complete = explored(SECOND, SeatingTask(("snow", "whitehead"), "whole", WHOLE))
    assert still_open(more[:2], [complete]) == []


def test_kept_seatings_are_read_again_without_a_line_that_was_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "seatings"
    kept = KeptSeatings.of(TINY, file)
    kept.begin()
    for row in whole(TINY):
        kept.add(row)
    data = file.read_bytes()
    assert KeptSeatings.of(TINY, file).rows == kept.rows
    file.write_bytes(data[:-40])
    again = KeptSeatings.of(TINY, file)
    assert again.rows == kept.rows[:-1]
    again.begin()
    again.add(kept.rows[-1])
    assert file.read_bytes() == data


def explore(*flags: str, story: str = "tiny", folder: Path) -> subprocess.CompletedProcess[str]:
    """`card-index explore` on one of the small stories, with files of its own in a folder."""
    return in_a_process("-m", "game", "explore", "--scenes", str(TESTS / story), *flags, folder=folder)


def test_a_file_of_another_story_is_begun_anew_and_one_that_is_none_is_left(tmp_path: Path) -> None:
    file = tmp_path / "seatings"
    KeptSeatings.of(SECOND, file).begin()
    done = explore("--every-seating", "--keep", str(file), "--deck", "short", "--json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "It is begun anew." in done.stderr
    data = json.loads(done.stdout)
    assert data["deck"] == "short"
    assert [row["chairs"] for row in data["seatings"]] == [["mary"], ["tom"], ["mary", "tom"]]
    assert len(KeptSeatings.of(TINY, file).rows) == 3
    file.write_text("my diary\n")
    refused = explore("--every-seating", "--keep", str(file), folder=tmp_path)
    assert refused.returncode == 2
    assert "is left as it is" in refused.stderr
    assert file.read_text(encoding="utf-8") == "my diary\n"


def test_roads_of_teams_are_kept_beside_the_scenes(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))
    file = folder / "story.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("mine.out: false, mine.standing: at least 2", "mine.out: true")
    )
    story = load(folder)
    command = ["-m", "game", "explore", "--every-seating", "--write-roads", "--scenes", str(folder)]
    done = in_a_process(*command, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    expected = {
        NoRoad(frozenset(chairs), deck.id, chair, aim.id)
        for deck in story.decks
        for chairs in seatings(story)
        for found in [StateSpace(story, chairs, WHOLE, deck=deck.id).run().found]
        for chair in chairs
        for aim in story.aims
        if ("aim met", aim.id, chair) not in found
    }
    assert any(len(one.held) == 2 for one in expected)
    assert load(folder).no_roads == expected
    assert in_a_process(*command, "--deck", "short", folder=tmp_path).returncode == 0
    assert load(folder).no_roads == expected  # those of other decks stay


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("how", ["SIGINT", "SIGKILL"])
def test_a_run_that_is_stopped_or_killed_leaves_what_was_done_and_no_process(how: str, tmp_path: Path) -> None:
    file = tmp_path / "seatings"
    command = [sys.executable, "-m", "game", "explore", "--every-seating", "--limit", "30", "--keep", str(file)]
    first = subprocess.Popen(command, env={**os.environ, **kept_in(tmp_path)}, stderr=subprocess.PIPE, text=True)
    try:
        until = time.monotonic() + 120
        while len(KeptSeatings.of(loaded(scenes_folder()), file).rows) < 2:
            assert time.monotonic() < until
            time.sleep(0.1)
        first.send_signal(getattr(signal, how))
        _, told = first.communicate(timeout=60)  # which the other processes could write to as well
    finally:
        first.kill()
    done = len(KeptSeatings.of(loaded(scenes_folder()), file).rows)
    assert 2 <= done < 63
    if how == "SIGINT":
        assert first.returncode == INTERRUPTED
        assert f"Stopped. {done} of 63 seatings kept in {file}" in told


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers on this computer."""
    code = (
        "import sys\nfrom distributed import LocalCluster\nif __name__ == '__main__':\n"
        "    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:\n"
        "        print(cluster.scheduler_address, flush=True)\n        sys.stdin.read()\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        yield process.stdout.readline().strip()
    finally:
        process.communicate(timeout=60)


@pytest.mark.slow
def test_a_cluster_of_two_workers_comes_to_the_same(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    here = explore("--every-seating", "--json", story="second", folder=tmp_path / "a")
    with cluster() as address:
        there = explore("--every-seating", "--scheduler", address, "--json", story="second", folder=tmp_path / "b")
    assert there.returncode == 0, there.stderr
    assert there.stdout == here.stdout


def test_without_its_extra_or_its_scheduler_a_cluster_is_told_in_a_sentence(tmp_path: Path) -> None:
    code = "import sys; sys.modules['distributed'] = None; from game.cli import main; sys.exit(main(sys.argv[1:]))"
    flags = ["explore", "--every-seating", "--scheduler", "tcp://127.0.0.1:1", "--scenes", str(TESTS / "tiny")]
    missing = in_a_process("-c", code, *flags, folder=tmp_path)
    assert missing.returncode == 1
    assert "pip install '.[cluster]'" in missing.stderr
    assert len(missing.stderr.splitlines()) == 1
