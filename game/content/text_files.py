"""The bytes of a file as text, or what is wrong with it: no file, no text, or letters that nobody sees."""

from collections.abc import Callable, Iterator
from pathlib import Path

from game.content.diagnostics import ODD, Place, Report, code_point
from game.content.file_kinds import is_binary, kind_of, other_unicode

BIGGEST = 1_000_000
"""The most bytes of a file."""
OF_PRINT = str.maketrans({"\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n", "\f": " "})
"""What word processors and PDF readers write where a line, a paragraph or a page ends, as line breaks and spaces."""


def is_there(path: Path, kind: Callable[[Path], bool] = Path.exists) -> bool:
    """Whether something is there, of this kind; a place that cannot be asked has nothing for us."""
    try:
        return kind(path)
    except (OSError, RuntimeError, ValueError):
        return False


def text_of(path: Path, file: str, report: Report, is_prose: bool = False) -> str | None:
    """What the file says, with plain line breaks; None, and a problem, where it cannot be taken as text. In prose, and
    not in YAML, the ends of lines, paragraphs and pages may be those of print."""
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
    if kind := kind_of(content):
        report.add(place, "not-text", f"This is {kind}, and no plain text.")
        return None
    if len(content) > BIGGEST:
        report.add(place, "too-big", "This file is over a million bytes long.")
        return None
    try:
        text = _with_line_breaks(content.decode())
    except UnicodeDecodeError as error:
        if _is_foreign(content, place, report):
            return None
        before = _with_line_breaks(content[: error.start].decode())
        report.lines[file] = _with_line_breaks(content.decode(errors="replace")).split("\n")
        where = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        report.add(where, "not-utf-8", f"The byte {content[error.start]:#04x} is not UTF-8.")
        return None
    text = text.translate(OF_PRINT) if is_prose else text
    report.lines[file] = text.split("\n")
    odd = list(_odd_characters(text, file))
    if odd and _is_foreign(content, place, report):
        return None
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


def _is_foreign(content: bytes, place: Place, report: Report) -> bool:
    """Whether the bytes, which are no sound text in UTF-8, were never meant as such: that is then reported."""
    if name := other_unicode(content):
        report.add(place, "not-utf-8", f"This text is saved as {name}.")
    elif is_binary(content):
        report.add(place, "not-text", "This is the file of another program, and no plain text.")
    else:
        return False
    return True


def _odd_characters(text: str, file: str) -> Iterator[tuple[Place, str]]:
    if ODD.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            yield from ((Place(file, number, found.start() + 1), found[0]) for found in ODD.finditer(line))
