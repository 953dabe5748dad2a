"""What people type stays as they typed it, as far as it harms nobody; what steers a terminal never gets through."""

import shlex
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.console import STAND_IN, as_typed, in_a_line, shown

WHOLE = [
    "می‌خواهم", "نامه‌ها", "ഓര്‍മ്മ", "ശ്രീമതി ന്‍", "ක්‍රමය", "ಕನ್ನಡ ರ‍್ಯಾಂಕ್", "क्‍ष", "C++‏ שלום", "؀١٢", "葛󠄀城",
    "👩‍🏫", "👨‍👩‍👧‍👦", "🏳️‍🌈", "❤️‍🔥", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇩🇪🇵🇱", "1️⃣", "👍🏽", "🧑🏿‍🚀", "✊︎", "\U0001fae8", "\U000323b0",
]  # fmt: skip
"""Joined letters and emoji, direction marks, and letters newer than this Python."""


@pytest.mark.parametrize("text", WHOLE, ids=ascii)
def test_what_joins_letters_and_emoji_stays(text: str) -> None:
    assert in_a_line(f"  x  {text} {text}\n") == f"x {text} {text}"
    assert shown(text) == text


@pytest.mark.parametrize(
    "unseen",
    ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u180e", "\U000e0041", "\U0001d173", "\u206a", "\ufff9"],
    ids=ascii,
)
def test_what_is_not_seen_and_joins_nothing_is_left_out_of_what_is_kept_and_shown_in_a_message(unseen: str) -> None:
    assert in_a_line(f"Zucker{unseen}rohr {unseen} {unseen}") == "Zuckerrohr"
    assert shown(f"Zucker{unseen}rohr") == f"Zucker{STAND_IN}rohr"


@pytest.mark.parametrize("joiner", "\u200c\u200d")
def test_a_joiner_that_joins_nothing_is_none(joiner: str) -> None:
    assert in_a_line(f"{joiner}a {joiner}b 1{joiner}2 .{joiner}{joiner}") == "a b 12 ."
    assert in_a_line(f"m{joiner}{joiner}{joiner}n") == f"m{joiner}n"


@pytest.mark.parametrize(
    "steering", ["\x1b", "\x07", "\x9b", "\x00", "\u202e", "\u2066", "\u2069", "\ud800", "\ufdd0", "\uffff"], ids=ascii
)
def test_what_steers_has_a_stand_in(steering: str) -> None:
    assert in_a_line(f"a{steering}b") == shown(f"a{steering}b") == f"a{STAND_IN}b"


@pytest.mark.posix
@pytest.mark.parametrize("name", ["scenes", "my scenes", "it's mine", "$HOME", "школа", '"', "a;b"])
def test_a_file_that_is_told_in_a_command_is_one_word_of_it(name: str) -> None:
    assert shlex.split(f"card-index check --scenes {as_typed(name)} --json")[3:] == [name, "--json"]


def test_a_file_is_told_in_a_command_as_windows_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as windows:
        windows.setattr("os.name", "nt")
        told = [as_typed(name) for name in (r"C:\Users\mary-2", "Mary O'Hara", "R&D")]
    assert told == [r"C:\Users\mary-2", '"Mary O\'Hara"', '"R&D"']


@given(st.text(st.characters() | st.sampled_from("\u200c\u200d\u202e\x1b\u00ad 👩🏴\U000e0067")))
def test_no_text_steers_and_what_was_kept_is_kept_again(text: str) -> None:
    for kept in (in_a_line(text), shown(text)):
        assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in kept)
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(kept)
    assert in_a_line(in_a_line(text)) == in_a_line(text)
    assert shown(shown(text)) == shown(text)
