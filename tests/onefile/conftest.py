"""The one browser and the games of all these tests: each is built once."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.onefile.pyodide import VERSION
from tests.web.conftest import devtools

__all__ = ["devtools", "folder", "one_file", "package"]
LESSON = ("--as", "bukharin", "--deck", "lesson")


def built(package: Path, *words: str) -> None:
    """Build a page from what was fetched of Pyodide, with these words after the command."""
    asked = [sys.executable, "-m", "game", "build-page", "--pyodide", str(package), *words]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def fetched(place: Path) -> Path:
    """Pyodide, as npm has it, in this folder."""
    npm = shutil.which("npm")
    assert npm
    asked = [npm, "pack", f"pyodide@{VERSION}", "--prefer-offline", "--silent", "--pack-destination", str(place)]
    subprocess.run(asked, check=True, capture_output=True, cwd=place)
    return place / f"pyodide-{VERSION}.tgz"


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("npm"):
        pytest.skip("needs npm, which fetches Pyodide")
    return fetched(tmp_path_factory.mktemp("pyodide"))


@pytest.fixture(scope="session")
def one_file(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lesson in the chair of Bukharin."""
    page = tmp_path_factory.mktemp("one-file") / "game.html"
    built(package, *LESSON, "-o", str(page))
    return page


@pytest.fixture(scope="session")
def folder(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same lesson for web space."""
    place = tmp_path_factory.mktemp("web-space") / "game"
    built(package, *LESSON, "--folder", str(place))
    return place
