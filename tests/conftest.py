"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--redraw", action="store_true", help="write the pictures and drawings that are kept anew")
    parser.addoption("--presses", type=int, default=40, help="how many random presses each screen gets")
