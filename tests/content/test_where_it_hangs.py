"""A slip that the parser minds only in a later line is told in its own; the sound lines below it are not blamed."""

import shutil
from pathlib import Path

import pytest

from tests.content.slips import stubborn, told
from tests.loaded import TINY_FOLDER

BRIDGE, MINUTES, AUTUMN = "1-spring/1901-03-bridge.yaml", "1-spring/1901-06-minutes.yaml", "2-autumn/act.yaml"
ENDINGS = "2-autumn/endings.yaml"


def spoilt(tmp_path: Path, file: str, line: int, new: str, instead: bool = True) -> Path:
    """The story with this in the place of a line of a file, or before it."""
    folder = Path(shutil.copytree(TINY_FOLDER, tmp_path / "tiny"))
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    lines[line - 1 : line if instead else line - 1] = [new]
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "line", "new", "wanted"),
    [
        ("reading.yaml", 1, "books:)", "1:6: space: This colon"),
        ("reading.yaml", 1, "books:„", "1:6: space: This colon"),
        ("glossary.yaml", 2, "  - id:=> minutes", "2:7: space: This colon"),
        ("documents.yaml", 23, '\u180e    date: "1901"', "23:1: odd-character: The space here is U+180E"),
        (MINUTES, 13, "\u00ad      - id: sign", "13:1: odd-character: The space here is U+00AD"),
        (MINUTES, 13, "\u2800      - id: sign", "13:1: odd-character: The space here is U+2800"),
        (BRIDGE, 33, "    brief:\u1680|", "33:11: odd-character: The space here is U+1680"),
        ("reading.yaml", 3, "‐    title: Our Village", "3:1: dash: A list item"),
        ("reading.yaml", 2, "  － author: A. Marsh", "2:3: dash: A list item"),
        ("people.yaml", 2, "” - id: mary", "2:1: syntax: This line is neither"),
        ("glossary.yaml", 4, "1_000    text: |", "4:1: syntax: This line is neither"),
        (MINUTES, 53, "\\        effects: {trust: +1, grip: -1}", "53:1: syntax: This line is neither"),
        ("reading.yaml", 2, "  - author‚ A. Marsh", "2:5: syntax: This line has no colon"),
        ("essay.yaml", 6, "      - - gist# The council argued", "6:11: syntax: This line has no colon"),
        ("people.yaml", 1, "{people:", "1:1: syntax: A bracket is not closed"),
        (ENDINGS, 25, "before-fates: ”|", "25:15: block: “””"),
        (ENDINGS, 25, "before-fates: --|", "25:15: block: “--”"),
        ("written-tasks.yaml", 41, "            shows: >9", "41:21: block: A digit"),
        (BRIDGE, 30, "        outcome: ''", "30:18: syntax: “''” stands here, and more under it"),
        (AUTUMN, 7, "  essay: −", "7:10: syntax: “−” stands here, and more under it"),
        (BRIDGE, 53, "  - when:– {chosen: {at-least: 2, of: [wait]}}", "53:9: space: This colon"),
        ("documents.yaml", 2, "  - \tid: marsh-petition", "2:3: space: More than one space, or a tab"),
        ("enquiry.yaml", 4, "#factors:", "4:1: hash: A line that begins with a #"),
        (MINUTES, 46, "        ? outcome: |", "46:9: first-letter: Text cannot begin with “?”"),
        ("people.yaml", 2, "  - id： mary", "2:5: syntax: This line has no colon"),
        ("people.yaml", 2, "  - idd: mary", "2:5: unknown-key: “idd” is not a key of a person"),
        ("people.yaml", 1, "”eople:", "1:1: unknown-key: “”eople” (with U+201D)"),
        ("people.yaml", 3, "    name: \u3164", "3:11: nothing: Nothing is written here"),
        ("people.yaml", 3, "    na\u034fme: Mary", "3:5: unknown-key: “naU+034Fme”"),
        ("enquiry.yaml", 4, "\u2001factors:", "4:1: odd-character: The space here is U+2001"),
        ("story.yaml", 106, "  --open-book:", "106:3: wrong-kind: Wanted here is a name"),
        (BRIDGE, 79, "  - document: mar::sh-petition", "79:15: unknown-name: “mar::sh-petition”"),
    ],
)
def test_the_line_with_the_slip_is_told_and_no_other(
    file: str, line: int, new: str, wanted: str, tmp_path: Path
) -> None:
    problems = told(spoilt(tmp_path, file, line, new))
    assert f"{file}:{wanted}" in str(problems[0])
    assert [(problem.file, problem.line) for problem in problems] == [(f"tiny/{file}", line)]


@pytest.mark.parametrize(
    ("file", "line", "new", "wanted"),
    [
        ("endings.yaml", 23, "%YAML 1.1", "first-letter: Text cannot begin with “%”"),
        ("essay.yaml", 3, ">9", "syntax: This line is neither"),
        ("reading.yaml", 1, "\u2004", "odd-character: The space here is U+2004"),
        ("act.yaml", 3, "#", "hash: A line that begins with a # is a remark, and ends the text"),
        ("act.yaml", 8, "]", "syntax: This line is neither"),
        ("teaching.yaml", 9, "}", "syntax: This line is neither"),
        ("story.yaml", 68, "? ", "first-letter: Text cannot begin with “?”"),
    ],
)
def test_a_line_too_many_is_told_and_no_other(file: str, line: int, new: str, wanted: str, tmp_path: Path) -> None:
    place = f"2-autumn/{file}" if file in ("act.yaml", "endings.yaml") else file
    problems = told(spoilt(tmp_path, place, line, new, instead=False))
    assert wanted in str(problems[0])
    assert [(problem.file, problem.line) for problem in problems] == [(f"tiny/{place}", line)]


@pytest.mark.parametrize(
    ("file", "line", "new", "instead"),
    [
        (AUTUMN, 8, "]", False),
        ("documents.yaml", 17, "-", False),
        ("teaching.yaml", 18, "]", False),
        ("teaching.yaml", 9, "}   A quarrel over a record.", True),
        ("enquiry.yaml", 9, "    ‐ask: What was written down?", True),
        ("enquiry.yaml", 4, "factors:\\n", True),
        ("enquiry.yaml", 10, "TODO: ", False),
        ("story.yaml", 128, '    cards:""', True),
        ("written-tasks.yaml", 81, "        - No:  day is named.", True),
        (BRIDGE, 79, "  - document: mar::sh-petition", True),
    ],
)
def test_advice_on_a_line_that_hangs_nowhere_does_not_go_round(
    file: str, line: int, new: str, instead: bool, tmp_path: Path
) -> None:
    how, way = stubborn(spoilt(tmp_path, file, line, new, instead))
    assert how in ("clean", "thought"), way
