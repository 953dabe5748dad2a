"""Standard input and output as lines for people, whatever the terminal, the pipe or the locale."""

import codecs
import os
import sys
import unicodedata
from collections.abc import Iterator

WIDTH = 78
SUBSTITUTES = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "·": "-", "…": "...", "¶": "par."}
    | dict.fromkeys("▀▔▁▄─╌", "-") | dict.fromkeys("▌▐│┤▏▕", "|") | dict.fromkeys("█▒▓", "#")
    | {"⏎": ">", "●": "*", "◆": "*", "○": "o", "×": "x", "▲": "^", "▼": "v"}
)  # fmt: skip
"""What stands for a letter in its absence; what draws a picture has a stand-in of the same width."""

UNABLE = ("dumb", "unknown")
"""What a terminal is called that can only write lines."""
STAND_IN = "\ufffd"
EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""What turns round all the letters up to the next of them, and so can make a text read otherwise than it is."""
SEEN_FORMATS = (
    "\u061c\u200e\u200f\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Format characters that belong to a text: the marks that put a sign beside its Hebrew or Arabic words, and the signs
that stand round a number."""
TAGS = ("\U000e0020", "\U000e007f")


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
    """Whether there is a terminal on which screens can be drawn. Windows names none: there an unset ``TERM`` says
    nothing, while elsewhere it says that nobody knows how to draw."""
    kind = os.environ.get("TERM", "").lower()
    can_draw = kind not in UNABLE and (bool(kind) or os.name == "nt")
    return can_draw and _is_terminal(sys.stdin) and _is_terminal(sys.stdout)


def lines() -> Iterator[str]:
    """The lines of standard input, to its end."""
    while line := sys.stdin.readline():
        yield line


def say(text: str) -> None:
    """A paragraph for the reader: wrapped on a terminal, a line of its own in a pipe."""
    from textwrap import fill  # which most commands need not wait for

    terminal = _is_terminal(sys.stdout)
    for paragraph in text.split("\n\n"):
        joined = " ".join(paragraph.split())
        if joined:
            print(fill(joined, WIDTH) if terminal else joined, flush=True)
    if terminal:
        print()


def print_page(page: str) -> None:
    """A whole page on standard output, the same bytes as in a file, whatever the terminal."""
    sys.stdout.flush()
    sys.stdout.buffer.write(page.encode())
    sys.stdout.buffer.flush()


def shown(text: str) -> str:
    """Text from outside in a message: what steers a terminal, or cannot be seen, has a visible stand-in."""
    return _harmless(text, STAND_IN)


def as_typed(name: str) -> str:
    """The name of a file in a command that is told, in quotes where a shell would else take it apart."""
    if os.name == "nt":  # where no name has a double quote, and a shell knows no other
        return shown(name) if all(one.isalnum() or one in "\\/:.-_" for one in name) else f'"{shown(name)}"'
    import shlex  # which few games need

    return shlex.quote(shown(name))


def in_a_line(text: str) -> str:
    """Typed text as one line: single spaces, and no controls. What joins letters or emoji stays; what else cannot be
    seen is left out."""
    return " ".join(_harmless(" ".join(text.split()), "").split())


def _harmless(text: str, unseen: str) -> str:
    """The text with a stand-in for whatever steers, and ``unseen`` for whatever cannot be seen and joins nothing."""
    if text.isprintable():
        return text
    kept = list(text)
    for place, letter in enumerate(text):
        if not letter.isprintable():
            kept[place] = _kept(letter, kept[place - 1] if place else "", unseen)
    return "".join(kept)


def _kept(letter: str, before: str, unseen: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Cc", "Cs", "Zl", "Zp") or letter in EMBEDDINGS or _is_no_character(letter):
        return STAND_IN
    return letter if category not in ("Cf", "Cn") or _is_seen(letter, category, before) else unseen


def _is_seen(letter: str, category: str, before: str) -> bool:
    """Whether one sees a format character, by itself or by what it does to its neighbours. A letter that is newer than
    this Python is one that another program may know."""
    if letter in "\u200c\u200d":
        return bool(before) and unicodedata.category(before)[0] in "LMS"
    if TAGS[0] <= letter <= TAGS[1]:  # they spell out the land of a flag
        return before == "\U0001f3f4" or TAGS[0] <= before < TAGS[1]
    return letter in SEEN_FORMATS or (category == "Cn" and not "\U000e0000" <= letter <= "\U000effff")


def _is_no_character(letter: str) -> bool:
    """Unicode keeps these code points for programs' own use; no text has them."""
    return ord(letter) & 0xFFFE == 0xFFFE or "\ufdd0" <= letter <= "\ufdef"


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
    letters = "".join(letter for letter in letters if unicodedata.category(letter) != "Cf")
    return letters.encode("ascii", "replace").decode("ascii"), error.end
