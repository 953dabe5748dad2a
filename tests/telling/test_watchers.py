"""What a room hears of those who watch: how many said what and were right, and what they are asked."""

import pytest

from game.telling.question import PASS
from game.telling.room import forecast_question
from game.telling.watchers import Watched, foretold, middle, tally, watched_told
from tests.classroom.games import TINY, game

PLAYED = game("mary", story=TINY, mode="class", deck="whole")
PICKED = PLAYED.rounds[0].chosen("mary")
OTHER = next(option for option in TINY.scenes[0].seats[0].options if option.id != PICKED.id)


def test_whoever_watches_is_asked_what_the_first_who_is_asked_chooses_and_need_not_say() -> None:
    begun = game("mary", story=TINY, mode="class", deck="whole", cards=0)
    asked = forecast_question(begun, "")
    assert asked.text == "What does Mary choose?"
    *options, none = asked.answers
    assert [one.id for one in options] == [option.id for option in TINY.scenes[0].seats[0].options]
    assert (none.id, none.label) == (PASS, "I do not say")
    assert asked.remark == "Once all have chosen, the room hears how many of those who watch were right."


def test_what_was_foretold_is_told_once_with_how_many_were_right() -> None:
    said = Watched(0, "mary", forecasts=((OTHER.id, 3), (PICKED.id, 1)))
    silent, later = Watched(0, "mary", guesses=(("3", 2),)), Watched(1, "mary", forecasts=((OTHER.id, 3),))
    assert foretold(PLAYED, (silent, said, later), 0) == [
        f"Those who watch foretold: {OTHER.label} (3) and {PICKED.label} (1).",
        "1 of 4 forecasts were right.",
    ]
    gone = Watched(0, "mary", forecasts=(("burn-the-book", 2),))
    assert foretold(PLAYED, (gone,), 0)[-1] == "0 of 2 forecasts were right."
    alone = Watched(0, "mary", forecasts=((PICKED.id, 1),))
    assert foretold(PLAYED, (alone,), 0)[-1] == "1 of 1 forecast was right."


def test_the_ending_tells_all_forecasts_together_and_each_guess_beside_the_truth() -> None:
    meter = next(meter for meter in TINY.meters if meter.id == TINY.curve)
    low = meter.bands[0][0]
    said = (
        Watched(0, "mary", forecasts=((PICKED.id, 1),)),
        Watched(1, "mary", guesses=((str(low), 2), (str(meter.bands[1][0]), 1)), forecasts=(("burn-the-book", 1),)),
    )
    right, guessed = watched_told(PLAYED, said)
    assert right == "1 of 2 forecasts were right."
    truth = meter.word(PLAYED.rounds[1].before[meter.id])
    assert guessed == (
        f"June 1901, {TINY.scenes[1].title}. Those who watched guessed: {meter.word(low)} (2) and "
        f"{meter.word(meter.bands[1][0])} (1). It was: {truth}."
    )
    assert watched_told(PLAYED, ()) == []


@pytest.mark.parametrize(
    ("answers", "counted", "half"),
    [
        ([], (), ""),
        (["", ""], (), ""),
        (["3", "", "11", "3"], (("3", 2), ("11", 1)), "3"),
        (["11", "3"], (("11", 1), ("3", 1)), "3"),
        (["11", "3", "11", "0"], (("11", 2), ("0", 1), ("3", 1)), "3"),
    ],
)
def test_answers_are_counted_the_most_frequent_first_and_of_guesses_the_middle_one_stands(
    answers: list[str], counted: tuple[tuple[str, int], ...], half: str
) -> None:
    assert tally(answers) == counted
    assert middle(answers) == half
