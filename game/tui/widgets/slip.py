"""The slip that is clipped to a card: what this chair alone knows, how it stands, whom it can trust, what it wants."""

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from game.i18n import tr
from game.telling.card import Panel
from game.tui.widgets.entries import Entries
from game.tui.widgets.leaf import Reading


class Slip(Reading, can_focus=False):
    """What is for the eyes of one chair: a text, and its standing at the foot."""

    DEFAULT_CSS = """
    Slip {
        scrollbar-size-vertical: 1;
        & > * { height: auto; }
        & > Standing { color: $quiet; margin-top: 1; }
    }
    """

    def __init__(self, texts: Iterable[Widget], panel: Panel) -> None:
        super().__init__()
        self._texts = tuple(texts)
        self._panel = panel

    def compose(self) -> ComposeResult:
        yield from self._texts
        yield Standing(self._panel)


class Standing(Entries):
    """Office, gauges, whom to trust, the last look at the office, and the aim: as many in a line as have room."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(entries(panel))

    def tell(self, panel: Panel) -> None:
        """Stand so from now on."""
        self.show(entries(panel))


def entries(panel: Panel) -> Iterator[Content]:
    """What stands at the foot of a slip, an entry for each thing."""
    if panel.office:
        yield Content(panel.office)
    for gauge in panel.gauges:
        yield Content(f"{gauge.name} ") + Content.styled(gauge.dots, "$red") + Content.styled(f" {gauge.word}", "$ink")
    for word in dict.fromkeys(word for _, word in panel.others):
        names = ", ".join(name for name, other in panel.others if other == word)
        yield Content(f"{word}: ") + Content.styled(names, "$ink")
    yield Content(f"{tr('The hidden line')}, {tr('last looked at:')} ") + Content.styled(panel.looked, "$ink")
    if panel.aim:
        yield Content(f"{tr('Your aim')}: ") + Content.styled(panel.aim, "$ink")
