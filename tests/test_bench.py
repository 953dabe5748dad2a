"""The benchmark waits for words that are on the screens; without them it would wait in vain."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("pty", reason="needs a Unix terminal")
pytestmark = pytest.mark.terminal
BENCH = Path(__file__).parent.parent / ".ci" / "bench"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    loader = SourceFileLoader("bench", str(BENCH))
    spec = spec_from_loader("bench", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_title_and_a_reveal_are_seen(bench: ModuleType) -> None:
    assert bench.highlight() > 0
    assert bench.reveal() > 0
    assert bench.idle(0.1) >= 0
