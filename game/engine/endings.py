"""How a story can end, as frozen values."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.conditions import ALWAYS, Condition
from game.engine.scene import Telling
from game.engine.state import State


@dataclass(frozen=True, slots=True)
class Face:
    """What an ending says in place of its own title and text, to those of whom a condition holds."""

    when: Condition
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which the story can end."""

    id: str
    title: str
    text: str
    """What became of the office."""
    when: Condition = ALWAYS
    chairs: tuple[tuple[str, tuple[Telling, ...]], ...] = ()
    """For some chairs, what became of them: the first that holds is told."""
    faces: tuple[Face, ...] = ()
    nudge: str = ""
    """What stands on its drawer while it has not been reached."""
    missed: str = ""
    """What is said of it as a road that was not taken."""

    def conditions(self) -> Iterator[Condition]:
        """All that choose what is told of it."""
        yield from (face.when for face in self.faces)
        yield from (one.when for _, tellings in self.chairs for one in tellings)

    def face(self, state: State) -> Face:
        """The title and the text that are told in this state."""
        return next((face for face in self.faces if face.when.holds(state)), Face(ALWAYS, self.title, self.text))


@dataclass(frozen=True, slots=True)
class Fates:
    """What really became of the people: told after every ending."""

    before: str
    people: tuple[tuple[str, str], ...]
    """A person's id, and what became of them."""
    after: str
    claims: tuple[str, ...] = ()
    """Ids of the claims on which they rest."""
