"""Stories as tests use them: each folder is read once in a process, for a story that was read never changes."""

from functools import cache
from pathlib import Path

from game.content import load

TINY_FOLDER = Path(__file__).parent / "tiny"

loaded = cache(load)
