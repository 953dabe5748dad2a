"""A line of the telegraph strip: a card on which nobody was asked, with its month, and what was done there."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from game.i18n import capitals
from game.telling.missed import Missed
from game.telling.prose import letters
from game.telling.reference import Reference
from game.tui.widgets.prose import Prose, content_of

DASH = " — "


class Wire(Horizontal):
    """The month stands at the left; what was done runs on under the title."""

    DEFAULT_CSS = """
    Wire {
        height: auto;
        border-left: outer $tab;
        padding-left: 1;
        & > .when { width: 16; color: $red; text-style: bold; }
        & > Prose { width: 1fr; }
    }
    """

    def __init__(self, missed: Missed, records: Sequence[Reference] = ()) -> None:
        super().__init__()
        self._missed = missed
        self._records = records

    def compose(self) -> ComposeResult:
        title, done = content_of(letters(self._missed.title)), content_of(letters(self._missed.done))
        told = title + Content(DASH) + done.stylize("$quiet") if title and done else title + done
        yield Static(Content(capitals(self._missed.when)), classes="when")
        yield Prose(told, self._records)
