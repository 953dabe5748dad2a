"""Advice, taken as it is given by a machine, leads to a sound story or to another slip: never nowhere, never round."""

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from game.content import scenes_folder
from game.content.diagnostics import CODES, Problem, ProblemAdvice, to_write
from game.content.fixes import Fix, fix_of
from tests.command import run
from tests.content.slips import SLIPS, slipped, stubborn, told

TESTS = Path(__file__).parent.parent


def tried(story: Path, tmp_path: Path, names: list[str], seeds: range) -> Counter[str]:
    """How taking advice went, from each of these slips with each seed."""
    folder = Path(shutil.copytree(story, tmp_path / "story"))
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))}
    went: Counter[str] = Counter()
    for seed in seeds:
        for name in names:
            chance = Random(f"{seed} {name}")
            file = chance.choice(list(texts))
            file.write_text(slipped(texts[file], name, chance), encoding="utf-8")
            if told(folder):
                how, way = stubborn(folder)
                assert how in ("clean", "thought"), "\n".join([f"{name}, seed {seed}, {file.name}: {how}", *way])
                went[how] += 1
            for path, text in texts.items():
                if path.read_text(encoding="utf-8") != text:
                    path.write_text(text, encoding="utf-8")
    return went


def test_advice_on_a_slip_of_each_kind_leads_on(tmp_path: Path) -> None:
    went = tried(TESTS / "tiny", tmp_path, list(SLIPS)[::3], range(1))
    assert went["clean"] >= 8


@pytest.mark.slow
@pytest.mark.parametrize(
    ("story", "seeds"),
    [(TESTS / "tiny", range(100, 125)), (TESTS / "second", range(100, 115)), (scenes_folder(), range(100, 103))],
    ids=lambda one: getattr(one, "name", str(one)),
)
def test_advice_on_slips_by_chance_leads_on(story: Path, seeds: range, tmp_path: Path) -> None:
    went = tried(story, tmp_path, list(SLIPS), seeds)
    assert went["clean"] >= 2 * went["thought"] > 0


BRIDGE, MINUTES, ESSAY = "1-spring/1901-03-bridge.yaml", "1-spring/1901-06-minutes.yaml", "essay.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "wanted"),
    [
        (ESSAY, "          verdict: right", "           verdict: right", "essay.yaml:7:12: depth: "),
        (ESSAY, "          verdict: right", "         verdict: right", "Let it begin in column 11, like line 6"),
        (BRIDGE, "sentence: Sp.1.2", r'sentence: "C:\\Sp.1.2"', "“C:\\Sp.1.2” is not declared as a sentence."),
        (BRIDGE, "sentence: Sp.1.2", "sentence: 'C: Sp.1.2'", "“C: Sp.1.2” is not declared as a sentence."),
        ("story.yaml", "\n  mary.standing:", "\n   mary.standing:", "Let it begin in column 3, like line "),
        (ESSAY, "- gist: The council", "- gist The council", "essay.yaml:6:11: syntax: This line has no colon"),
        ("people.yaml", "  - id: mary", "  - id:mary", "people.yaml:2:7: space: This colon has no space after it"),
        (BRIDGE, "- id: wait", "- id:wait", "bridge.yaml:11:11: space: This colon has no space after it"),
        (MINUTES, "{grip: at least 6}", "{grip: > 5}", "minutes.yaml:61:18: first-letter: Text cannot begin with “>”"),
        (MINUTES, "{grip: at least 6}", "{grip: >= 6}", "Write at least 6."),
    ],
)
def test_advice_names_the_line_and_the_depth_that_mend_it(
    file: str, old: str, new: str, wanted: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))
    assert wanted in str(told(folder)[0])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("documents.yaml", "id: pells-ledger", "id: Pells-ledger"),
        (ESSAY, "id: Sp", "id: '*Sp'"),
        (ESSAY, "id: Sp", "id: !Sp"),
    ],
)
def test_a_name_that_is_declared_amiss_is_told_there_and_not_where_it_is_meant(
    file: str, old: str, new: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))
    assert [problem.file for problem in told(folder)] == [f"tiny/{file}"]


def test_a_call_whose_chairs_are_misspelt_is_told_of_it(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TESTS / "second", tmp_path / "second"))
    file = folder / "1-the-pump" / "1854-10-a-letter.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("\nchairs:", "\nchars:"))
    assert "Did you mean “chairs” or " in str(told(folder)[0])


def test_a_name_may_stand_under_a_bar(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))
    text = (folder / BRIDGE).read_text(encoding="utf-8")
    (folder / BRIDGE).write_text(text.replace("sentence: Sp.1.2", "sentence: |\n        Sp.1.2", 1))
    assert told(folder) == []


def problem(code: str, source: str, column: int, advice: ProblemAdvice) -> Problem:
    return Problem("story/x.yaml", 7, column, code, "…", advice, source)


@pytest.mark.parametrize(
    ("code", "source", "column", "advice", "text"),
    [
        (
            "unknown-name",
            "  - {mary: wiat, tom: sign}",
            12,
            to_write("Did you mean “wait”?", "wait"),
            "  - {mary: wait, tom: sign}",
        ),
        ("unknown-key", "titel: One", 1, to_write("Did you mean “title”?", "title"), "title: One"),
        ("wrong-kind", "    grip: '+1'  # so", 11, to_write("Write +1 without quotes.", "+1"), "    grip: +1  # so"),
        ("wrong-kind", "  out: Yes", 8, to_write("Write true, in small letters.", "true"), "  out: true"),
        ("wrong-kind", "date: 3.1.1901", 7, to_write("Write 1901-01-03.", date(1901, 1, 3)), "date: 1901-01-03"),
        (
            "colon",
            "title: A day: two",
            13,
            CODES["colon"],
            "title: 'A day: two'",
        ),
        ("first-letter", "  - %s of it's", 5, CODES["first-letter"], "  - '%s of it''s'"),
        ("depth", "     when: x", 6, ProblemAdvice("Let it begin in column 5.", "depth", 5), "    when: x"),
        ("space", "title:One", 1, CODES["space"], "title: One"),
        ("dash", "  – one", 3, CODES["dash"], "  - one"),
        (
            "block",
            "  - text: | One",
            13,
            CODES["block"],
            "  - text: |\n      One",
        ),
        ("same-key", "  title: x", 3, CODES["same-key"], None),
        ("two-documents", "---", 1, CODES["two-documents"], None),
    ],
)
def test_what_a_machine_does_about_a_problem(
    code: str, source: str, column: int, advice: ProblemAdvice, text: str | None
) -> None:
    assert fix_of(problem(code, source, column, advice)) == Fix(7, text)


@pytest.mark.parametrize(
    ("code", "source", "advice"),
    [
        ("missing-key", "- id: x", CODES["missing-key"]),
        ("wrong-kind", "minutes: three", CODES["wrong-kind"]),
        ("same-key", "prose: |", CODES["same-key"]),
        ("colon", "title: 'A day': two", CODES["colon"]),
        ("missing", "", CODES["missing"]),
    ],
)
def test_where_somebody_has_to_think_a_machine_does_nothing(code: str, source: str, advice: ProblemAdvice) -> None:
    assert fix_of(problem(code, source, 1, advice)) is None


def test_other_programs_get_what_a_machine_can_do(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))
    file = folder / "1-spring" / "1901-03-bridge.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("tom: share-the-cost}", "tom: share-the-costs}"))
    done = run("check", "--json", "--scenes", str(folder), folder=tmp_path)
    ((row,), lines) = json.loads(done.stdout)["problems"], file.read_text(encoding="utf-8").split("\n")
    assert row["fix"] == {
        "line": row["line"],
        "text": lines[row["line"] - 1].replace("share-the-costs", "share-the-cost"),
    }
