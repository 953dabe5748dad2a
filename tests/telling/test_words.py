"""What the rules know as numbers is told in the story's own sentences."""

import pytest

from game.engine.chronicle import Chronicle
from game.engine.counterfactuals import counterfactuals
from game.engine.outcome import aim_met
from game.engine.playthrough import Playthrough
from game.engine.rules import NotOpen
from game.telling.room import forecast_question, hand_over, watched_seat
from game.telling.talk import stages
from game.telling.words import called, changes
from tests.classroom.games import SHIPPED, TINY, game

START = TINY.start


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({}, {}, []),
        ({}, {"bridge-built": 1}, ["The bridge stands."]),
        ({"bridge-built": 1}, {}, ["The bridge is gone."]),
        ({"bridge-built": 1}, {"bridge-built": 1}, []),
        ({}, {"mary.standing": 4, "trust": 1, "book-read": 1}, [
            "Mary is thought of more highly.",
            "Mary and Tom trust each other less.",
            "Somebody has read the minute book.",
        ]),
        ({}, {"mary.standing": 2}, ["Mary is thought of less highly."]),
        ({}, {"trust": 3}, ["Mary and Tom trust each other more."]),
        ({}, {"grip": 5}, []),
    ],
)  # fmt: skip
def test_what_moved_is_told_in_the_story_s_order_and_what_moves_in_silence_is_not(
    before: dict[str, int], after: dict[str, int], told: list[str]
) -> None:
    assert changes(TINY, START.changed(before), START.changed(after), ()) == told


def test_a_meter_of_one_s_own_is_told_to_you_and_of_another_by_name() -> None:
    up, down = START.changed({"mary.standing": 4}), START.changed({"mary.standing": 2})
    assert changes(TINY, START, up, ("mary",)) == ["You are thought of more highly."]
    assert changes(TINY, START, down, ("mary",)) == ["You are thought of less highly."]
    assert changes(TINY, START, down, ("tom",)) == ["Mary is thought of less highly."]
    assert changes(TINY, START, up, ("mary", "tom")) == ["Mary is thought of more highly."]


def test_a_chair_is_called_by_its_name_and_by_what_its_people_call_themselves() -> None:
    chronicle = Chronicle(("mary", "tom"), players=(("mary", "Reds"),))
    assert [called(TINY, chronicle, chair) for chair in ("mary", "tom")] == ["Mary (Reds)", "Tom"]


def test_who_wanted_nothing_has_neither_met_an_aim_nor_missed_it() -> None:
    wanting = Chronicle(("mary", "tom"), (("mary", "stay"),))
    assert aim_met(TINY, wanting, "tom", START) is None
    assert aim_met(TINY, wanting, "mary", START) is True
    assert aim_met(TINY, wanting, "mary", START.changed({"mary.out": 1})) is False


def test_where_nobody_is_asked_nothing_can_be_foretold_and_no_machine_handed_over() -> None:
    nobody = Playthrough.of(TINY, Chronicle(("tom",), deck="short", mode="teams"))
    for asking in (
        lambda: watched_seat(nobody),
        lambda: forecast_question(nobody, "tom"),
        lambda: hand_over(nobody, "tom", 0),
    ):
        with pytest.raises(NotOpen, match=r"^nobody is asked now\.$"):
            asking()


def test_the_talk_names_each_card_that_mattered_once() -> None:
    playthrough = game("trotsky", "bukharin", mode="teams", deck="lesson")
    points = counterfactuals(SHIPPED, playthrough.chronicle)
    named = list(dict.fromkeys(point.scene.title for point in points))
    assert len(named) > 1
    (asked,) = [one for stage in stages(playthrough, points) for one in stage.questions if one.startswith("By this")]
    told = asked.split("here: ")[1].split(". Do you")[0].split("; ")
    assert [one.rpartition(" (")[0] for one in told] == named
    weighed = stages(playthrough, ())
    assert any("no single other choice" in one for stage in weighed for one in stage.questions)
