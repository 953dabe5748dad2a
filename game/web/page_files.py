"""What the page loads: files that never change under their address, so that a browser asks for each only once."""

import gzip
import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import textual_serve
from aiohttp import ETag, web

OURS = Path(__file__).with_name("page")
THEIRS = Path(textual_serve.__file__).with_name("static")
FILES = {
    "page.css": (OURS / "page.css", "text/css"),
    "page.js": (OURS / "page.js", "text/javascript"),
    "enter.js": (OURS / "enter.js", "text/javascript"),
    "textual.js": (THEIRS / "js" / "textual.js", "text/javascript"),
    "xterm.css": (THEIRS / "css" / "xterm.css", "text/css"),
    "mono.ttf": (THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "mono-italic.ttf": (THEIRS / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""Everything that the page of a terminal loads, with its kind. Nothing else can be had."""


class PageFiles:
    """The files as they are when the server starts, compressed beforehand (about 0.1 seconds)."""

    def __init__(self, files: Mapping[str, tuple[Path, str]] = FILES) -> None:
        """``files`` has the file and the kind of each name."""
        self._kinds = {name: kind for name, (_, kind) in files.items()}
        self._whole = {name: file.read_bytes() for name, (file, _) in files.items()}
        self._small = {name: gzip.compress(content, mtime=0) for name, content in self._whole.items()}

    @cached_property
    def digest(self) -> str:
        """Stands in every address: what changes in any file has another."""
        return hashlib.sha256(b"".join(self._whole.values())).hexdigest()[:16]

    def answer(self, request: web.Request) -> web.Response:
        """The file that was asked for. Raises HTTPNotFound."""
        name = request.match_info["name"]
        if name not in self._kinds or request.match_info["digest"] != self.digest:
            raise web.HTTPNotFound
        answer = web.Response(content_type=self._kinds[name])
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        answer.headers["Vary"] = "Accept-Encoding"
        answer.etag = self.digest
        if ETag(self.digest) in (request.if_none_match or ()):  # a browser asks all the same when a page is reloaded
            answer.set_status(304)
        elif "gzip" in request.headers.get("Accept-Encoding", ""):
            answer.headers["Content-Encoding"], answer.body = "gzip", self._small[name]
        else:
            answer.body = self._whole[name]
        return answer
