"""Saves and scene files that were cut, spoilt or made by somebody who means harm."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.saves.save_format import as_json
from tests.hostile import (
    copy_of_the_story,
    left_game,
    places,
    spoilt,
    taken_as_a_save,
    taken_as_a_scene,
    whole_game,
)
from tests.loaded import TINY_FOLDER

FILE = "1-spring/1901-03-bridge.yaml"
GAMES = {"whole": as_json(whole_game()), "left": as_json(left_game())}
many = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
words = st.text(st.characters(), max_size=4) | st.sampled_from(
    ["mary", "tom", "wait", "stay", "short", "class", "guess", "pick", "forecast", "0", ""]
)
leaves = st.none() | st.booleans() | st.integers(-9, 99) | st.just(10**30) | st.floats() | words
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=6
)


spoilings = st.one_of(
    *(
        st.tuples(
            st.just(game), st.lists(st.tuples(st.sampled_from(places(GAMES[game])), values), min_size=1, max_size=2)
        )
        for game in GAMES
    )
)


@pytest.mark.parametrize(
    ("game", "parts"),
    [
        ("whole", ["because", "votes", "first_votes", "forecasts", "guesses", "told", "the team of"]),
        ("left", ["decisions", "reasons", "hands", "counting", "told", "undone"]),
    ],
)
def test_the_games_that_are_spoilt_here_are_whole_ones(game: str, parts: list[str], tmp_path: Path) -> None:
    text = json.dumps(GAMES[game])
    assert taken_as_a_save(text.encode(), tmp_path) == "played"
    assert all(part in text for part in parts)


@many
@given(spoilings)
def test_a_spoilt_save_is_damaged_or_a_game(
    tmp_path: Path, spoilings: tuple[str, list[tuple[tuple[Any, ...], Any]]]
) -> None:
    game, changes = spoilings
    data: Any = GAMES[game]
    for way, value in changes:
        try:
            data = spoilt(data, way, value)
        except (KeyError, IndexError, TypeError, AttributeError):
            continue  # the first spoiling has taken the second one's place away
    taken_as_a_save(json.dumps(data).encode(), tmp_path)


TEXT = (TINY_FOLDER / FILE).read_text(encoding="utf-8")
odd = st.sampled_from(["\n- ", "\n  ", "|\n", "&a ", "*a", "!!str ", "<<: {}", "? ", "{", "]", "#", '"', "\t",
                       "\ufeff", "\u202e", "\x9b", "\0", "1901-02-30", "needs: []", ">= 1",
                       '"\\e[2J', "\\u202e", "\\0", "\\ud800"])  # fmt: skip
edits = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30), odd | st.text(max_size=3)), max_size=4)


@pytest.fixture(scope="module")
def story_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_the_story(tmp_path_factory.mktemp("story"))


def test_the_scene_file_that_is_spoilt_here_is_sound(story_folder: Path) -> None:
    assert taken_as_a_scene(TEXT.encode(), story_folder, FILE) == "sound"


@many
@given(edits)
def test_a_spoilt_scene_file_is_told_or_a_scene(story_folder: Path, edits: list[tuple[int, int, str]]) -> None:
    text = TEXT
    for place, length, put in edits:
        text = text[:place] + put + text[place + length :]
    taken_as_a_scene(text.encode("utf-8", "surrogatepass"), story_folder, FILE)


@many
@given(st.binary(max_size=60))
def test_any_bytes_are_told(story_folder: Path, content: bytes) -> None:
    assert taken_as_a_scene(content, story_folder, FILE) == "wrong"


@pytest.mark.slow
@pytest.mark.parametrize("game", GAMES)
def test_every_place_of_a_save_can_be_spoilt(game: str, tmp_path: Path) -> None:
    leaves: list[Any] = [None, True, 0, -1, 99, 10**30, 1.5, "", "mary", "tom", "wait", "x\x1b", "short", "class"]
    values = [*leaves, [], {}, ["mary"], {"mary": "wait"}, {"x": 0}, [["pick", "mary", "wait"]]]
    for way in places(GAMES[game]):
        for value in values:
            taken_as_a_save(json.dumps(spoilt(GAMES[game], way, value)).encode(), tmp_path)
