"""A field for one line of text."""

from typing import Any

from textual.content import Content
from textual.events import Key
from textual.widgets import Input

from game.console import in_a_line, shown
from game.telling.typed import cut


class TextField(Input):
    """A line to type, as long as ``max_length`` letters: what has no room is cut, and that is said. Whoever comes back
    to it writes on behind what stands there.

    Its cursor does not blink: it would write twice a second, for a slow line or a screen reader to follow.
    """

    def __init__(self, value: str = "", select_on_focus: bool = False, **options: Any) -> None:
        """``options`` are those of Textual's own field."""
        super().__init__(value, select_on_focus=select_on_focus, **options)
        self.cursor_blink = False
        self._hint = self.placeholder

    def on_mount(self) -> None:
        self.cursor_position = len(self.value)

    def on_resize(self) -> None:
        """What stands in an empty field says where it is cut."""
        self.placeholder = Content(self._hint).truncate(self.content_size.width, ellipsis=True).plain

    def on_key(self, event: Key) -> None:
        """Take what joins letters, and any other harmless letter that is not printed by itself, which the library does
        not: on many keyboards it has a key of its own."""
        if event.character and not event.is_printable and shown(f"a{event.character}") == f"a{event.character}":
            event.stop()
            self.insert_text_at_cursor(event.character)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put what was typed or pasted into the place of other letters, as far as there is room for it."""
        start, end = sorted((max(0, start), max(0, end)))
        before, after = self.value[:start], self.value[end:]
        if len(text) > 1:
            text = in_a_line(text)
        if self.max_length and len(before + text + after) > self.max_length:
            text, told = cut(text, self.max_length, before, after)
            self.notify(told)
        super().replace(text, start, end)
