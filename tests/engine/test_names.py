"""Names are compared as people compare them, and found as people look for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.names import are_nearly_one, compared, searchable

ONE = [
    ("Back row", "back row"), ("Back row", "BACK  ROW "), ("Back row", "Back\u00a0row"), ("Back row", "Back\u3000row"),
    ("é", "e\u0301"), ("é", "e\u034f\u0301"), ("Reds", "Re\u200bds"), ("Reds", "Reds\ufe0f"), ("Reds", "\u3164Reds"),
    ("Reds", "Ｒｅｄｓ"), ("Reds", "R\u00adeds\u200d"), ("Reds", "\u2800Reds"), ("Straße", "STRASSE"), ("☂", "☂️"),
    ("O'Brien", "O’Brien"), ("North-West", "North–West"), ("한", "한"), ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
    ("Table 12", "Table ١٢"), ("Table 1", "Table １"),
]  # fmt: skip
TWO = [("Team 1", "Team 11"), ("é", "e"), ("A 11", "A1 1"), ("Reds", "Red's"), ("और", "ओर"), ("👍", "👎"), ("!", "?")]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_what_people_take_for_one_name_is_one(one: str, other: str) -> None:
    assert compared(one) == compared(other) != ""


@pytest.mark.parametrize(("one", "other"), TWO)
def test_what_people_take_for_two_names_is_two(one: str, other: str) -> None:
    assert compared(one) != compared(other)


@pytest.mark.parametrize("name", ["", " ", "\u3164", "\ufe0f", "\u034f\u200b", "\u2800", "\U000e0041"])
def test_a_name_in_which_nothing_is_seen_is_none(name: str) -> None:
    assert compared(name) == ""


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łódź-Müller", "lodz muller"), ("Lo\u0301dz\u0301", "ŁÓDŹ"), ("Đorđe Ølgård", "dorde olgard"),
        ("O’Brien", "obrien"), ("Æsir", "aesir"), ("İstanbul", "istanbul"), ("Ἀθῆναι", "αθηναι"), ("Фёдор", "федор"),
        ("Jean‑Paul", "jean paul"), ("straße", "STRASSE"), ("Ｍary", "mary"), ("بِسم", "بسم"),
        ("کلاس", "كلاس"), ("علی", "علي"), ("گروه ۱", "گروه ١"), ("Row", "R\u043ew"),
        ("BACK", "\u0412\u0410\u0421\u041a"), ("Nina", "\u039dina"), ("Dogma", "\u0501o\u0261ma"),
    ],
)  # fmt: skip
def test_what_is_typed_without_marks_is_found(name: str, typed: str) -> None:
    assert searchable(typed) in searchable(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Back row", "Backrow"), ("Back row", "back_row"), ("Back row", "Back\u3164row"), ("Red 10", "Red IO"),
        ("Team 1", "Team l"), ("A 11", "A1 1"), ("Reds", "Rėds"), ("Reds", "R\u0435ds"),
    ],
)  # fmt: skip
def test_names_that_are_easily_mistaken_for_each_other_are_nearly_one(one: str, other: str) -> None:
    assert compared(one) != compared(other)
    assert are_nearly_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Team 1", "Team 11"), ("Reds", "Blues"), ("!", "?"), ("👍", "👎"), ("Row 2", "Row 3")]
)
def test_names_that_nobody_mistakes_are_not(one: str, other: str) -> None:
    assert not are_nearly_one(one, other)


@given(st.text())
def test_what_was_folded_is_folded_once_and_for_all(text: str) -> None:
    assert compared(compared(text)) == compared(text)
    assert searchable(searchable(text)) == searchable(compared(text)) == searchable(text)
