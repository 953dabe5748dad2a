"""Slips of the pen in the files of a story, by chance from a seed, and advice taken as a machine takes it."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from game.content import Problem, check
from game.content.fixes import fix_of

Slip = Callable[[str, Random], str]
"""A line with a slip in it; the same line where it has no place for this one."""


def _letters(line: str, chance: Random) -> str:
    """A word with two letters in the wrong order."""
    words = list(re.finditer(r"[a-z][\w-]{3,}", line))
    if not words:
        return line
    word = chance.choice(words)
    at = chance.randrange(word.start(), word.end() - 1)
    return line[:at] + line[at + 1] + line[at] + line[at + 2 :]


def _lost(line: str, chance: Random) -> str:
    """A letter too few."""
    at = chance.randrange(len(line)) if line else 0
    return line[:at] + line[at + 1 :]


def _instead(pattern: str, new: str) -> Slip:
    """Something else in the place of the first that fits."""
    return lambda line, chance: re.sub(pattern, new, line, count=1)


SLIPS: dict[str, Slip] = {
    "letters in the wrong order": _letters,
    "a letter too few": _lost,
    "no space after a colon": _instead(r"(?<=\w): (?=\w)", ":"),
    "no space after a dash": _instead(r"^(\s*)- (?=\w)", r"\1-"),
    "another dash": _instead(r"^(\s*)- ", r"\1– "),
    "a tab": _instead(r"^  ", "\t"),
    "a space too many": _instead(r"^(?=\s+\w)", " "),
    "a space too few": _instead(r"^ (?=\s+\w)", ""),
    "a hard space": _instead(r": (?=\w)", ":\u00a0"),
    "a letter that nobody sees": _instead(r"(?<=\w{2})(?=\w)", "\u200b"),
    "a colon in text": _instead(r"(: \w+) (\w+)", r"\1: \2"),
    "a hash in text": _instead(r"(: \w+) (?=\w)", r"\1 #"),
    "a hash first": _instead(r": (?=[A-Z])", ": #"),
    "a sign first": _instead(r": (?=[A-Z])", ": %"),
    "a star first": _instead(r": (?=[A-Z])", ": *"),
    "an exclamation first": _instead(r": (?=[A-Z])", ": !"),
    "an ampersand first": _instead(r": (?=[A-Z])", ": &"),
    "an open quotation": _instead(r": (?=[A-Z])", ": '"),
    "a quotation that goes on": _instead(r": ([A-Z]\w+) ", r": '\1' "),
    "a backslash": _instead(r": ([A-Z].*)$", r': "C:\\quest \1"'),
    "text behind a bar": _instead(r": \|$", ": | Text"),
    "a colon too few": _instead(r"(?<=\w):(?= |$)", ""),
    "a word for yes": _instead(r": true\b", ": Yes"),
    "a number in a word": _instead(r": \d+$", ": three"),
    "a number too high": _instead(r": \d+$", ": 999999"),
    "a number in quotes": _instead(r": ([+-]?\d+)$", r": '\1'"),
    "a sign too few": _instead(r": \+(\d+)", r": \1"),
    "a long sign": _instead(r": -(\d+)", r": −\1"),
    "a date by hand": _instead(r"^date: (\d+)-(\d+)-(\d+)", r"date: \3.\2.\1"),
    "a bound in a sign": _instead(r": at least (\d+)", r": >= \1"),
    "capitals": _instead(r"^(\s*- id: )([a-z])(.*)$", lambda found: f"{found[1]}{found[2].upper()}{found[3]}"),  # type: ignore[arg-type]
    "nothing": _instead(r"^(\s+[a-z-]+:) \S.*$", r"\1"),
    "a word for nothing": _instead(r"^(\s*[a-z-]+:) \S.*$", r"\1 null"),
    "the same line twice": lambda line, chance: f"{line}\n{line}" if re.match(r"\s*[a-z-]+: \S", line) else line,
    "three dashes": lambda line, chance: f"{line}\n---" if not line.startswith(" ") else line,
}
"""By name, what a hand does wrong."""


def slipped(text: str, name: str, chance: Random) -> str:
    """The text with this slip in one of its lines; the same text where there is no place for it."""
    lines = text.split("\n")
    places = chance.sample(range(1, len(lines)), len(lines) - 1)
    for place in places:
        changed = SLIPS[name](lines[place], chance)
        if changed != lines[place]:
            return "\n".join([*lines[:place], changed, *lines[place + 1 :]])
    return text


def told(folder: Path) -> list[Problem]:
    """What the check says."""
    return check(folder)[1]


def taken(folder: Path, problem: Problem) -> bool:
    """Do what the advice of a problem says, if a machine can; whether it could."""
    fix = fix_of(problem)
    if fix is None:
        return False
    path = folder.parent / problem.file
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[fix.line - 1] == problem.source
    lines[fix.line - 1 : fix.line] = [] if fix.text is None else [fix.text]
    path.write_text("\n".join(lines), encoding="utf-8")
    return True


def _texts(folder: Path) -> int:
    """A number that is the same while every file says the same."""
    return hash(tuple(path.read_bytes() for path in sorted(folder.rglob("*.yaml"))))


def stubborn(folder: Path, most: int = 60) -> tuple[str, Sequence[str]]:
    """Take advice on a spoilt story, the first that can be taken each time, until there is none.

    The answer is how it went: ``clean``; ``thought`` where somebody has to think; ``same`` or ``round``, which must not
    be; and what was told on the way.
    """
    seen, way = {_texts(folder)}, list[str]()
    for _ in range(most):
        problems = told(folder)
        if not problems:
            return "clean", way
        problem = next((one for one in problems if fix_of(one)), None)
        if problem is None:
            return "thought", [*way, *map(str, problems)]
        way.append(f"{problem} | {problem.source!r} -> {fix_of(problem)}")
        assert taken(folder, problem)
        after = {(one.file, one.line, one.column, one.code, one.message) for one in told(folder)}
        if (problem.file, problem.line, problem.column, problem.code, problem.message) in after:
            return "same", way
        if _texts(folder) in seen:
            return "round", way
        seen.add(_texts(folder))
    return "round", way
