"""Textual's driver for a game that is painted in a browser."""

from contextlib import suppress

from textual import events
from textual.drivers.web_driver import WebDriver
from textual.message import Message
from textual.messages import ExitApp
from textual.theme import Theme

from game.tui.terminal import leave_on_signals


class BrowserDriver(WebDriver):
    """A game that ends when nobody is at the other end any more, whose size only the server tells, and which paints
    everything again for a tab that has just come."""

    def start_application_mode(self) -> None:
        super().start_application_mode()
        leave_on_signals(self._app)  # the library has put its own way in the place of ours
        self._app.theme_changed_signal.subscribe(self._app, self._colour_edges, immediate=True)
        self._colour_edges(self._app.current_theme)
        # Textual begins as if nobody were there, and waits for a click: here whoever opens a tab wants to play.
        self._app.call_later(self._app.post_message, events.AppFocus())

    def write(self, data: str) -> None:
        with suppress(BrokenPipeError):
            super().write(data)

    def write_meta(self, data: dict[str, object]) -> None:
        with suppress(BrokenPipeError):
            super().write_meta(data)

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():
            self.send_message(ExitApp())

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        super().on_meta(packet_type, payload)
        if packet_type == "focus":
            self._app.call_later(self._paint_all)

    def process_message(self, message: Message) -> None:
        """Pass on keys and mouse; a size that was typed, and may be absurd, is passed over."""
        if not isinstance(message, events.Resize):
            super().process_message(message)

    def _paint_all(self) -> None:
        """Tell a tab that knows nothing yet how to behave, and paint everything."""
        self.write("\x1b[?1049h\x1b[?25l")
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._colour_edges(self._app.current_theme)
        self._app.refresh()

    def _colour_edges(self, theme: Theme) -> None:
        """Give what the letters leave free at the edges of the window the colour behind them."""
        self.write(f"\x1b]11;{theme.background}\x07")
