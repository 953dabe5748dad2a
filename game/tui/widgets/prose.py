"""Authored text on a card: paragraphs, lists and emphasis, and names that can be looked up with a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.style import Style as RichStyle
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from game.telling.prose import Paragraph, Run, paragraphs
from game.telling.reference import Reference, mentions
from game.tui.widgets.hanging import ITEM, Hung


class Prose(Static):
    """A text of the scene files. Its letters stay letters, whatever they are."""

    DEFAULT_CSS = """
    Prose {
        height: auto;
        link-style: underline;
        link-color-hover: $red;
        link-background-hover: transparent;
        link-style-hover: bold underline;
    }
    """

    @dataclass
    class LookedUp(Message):
        """A name in the text was clicked."""

        record: Reference

    def __init__(self, text: str | Content, records: Sequence[Reference] = (), *, classes: str = "") -> None:
        """``text`` is authored, or made of several that are."""
        content = content_of(text) if isinstance(text, str) else text
        self._mentions = mentions(content.plain, records) if records else ()
        for place, mention in enumerate(self._mentions):
            look_up = Style.from_meta({"@click": f"look_up({place})"})
            content = content.stylize(look_up, mention.start, mention.end)
        self._text = content
        super().__init__(Hung.of(content), classes=classes)

    @property
    def records(self) -> tuple[Reference, ...]:
        """What the text names."""
        return tuple(mention.record for mention in self._mentions)

    def rows_begin(self, width: int) -> list[int]:
        """The lines in which paragraphs and items begin, from 0, at a width of all of it."""
        lines, around = Hung.of(self._text).split(allow_blank=True), self.gutter
        high = (Hung.of(line).get_height({}, max(1, width - around.width)) for line in lines)
        begins = accumulate(high, initial=around.top)
        return [begin for begin, line in zip(begins, lines, strict=False) if line]

    @property
    def link_style(self) -> RichStyle:
        """What a name that can be looked up has of its own. Its colour is that of the letters around it, whether they
        are marked or not; the library would give it one that is only right for those that are not."""
        return self.styles.link_style

    def on_click(self, event: Click) -> None:
        """Where a drag over the text ends, nothing was clicked."""
        if self.text_selection:
            event.prevent_default()

    def action_look_up(self, place: int) -> None:
        """Ask for the record of a name."""
        self.post_message(self.LookedUp(self._mentions[place].record))


def content_of(text: str) -> Content:
    """An authored text as Textual shows it."""
    content = Content("")
    for place, paragraph in enumerate(paragraphs(text)):
        content += Content(_gap(place, paragraph)) + Content("").join(_styled(run) for run in paragraph.runs)
    return content


def _gap(place: int, paragraph: Paragraph) -> str:
    if paragraph.item:
        return f"\n{ITEM}" if place else ITEM
    return "\n\n" if place else ""


def _styled(run: Run) -> Content:
    styles = " ".join(name for name, on in (("bold", run.strong), ("italic", run.emphasis)) if on)
    return Content.styled(run.text, styles)
