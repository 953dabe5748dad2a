"""Options of the test run, and what it passes over."""

import gc
import os
import signal
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, settings

from game.cli import MANY
from game.content import story_files
from game.content.diagnostics import Report
from game.content.yaml_reader import YamlNode, read

whenever = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("some", whenever, max_examples=12, derandomize=True)
settings.register_profile("many", whenever, max_examples=100, derandomize=True)
settings.register_profile("chance", whenever, max_examples=200)
settings.load_profile("some")
"""How often what holds of anything is tried, however busy the machine. ``--hypothesis-profile many`` tries it longer,
and only ``chance``, which is for a hunt, draws other examples in each run."""


def pytest_configure() -> None:
    """As after an install: the code is compiled once, and not anew for each command that a test starts. Ctrl+C is heard
    also where a shell has started all this in the background, for whatever is started here inherits that. And a file of
    a story in which nothing is wrong is read once, however many tests spoil another file beside it."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    story_files.read = _read_once


@lru_cache(maxsize=500)
def _well_written(text: str, file: str) -> YamlNode | None:
    report = Report()
    tree = read(text, file, report)
    return None if report.found else tree


def _read_once(text: str, file: str, report: Report) -> YamlNode | None:
    return _well_written(text, file) or read(text, file, report)


def pytest_collection_finish() -> None:
    """What all tests use stays to the end, so nothing need look through it for rubbish; else do as the game does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(MANY)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--redraw", action="store_true", help="write anew the pictures, drawings and words that are kept")
    parser.addoption("--games", type=int, default=50, help="random games in slow tests: of each chair in ink")
    parser.addoption("--presses", type=int, default=200, help="random presses on each screen in slow tests")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if os.name == "nt" and item.get_closest_marker("posix"):
        pytest.skip("needs what Windows has not")
