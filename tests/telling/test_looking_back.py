"""What the log, the recap and a replay tell of words in the corridor, of answers, and of who followed the record."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.engine.conditions import ALWAYS
from game.engine.outcome import history
from game.engine.playthrough import Playthrough
from game.engine.scene import Scene
from game.saves import save
from game.session.snapshot import Snapshot
from game.telling.meanwhile import chronicle_lines, log, meanwhile, recap
from game.telling.prose import plain
from game.telling.words import departed, departures, followed, followers
from tests.classroom.remembered import ASKED, LIST, SECOND, TURNED, remembered
from tests.command import run

JOINED = (
    "John Snow had a word with Henry Whitehead, who joins: Go from bed to bed, and note who drank what. He doubts your "
    "theory, and has a pencil. He will ask, he says, so as to be able to show that you are wrong."
)
REFUSED = (
    "John Snow had a word with Henry Whitehead, who does not join. He would not be believed there any more than you."
)
ANSWER = "What came of it for John Snow: The notes come back with a line in the margin, in pencil: see me about wells."


def test_the_log_has_words_and_answers_under_their_card() -> None:
    told = log(ASKED)
    assert told[:2] == (
        "September 1854. A list of the dead. John Snow: Take down the list of deaths, and walk it. (asked)",
        f"  {JOINED}",
    )
    assert told[-2:] == (f"  {REFUSED}", f"  {ANSWER}")
    listened = "Henry Whitehead listens, sees you do something else, and does not join you."
    assert log(TURNED)[-1].endswith(f"who does not join. {listened}")


def test_the_answer_of_a_chair_that_nobody_asked_is_not_told() -> None:
    lesson = remembered("whitehead", picks={}, deck="lesson")
    assert not [line for line in log(lesson) if "What came of it" in line]


def test_a_recap_has_them_too() -> None:
    told = [plain(passage.text) for passage in recap(ASKED)[0].passages]
    assert told[-2:] == [REFUSED, ANSWER]


def test_a_replay_has_words_and_answers_and_history_has_none(tmp_path: Path) -> None:
    told = chronicle_lines(SECOND, ASKED.rounds, ASKED.chronicle.entries)
    assert [line for line in told if line in (JOINED, REFUSED, ANSWER)] == [JOINED, REFUSED, ANSWER]
    assert not [line for line in chronicle_lines(SECOND, history(SECOND)) if "came of it" in line]
    file = tmp_path / "game.json"
    save(Snapshot(ASKED.chronicle), file)
    done = run("replay", str(file), "--scenes", str(Path(__file__).parent.parent / "second"), folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert ANSWER in done.stdout.split("\n")


def test_a_replay_ends_with_the_face_of_its_ending(tmp_path: Path) -> None:
    wrote = remembered("snow", picks={LIST: "write-to-a-paper"})
    file = tmp_path / "game.json"
    save(Snapshot(wrote.chronicle), file)
    done = run("replay", str(file), "--scenes", str(Path(__file__).parent.parent / "second"), folder=tmp_path)
    assert done.stdout.split("\n")[-3:-1] == [
        "The ending: Believed in one parish, and heard of in others.",
        "In Soho they know how it began. Elsewhere they know the doctor's name, and that he is a trouble to boards.",
    ]


def test_a_replay_of_which_only_some_fits_tells_that_much() -> None:
    assert chronicle_lines(SECOND, ASKED.rounds[:1], ASKED.chronicle.entries)[3] == JOINED


def alike(kind: str) -> Playthrough:
    """A game in which both leave history on the first card by a choice of the same words."""
    first, *rest = SECOND.scenes
    seats = []
    for seat in first.seats:
        own = next(option for option in seat.options if not option.historical)
        moved = replace(own, label="Do as the other", won_over=ALWAYS, follows=ALWAYS)
        seats.append(replace(seat, options=tuple(moved if one is own else one for one in seat.options)))
    story = replace(SECOND, scenes=(replace(first, seats=tuple(seats)), *rest))
    chairs = ("snow", "whitehead") if kind == "followed" else ()
    nobody = replace(story.decks[-1], cards=())
    chronicle = replace(TURNED.chronicle, chairs=chairs, entries=(), deck=nobody.id)
    return Playthrough.of(replace(story, decks=(nobody,)), chronicle).played_on()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (
            "departed",
            "John Snow and Henry Whitehead, otherwise than in history: Do as the other.",
        ),
        ("followed", "John Snow and Henry Whitehead, not asked, act by the record so far: Do as the other."),
    ],
)
def test_chairs_that_leave_history_alike_are_told_together(kind: str, told: str) -> None:
    playthrough = alike(kind)
    round = playthrough.rounds[0]
    assert [*departures(playthrough.story, round), *followers(playthrough.story, round)] == [told]
    assert meanwhile(playthrough.story, round, playthrough.chronicle.chairs) == (
        f"September 1854. {playthrough.story.find(Scene, round.scene.id).title}. {told}"
    )


def test_one_chair_that_left_history_is_told_alone() -> None:
    assert departed(["Mary"], "Wait") == "Mary, otherwise than in history: Wait."
    assert followed(["Mary"], "Wait") == "Mary, not asked, acts by the record so far: Wait."
