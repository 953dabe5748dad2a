"""Lines that go on under their own text, and not under the sign before it."""

import re
from typing import Any

from textual.content import Content, _FormattedLine
from textual.geometry import Size
from textual.widget import Widget

ITEM = "• "
"""What stands before an item of a list."""
SIGN = re.compile(rf"(?:{ITEM}|  (?=\S))", re.MULTILINE)
"""What a line begins with that hangs: an item, or something that is told under the line before."""


class Hung(Content):
    """A text of which each item of a list goes on under its first word, where it is longer than a line."""

    @classmethod
    def of(cls, content: Content) -> "Hung":
        """The same text and styles, with its lists hung."""
        return cls(content.plain, list(content.spans), strip_control_codes=False)

    @property
    def without_spans(self) -> Content:
        return Hung(self.plain, strip_control_codes=False)

    def _wrap_and_format(self, width: int, *args: Any, **kwargs: Any) -> list[_FormattedLine]:
        """Each line by itself, one that hangs in the width that is left beside its sign. What is marked with the mouse
        is found by the places of letters in the text: all keep theirs."""
        if not SIGN.search(self.plain):
            return super()._wrap_and_format(width, *args, **kwargs)
        selection, marked = kwargs.pop("selection", None), kwargs.pop("selection_style", None)
        lines: list[_FormattedLine] = []
        for y, line in enumerate(self.split(allow_blank=True)):
            if selection is not None and marked is not None and (span := selection.get_span(y)) is not None:
                start, end = span
                line = line.stylize(marked, start, len(line) if end == -1 else end)
            hangs = SIGN.match(line.plain) if width > len(ITEM) else None
            sign = hangs.end() if hangs else 0
            text = line[sign:]._wrap_and_format(width - sign, *args, **kwargs)
            for place, part in enumerate(text):
                before = Content(" " * sign) if place else line[:sign]
                part.content, part.y, part.width = before + part.content, y, width
            lines += text
        return lines


class Hanging(Widget):
    """A sign, and a text beside it that is wrapped by itself."""

    DEFAULT_CSS = """
    Hanging { height: auto; }
    """

    def __init__(self, sign: Content, text: Content, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._sign = sign
        self._text = text

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return self._sign + Content("\n" + " " * self._sign.cell_length).join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return list(self._text.wrap(max(1, width - self._sign.cell_length)))
