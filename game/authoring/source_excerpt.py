"""The line in which a problem stands, as it may safely be shown, with a mark under the place."""

import unicodedata

from game.content.diagnostics import Problem, code_point, is_invisible

WIDTH = 78
BEFORE = 50
"""How much of a long line is shown, and how much of that before the mark."""


def picture(problem: Problem) -> tuple[str, ...]:
    """Two lines for the screen; none where no line is to blame."""
    line = problem.source
    if not line.strip():
        return ()
    at = min(problem.column - 1, len(line))
    start, end = _cut(line, at)
    before, after = "…" if start else "", "…" if end < len(line) else ""
    margin = f"{problem.line:5} | "
    shown = before + "".join(map(_cell, line[start:end])) + after
    mark = " " * (len(before) + _width(line[start:at])) + "^"
    return f"{margin}{shown}", f"{' ' * (len(margin) - 2)}| {mark}"


def _cell(character: str) -> str:
    """The character, or its name where it cannot be seen or would do something to the terminal."""
    if character == "\t":
        return "<tab>"
    return f"<{code_point(character)}>" if is_invisible(character) else character


def _cut(line: str, at: int) -> tuple[int, int]:
    """From where to where a long line is shown."""
    start = max(0, at - BEFORE)
    while _width(line[start:at]) > BEFORE:
        start += 1
    end = min(len(line), start + WIDTH)
    while end > at and _width(line[start:end]) > WIDTH:
        end -= 1
    return start, end


def _width(text: str) -> int:
    """How many columns of the screen it takes: wide letters take two, and marks above a letter none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in "".join(map(_cell, text))
    )
