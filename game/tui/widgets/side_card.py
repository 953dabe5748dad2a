"""The small card beside the large one: the man, how he stands, whom he can trust, and what he wants."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.card import Panel


class SideCard(VerticalScroll, can_focus=False):
    """The whole panel, where there is room for it."""

    DEFAULT_CSS = """
    SideCard {
        width: 34;
        background: $side;
        padding: 0 2;
        scrollbar-size-vertical: 1;
        & > Static { height: auto; }
        & > .name { text-style: bold; }
        & > .part { margin-top: 1; color: $quiet; }
    }
    """

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        self._panel = panel

    def compose(self) -> ComposeResult:
        panel = self._panel
        yield Static(Content(capitals(panel.chair)), classes="name")
        if panel.office:
            yield Static(Content.styled(panel.office, "$quiet"))
        if panel.gauges:
            yield Static(Content("\n").join(_gauges(panel)), classes="part")
        if panel.others:
            yield from self._part(tr("The others"), Content("\n").join(_others(panel)))
        yield from self._part(
            tr("The hidden line"), Content(f"{tr('last looked at:')} ") + Content.styled(panel.looked, "bold")
        )
        if panel.aim:
            yield from self._part(tr("Your aim"), Content(panel.aim))

    def _part(self, head: str, body: Content) -> ComposeResult:
        name = Content(f"── {capitals(head)} ")
        yield Static(name.pad_right(28 - name.cell_length, "─"), classes="part")
        yield Static(body)


class SideLine(Static):
    """The same in a line, where there is no room for a panel."""

    DEFAULT_CSS = "SideLine { height: 1; background: $side; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }"

    def __init__(self, panel: Panel) -> None:
        parts = [Content.styled(panel.chair, "bold")]
        parts += [Content(f"{gauge.name} {gauge.word}") for gauge in panel.gauges]
        parts += [Content(f"{word}: {', '.join(names)}") for word, names in _by_word(panel).items()]
        super().__init__(Content(" · ").join(parts))


def _by_word(panel: Panel) -> dict[str, list[str]]:
    words = dict.fromkeys(word for _, word in panel.others)
    return {word: [name for name, other in panel.others if other == word] for word in words}


def _gauges(panel: Panel) -> Iterator[Content]:
    for gauge in panel.gauges:
        yield Content(gauge.name)
        yield Content.styled(gauge.dots, "$red") + Content(f" {gauge.word}")


def _others(panel: Panel) -> Iterator[Content]:
    rows = [(Content(name), word) for name, word in panel.others]
    width = max((name.cell_length for name, _ in rows), default=0)
    return (name.pad_right(width + 2 - name.cell_length) + Content.styled(word, "italic") for name, word in rows)
