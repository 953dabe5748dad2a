"""Counting hands: which options lead."""

from collections.abc import Mapping


def leaders(hands: Mapping[str, int]) -> tuple[str, ...]:
    """The options with the most hands, in their order: one, or several in a tie; all where no hand was raised."""
    most = max(hands.values(), default=0)
    return tuple(option for option, count in hands.items() if count == most)
