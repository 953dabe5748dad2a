"""Two windows on one save: whatever the order in which they pick and end, nobody's game is lost, and each is told."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from game.content import load as load_story
from game.engine.chronicle import Chronicle
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.scene import Seat
from game.engine.story import Story
from game.saves import Autosave, all_saves, load, save
from game.saves.save_format import VERSION, as_json
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.telling.meanwhile import recap
from tests.command import run
from tests.loaded import TINY_FOLDER

TINY = load_story(TINY_FOLDER)
FILE = "mary-1.json"
CHRONICLE = Chronicle(("mary",), (("mary", "stay"),), "whole").sealed(TINY)
Edit = Callable[[Seat], Seat]


def games(cards: int, option: int = 0) -> list[Snapshot]:
    """One game as it stood after each of its cards."""
    session = Session.begin(TINY, CHRONICLE)
    kept: list[Snapshot] = []
    while session.turn and len(kept) < cards:
        session = session.choose(open_options(session.turn, session.playthrough.state)[option].id).go_on()
        kept.append(session.snapshot)
    return kept


def window(folder: Path) -> Autosave:
    """Another window, in which the game is taken up as it stands in its file now."""
    autosave = Autosave(folder=folder)
    autosave.go_on_with(folder / FILE, load(folder / FILE), TINY)
    return autosave


ORDERS = sorted(set(permutations("aaabbb")))


@pytest.mark.parametrize("order", ORDERS, ids="".join)
def test_two_windows_on_one_save_lose_nothing_in_any_order(order: tuple[str, ...], tmp_path: Path) -> None:
    save(Snapshot(CHRONICLE), tmp_path / FILE)
    keepers = {name: window(tmp_path) for name in "ab"}
    moves = {"a": games(3, 0), "b": games(3, 1)}
    told: dict[str, list[str]] = {"a": [], "b": []}
    for name in order:
        told[name].append(keepers[name].keep(moves[name].pop(0)))
    kept: dict[Path | None, Snapshot | None] = {one.path: one.snapshot for one in all_saves(tmp_path)}
    assert kept[keepers["a"].path] == games(3, 0)[-1]
    assert kept[keepers["b"].path] == games(3, 1)[-1]
    assert len(kept) == 2
    assert sorted(sum(map(bool, sentences)) for sentences in told.values()) == [0, 1]
    assert sum("has changed" in sentence and "is kept in" in sentence for one in told.values() for sentence in one) == 1


def test_a_window_that_was_killed_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    save(games(1)[0], tmp_path / FILE)
    killed, again = window(tmp_path), window(tmp_path)
    assert killed.keep(games(2)[1]) == ""
    del killed
    assert again.keep(games(3)[2])
    assert window(tmp_path).keep(games(3)[2]) == ""


def test_two_new_games_never_share_a_file(tmp_path: Path) -> None:
    one, other = Autosave(tmp_path / "ours.json"), Autosave(tmp_path / "ours.json")
    assert one.keep(games(1, 0)[0]) == ""
    assert "is kept in" in other.keep(games(1, 1)[0])
    assert sorted(os.listdir(tmp_path)) == [FILE, "ours.json"]


def test_a_save_that_was_cut_by_somebody_else_is_left_as_it_is(tmp_path: Path) -> None:
    save(games(1)[0], tmp_path / FILE)
    autosave = window(tmp_path)
    (tmp_path / FILE).write_text("{")
    assert autosave.keep(games(2)[1])
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "{"


def test_a_save_that_was_thrown_away_is_made_anew(tmp_path: Path) -> None:
    save(games(1)[0], tmp_path / FILE)
    autosave = window(tmp_path)
    (tmp_path / FILE).unlink()
    assert autosave.keep(games(2)[1]) == ""
    assert load(tmp_path / FILE) == games(2)[1]


def older(game: Snapshot) -> dict[str, object]:
    """The game as the first form of a save had it."""
    data = as_json(game)
    return {
        "comrade-card-index": 1,
        **{key: data[key] for key in ("chairs", "aims", "deck", "start", "rules", "words")},
        "entries": [{"scene": entry["scene"], "picks": entry["picks"]} for entry in data["entries"]],
    }


def test_a_save_from_before_newer_keys_is_taken_up(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(older(games(2)[1])))
    done = run("resume", str(tmp_path / FILE), "--scenes", str(TINY_FOLDER), folder=tmp_path, typed="log\nquit\n")
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_save_of_a_newer_version_is_refused_in_a_line_and_left_alone(tmp_path: Path) -> None:
    text = json.dumps({**as_json(games(1)[0]), "comrade-card-index": VERSION + 1, "more": []})
    (tmp_path / FILE).write_text(text)
    done = run("resume", str(tmp_path / FILE), "--scenes", str(TINY_FOLDER), folder=tmp_path, typed="1\n1\n")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "newer version" in done.stderr
    assert (tmp_path / FILE).read_text(encoding="utf-8") == text


def test_half_a_letter_from_outside_harms_nothing(tmp_path: Path) -> None:
    data = as_json(games(1)[0]) | {"players": {"mary": "\ud83d"}}
    (tmp_path / FILE).write_text(json.dumps(data))
    assert window(tmp_path).keep(load(tmp_path / FILE)) == ""
    assert "\ud83d" not in repr(load(tmp_path / FILE))


def edited(change: Edit) -> Story:
    """The story with the first chair of its first card changed."""
    first, *rest = TINY.scenes
    return replace(TINY, scenes=(replace(first, seats=(change(first.seats[0]), *first.seats[1:])), *rest))


def turned(seat: Seat) -> Seat:
    return replace(seat, options=seat.options[::-1])


def reworded(seat: Seat) -> Seat:
    return replace(seat, options=tuple(replace(option, label=f"{option.label}!") for option in seat.options))


def longer(seat: Seat) -> Seat:
    return replace(seat, options=(replace(seat.options[0], id="brand-new", historical=0), *seat.options))


def without(id: str) -> Edit:
    return lambda seat: replace(seat, options=tuple(option for option in seat.options if option.id != id))


PICKED = dict(games(1)[0].chronicle.entries[0].picks)["mary"]
PASSED_OVER = next(option.id for option in TINY.scenes[0].seats[0].options if option.id != PICKED)


@pytest.mark.parametrize("change", [turned, reworded, longer, without(PASSED_OVER)])
def test_a_harmless_edit_of_the_story_is_told_and_keeps_the_file(change: Edit, tmp_path: Path) -> None:
    story = edited(change)
    save(games(2)[1], tmp_path / FILE)
    autosave = Autosave()
    autosave.go_on_with(tmp_path / FILE, games(2)[1], story)
    playthrough = Playthrough.of(story, games(2)[1].chronicle)
    assert autosave.path == tmp_path / FILE
    assert dict(playthrough.chronicle.entries[0].picks)["mary"] == PICKED
    assert "The story has been edited" in repr(recap(playthrough))
    assert "The story has been edited" not in repr(recap(Playthrough.of(TINY, games(2)[1].chronicle)))


def test_a_choice_that_is_gone_is_named_and_the_old_file_stays(tmp_path: Path) -> None:
    story = edited(without(PICKED))
    save(games(2)[1], tmp_path / FILE)
    before = (tmp_path / FILE).read_bytes()
    autosave = Autosave(folder=tmp_path)
    autosave.go_on_with(tmp_path / FILE, games(2)[1], story)
    session = Session.resume(story, games(2)[1]).with_recap()
    assert session.playthrough.rounds == ()
    assert PICKED in repr(session.moment)
    assert autosave.keep(session.snapshot) == ""
    assert (tmp_path / FILE).read_bytes() == before
    assert autosave.saved not in (None, tmp_path / FILE)


def test_a_game_that_cannot_be_kept_can_be_kept_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    autosave = Autosave(tmp_path / "file" / "game.json")
    assert "To save it elsewhere" in autosave.keep(games(1)[0])
    assert "is kept in" in autosave.move(str(tmp_path / "stick" / "game.json"), games(1)[0])
    assert (autosave.keep(games(2)[1]), autosave.trouble) == ("", "")
    assert autosave.saved == tmp_path / "stick" / "game.json"
    assert load(autosave.saved) == games(2)[1]


def test_a_game_that_is_not_saved_is_so_until_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    autosave = Autosave(tmp_path / "file" / "game.json")
    assert autosave.unsaved == ""
    told = [bool(autosave.keep(game)) for game in games(3)]
    assert told == [True, False, False]
    assert autosave.unsaved == f"{autosave.trouble} What was decided last is lost if you leave now."
    (tmp_path / "file").unlink()
    assert autosave.keep(games(1)[0]) == ""
    assert autosave.unsaved == ""


def test_a_game_is_never_moved_over_a_file_or_away_from_where_it_is_kept(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    autosave = Autosave(tmp_path / FILE)
    autosave.keep(games(1)[0])
    assert "nothing is written over" in autosave.move(str(tmp_path / "diary.txt"), games(1)[0])
    assert "could not be saved" in autosave.move(str(tmp_path / "diary.txt" / "game.json"), games(1)[0])
    assert (autosave.saved, autosave.trouble) == (tmp_path / FILE, "")
    assert autosave.keep(games(2)[1]) == ""
    assert (tmp_path / "diary.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("typed", ['"{}"', "'{}'", " {} ", "“{}”", '"{}', "„{}", "«{} "])
def test_a_file_is_saved_under_its_name_without_quotation_marks(typed: str, tmp_path: Path) -> None:
    autosave = Autosave(tmp_path / FILE)
    file = tmp_path / "my game.json"
    assert "my game.json from now on" in autosave.move(typed.format(file), games(1)[0])
    assert autosave.saved == file
    assert "nothing is written over" in autosave.move(typed.format(file), games(1)[0])
    assert "is a folder" in autosave.move(typed.format(tmp_path), games(1)[0])


@pytest.mark.parametrize(
    "name", ["x" * 300, "x/" * 3000, "~" + "x" * 300, "file/x", "loop/x", "loop", '"', "„", "\0"], ids=ascii
)
def test_a_name_that_no_file_can_have_is_told_and_ends_no_game(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("")
    Path("loop").symlink_to("loop")
    autosave = Autosave(tmp_path / FILE)
    autosave.keep(games(1)[0])
    told = autosave.move(name, games(1)[0])
    ways = ("could not be saved", "is a folder", "is there already", "No file can have a name")
    assert any(way in told for way in ways)
    assert (autosave.saved, autosave.trouble) == (tmp_path / FILE, "")


def test_a_game_at_a_seat_of_the_server_stays_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    autosave = Autosave(folder=tmp_path / "file")
    assert "elsewhere" not in autosave.keep(games(1)[0])
    assert not autosave.can_move


def test_a_game_begun_again_goes_to_a_file_of_its_own_and_the_other_stays(tmp_path: Path) -> None:
    autosave = Autosave(folder=tmp_path)
    first, second = games(2)
    assert autosave.keep(second) == ""
    autosave.begin_another()
    assert autosave.keep(first) == ""
    assert {one.path.name: one.snapshot for one in all_saves(tmp_path)} == {"mary-1.json": second, "mary-2.json": first}
    assert autosave.path == tmp_path / "mary-2.json"


def test_a_name_longer_than_any_file_has_is_refused_and_not_told_again(tmp_path: Path) -> None:
    autosave = Autosave(folder=tmp_path)
    told = autosave.move("x" * 2_400_000, Snapshot(Chronicle(("mary",))))
    assert told == "No file can have a name of 2400000 letters."
    assert list(tmp_path.iterdir()) == []
