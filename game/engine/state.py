"""The state at one moment: every meter and fact with its value, as one frozen mapping."""

from collections.abc import Iterator, Mapping


class State(Mapping[str, int]):
    """The value of each meter (a whole number) and each fact (0 or 1), by name.

    States of one story share the table of names, so that comparing and hashing them costs no more than a tuple.
    """

    __slots__ = ("_places", "_values")

    def __init__(self, places: Mapping[str, int], values: tuple[int, ...]) -> None:
        self._places = places
        self._values = values

    @classmethod
    def of(cls, values: Mapping[str, int]) -> "State":
        """The state with these values; true and false become 1 and 0."""
        return cls({name: place for place, name in enumerate(values)}, tuple(map(int, values.values())))

    def changed(self, changes: Mapping[str, int]) -> "State":
        """The same state with some values replaced; raises KeyError for a name that was never declared."""
        if not changes:
            return self
        values = list(self._values)
        for name, value in changes.items():
            values[self._places[name]] = int(value)
        return State(self._places, tuple(values))

    def __getitem__(self, name: str) -> int:
        return self._values[self._places[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, State):
            return NotImplemented
        return self._values == other._values and self._places == other._places

    def __hash__(self) -> int:
        return hash(self._values)

    def __repr__(self) -> str:
        return f"State({dict(self)})"
