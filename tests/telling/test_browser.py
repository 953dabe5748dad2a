"""What the host of a game in browsers reads: who plays, what went wrong, and how to let people in."""

import pytest

from game.exit_codes import UNPLAYABLE
from game.telling.browser import (
    DESK,
    MOST_PROBLEMS,
    NO_NETWORK,
    TWO_WAYS,
    UNPLAYABLE_NOW,
    seat_row,
    trouble,
    welcome,
)

HERE = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("seconds", "alone", "told"),
    [
        (89, None, "Seat 7: 1 minute, from 10.0.0.4."),
        (91, None, "Seat 7: 2 minutes, from 10.0.0.4."),
        (3600, 0.0, "Seat 7: 60 minutes, from 10.0.0.4, without a page for 0 seconds."),
        (0, 1.2, "Seat 7: 0 minutes, from 10.0.0.4, without a page for 1 second."),
    ],
)
def test_a_seat_is_told_with_its_minutes_its_address_and_how_long_it_has_no_page(
    seconds: float, alone: float | None, told: str
) -> None:
    assert seat_row(7, seconds, "10.0.0.4", alone) == told


def test_a_game_that_ends_badly_is_told_by_its_own_first_words_with_nothing_that_steers() -> None:
    said = "\n".join(["first", "  ", "", "\x1b[2Jsecond", *map(str, range(20))])
    told = trouble(1, said)
    assert told[0] == "first"
    assert told[1].endswith("[2Jsecond")
    assert "\x1b" not in told[1]
    assert told[2:] == [str(number) for number in range(MOST_PROBLEMS - 2)]
    assert trouble(UNPLAYABLE, said) == [UNPLAYABLE_NOW, *told]


def test_a_game_that_ends_badly_without_a_word_is_told_by_its_exit_code() -> None:
    assert trouble(139, " \n") == ["A game has stopped without a word, with the exit code 139."]
    assert trouble(UNPLAYABLE, "") == [UNPLAYABLE_NOW]


@pytest.mark.parametrize(
    ("lan", "named"), [([], "ADDRESS"), (["10.0.0.2", "10.0.0.3"], "10.0.0.2")], ids=["no network", "a network"]
)
def test_a_server_for_one_computer_says_how_others_are_let_in(lan: list[str], named: str) -> None:
    assert welcome([HERE], False, lan, 1, "/games") == [
        f"Open in a browser: {HERE}",
        f"Only this computer can open it. To let others on this network in: card-index serve --host {named}",
        TWO_WAYS,
        "There is 1 seat. Saved games are kept in /games",
        f"{DESK} Ctrl+C ends every game and the server.",
    ]


@pytest.mark.parametrize(
    ("addresses", "typed"),
    [(["http://a", "http://b"], ["Pupils type: http://a", "Pupils type: http://b"]), ([], [NO_NETWORK])],
    ids=["a network", "no network"],
)
def test_a_server_for_a_whole_network_says_what_pupils_type_and_that_nothing_is_encrypted(
    addresses: list[str], typed: list[str]
) -> None:
    told = welcome(addresses, True, ["10.0.0.2"], 32, "/games")
    assert told[: len(typed)] == typed
    assert told[len(typed) :] == [
        "Anyone on this network can open it and play. Nothing is encrypted, and nothing is sent anywhere else.",
        TWO_WAYS,
        "There are 32 seats. Saved games are kept in /games",
        f"{DESK} Ctrl+C ends every game and the server.",
    ]
