"""Saved games: written whole, read with care, and never in the way."""

import contextlib
import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.chronicle import Chronicle, Entry
from game.saves import Damaged, NotSaved, all_saves, file_called, load, save, save_new
from game.saves.save_files import content
from game.saves.save_format import VERSION
from game.session.draft import Decision, Draft
from game.session.snapshot import Snapshot
from game.session.told import Told
from game.telling.typed import LONGEST_NAME, LONGEST_REASON

ENTRY = Entry(
    "first",
    (("mary", "go"), ("john", "stay")),
    ("mary",),
    (("mary", "[red] and **"),),
    (("anne", 3), ("mary", 0)),
    (("mary", (("go", 11), ("stay", 0))),),
    (("anne", "mary", "stay"),),
)
CHRONICLE = Chronicle(
    chairs=("mary", "anne"),
    aims=(("mary", "seat"),),
    deck="whole",
    entries=(ENTRY,),
    rules="r",
    words="w",
    mode="teams",
    players=(("mary", "the back row"),),
)
DRAFT = Draft(
    (Decision("guess", "mary", "3"), Decision("pick", "mary", "go"), Decision("forecast", "anne", "")),
    (("mary", "[red] or **"),),
    (("mary", (("go", 12), ("stay", 0))),),
    counting=True,
)
UNDONE = (
    Snapshot(replace(CHRONICLE, entries=(ENTRY, replace(ENTRY, scene="second"))), DRAFT, Told(1, 2, released=True)),
    Snapshot(CHRONICLE, DRAFT, Told(1, 2)),
)
GAME = Snapshot(CHRONICLE, replace(DRAFT, decisions=DRAFT.decisions[:2]), Told(1, 2, released=True), UNDONE)
"""Everything that a save can hold."""


def test_a_game_comes_back_as_it_was(tmp_path: Path) -> None:
    save(GAME, tmp_path / "new folder" / "a.json")
    assert load(tmp_path / "new folder" / "a.json") == GAME
    assert [path.name for path in (tmp_path / "new folder").iterdir()] == ["a.json"]


def test_a_save_of_the_first_form_is_read_with_its_guess_and_its_forecasts(tmp_path: Path) -> None:
    first = {
        "comrade-card-index": 1,
        "chairs": ["mary", "anne"],
        "aims": {"mary": "seat"},
        "deck": "whole",
        "start": "",
        "mode": "teams",
        "players": {"mary": "the back row"},
        "rules": "r",
        "words": "w",
        "entries": [
            {
                "scene": "first",
                "picks": {"mary": "go", "john": "stay"},
                "by_people": ["mary"],
                "reasons": {"mary": "[red] and **"},
                "guess": 3,
                "votes": {"mary": {"go": 11, "stay": 0}},
                "foretold": [["anne", "mary", "stay"]],
            }
        ],
    }
    (tmp_path / "a.json").write_text(json.dumps(first))
    of_the_room = replace(ENTRY, guesses=(("", 3),))
    assert load(tmp_path / "a.json") == Snapshot(replace(CHRONICLE, entries=(of_the_room,)))


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "\0" * 50, "[" * 100_000, '{"comrade-card-index": 99}', '{"comrade-card-index": 1}', "{}"],
)
def test_a_damaged_save_is_listed_with_the_reason_and_left_alone(text: str, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(text)
    save(GAME, tmp_path / "good.json")
    rows = {row.path.name: row for row in all_saves(tmp_path)}
    assert rows["good.json"].snapshot == GAME
    assert rows["bad.json"].snapshot is None
    assert rows["bad.json"].why
    assert (tmp_path / "bad.json").read_text(encoding="utf-8") == text


NO_GAMES = {
    "page.html": b"<!doctype html>\n<html>",
    "word.docx": b"PK\x03\x04, word/document.xml",
    "table.csv": b"Group,Card\n",
    "notes.txt": "Mary \u2013 the mill".encode("utf-16"),
    "leaf.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "photo.jpg": b"\xff\xd8\xff\xe0",
    "text.json": b'"text"',
    "empty.json": b" \n",
}


@pytest.mark.parametrize("name", NO_GAMES)
def test_what_never_was_a_saved_game_is_not_called_one_that_was_cut_off(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(NO_GAMES[name])
    with pytest.raises(Damaged, match=r"^it is not a saved game$"):
        load(tmp_path / name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_half_a_saved_game_is_called_so_in_whichever_unicode(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "half.json").write_bytes(content(GAME).decode()[:200].encode(encoding))
    with pytest.raises(Damaged, match="it is not whole"):
        load(tmp_path / "half.json")


def test_a_save_whose_ending_is_hidden_is_listed_with_its_right_name(tmp_path: Path) -> None:
    save(GAME, tmp_path / "mary-1.JSON.txt")
    (tmp_path / ".mary-1.json.0.part").write_bytes(b"")
    (tmp_path / "notes.txt").write_bytes(b"")
    (row,) = all_saves(tmp_path)
    assert row.snapshot is None
    assert "call it mary-1.JSON" in row.why


def test_a_folder_and_latin_letters_are_damaged_too(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "latin.json").write_bytes(b'"caf\xe9"')
    assert all(row.why for row in all_saves(tmp_path))


def test_a_place_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotSaved, match="could not be saved"):
        save(GAME, tmp_path / "file" / "a.json")


def test_new_games_never_take_the_name_of_an_old_one(tmp_path: Path) -> None:
    """Not even where many of them begin at once, as in a room full of machines on one share."""
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda _: save_new(GAME, tmp_path), range(30)))
    assert sorted(path.name for path in paths) == sorted(f"mary-anne-{number}.json" for number in range(1, 31))
    assert all(load(path) == GAME for path in paths)


@pytest.mark.posix
def test_a_wanted_name_is_taken_only_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    wanted = [tmp_path / "ours.json", tmp_path / "ours.json", tmp_path, tmp_path / "gone"]
    paths = [save_new(GAME, tmp_path, one).name for one in wanted]
    assert paths == ["ours.json", "mary-anne-1.json", "mary-anne-2.json", "mary-anne-3.json"]


def test_a_game_of_very_many_chairs_has_a_file_name(tmp_path: Path) -> None:
    chairs = tuple(f"the-member-for-county-{number}" for number in range(30))
    assert load(save_new(Snapshot(Chronicle(chairs)), tmp_path)).chronicle.chairs == chairs


@pytest.mark.posix
def test_what_pupils_typed_is_for_nobody_else_to_read(tmp_path: Path) -> None:
    save(GAME, tmp_path / "a.json")
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "a.json", save_new(GAME, tmp_path))} == {0}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_save_that_an_editor_has_saved_in_its_own_way_is_read(encoding: str, tmp_path: Path) -> None:
    save(GAME, tmp_path / "a.json")
    text = (tmp_path / "a.json").read_text(encoding="utf-8").replace("\n", "\r\n")
    (tmp_path / "a.json").write_bytes(f"{text}  \r\n\r\n".encode(encoding))
    assert load(tmp_path / "a.json") == GAME


@pytest.mark.posix
@pytest.mark.parametrize("kind", ["file", "loop", "gone", "locked"])
def test_a_folder_that_cannot_be_read_is_listed_as_such(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: object) -> list[str]:  # for root every folder may be read
        raise PermissionError(errno.EACCES, "Permission denied")

    folder = tmp_path / "saves"
    if kind == "locked":
        monkeypatch.setattr(os, "listdir", locked)
    else:
        folder.write_text("") if kind == "file" else folder.symlink_to(folder if kind == "loop" else tmp_path / "none")
    (row,) = all_saves(folder)
    assert (row.path, row.snapshot, row.is_folder) == (folder, None, True)
    assert "cannot be read (" in row.why


def test_control_characters_in_a_save_never_reach_the_game(tmp_path: Path) -> None:
    save(GAME, tmp_path / "a.json")
    data = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    for part in (data["entries"][0], data["draft"], data["undone"][0]["draft"]):
        part["reasons"]["mary"] = "\x1b]0;x\x07\x9b31m"
    (tmp_path / "a.json").write_text(json.dumps(data))
    game = load(tmp_path / "a.json")
    for reasons in (game.chronicle.entries[0].reasons, game.draft.reasons, game.undone[-1].draft.reasons):
        assert reasons[0][1].isprintable()


def test_a_reason_that_is_far_too_long_is_cut_with_a_sign_and_one_that_fits_is_not(tmp_path: Path) -> None:
    for reason in ("w" * LONGEST_REASON, "w" * 400_000):
        long = replace(ENTRY, reasons=(("mary", reason),))
        chronicle = replace(CHRONICLE, entries=(long,), players=(("mary", reason),))
        draft = Draft(reasons=(("mary", reason),))
        save(Snapshot(chronicle, draft), tmp_path / "a.json")
        kept = load(tmp_path / "a.json")
        whole = len(reason) == LONGEST_REASON
        cut = reason if whole else "w" * (LONGEST_REASON - 1) + "…"
        assert kept.chronicle.entries[0].reasons == kept.draft.reasons == (("mary", cut),)
        assert kept.chronicle.players[0][1] == "w" * (LONGEST_NAME - 1) + "…"
        save(kept, tmp_path / "a.json")
        assert load(tmp_path / "a.json") == kept


KEYS = ["chairs", "entries", "aims", "draft", "told", "undone", "x"]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=10,
)


@given(json_values)
def test_any_json_is_a_game_or_damaged(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    path = tmp_path_factory.mktemp("saves") / "a.json"
    path.write_text(json.dumps({"comrade-card-index": VERSION, **data} if isinstance(data, dict) else data))
    (row,) = all_saves(path.parent)
    assert (row.snapshot is None) is bool(row.why)
    with contextlib.suppress(Damaged):
        assert load(path) == row.snapshot


@pytest.mark.parametrize("name", ["Game.json", "game.json", "ｇame.json", "game\u200b.json"])
def test_a_file_that_people_take_for_another_is_there_already(name: str, tmp_path: Path) -> None:
    (tmp_path / "game.json").write_text("")
    there = file_called(tmp_path / name)
    assert there is not None
    assert os.path.samefile(there, tmp_path / "game.json")


def test_where_no_file_has_such_a_name_it_is_free(tmp_path: Path) -> None:
    (tmp_path / "game.json").write_text("")
    for path in (tmp_path / "game-2.json", tmp_path / "none" / "game.json", tmp_path / "\u200b", tmp_path / "a\0b"):
        assert file_called(path) is None
