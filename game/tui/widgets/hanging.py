"""A line that goes on under its own text, and not under the sign before it."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


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
