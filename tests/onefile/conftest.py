"""The one browser and the one file of all these tests: it is built once."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.conftest import devtools

__all__ = ["devtools", "one_file"]


@pytest.fixture(scope="session")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lesson in the chair of Bukharin."""
    if not shutil.which("npm"):
        pytest.skip("needs npm, which fetches Pyodide")
    page = tmp_path_factory.mktemp("one-file") / "game.html"
    built = [sys.executable, "-m", "game", "build-page", "--as", "bukharin", "--deck", "lesson", "-o", str(page)]
    done = subprocess.run(built, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return page
