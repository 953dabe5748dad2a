"""What all screens share that are read and left again: one leaf, which is turned where it is longer than the window."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from game.tui.screens.base import BACK, FileScreen
from game.tui.widgets.leaf import Leaf
from game.tui.widgets.top_bar import TopBar


class TurningScreen(FileScreen):
    """A screen with a leaf on it. Escape goes back to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [BACK, Binding("space", "read_on", "Read on")]

    def action_read_on(self) -> None:
        """Turn to the next part, and behind the last to the first."""
        self.query_one(Leaf).turn_round()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is more to read where it is longer than the window."""
        if action == "read_on":
            return any(leaf.parts > 1 for leaf in self.query(Leaf))
        return super().check_action(action, parameters)


class LeafScreen(TurningScreen):
    """A screen of nothing but a leaf. Subclasses say what stands on it."""

    AUTO_FOCUS = "Leaf"

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self.heading())
        yield Vertical(Leaf(*self.lines(), classes="sheet"), classes="centred")

    def heading(self) -> str:
        """What stands in the bar at the top."""
        raise NotImplementedError

    def lines(self) -> Iterable[Widget]:
        """What is read."""
        raise NotImplementedError
