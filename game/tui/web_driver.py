"""Textual's driver for a game that is painted in a browser."""

from contextlib import suppress

from textual import events
from textual.drivers.web_driver import WebDriver
from textual.message import Message
from textual.messages import ExitApp


class BrowserDriver(WebDriver):
    """A game that ends when nobody is at the other end any more, and whose size only the server tells."""

    def start_application_mode(self) -> None:
        super().start_application_mode()
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

    def process_message(self, message: Message) -> None:
        """Pass on keys and mouse; a size that was typed, and may be absurd, is passed over."""
        if not isinstance(message, events.Resize):
            super().process_message(message)
