"""A folder on a plain web server."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar


class Plain(SimpleHTTPRequestHandler):
    """What `python -m http.server` is, and it remembers what it was asked for."""

    asked: ClassVar[Counter[str]] = Counter()

    def log_message(self, format: str, *args: object) -> None:
        self.asked[self.path] += 1


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder, as long as the server is there; nothing has been asked of it."""
    Plain.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(folder.parent))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{folder.name}/"
        finally:
            server.shutdown()
            thread.join()
