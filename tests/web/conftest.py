"""One browser for all tests of the page."""

from collections.abc import Iterator

import pytest

from tests.web.chromium import running


@pytest.fixture(scope="session")
def devtools(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("browser")) as port:
        yield port
