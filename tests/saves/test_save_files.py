"""Saved games: written whole, read with care, and never in the way."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chronicle import Chronicle, Entry
from game.saves import Damaged, NotSaved, listed, load, new_path, save

GAME = Chronicle(
    chairs=("mary",),
    aims=(("mary", "seat"),),
    deck="whole",
    entries=(
        Entry(
            "first",
            (("mary", "go"), ("john", "stay")),
            ("mary",),
            (("mary", "[red] and **"),),
            3,
            (("mary", (("go", 11), ("stay", 0))),),
            (("anne", "mary", "stay"),),
        ),
    ),
    rules="r",
    words="w",
    mode="teams",
    players=(("mary", "the back row"),),
)


def test_a_game_comes_back_as_it_was(tmp_path: Path) -> None:
    save(GAME, tmp_path / "new folder" / "a.json")
    assert load(tmp_path / "new folder" / "a.json") == GAME
    assert [path.name for path in (tmp_path / "new folder").iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "\0" * 50, "[" * 100_000, '{"comrade-card-index": 99}', '{"comrade-card-index": 1}', "{}"],
)
def test_a_damaged_save_is_listed_with_the_reason_and_left_alone(text: str, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(text)
    save(GAME, tmp_path / "good.json")
    rows = {row.path.name: row for row in listed(tmp_path)}
    assert rows["good.json"].chronicle == GAME
    assert rows["bad.json"].chronicle is None
    assert rows["bad.json"].why
    assert (tmp_path / "bad.json").read_text() == text


def test_a_folder_and_latin_letters_are_damaged_too(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "latin.json").write_bytes(b'"caf\xe9"')
    assert all(row.why for row in listed(tmp_path))


def test_a_place_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotSaved, match="could not be saved"):
        save(GAME, tmp_path / "file" / "a.json")


def test_new_games_never_take_the_name_of_an_old_one(tmp_path: Path) -> None:
    first = new_path(GAME, tmp_path)
    save(GAME, first)
    assert new_path(GAME, tmp_path) != first


def test_control_characters_in_a_save_never_reach_the_game(tmp_path: Path) -> None:
    save(GAME, tmp_path / "a.json")
    data = json.loads((tmp_path / "a.json").read_text())
    data["entries"][0]["reasons"]["mary"] = "\x1b]0;x\x07\x9b31m"
    (tmp_path / "a.json").write_text(json.dumps(data))
    assert load(tmp_path / "a.json").entries[0].reasons[0][1].isprintable()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["chairs", "entries", "aims", "x"]), inner)
    ),
    max_leaves=10,
)


@given(json_values)
def test_any_json_is_a_game_or_damaged(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    path = tmp_path_factory.mktemp("saves") / "a.json"
    path.write_text(json.dumps({"comrade-card-index": 1, **data} if isinstance(data, dict) else data))
    (row,) = listed(path.parent)
    assert (row.chronicle is None) is bool(row.why)
    with contextlib.suppress(Damaged):
        assert load(path) == row.chronicle
