"""Advice that is followed to the letter mends what it was given for: this does what it says, and checks again."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.content import Problem, check, yaml_reader
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import WARNINGS, Report
from game.content.field_types import (
    Changes,
    Day,
    FieldType,
    Group,
    Id,
    Line,
    ListOf,
    MapOf,
    Name,
    Number,
    OneOf,
    When,
    YesNo,
)  # fmt: skip
from game.content.format_checks import Checker
from game.content.schema import optional
from game.content.yaml_reader import MappingNode
from tests.content.test_broken import CASES, TESTS, code_of, spoil

NAMES = DeclaredNames(
    {
        "a meter": ("grip", "mary.standing"),
        "a fact": ("bridge-built", "book-read"),
        "a chair": ("mary", "tom"),
        "a person": ("pell", "old-pell"),
    },
    {"mary": ("wait", "ask-for-bridge"), "tom": ("refuse",)},
    {"grip": (0, 10)},
)
FIELDS: dict[str, tuple[FieldType, str]] = {
    "a number": (Number(), "{}"),
    "a number from 1": (Number(1), "{}"),
    "a number between": (Number(-99, 99), "{}"),
    "one number": (Number(1, 1), "{}"),
    "a lowest value": (MapOf(Number(), Line()), "{{{}: low}}"),
    "a day": (Day(), "{}"),
    "true or false": (YesNo(), "{}"),
    "a word": (OneOf(("seen", "partly", "memory")), "{}"),
    "an id": (Id(), "{}"),
    "an id with stops": (Id(dotted=True), "{}"),
    "an id with capitals": (Id(capitals=True), "{}"),
    "a name": (Name("a person"), "{}"),
    "a list of names": (ListOf(Name("a chair")), "[mary, {}]"),
    "a key": (Group("a thing", (optional("title", Line(), ""), optional("date", Line(), ""))), "{{{}: y}}"),
    "an amount": (Changes(), "{{grip: {}}}"),
    "a truth that is set": (Changes(), "{{book-read: {}}}"),
    "what is changed": (Changes(), "{{{}: +1}}"),
    "a bound": (When(), "{{grip: {}}}"),
    "a bound of no known range": (When(), "{{mary.standing: {}}}"),
    "what is tested": (When(), "{{{}: true}}"),
    "an option": (When(picks=True), "{{mary: {}}}"),
    "options of several": (When(picks=True), "{{chosen: {{at-least: 1, of: [wait, {}]}}}}"),
    "how many": (When(picks=True), "{{chosen: {{at-least: {}, of: [wait]}}}}"),
}
"""For each kind of value the field, and where in its text the value stands."""

numbers = st.integers(-(10**7), 10**7).map(str) | st.integers(-12, 12).map(str)
dressed = st.builds(
    "{}{}{}".format, st.sampled_from(["", "+", "-", "−", "–", "0", "00", "-0", "+0"]), numbers, st.just("")
)
dated = st.builds(
    "{}{}{}{}{}".format, numbers, st.sampled_from("-./ "), st.integers(0, 40), st.sampled_from("-./ "), numbers
)
bounds = st.builds(
    "{} {}".format, st.sampled_from(["at least", "at most", "At least", "at  most", ">=", "at leats", "over"]), dressed
)
known = st.sampled_from(
    [
        "grip",
        "mary",
        "tom",
        "pell",
        "wait",
        "refuse",
        "ask-for-bridge",
        "bridge-built",
        "title",
        "date",
        "memory",
        "seen",
    ]
)
misspelt = st.builds(
    lambda word, at, letter: word[:at] + letter + word[at + 1 :],
    known,
    st.integers(0, 6),
    st.sampled_from("xeé-A\u200b "),
)
odd = st.sampled_from(
    ["yes", "No", "ON", "off", "y", "True", "FALSE", "12:30", "1.5", "1,000", "1_000", "0x1F", "1e3", "Żółw", "x" * 60,
     "Café au lait", "Große Welt", "a.b c", "кот", "-", "17.4.23", "4/17/1923", "31 12 1999", "1923-02-30", "٣"]
)  # fmt: skip
written = st.one_of(dressed, dated, bounds, known, misspelt, odd)
quotes = st.sampled_from(["", "", '"', "'"])


def problems(kind: FieldType, text: str) -> list[Problem]:
    report = Report()
    node = yaml_reader.read(f"here: {text}\n", "x", report)
    if isinstance(node, MappingNode):
        Checker(NAMES, report).read(kind, node.entries[0][1])
    return report.sorted()


def offered(advice: str) -> list[str]:
    """What an advice says to write, in each of the ways that it leaves open."""
    if found := re.match(r"Did you mean “(.*?)”(?: or “(.*?)”)?\?", advice):
        return [one for one in found.groups() if one]
    if found := re.match(r"There are: (.*)\.$", advice):
        return found[1].split(", ")
    if found := re.match(r"Write (at (?:least|most) -?\d+)(?:, or (at most -?\d+))?(?:, without quotes)?\.", advice):
        return [one for one in found.groups() if one]
    if found := re.match(r"Write (\+\d+) if it rises, or (-\d+) if it falls\.", advice):
        return list(found.groups())
    if found := re.match(r"Write (at least) or (at most), and a number from (-?\d+) to (-?\d+)\.", advice):
        return [f"at least {found[4]}", f"at most {found[3]}"]
    if found := re.match(r"Write a number from (-?\d+) to (-?\d+)\.", advice):
        return list(found.groups())
    if found := re.match(
        r"(?:Write|Type the sign with the hyphen key:) ([^\s,:]+?)[,:.]?( or a (?:higher|lower) number.*)?( .*)?$",
        advice,
    ):
        return [] if found[1] in {"a", "such", "the", "it", "what", "out"} else [found[1]]
    return []


@given(name=st.sampled_from(sorted(FIELDS)), text=written, quote=quotes)
@example(name="a bound", text=">= 0", quote="")
def test_what_an_advice_says_to_write_is_taken(name: str, text: str, quote: str) -> None:
    kind, field = FIELDS[name]
    for problem in problems(kind, field.format(f"{quote}{text}{quote}")):
        for instead in offered(problem.advice):
            left = problems(kind, field.format(instead))
            if problem.code == "first-letter":  # told before it is known what value is wanted here
                left = [one for one in left if one.code == problem.code]
            assert problem.column not in {one.column for one in left}, (text, problem.advice, left)


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("an amount", "0", "take it out"),
        ("an amount", "08", "Write +8 if it rises, or -8 if it falls."),
        ("an amount", '"+1"', "Write +1 without quotes."),
        ("an amount", "+1000000", "at most 6 digits"),
        ("an amount", "−07", "hyphen key: -7."),
        ("a number from 1", "0", "Write 1 or a higher number."),
        ("a number from 1", "-1", "Write 1 or a higher number."),
        ("a number between", "1000000", "Write a number from -99 to 99."),
        ("a number between", "-1000000", "Write a number from -99 to 99."),
        ("a number between", "100", "Write a number from -99 to 99."),
        ("one number", "2", "Write 1."),
        ("one number", "0", "Write 1."),
        ("a number from 1", "08", "Write 8."),
        ("a number from 1", '"8"', "Write 8 without quotes."),
        ("a number", "1000000", "at most 6 digits"),
        ("how many", "+2", "Write 2."),
        ("a bound", "at least 03", "Write at least 3, without quotes."),
        ("a bound", "at least +3", "Write at least 3, without quotes."),
        ("a bound", '">= 10"', "Write at least 10, without quotes."),
        ("a bound", "0", "Write at most 0, without quotes."),
        ("a bound", "20", "a number from 0 to 10"),
        ("a day", "17.4.23", "the year in four digits"),
        ("an id", "Café au lait", "Write cafe-au-lait, or something like it."),
        ("an id with capitals", "Co 2", "Write Co-2, or something like it."),
    ],
)
def test_the_advice_for_a_value(name: str, text: str, wanted: str) -> None:
    kind, field = FIELDS[name]
    (problem,) = problems(kind, field.format(text))
    assert wanted in problem.advice
    assert offered(problem.advice) or not wanted.startswith("Write")


def value(line: str) -> tuple[str, str]:
    """A line as its key or dash, and the text behind it."""
    found = re.match(r"\s*(?:- +)*(?:[\w.-]+: +)?", line)
    assert found
    return found[0], line[found.end() :]


def in_quotes(line: str, at: int) -> list[str]:
    key, text = value(line)
    return ["{}'{}'".format(key, text.replace("'", "''"))]


def under_a_bar(line: str, at: int) -> list[str]:
    key, text = value(line)
    return [f"{key}|\n{' ' * (len(line) - len(line.lstrip()) + 2)}{text.removeprefix('| ')}"]


def in_place(pattern: str, new: str) -> Callable[[str, int], list[str]]:
    """Puts something in place of what stands from the column on."""
    return lambda line, at: [line[:at] + re.sub(pattern, new, line[at:], count=1)]


DEEDS: dict[str, Callable[[str, int], list[str]]] = {
    r"(If it belongs to the text, p|P)ut (the text|all of it) in quotes": in_quotes,
    r".*under a \| on the next line|Begin the text on the next line": under_a_bar,
    r".*type two spaces before the # and one after": in_place(r" ?# ?", "  # "),
    r"Put a space after it": in_place(r"([-:])(?=[^ ])", r"\1 "),
    r"Type a hyphen and a space in its place": in_place(r". ?", "- "),
    r"Type an ordinary space in its place|.*or type a space": in_place(r"\\e|.", " "),
    r"Write \\\\ where a \\ is meant": in_place(r"\\", r"\\\\"),
    r"Delete it|Delete them|One file holds one scene: delete": in_place(r"\\e|\.\.\.|---|.", ""),
    r"Write it, or delete the key": lambda line, at: [f"{value(line)[0].rstrip()} some of it", ""],
    r"Keep one of the two": lambda line, at: [""],
    r"Indent with spaces": lambda line, at: [line.replace("\t", " " * 2)],
}
"""For advice, what is done to the line at the column, in each of the ways that it leaves open."""


def mended(problem: Problem) -> Iterator[str]:
    """The line of the problem, as each way of following the advice leaves it."""
    line, at = problem.source, problem.column - 1
    for pattern, deed in DEEDS.items():
        if re.match(pattern, problem.advice):
            yield from deed(line, at)
    for column in re.findall(r"begin in column (\d+)", problem.advice):
        yield " " * (int(column) - 1) + line.lstrip()
    for instead in offered(problem.advice):
        yield line[:at] + re.sub(r"\"[^\"]*\"|[^\s,:}\]]+(?: +\d+)?", instead, line[at:], count=1)


THOUGHT = {
    "asked", "bands", "bound", "debated", "how-many", "merge", "missing-key", "never", "no-evidence", "no-history",
    "no-way-on", "odd-key", "otherwise", "range", "same-date", "same-id", "syntax", "too-deep", "too-early", "too-long",
    "wrong-kind",
}  # fmt: skip
"""The codes whose advice may leave it to the author what to write."""
FOLLOWED = [
    case for case in CASES
    if "instead-of" in case.read_text(encoding="utf-8") and code_of(case) not in {"essay", *WARNINGS - {"remark"}}
]  # fmt: skip


@pytest.mark.parametrize("case", FOLLOWED, ids=lambda case: case.stem)
def test_a_spoilt_story_is_mended_by_its_advice(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(TESTS / "tiny", folder)
    row, found = spoil(folder, case)
    file = folder / row["in"]
    old = file.read_text(encoding="utf-8").split("\n")
    problem = next(one for one in found if one.code == code_of(case))
    lines = list(mended(problem))
    assert lines or problem.code in THOUGHT
    for line in lines:
        file.write_text("\n".join([*old[: problem.line - 1], line, *old[problem.line :]]), encoding="utf-8")
        left = {(one.line, one.code) for one in check(folder)[1]}
        assert (problem.line, problem.code) not in left, (problem.advice, line)
