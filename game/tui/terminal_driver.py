"""Textual's driver for a terminal of a Unix, which may go away at any moment."""

import asyncio
import os
import signal
from collections.abc import Callable
from typing import IO, Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from game.tui.terminal import nobody_reads


class Outlet:
    """A stream to a terminal. Once that has gone, ``gone`` is called, and what is written is passed over.

    An error would end the thread that writes, and the game would then wait for ever until there is room for more.
    """

    def __init__(self, stream: IO[str], gone: Callable[[], None]) -> None:
        self._stream = stream
        self._gone = gone
        self.fileno = stream.fileno

    def write(self, text: str) -> None:
        self._do(lambda: self._stream.write(text))

    def flush(self) -> None:
        self._do(self._stream.flush)

    def _do(self, what: Callable[[], object]) -> None:
        try:
            what()
        except (OSError, ValueError):
            self._gone()


class TerminalDriver(LinuxDriver):
    """A terminal that is left at once when it goes, however busy it is, and is begun again only after a pause."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file: Any = Outlet(self._file, self._leave)
        # A signal that is heard between two steps of a write could never write itself: it would wait for its own end.
        asyncio.get_running_loop().add_signal_handler(signal.SIGTSTP, self._sigtstp_application)

    def write(self, data: str) -> None:
        """Write, while somebody is there to do it: the library leaves nobody where it could not begin again."""
        if self._writer_thread and self._writer_thread.is_alive():
            super().write(data)

    def _sigtstp_application(self, *_: Any) -> None:
        """Pause with all that was started along with the game, as its terminal would: a shell waits for all of them.

        Where nobody could ever wake it, as in a terminal that runs only the game, the system passes the signal over,
        and the game goes on. The library's own way would stop it for good.
        """
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        loop = asyncio.get_running_loop()
        loop.remove_signal_handler(signal.SIGTSTP)
        os.kill(0, signal.SIGTSTP)
        loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        self._sigcont_application()

    def _sigcont_application(self, *_: Any) -> None:
        """Begin again after a pause. A terminal that is closed sends the same signal, though nothing was stopped."""
        if self._must_signal_resume:
            super()._sigcont_application()

    def _leave(self) -> None:
        nobody_reads(self._app)
