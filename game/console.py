"""Standard input and output as lines for people, whatever the terminal, the pipe or the locale."""

import codecs
import os
import sys
import textwrap
import unicodedata
from collections.abc import Iterator

WIDTH = 78
SUBSTITUTES = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "·": "-", "…": "...", "¶": "par."}
    | dict.fromkeys("▀▔▁▄─╌", "-") | dict.fromkeys("▌▐│┤▏▕", "|") | dict.fromkeys("█▒▓", "#")
    | {"⏎": ">", "●": "*", "◆": "*", "○": "o", "×": "x", "▲": "^", "▼": "v"}
)  # fmt: skip
"""What stands for a letter in its absence; what draws a picture has a stand-in of the same width."""


def be_readable() -> None:
    """A letter that the terminal cannot show becomes one that it can; scene files and saves are UTF-8 all the same.

    A stream that is not there swallows what is said, and says nothing.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    codecs.register_error("readable", _substitute)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="readable")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")


def has_screen() -> bool:
    """Whether there is a terminal on which screens can be drawn."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stdout) and os.environ.get("TERM", "") not in ("", "dumb")


def lines() -> Iterator[str]:
    """The lines of standard input, to its end."""
    while line := sys.stdin.readline():
        yield line


def say(text: str) -> None:
    """A paragraph for the reader: wrapped on a terminal, a line of its own in a pipe."""
    terminal = _is_terminal(sys.stdout)
    for paragraph in text.split("\n\n"):
        joined = " ".join(paragraph.split())
        if joined:
            print(textwrap.fill(joined, WIDTH) if terminal else joined, flush=True)
    if terminal:
        print()


def print_page(page: str) -> None:
    """A whole page on standard output, the same bytes as in a file, whatever the terminal."""
    sys.stdout.flush()
    sys.stdout.buffer.write(page.encode())
    sys.stdout.buffer.flush()


def shown(text: str) -> str:
    """Text from outside with every control character replaced by a visible stand-in."""
    return "".join("\ufffd" if unicodedata.category(letter).startswith("C") else letter for letter in text)


def in_a_line(text: str) -> str:
    """Typed text as one line: single spaces, and no control characters."""
    return shown(" ".join(text.split()))


def _is_terminal(stream: object) -> bool:
    """A stream may be closed."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except ValueError:
        return False


def _substitute(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end].translate(SUBSTITUTES)
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    return letters.encode("ascii", "replace").decode("ascii"), error.end
