"""Numbers and lists for those who write scenes, who are spoken to in English whatever language is in use."""

from collections.abc import Sequence


def count(number: int, one: str, many: str) -> str:
    """``1 card``, ``2 cards``."""
    return f"{number} {one if number == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *most, last = words or [""]
    return f"{', '.join(most)} and {last}" if most else last
