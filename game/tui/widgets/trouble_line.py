"""What stands on every screen for as long as a game is not saved."""

from textual.content import Content
from textual.widgets import Static


def trouble_of(app: object) -> str:
    """Why the game of an app is not saved; empty where it is, or where there is none."""
    return getattr(app, "trouble", "")


class Troubled(Static):
    """A text that says something else while the app is in ``trouble``.

    The app tells it. If it watched the app, the app would keep it for good, and its screen with it.
    """

    def on_mount(self) -> None:
        self.tell(trouble_of(self.app))

    def tell(self, trouble: str) -> None:
        """Say this, or nothing of it where it is empty."""
        raise NotImplementedError


class TroubleLine(Troubled):
    """The line above the keys; without any trouble it takes no room."""

    DEFAULT_CSS = "TroubleLine { height: auto; display: none; background: $bar; color: $on-bar; padding: 0 1; }"

    def tell(self, trouble: str) -> None:
        self.update(Content(trouble))
        self.display = bool(trouble)
