"""Authored text on a card: paragraphs, lists and emphasis, and nothing that a terminal would obey."""

from textual.content import Content
from textual.widgets import Static

from game.telling.prose import Paragraph, Run, paragraphs


class Prose(Static):
    """A text of the scene files. Its letters stay letters, whatever they are."""

    DEFAULT_CSS = "Prose { height: auto; }"

    def __init__(self, text: str, *, classes: str = "") -> None:
        super().__init__(content_of(text), classes=classes)


def content_of(text: str) -> Content:
    """An authored text as Textual shows it."""
    content = Content("")
    for place, paragraph in enumerate(paragraphs(text)):
        content += Content(_gap(place, paragraph)) + Content("").join(_styled(run) for run in paragraph.runs)
    return content


def _gap(place: int, paragraph: Paragraph) -> str:
    if paragraph.item:
        return "\n• " if place else "• "
    return "\n\n" if place else ""


def _styled(run: Run) -> Content:
    styles = " ".join(name for name, on in (("bold", run.strong), ("italic", run.emphasis)) if on)
    return Content.styled(run.text, styles)
