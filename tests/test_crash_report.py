"""A fault of our own is two plain sentences with nobody's words in them; the rest of it is in a file."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.engine.chronicle import Chronicle
from game.saves import save
from game.session.snapshot import Snapshot
from tests.command import run
from tests.loaded import TINY_FOLDER

FAULT = """
from game.cli import main
import game.commands.opening, game.commands.paper, game.plain.game, game.saves.save_files, game.session.moment
def fail(*_, **__):
    raise KeyError("what Mary typed")
{place} = fail
raise SystemExit(main())
"""
PLAY = "play --plain --as mary --scenes TINY_FOLDER"
PLACES = {
    "the story is opened": ("game.commands.opening.load", "history"),
    "a card is shown": ("game.session.moment.card", PLAY),
    "a game is kept": ("game.saves.save_files.as_json", PLAY),
    "a page is written": ("game.commands.paper.debriefed", "debrief GAME --scenes TINY_FOLDER"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_is_told_without_anybody_s_words(place: str, tmp_path: Path) -> None:
    broken, command = PLACES[place]
    save(Snapshot(Chronicle(("mary",))), tmp_path / "game.json")
    files = {"GAME": str(tmp_path / "game.json"), "TINY_FOLDER": str(TINY_FOLDER)}
    arguments = [files.get(word, word) for word in command.split()]
    done = run(*arguments, folder=tmp_path, typed="1\n1\n1\n", code=FAULT.format(place=broken))
    kept = tmp_path / "comrade-card-index" / "fault.txt"
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "The game has met a fault of its own and must stop: KeyError.",
        f"Its details are in {kept}, for whoever can mend it.",
    ]
    assert "what Mary typed" not in done.stdout
    assert "KeyError: 'what Mary typed'" in kept.read_text(encoding="utf-8")


def test_a_fault_that_cannot_be_kept_is_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "comrade-card-index").write_text("")
    done = run("history", folder=tmp_path, code=FAULT.format(place="game.commands.opening.load"))
    assert done.stderr == "The game has met a fault of its own and must stop: KeyError.\n"


def test_whoever_mends_the_game_can_see_a_fault_at_once() -> None:
    command = [sys.executable, "-X", "dev", "-c", FAULT.format(place="game.commands.opening.load"), "history"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" in done.stderr
