"""The line that stands on every screen for as long as a game is not saved."""

from textual.content import Content
from textual.widgets import Static


class TroubleLine(Static):
    """Shows what the app has in ``trouble``; without any it takes no room."""

    DEFAULT_CSS = "TroubleLine { height: auto; display: none; background: $bar; color: $on-bar; padding: 0 1; }"

    def on_mount(self) -> None:
        self.watch(self.app, "trouble", self._tell)

    def _tell(self, trouble: str) -> None:
        self.update(Content(trouble))
        self.display = bool(trouble)
