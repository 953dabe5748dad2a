"""The commonest slips, made in a scene that ships: each is told alone, where it stands, with advice of its own."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from game.content import check, scenes_folder

SCENE = Path("3-death-and-succession") / "1923-04-first-congress-without-him.yaml"
LABEL = r"        label: (?P<text>[^\n\"']+)\n        attends: (?P<word>[a-z]+)\n"
GAP = "\u00a0" * 8


class Slip(NamedTuple):
    """One slip: what it makes of the scene, and what must be told."""

    what: str
    old: str
    new: str
    code: str
    line: int
    """The line of the problem, counted from the first line that was changed."""
    advice: str


SLIPS = [
    Slip("tab", r"\n        attends:", "\n\tattends:", "tab", 1, "Indent with spaces"),
    Slip("tab behind spaces", r"\n        attends:", "\n    \tattends:", "tab", 1, "Indent with spaces"),
    Slip("tab before a dash", r"\n      - id:", "\n\t- id:", "tab", 1, "Indent with spaces"),
    Slip("colon in a title", r"^(# .*\ntitle: )", r"\1Again: ", "colon", 1, "in quotes"),
    Slip("colon in a label", LABEL, "        label: One: two\n        attends: \\g<word>\n", "colon", 0, "in quotes"),
    Slip("colon in a list", r"ask:\n  - ", "ask:\n  - One: ", "colon", 1, "in quotes"),
    Slip("colon in curly quotes", LABEL, "        label: “One: two”\n", "colon", 0, "are letters here"),
    Slip("colon in text without |", r"prose: \|\n  ", "prose:\n  The hour: ", "colon", 1, "under a |"),
    Slip("no space after a colon", r"\nplace: ", "\nplace:", "space", 1, "Put a space after it"),
    Slip("no space in braces", r"effects: {([a-z.-]+): ", r"effects: {\1:", "space", 0, "Put a space after it"),
    Slip("quote not closed", LABEL, '        label: "One\n', "quotes", 0, "of the other kind"),
    Slip("apostrophe first", r"\ntitle: ", "\ntitle: 'tis ", "quotes", 1, "of the other kind"),
    Slip("apostrophe inside", LABEL, "        label: 'Lenin's hat'\n", "quotes", 0, "of the other kind"),
    Slip("text behind quotes", LABEL, '        label: "No" to it\n', "quotes", 0, "of the other kind"),
    Slip("dash without a space", r"\n      - id: ", "\n      -id: ", "space", 1, "Put a space after it"),
    Slip("dash without a space in text", r"ask:\n  - ", "ask:\n  -", "space", 1, "Put a space after it"),
    Slip("long dash", r"\n      - id: ", "\n      – id: ", "dash", 1, "Type a hyphen and a space"),
    Slip("long dash in text", r"ask:\n  - ", "ask:\n  — ", "dash", 1, "Type a hyphen and a space"),
    Slip("long dash for a minus", r": -1([,}])", r": −1\1", "wrong-kind", 0, "hyphen key: -1"),
    Slip("too deep", r"\n        attends:", "\n          attends:", "depth", 1, "begin in column 9, like line"),
    Slip("not deep enough", r"\n        attends:", "\n       attends:", "depth", 1, "in column 9, like line"),
    Slip("a key too deep", r"\nplace:", "\n place:", "depth", 1, "begin in column 1, like line"),
    Slip("text at the depth of its key", r"brief: \|\n  (    [^\n:]*\n)", r"brief: |\n\1", "syntax", 1, "two spaces"),
    Slip("no dash before an option", r"\.\n      - id: ", ".\n        id: ", "same-key", 1, "put a hyphen"),
    Slip("no dash before", r"needs:\n {10}- (.*\n.*\n {8}\w)", "needs:\n            \\1", "wrong-kind", 1, "hyphen"),
    Slip("= for a colon", r"\ntitle:", "\ntitle =", "syntax", 1, "give it a colon"),
    Slip("a citation in small letters", r"sentence: OL", "sentence: ol", "unknown-name", 0, "Did you mean “OL."),
    Slip("star", LABEL, "        label: *Never* again\n", "first-letter", 0, "a * within them still makes emphasis"),
    Slip("two stars", LABEL, "        label: **Never** again\n", "first-letter", 0, "makes emphasis"),
    Slip("star and no more", LABEL, "        label: *Never\n        attends: silence\n", "anchor", 0, "makes emphasis"),
    Slip("star in a list", r"ask:\n  - ", "ask:\n  - *Was* ", "first-letter", 1, "makes emphasis"),
    Slip("hash", LABEL, "        label: Room #4\n        attends: \\g<word>\n", "remark", 0, "belongs to the text"),
    Slip("hash first", LABEL, "        label: #4\n        attends: \\g<word>\n", "hash", 0, "in quotes"),
    Slip("hash in text without |", r"prose: \|\n", "prose: The first # one\n", "hash", 0, "in quotes"),
    Slip("hash in its second line", r"\nplace: ", "\nplace: One\n  or # two\n  of ", "hash", 2, "in quotes"),
    Slip("hash in its third line", r"\nplace: ", "\nplace: One\n  or\n\n  # 2 of\n  ", "hash", 4, "in quotes"),
    Slip("hash under its key", r"\nplace: ", "\nplace:\n  One # two\n  or ", "hash", 2, "in quotes"),
    Slip("hash in a list", r"ask:\n  - ", "ask:\n  - One\n    or # two\n    of ", "hash", 2, "in quotes"),
    Slip("hash in brackets", r"text: \|\n", "text: [one # two]\n", "hash", 0, "in quotes"),
    Slip("no", r"looks: true", "looks: no", "wrong-kind", 0, "Write false"),
    Slip("yes", r"looks: true", "looks: Yes", "wrong-kind", 0, "Write true"),
    Slip("yes in quotes", r"looks: true", 'looks: "true"', "wrong-kind", 0, "without quotes"),
    Slip("no in a condition", r"when: {georgia-aired: true}", "when: {georgia-aired: no}", "wrong-kind", 0, "false"),
    Slip("12:30", r"historical: 1", "historical: 12:30", "wrong-kind", 0, "time of day"),
    Slip("12:30 for a date", r"\ndate: .*", "\ndate: 12:30", "wrong-kind", 1, "time of day"),
    Slip("12:30 for an amount", r": -1([,}])", r": 12:30\1", "wrong-kind", 0, "time of day"),
    Slip("a date the other way round", r"\ndate: .*", "\ndate: 17.4.1923", "wrong-kind", 1, "Write 1923-04-17"),
    Slip("an amount without a sign", r": -1([,}])", r": 1\1", "wrong-kind", 0, "+1 if it rises"),
    Slip("no-break space after a colon", r"\nplace: ", "\nplace:\u00a0", "odd-character", 1, "ordinary space"),
    Slip("no-break spaces before a key", r"\n        attends", f"\n{GAP}attends", "odd-character", 1, "space"),
    Slip("no-break space after a dash", r"\n      - id", "\n      -\u00a0id", "odd-character", 1, "ordinary space"),
    Slip("no-break space and a colon", r"\ntitle: ", "\ntitle:\u00a0Again: ", "odd-character", 1, "ordinary space"),
    Slip("no-break space in braces", r"effects: {([a-z.-]+): ", "effects: {\\1:\u00a0", "odd-character", 0, "ordinary"),
    Slip("no-break space after the last dash", r"ask:\n  - ", "ask:\n  -\u00a0", "odd-character", 1, "ordinary space"),
    Slip("tab and a colon", r"\ntitle: ", "\ntitle:\tAgain: ", "colon", 1, "in quotes"),
    Slip("a path", LABEL, '        label: "C:\\\\docs"\n        attends: \\g<word>\n', "escape", 0, "Write \\\\"),
    Slip("null", LABEL, "        label: null\n        attends: \\g<word>\n", "nothing", 0, "put it in quotes"),
    Slip("zero-width space in a key", r"\nplace", "\npla\u200bce", "unknown-key", 1, "“place”? Delete U+200B"),
    Slip("no-break space after a word", r"(attends: [a-z]+)", "\\1\u00a0", "unknown-name", 0, "Delete U+00A0"),
]  # fmt: skip


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped scenes, for all tests of this file."""
    return Path(shutil.copytree(scenes_folder(), tmp_path_factory.mktemp("slips") / "scenes"))


@contextmanager
def written(path: Path, new: str) -> Iterator[None]:
    """The file as it would be with this text; it is restored after that."""
    old = path.read_text(encoding="utf-8")
    path.write_text(new, encoding="utf-8")
    yield
    path.write_text(old, encoding="utf-8")


FIRST = {slip.code: slip for slip in reversed(SLIPS)}.values()
"""The first slip of each code: all others are looked at by the slow tests."""


@pytest.mark.parametrize(
    "slip",
    [pytest.param(slip, id=slip.what, marks=() if slip in FIRST else pytest.mark.slow) for slip in SLIPS],
)
def test_a_slip_gets_its_own_advice(slip: Slip, scenes: Path) -> None:
    path = scenes / SCENE
    old = path.read_text(encoding="utf-8")
    found = re.search(slip.old, old)
    assert found
    new = old[: found.start()] + found.expand(slip.new) + old[found.end() :]
    with written(path, new):
        problems = check(scenes)[1]
    assert [problem.code for problem in problems] == [slip.code], problems
    (problem,) = problems
    assert problem.line == old[: found.start()].count("\n") + 1 + slip.line
    assert problem.source == new.split("\n")[problem.line - 1]
    assert slip.advice in problem.advice
    assert problem.advice.endswith(".") or problem.advice.endswith("?")


ACCEPTED = ["no", "12:30", "Ask at 12:30", "C# or C", "a - b", "3", "Lenin's hat", "one* two", "50% of it", "e\u0301te"]


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_only_looks_like_a_slip_stays_the_text_written(text: str, scenes: Path) -> None:
    path = scenes / SCENE
    old = path.read_text(encoding="utf-8")
    with written(path, re.sub(r"\ntitle: .*", f"\ntitle: {text}", old, count=1)):
        story, problems = check(scenes)
    assert problems == []
    assert story
    assert text in {scene.title for scene in story.scenes}
