"""Tricky YAML: every file of tests/broken/yaml gets its verdict, in one run and with both parsers."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content import yaml_reader
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import ODD, Report, code_point
from game.content.field_types import (
    Changes,
    Day,
    FieldType,
    Group,
    Id,
    Key,
    Line,
    ListOf,
    MapOf,
    Number,
    When,
    Words,
    YesNo,
)  # fmt: skip
from game.content.format_checks import Checker
from game.content.schema import optional
from game.content.text_files import text_of
from game.content.yaml_reader import MappingNode, ScalarNode
from game.engine.conditions import Condition
from game.engine.effects import Effects

FILES = Path(__file__).parent.parent / "broken" / "yaml"

TITLE = Group("a scene", (optional("title", Line(), ""),))
OPTION = Group("an option", (Key("id", Id(), ""), Key("label", Line(), "")))
MEETING = Group("a meeting", (
    optional("title", Line(), ""),
    optional("ask", ListOf(Line()), ""),
    optional("options", ListOf(OPTION), ""),
    optional("essay", ListOf(Line()), ""),
))  # fmt: skip

VERDICTS: dict[str, list[str]] = {
    "01-yes-no-values": [],
    "03-clock-times": [],
    "05-number-lookalikes": [
        "2:4 “1_000”", "3:4 “0x1F”", "4:4 “0b11”", "5:4 “1e3”", "6:4 “1.0e+3”", "7:4 “2.”", "8:4 “.5”", "9:4 “.inf”",
        "10:4 “-.inf”", "11:4 “.nan”", "12:4 “1,5”", "13:4 “3” in quotes",
    ],
    "07-impossible-dates": ["2:4 1923-02-30", "3:4 0000-00-00", "4:4 1918-13-01"],
    "09-same-key-twice": ["4:1 line 2"],
    "11-keys-that-only-look-alike": ["3:1 U+0435", "4:1 U+200B", "5:1 U+00A0"],
    "13-merge-key-twice": ["2:4 &a", "3:4 &b", "5:3 <<", "5:7 *a", "6:3 <<", "6:7 *b"],
    "15-alias-cycle": ["2:7 &loop", "4:5 *loop", "5:7 &ring", "6:10 *ring"],
    "17-deep-flow": ["2:24 levels deep"],
    "19-huge-number": ["3:11 whole number"],
    "21-tab-indent": ["3:1 tab"],
    "23-colon-in-text": ["2:13 colon"],
    "25-quotes-in-text": ["2:13 after its closing quotation mark"],
    "27-special-first-letters": ["2:4 “%”", "3:4 “@”", "4:4 “`”", "6:4 “>”"],
    "29-list-as-key": ["2:1 key", "3:1 key"],
    "31-two-documents": ["4:1 One file holds one scene"],
    "33-cut-in-half": ["6:5 label"],
    "35-bom-in-the-middle": ["3:1 U+FEFF"],
    "37-latin1": ["2:11 UTF-8"],
    "39-odd-line-breaks": ["2:10 U+0085", "3:12 U+2028"],
    "41-block-text": [],
    "43-dash-without-space": ["4:3 space after it"],
    "45-only-a-comment": ["1:1 says nothing"],
    "47-one-where-many": ["2:6 a list", "4:3 a list", "6:8 a list"],
}  # fmt: skip
"""Line, column and words of every problem; none for a file that is accepted."""

WANTED: dict[str, FieldType] = {
    "05-number-lookalikes": MapOf(Id(), Number()),
    "07-impossible-dates": MapOf(Id(), Day()),
    "11-keys-that-only-look-alike": TITLE,
    "19-huge-number": MapOf(Id(), Number()),
    "33-cut-in-half": MEETING,
    "47-one-where-many": MEETING,
}
"""What is wanted of the files in which the trap lies beyond YAML itself."""


def verdict(name: str) -> list[str]:
    report = Report()
    text = text_of(FILES / f"{name}.yaml", name, report)
    node = None if text is None else yaml_reader.read(text, name, report)
    if node and name in WANTED:
        Checker(DeclaredNames({}), report).read(WANTED[name], node)
    return [str(problem) for problem in report.sorted()]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if not hasattr(yaml, request.param):
        pytest.skip("this PyYAML has no C parser")
    monkeypatch.setattr(yaml_reader, "LOADER", getattr(yaml, request.param))
    return str(request.param)


def test_every_file_has_a_verdict() -> None:
    assert {path.stem for path in FILES.glob("*.yaml")} == set(VERDICTS)


@pytest.mark.parametrize("name", sorted(VERDICTS))
def test_the_verdict(name: str, parser: str) -> None:
    found = verdict(name)
    assert len(found) == len(VERDICTS[name]), found
    for line, wanted in zip(found, VERDICTS[name], strict=True):
        position, words = wanted.split(" ", 1)
        assert line.startswith(f"{name}:{position}:"), line
        assert words in line
        assert line.isprintable()


def values(text: str) -> dict[str, str]:
    report = Report()
    node = yaml_reader.read(text, "x", report)
    assert not report.found, report.sorted()
    assert isinstance(node, MappingNode)
    return {key.value: value.value for key, value in node.entries if isinstance(value, ScalarNode)}


def test_values_stay_as_written(parser: str) -> None:
    name = "01-yes-no-values"
    assert list(values((FILES / f"{name}.yaml").read_text(encoding="utf-8")).values()) == [
        "no",
        "Yes",
        "off",
        "n",
        "no",
        "true",
    ]
    assert list(values((FILES / "03-clock-times.yaml").read_text(encoding="utf-8")).values()) == [
        "12:30", "1:05:09", "23:59", "1:30.5", "09:30",
    ]  # fmt: skip


def test_blocks_of_text(parser: str) -> None:
    found = values((FILES / "41-block-text.yaml").read_text(encoding="utf-8"))
    assert found["keep"] == "one\ntwo\n"
    assert found["strip"] == "one"
    assert found["fold"] == "one two\nnew paragraph\n"
    assert found["lead"] == "  indented\nnot\n"
    assert found["hash"] == "# not a comment\na: not a key\n"


SLIPS = [
    ("ask:\n  - one\n   -two\n", "3:4 space"),
    ("ask:\n  - one\n    - two\n", "3:5 depth"),
    ("title: one\nplace:Moscow\n", "2:6 space"),
    ("title: one\n  place: Moscow\n", "2:3 depth"),
    ("title: **bold** text\n", "1:8 first-letter"),
    ("title: 'tis a pity\nplace: x\n", "1:8 quotes"),
    ("title: [one] two\n", "1:14 syntax"),
    ("title: [one\nplace: x\n", "1:8 syntax"),
    ("title: {one: [\n", "1:14 syntax"),
    ("title: [one, two\n", "1:8 syntax"),
    ("title: !wow\n", "1:8 tag"),
    ("title: one\n place: two\n", "2:2 depth"),
    ("text: |\n\tone\n", "2:1 tab"),
    ("title: one\n'a': two: three\n", "2:9 colon"),
    (": one\n", "1:1 odd-key"),
    ("~: one\n1: two\ntrue: three\n1917-10-25: four\n", ""),
    ("- " * 3000 + "x\n", "1:43 too-deep"),
    ("just words\nand more\n", ""),
    ("title: one\nwords without a colon\n", "2:1 syntax"),
    ("{", "1:1 syntax"),
    ("title: [one, {", "1:14 syntax"),
    ("title: 'one", "1:8 quotes"),
    ('title: "C:\\docs"\n', "1:11 escape"),
    ('title: "\\[x"\n', "1:9 escape"),
    ('title: "\\ud800"\n', "1:9 escape"),
    ('title: "\\xZZ"\n', "1:9 escape"),
    ('title: "\\U00110000"\n', "1:9 escape"),
    ('title: "one\n  two \\docs"\nplace: x\n', "2:7 escape"),
    ("title: one\n...\nplace: x\n", "2:1 two-documents"),
    ("text: |\n  one\n... two\nplace: x\n", "3:1 two-documents"),
    ("...\ntitle: one\n", "1:1 two-documents"),
    ("text:\n  " + "word " * 220 + "one: two\nplace: x\n", "2:1106 colon"),
    ("text:\n  " + "word " * 220 + "\n  and one: two\nplace: x\n", "3:10 colon"),
    ("text: one\n" + "  two\n" * 400 + "  three: four\nplace: x\n", "402:8 colon"),
    ("ask:\n  - " + "word " * 220 + "one: two\n", "2:1108 colon"),
    ("title:\tone: two\n", "1:11 colon"),
    ("title:\t@one\n", "1:8 first-letter"),
    ("ask:\n  -\tone\n  - \ttwo\n", ""),
    ("title:\tone\ngroup:\t{a:\tb,\tc: d}\t\n\t\nplace: two\t# three\n", ""),
    ("text: |\n  one\n  \ttwo\n", "3:3 tab"),
    ("text: one\n  two\n  place:\u00a0three\n", "3:9 odd-character"),
    ("text: |\n  \u00a0one\n place: x\n", "3:2 depth"),
    ("text: |\n  — one\nplace x\n", "3:1 syntax"),
    ("text: one\n  # two\n  three\n", "2:3 hash"),
    ("text: one\n  two\n# three\n\n  four\n", "3:1 hash"),
    ("title: one\n# two\n  place: three\n", "3:3 depth"),
]


@pytest.mark.parametrize(("text", "wanted"), SLIPS, ids=[wanted or "sound" for _, wanted in SLIPS])
def test_a_slip_is_told_where_it_stands(text: str, wanted: str, parser: str) -> None:
    report = Report()
    yaml_reader.read(text, "x", report)
    assert [f"{p.line}:{p.column} {p.code}" for p in report.sorted()] == ([wanted] if wanted else [])


def test_windows_line_ends_and_a_byte_order_mark_at_the_start_are_read(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbftitle: one\r\nplace: two\r\n")
    text = text_of(tmp_path / "x.yaml", "x", Report())
    assert text
    assert values(text) == {"title": "one", "place": "two"}


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\e", "\\t", "\\r", "\\N", "\\P", "\\x9b", "\\u202e", "\\U0000feff"])
def test_an_escape_says_what_it_stands_for_and_where(escape: str, parser: str) -> None:
    report = Report()
    yaml_reader.read(f'one: "sound \\"\\n"\ntwo: ["", "three {escape} four\n  {escape}"]\n', "x", report)
    found = report.sorted()
    assert [(one.line, one.column, one.code) for one in found] == [(2, 18, "odd-character"), (3, 3, "odd-character")]
    assert all(f"“{escape}” stands here for U+" in one.message for one in found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        st.characters(exclude_categories=()) | st.sampled_from("\x1b\x07\u202e\u2066\x9b\0\ud800\n\t"), min_size=1
    )
)
def test_no_control_character_comes_in_by_an_escape(text: str, parser: str) -> None:
    report = Report()
    node = yaml_reader.read(json.dumps({text: text}), "x", report)
    assert isinstance(node, MappingNode) or report.found
    for one in (half for entry in getattr(node, "entries", ()) for half in entry):
        assert isinstance(one, ScalarNode)
        assert not ODD.search(one.value)
    is_sound = not ODD.search(text) and "\t" not in text and all(code_point(letter) < "U+FFFF" for letter in text)
    assert is_sound or report.found


def test_every_slip_of_a_file_is_told_and_not_only_the_first(parser: str) -> None:
    report = Report()
    yaml_reader.read('a: "\\d \\q"\nb: *c d\ne: "\\w"\nf: "\\e"\n', "x", report)
    assert [f"{one.line}:{one.column} {one.code}" for one in report.sorted()] == [
        "1:5 escape", "1:8 escape", "2:4 first-letter", "3:5 escape",
    ]  # fmt: skip


REMARKS = [
    ("title: one # two\n", "1:12"),
    ("title: one #2\n", "1:12"),
    ("title: one  #2\n", "1:13"),
    ("title: one\n  two # three\n", "2:7"),
    ("title: one  # two\n", ""),
    ("title: one   #\n", ""),
    ('title: "one" # two\n', ""),
    ("title: 'one' #2\n", ""),
    ("title: one#2\n", ""),
    ("title: | # two\n  one # three\n", ""),
    ("# two\ntitle: one\n", ""),
]


@pytest.mark.parametrize(("text", "wanted"), REMARKS)
def test_only_a_remark_that_may_be_lost_text_is_told(text: str, wanted: str, parser: str) -> None:
    report = Report()
    node = yaml_reader.read(text, "x", report)
    assert node
    Checker(DeclaredNames({}), report).read(TITLE, node)
    assert [f"{one.line}:{one.column}" for one in report.sorted() if one.code == "remark"] == (
        [wanted] if wanted else []
    )


NOTHING = ["", "~", "null", "Null", "NULL", '""', "''", '" "', "\u200b", '"\u200b\u2060"', "|\n\n"]


@pytest.mark.parametrize("nothing", NOTHING)
@pytest.mark.parametrize(
    "kind", [Line(), Words(), Number(), Day(), YesNo(), Id(), ListOf(Line()), Changes(), When(), TITLE]
)
def test_what_says_nothing_is_told_as_nothing(nothing: str, kind: FieldType) -> None:
    report = Report()
    node = yaml_reader.read(f"a: {nothing}\nb: x\n", "x", report)
    assert isinstance(node, MappingNode)
    names = DeclaredNames({"a meter": (), "a fact": (), "a chair": ()})
    assert Checker(names, report).read(kind, node.entries[0][1]) in (None, [], Condition(((),)), Effects())
    assert [problem.code for problem in report.found] == ["nothing"]


@pytest.mark.parametrize("text", ['"null"', "'~'", "|\n  null", "nulls", "Null and void"])
def test_the_word_null_is_text_where_an_author_says_so(text: str) -> None:
    report = Report()
    node = yaml_reader.read(f"title: {text}\n", "x", report)
    assert node
    assert Checker(DeclaredNames({}), report).read(TITLE, node)["title"]
    assert not report.found
