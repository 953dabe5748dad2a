"""Games as tests: kept from a saved game, played again by every check, and told where they come to something else."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.authoring.kept_games import came_to, kept_problems
from game.content import load, scenes_folder
from game.content.diagnostics import Report
from game.content.kept_games import CameTo, KeptGame, game_files, glanced, read_games, written
from game.engine.chronicle import Chronicle, Pick
from game.engine.outcome import ending_of
from game.engine.playthrough import Playthrough
from game.engine.rules import Word
from game.saves import save
from game.session.snapshot import Snapshot
from game.telling.ending import ending_told
from tests.command import run
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent
TINY, SECOND = loaded(TESTS / "tiny"), loaded(TESTS / "second")
SCENES = scenes_folder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))


def played(*picks: str, aim: str = "open-book") -> Playthrough:
    """A finished game of Mary's in the small story."""
    game = Playthrough.of(TINY, Chronicle(("mary",), (("mary", aim),), "whole")).played_on()
    for pick in picks:
        game = game.play([Pick("mary", pick)]).played_on()
    assert game.complete
    return game


READ = ("read-the-book", "sign", "save-the-mill")


def keep(folder: Path, *flags: str, game: Playthrough | None = None, name: str = "a-game") -> str:
    """Keep a game beside the story; what the command says."""
    file = folder.parent / f"{name}.json"
    if game:
        save(Snapshot(game.chronicle), file)
    return run("keep", str(file), "--scenes", str(folder), *flags, folder=folder.parent).stdout


def told(folder: Path) -> list[str]:
    """What the check has to say of the kept games."""
    return [f"{problem} {problem.line}" for problem in kept_problems(load(folder), folder)]


def changed(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_game_that_is_kept_is_read_as_it_was_written_and_comes_to_what_it_did(folder: Path) -> None:
    game = played(*READ)
    assert keep(folder, "--about", "Mary reads the book.", game=game).startswith(
        f"Written: {folder}/games/a-game.json."
    )
    ((path, kept),) = read_games(game_files(folder), TINY, Report()).items()
    assert kept.about == "Mary reads the book."
    assert kept.must.ends == ending_of(TINY, game.state).id
    assert kept.must.met == {"mary": TINY.aims[1].is_met("mary", game.state)}
    assert {scene: dict(row) for scene, row in kept.picks.items()} == {
        scene.id: {"mary": pick} for scene, pick in zip(TINY.scenes, READ, strict=True)
    }
    assert path.read_text(encoding="utf-8") == written(kept)
    assert told(folder) == []


def test_words_in_the_corridor_and_a_later_start_are_kept(tmp_path: Path) -> None:
    game = Playthrough.of(SECOND, Chronicle(("snow",), (), "whole", SECOND.scenes[1].id)).played_on()
    while not game.complete:
        said = tuple(Word("snow", to) for to in game.can_ask("snow"))
        picks = [Pick("snow", next(one.id for one in seat.options if not one.needs)) for seat in game.asked]
        game = game.play(picks, corridor=said).played_on()
    assert any(entry.corridor for entry in game.chronicle.entries)
    folder = Path(shutil.copytree(TESTS / "second", tmp_path / "second"))
    keep(folder, game=game)
    ((_, kept),) = read_games(game_files(folder), SECOND, Report()).items()
    assert came_to(SECOND, kept).ends == ending_of(SECOND, game.state).id
    assert kept.words
    assert kept.start == SECOND.scenes[1].id
    silent = kept._replace(words={scene: {chair: ["nobody"] for chair in row} for scene, row in kept.words.items()})
    (folder / "games" / "a-game.json").write_text(written(silent))
    assert "“nobody” is not declared as a chair." in told(folder)[0]


CHANGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "its ending": (
        lambda folder: changed(folder, "games/a-game.json", '"ends": "history"', '"ends": "open-book"'),
        "This game ends otherwise: with",
    ),
    "an aim": (
        lambda folder: changed(folder, "games/a-game.json", '"met": {"mary": true}', '"met": {"mary": false}'),
        "Mary has now what it wanted, “See the book opened”.",
    ),
    "an option that is gone": (
        lambda folder: changed(folder, "games/a-game.json", '"sign"', '"signe"'),
        "This game goes no further than 1901-06-minutes: ",
    ),
    "a card that asks nobody": (
        lambda folder: changed(folder, "games/a-game.json", '"deck": "whole"', '"deck": "short"'),
        "This game goes no further than 1901-06-minutes: mary is not asked there.",
    ),
    "a name that is gone": (
        lambda folder: changed(folder, "games/a-game.json", '"1901-06-minutes"', '"1901-06-minute"'),
        "Did you mean “1901-06-minutes” or ",
    ),
    "a file cut off": (
        lambda folder: (folder / "games" / "a-game.json").write_text('{"deck": ') and None,
        "kept-game: ",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_a_kept_game_comes_to_otherwise_is_told_with_its_place_and_is_a_warning(what: str, folder: Path) -> None:
    keep(folder, game=played(*READ))
    change, wanted = CHANGES[what]
    change(folder)
    lines = told(folder)
    assert any(wanted in line for line in lines), lines
    assert all(line.startswith("tiny/games/a-game.json:") and ": kept-game: " in line for line in lines)
    checked = run("check", "--scenes", str(folder), folder=folder.parent)
    assert checked.returncode == 0
    assert wanted in " ".join(checked.stderr.split())


def test_a_change_of_rules_tells_which_games_end_otherwise_and_they_can_be_kept_anew(folder: Path) -> None:
    keep(folder, game=played(*READ), name="one")
    keep(folder, game=played("wait", "sign", "save-the-mill"), name="other")
    before = {path.name: path.read_text(encoding="utf-8") for path in (folder / "games").iterdir()}
    changed(folder, "story.yaml", "- {book-read: true}", "- {book-read: false}")
    lines = told(folder)
    assert any("one.json" in line and "Mary has not what it wanted" in line for line in lines)
    assert any("other.json" in line and "Mary has now what it wanted" in line for line in lines)
    done = run("keep", "--anew", "--scenes", str(folder), folder=folder.parent)
    assert done.returncode == 0
    assert told(folder) == []
    after = {path.name: path.read_text(encoding="utf-8") for path in (folder / "games").iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"one.json", "other.json"}
    assert "Every game comes to what it did." in run("keep", "--anew", "--scenes", str(folder), folder=folder).stdout


def test_what_cannot_be_kept_is_told_and_nothing_is_written_over(folder: Path) -> None:
    game = played(*READ)
    keep(folder, game=game)
    again = run("keep", str(folder.parent / "a-game.json"), "--scenes", str(folder), folder=folder.parent)
    assert "is there already, and nothing is written over" in again.stderr
    save(Snapshot(game.before(2).chronicle), folder.parent / "half.json")
    half = run("keep", str(folder.parent / "half.json"), "--scenes", str(folder), folder=folder.parent)
    assert "is not played to its end" in half.stderr
    assert [path.name for path in (folder / "games").iterdir()] == ["a-game.json"]
    elsewhere = keep(folder, "--in", str(folder.parent / "mine"))
    assert f"check plays those in {folder / 'games'} again" in elsewhere


def test_nothing_is_kept_beside_the_scenes_of_an_installed_game(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.__file__", str(folder / "game" / "__init__.py"))
    inside = Path(shutil.copytree(folder, folder / "game" / "scenes"))
    save(Snapshot(played(*READ).chronicle), folder.parent / "a-game.json")
    refused = run("keep", str(folder.parent / "a-game.json"), "--scenes", str(inside), folder=folder.parent)
    assert refused.returncode == 2
    assert "First: card-index copy-scenes my-scenes." in refused.stderr
    assert not (inside / "games").exists()


def shipped() -> dict[Path, KeptGame]:
    return read_games(game_files(SCENES), loaded(SCENES), Report())


def test_the_kept_games_of_the_shipped_story_hold_and_come_to_much() -> None:
    story, games = loaded(SCENES), shipped()
    assert kept_problems(story, SCENES) == []
    assert len(games) >= 24
    assert len({game.must.ends for game in games.values()}) >= len(story.endings) - 1
    assert {game.deck for game in games.values()} == {deck.id for deck in story.decks}
    assert {chair for game in games.values() for chair in game.chairs} == {chair.id for chair in story.chairs}
    assert {met for game in games.values() for met in game.must.met.values()} == {True, False}
    assert any(game.words for game in games.values())
    assert all(path.read_text(encoding="utf-8") == written(game) for path, game in games.items())
    assert all(game._replace(places={}) == glanced(path) for path, game in games.items())
    assert all(json.loads(path.read_text(encoding="utf-8"))["about"] for path in games)


def test_what_an_ending_tells_of_picks_is_among_what_a_kept_game_says_that_it_remembers() -> None:
    story = loaded(SCENES)
    for game in list(shipped().values())[:2]:
        playthrough = Playthrough.of(story, Chronicle(game.chairs, deck=game.deck)).played_on()
        while playthrough.scene:
            id = playthrough.scene.id
            words = tuple(Word(by, to) for by, others in game.words.get(id, {}).items() for to in others)
            picks = [Pick(chair, option) for chair, option in game.picks.get(id, {}).items()]
            playthrough = playthrough.play(picks, corridor=words).played_on()
        ending = ending_told(playthrough)
        kept = sum(map(len, game.must.remembers.values()))
        assert ending.id == game.must.ends
        assert 0 < len(ending.callbacks) <= kept
        assert came_to(story, game._replace(must=CameTo("", {}, {}))) == game.must
