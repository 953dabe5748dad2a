"""Putting the page together with Python, the program and the story: all in one file, or as a folder for web space."""

import gzip
import hashlib
import io
import json
import pickle
import re
import zipfile
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

from game.classroom.take_away import offered
from game.i18n import direction, language
from game.onefile import PAGE
from game.onefile.face import Packed, PageFace, fixed
from game.onefile.pyodide import Pyodide
from game.pages import STYLE
from game.telling.html import templates

ROOMS = ("classroom", "engine", "i18n", "onefile", "pages", "saves", "session", "telling")
"""What of the program is packed, beside its modules that lie in no room."""
LIBRARIES = ("babel", "jinja2", "markdown_it", "markupsafe", "mdurl")
LANGUAGES = ("root", "en", "en_001", "en_GB")
"""The languages of which Babel's data are packed, beside that of the story."""
UNUSED = (
    "doctest.py", "ensurepip/", "http/server.py", "imaplib.py", "mailbox.py", "multiprocessing/", "optparse.py",
    "pdb.py", "pydoc", "smtplib.py", "sqlite3/", "turtle", "unittest/", "wsgiref/", "xml/", "xmlrpc/",
)  # fmt: skip
"""What of the standard library stays outside, by how its names begin."""
PACKED = "packed.pickle"
SUFFIXES = {".py", ".html", ".css", ".md", ".dat"}
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of everything in the archive, so that the same game is always packed to the same bytes."""
INDEX, OFFLINE = "index.html", "offline.js"
"""The files of a folder that are always called the same."""
PART = re.compile(r"(?:wasm|engine|loader|lock|worker|library|program)\.[0-9a-f]{16}\.bin")
"""How its other files are called: as no server takes for anything but bytes, and anew when they are others."""


def one_file(packed: Packed, pyodide: Pyodide) -> str:
    """The page, for a browser to open from wherever it lies."""
    return _page(packed, {name: {"letters": _in_letters(part)} for name, part in _parts(packed, pyodide).items()})


def folder(packed: Packed, pyodide: Pyodide) -> dict[str, bytes]:
    """The files of a folder, by name, for any web server."""
    parts = _parts(packed, pyodide)
    names = {name: f"{name}.{hashlib.sha256(part).hexdigest()[:16]}.bin" for name, part in parts.items()}
    files = {names[name]: part for name, part in parts.items()}
    places = {name: {"file": names[name], "digest": _digest(part)} for name, part in parts.items()}
    files[INDEX] = _page(packed, places, OFFLINE).encode()
    kept = {"": _digest(files[INDEX]), **{place["file"]: place["digest"] for place in places.values()}}
    worker = (PAGE / OFFLINE).read_text(encoding="utf-8")
    return files | {OFFLINE: worker.replace("$files", json.dumps(kept)).encode()}


def _parts(packed: Packed, pyodide: Pyodide) -> dict[str, bytes]:
    """Everything but the page itself, compressed."""
    lock = json.dumps({**json.loads(pyodide.lock), "packages": {}}).encode()
    return {
        "wasm": _zipped(pyodide.wasm),
        "engine": _zipped(_silenced(pyodide.engine)),
        "loader": _zipped(_silenced(pyodide.loader)),
        "lock": _zipped(lock),
        "worker": _zipped((PAGE / "worker.js").read_bytes()),
        "library": _trimmed(pyodide.library),
        "program": _archive(packed),
    }


def _page(packed: Packed, parts: Mapping[str, Mapping[str, str]], offline: str = "") -> str:
    """The page, with its parts in letters, or else with their files and the script that keeps them for later."""
    story = packed.story
    script = (PAGE / "face.js").read_text(encoding="utf-8")
    style = STYLE.read_text(encoding="utf-8") + (PAGE / "one-file.css").read_text(encoding="utf-8")
    return templates(PAGE).get_template("one-file.html").render(
        story=story,
        main=PageFace(story, packed.game).main,
        papers=offered(story),
        parts=parts,
        offline=offline,
        fixed=fixed(packed.game) if packed.game else "",
        script=Markup(script),
        style=Markup(style),
        allowed=_digest(script.encode()),
        language=language(),
        direction=direction(),
    )  # fmt: skip


def _silenced(script: bytes) -> bytes:
    """The script without what a browser would complain of: a map that is not there, and a trial whether more scripts
    can be loaded, which the page forbids."""
    trial = b'globalThis.importScripts("data:text/javascript,"),!0'
    return script.replace(b"//# sourceMappingURL=pyodide.mjs.map", b"").replace(trial, b"!1")


def _digest(content: bytes) -> str:
    """The sign by which a browser knows the one script that may run, or a file that is whole."""
    return "sha256-" + b64encode(hashlib.sha256(content).digest()).decode()


def _in_letters(data: bytes) -> str:
    return b64encode(data).decode()


def _zipped(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _trimmed(library: bytes) -> bytes:
    """The standard library without what no game asks for."""
    with zipfile.ZipFile(io.BytesIO(library)) as whole:
        names = [name for name in whole.namelist() if not name.startswith(UNUSED)]
        return _zip((name, whole.read(name)) for name in names)


def _archive(packed: Packed) -> bytes:
    """The program, the libraries and the story as a zip file."""
    return _zip([*_files(packed.language), (PACKED, pickle.dumps(packed, 5))])


def _zip(files: Iterable[tuple[str, bytes]]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), data, zipfile.ZIP_DEFLATED, 9)
    return held.getvalue()


def _files(language: str) -> Iterator[tuple[str, bytes]]:
    program = PAGE.parent.parent
    for path in sorted(program.rglob("*")):
        inside = path.relative_to(program)
        if inside.parts[0] in ROOMS or (len(inside.parts) == 1 and path.suffix == ".py"):
            yield from _file(program, path)
    spoken = {*LANGUAGES, language.replace("-", "_"), language.partition("-")[0]}
    for library in LIBRARIES:
        spec = find_spec(library)
        assert spec
        assert spec.origin
        folder = Path(spec.origin).parent
        for path in sorted(folder.rglob("*")):
            if path.parent.name != "locale-data" or path.stem in spoken:
                yield from _file(folder, path)


def _file(folder: Path, path: Path) -> Iterator[tuple[str, bytes]]:
    if path.suffix in SUFFIXES and path.is_file():
        yield path.relative_to(folder.parent).as_posix(), path.read_bytes()
