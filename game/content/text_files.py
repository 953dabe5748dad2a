"""The bytes of a file as text, or what is wrong with it: no file, no text, or letters that nobody sees."""

from collections.abc import Callable, Iterator
from pathlib import Path

from game.content.diagnostics import ODD, Place, Report, code_point

BIGGEST = 1_000_000
"""The most bytes of a file."""
KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"{\\rtf", "a rich text document"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"\x1f\x8b", "a compressed file"),
)
"""How files begin that are no text, and what they are."""


def is_there(path: Path, kind: Callable[[Path], bool] = Path.exists) -> bool:
    """Whether something is there, of this kind; a place that cannot be asked has nothing for us."""
    try:
        return kind(path)
    except (OSError, RuntimeError, ValueError):
        return False


def text_of(path: Path, file: str, report: Report) -> str | None:
    """What the file says, with plain line breaks; None, and a problem, where it cannot be taken as text."""
    place = Place(file)
    if not is_there(path) and not is_there(path, Path.is_symlink) and not _is_closed(path):
        report.add(place, "missing", "This file is missing.")
        return None
    if not is_there(path, Path.is_file) and not _is_closed(path):
        report.add(place, "not-a-file", "This is not an ordinary file.")
        return None
    try:
        with path.open("rb") as stream:
            content = stream.read(BIGGEST + 1)
    except OSError as error:
        report.add(place, "unreadable", f"This file cannot be read: {error.strerror}.")
        return None
    if kind := _kind(content):
        report.add(place, "not-text", f"This is {kind}, and no plain text.")
        return None
    if len(content) > BIGGEST:
        report.add(place, "too-big", "This file is over a million bytes long.")
        return None
    if _is_utf_16(content):
        report.add(place, "not-utf-8", "This text is saved as UTF-16.")
        return None
    try:
        text = _with_line_breaks(content.decode())
    except UnicodeDecodeError as error:
        before = _with_line_breaks(content[: error.start].decode())
        report.lines[file] = _with_line_breaks(content.decode(errors="replace")).split("\n")
        where = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        report.add(where, "not-utf-8", f"The byte {content[error.start]:#04x} is not UTF-8.")
        return None
    report.lines[file] = text.split("\n")
    odd = list(_odd_characters(text, file))
    for where, character in odd[:10]:
        report.add(where, "odd-character", f"The character {code_point(character)} stands here and cannot be seen.")
    return None if odd else text


def _is_closed(path: Path) -> bool:
    """Whether this account may not even see what is there."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return False


def _with_line_breaks(text: str) -> str:
    """The text with our own line breaks, and without the mark that some editors put before everything."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _kind(content: bytes) -> str:
    """What a file is that is no text; empty for text, and for what is not known."""
    if content.startswith(b"PK\x03\x04"):
        if b"word/" in content:
            return "a Word document"
        return (
            "an OpenDocument text" if b"mimetypeapplication/vnd.oasis.opendocument" in content else "a compressed file"
        )
    if content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return next((kind for begins, kind in KINDS if content.startswith(begins)), "")


def _is_utf_16(content: bytes) -> bool:
    """Whether a mark says so, or every other byte is nothing, as in text of Latin letters."""
    one, other = sorted((content[:200:2].count(0), content[1:200:2].count(0)))
    return content.startswith((b"\xff\xfe", b"\xfe\xff")) or (one == 0 and 4 * other > len(content[:200]))


def _odd_characters(text: str, file: str) -> Iterator[tuple[Place, str]]:
    if ODD.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            yield from ((Place(file, number, found.start() + 1), found[0]) for found in ODD.finditer(line))
