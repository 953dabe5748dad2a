"""Stories as tests use them: each folder is read once in a process, for a story that was read never changes."""

from functools import cache

from game.content import load

loaded = cache(load)
