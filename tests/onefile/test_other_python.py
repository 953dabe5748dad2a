"""The Python of the page, on its own in Node.js: games at random are there what they are in ordinary Python."""

import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

PLAYER = Path(__file__).with_name("random_games.py")
NODE = shutil.which("node")
ORDINARY = "import sys; from tests.onefile.random_games import played; print(played(sys.argv[1], int(sys.argv[2])))"


def said(*words: str | Path) -> list[list[str]]:
    done = subprocess.run(
        list(map(str, words)), capture_output=True, encoding="utf-8", check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 0, done.stderr
    games: list[list[str]] = json.loads(done.stdout)
    return games


@pytest.mark.slow
@pytest.mark.skipif(not NODE, reason="needs Node.js")
def test_games_at_random_are_the_same_in_both_byte_for_byte(
    folder: Path, package: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    games = pytestconfig.getoption("games")
    with tarfile.open(package) as files:
        files.extractall(tmp_path, filter="data")
    place, program = tmp_path / "package", next(folder.glob("program.*"))
    shutil.copy(next(folder.glob("library.*")), place / "python_stdlib.zip")  # as the page has it, not as npm has it
    with zipfile.ZipFile(program) as archive:
        packed = archive.extract("packed.pickle", tmp_path)
    assert NODE
    there = said(NODE, Path(__file__).with_name("play_in_node.mjs"), place, program, PLAYER, str(games))
    here = said(sys.executable, "-c", ORDINARY, packed, str(games))
    assert len(there) == games
    for one, other in zip(there, here, strict=True):
        assert one == other
