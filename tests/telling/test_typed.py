"""What is too long is cut between whole letters, and whoever typed it is told where."""

import pytest

from game.telling.typed import ENDS, LONGEST_REASON, cut


def test_what_there_is_room_for_is_kept_without_a_word() -> None:
    assert cut("  so  it\tis ", LONGEST_REASON) == ("so it is", "")
    assert cut("x" * LONGEST_REASON, LONGEST_REASON) == ("x" * LONGEST_REASON, "")


def test_what_is_longer_is_cut_and_told_with_its_end() -> None:
    text = " ".join(f"word{number}" for number in range(400_000))
    kept, told = cut(text, LONGEST_REASON)
    assert text.startswith(kept)
    assert LONGEST_REASON - 1 <= len(kept) <= LONGEST_REASON
    assert str(LONGEST_REASON) in told
    assert kept[-ENDS:].strip() in told
    assert len(told) < 150


@pytest.mark.parametrize(
    "letter", ["e\u0301", "👩‍🏫", "👍🏽", "🇩🇪", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "क्‍ष", "👨‍👩‍👧‍👦", "o\u0301\u0323\u0331"]
)
def test_no_letter_is_cut_in_two(letter: str) -> None:
    for longest in range(len(letter), 30):
        assert cut("x" + letter * 40, longest)[0] == "x" + letter * ((longest - 1) // len(letter))


def test_a_letter_that_is_longer_than_there_is_room_is_cut_all_the_same() -> None:
    assert cut("e" + "\u0301" * 500, 10)[0] == "e" + "\u0301" * 9
    assert cut("\u0301" * 20, 10)[0] == "\u0301" * 10


def test_what_stands_round_it_takes_of_the_room() -> None:
    kept, told = cut("and so on", 20, "It was so, ", " we say")
    assert kept == "an"
    assert "20" in told
    assert "It was so, an”" in told
    assert cut("and", 20, "x" * 20)[0] == ""


def test_how_much_room_there_is_is_said_in_letters() -> None:
    assert cut("ab", 1) == (
        "a", "There is room for 1 letter. What you typed is longer, and is kept up to “…a”.",
    )  # fmt: skip
    assert cut("abc", 2) == (
        "ab", "There is room for 2 letters. What you typed is longer, and is kept up to “…ab”.",
    )  # fmt: skip
