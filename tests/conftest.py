"""Options of the test run, and what it passes over."""

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--redraw", action="store_true", help="write anew the pictures, drawings and words that are kept")
    parser.addoption("--presses", type=int, default=200, help="random presses on each screen in slow tests")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if os.name == "nt" and item.get_closest_marker("posix"):
        pytest.skip("needs what Windows has not")
