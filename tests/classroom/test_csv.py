"""The table of picks: what was typed is read back as it was, no cell is a formula, and every pick has its row."""

import csv
import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.csv_table import BYTE_ORDER_MARK, csv_table, guarded
from game.cli import main
from game.console import in_a_line
from game.engine.chronicle import Entry, Pick
from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.rules import Round, open_options
from game.exit_codes import MISUSED, PROBLEMS
from game.saves import save
from game.session.snapshot import Snapshot
from game.telling.picks import HEADINGS
from tests.classroom.games import HOSTILE, SHIPPED, TINY, game

SCENES = ["--scenes", str(Path(__file__).parent.parent / "tiny")]
TEAMS = game("trotsky", "rykov", deck="double")

OFFICE = shutil.which("soffice")
FORMULAS = (
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "'=1",
    "''+1",
    "＝1+1",
    "－1",
    "=HYPERLINK(1)",
)
HARMLESS = ("'tis", 'a, “b” and "c"', "one;two", "دلیل ما", "1+1", "2024-01-01", "", "x\ty", "two\nlines")


def rows(*games: tuple[str, Playthrough]) -> list[dict[str, str]]:
    """The table as a plain reader has it."""
    text = csv_table(games).decode("utf-8")
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


@pytest.mark.parametrize("cell", [*FORMULAS, *HARMLESS, *HOSTILE])
def test_no_cell_begins_a_formula_and_one_guard_less_is_what_was_typed(cell: str) -> None:
    written = guarded(cell)
    assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r]", written)
    assert (written == f"'{cell}") if cell in FORMULAS else written.removeprefix("'" if written != cell else "") == cell
    assert cell not in HARMLESS or written == cell


def test_every_pick_has_a_row_with_what_was_typed() -> None:
    texts = (*FORMULAS, *HARMLESS, *HOSTILE)
    played = game("trotsky", "zinoviev", "rykov", deck="whole", texts=texts, hands=[0, 7])
    table = rows(("=the back row\n", played), ("B", game("kamenev", mode="class")))
    assert list(table[0]) == list(HEADINGS.values())
    assert {row["Group"] for row in table} == {"'=the back row", "B"}
    picks = [row for row in table if row["Group"] != "B" and row["Chosen"]]
    made = [(round, entry, chair) for round, entry in entries(played) for chair in entry.by_people]
    assert len(picks) == len(made) > 40
    for row, (round, entry, chair) in zip(picks, made, strict=True):
        assert (row["Card"], row["Date"]) == (round.scene.title, round.scene.date.isoformat())
        assert row["Chosen"] == round.chosen(chair).label
        assert row["The reason noted"] == guarded(in_a_line(dict(entry.reasons).get(chair, "")))
        assert re.fullmatch(r".+: 0(; .+: 7)?", row["Hands"])
    assert any(row["Chosen"] != row["In history"] for row in picks)
    assert any(row["Chosen"] == row["In history"] for row in picks)


def test_two_counts_guesses_and_forecasts_have_cells_of_their_own() -> None:
    before = game("mary", mode="class", story=TINY, deck="whole", cards=0)
    seat = before.asked[0]
    (one, other), (low, word) = open_options(seat, before.state)[:2], TINY.find(Meter, TINY.curve).bands[0]
    pick = Pick("mary", one.id, "", ((one.id, 5), (other.id, 0)), ((one.id, 2), (other.id, 3)))
    (row,) = rows(("A", before.play([pick], (("mary", low),))))
    assert row["Hands before the talk"] == f"{one.label}: 2; {other.label}: 3"
    assert row["Hands"] == f"{one.label}: 5; {other.label}: 0"
    assert (row["Guess"], row["It was"]) == (word, "")

    table = rows(("A", TEAMS))
    guessed = [row for row in table if row["Guess"]]
    assert len(guessed) == sum(len(entry.guesses) for entry in TEAMS.chronicle.entries) > 0
    assert all(row["It was"] for row in guessed)
    foretold = [row for row in table if row["Forecast"]]
    assert len(foretold) == sum(len(entry.forecasts) for entry in TEAMS.chronicle.entries) > 0
    assert all(not row["Chosen"] and re.match(r"[^:]+: .+\.$", row["Forecast"]) for row in foretold)


def test_what_a_guess_names_outside_the_meter_is_left_out() -> None:
    entry = replace(TEAMS.chronicle.entries[0], guesses=(("trotsky", 10**6), ("trotsky", -(10**6))))
    forged = Playthrough.of(SHIPPED, replace(TEAMS.chronicle, entries=(entry, *TEAMS.chronicle.entries[1:])))
    assert not [row for row in rows(("A", forged)) if row["Guess"] and row["Card"] == SHIPPED.scenes[0].title]


def test_the_command_writes_beside_and_never_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for turn, name in enumerate(("a.json", "b.json")):
        played = game("mary", mode="solo", story=TINY, deck="whole", turn=turn)
        save(Snapshot(played.chronicle), tmp_path / name)
    for command in ("a.json", "a.json", "b.json", "a.json b.json", "a.json -o a.csv", "b.json -o a.csv"):
        main(["export", *command.split(), "--csv", *SCENES])
    said = capsys.readouterr()
    assert said.out.split() == [word for name in ("a", "a", "b", "picks", "a") for word in ("Written:", f"{name}.csv")]
    assert said.err == "a.csv is there already, and nothing is written over. Name another file with -o.\n"
    Path("b.csv").write_text("notes", encoding="utf-8")
    assert main(["export", "b.json", "--csv", *SCENES]) == 0
    assert Path("b.csv").read_text(encoding="utf-8") == "notes"
    assert capsys.readouterr().out == "Written: b-2.csv\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a.json", "Name one format: --csv"),
        ("--csv", "Say of which saved games: card-index export GAME.json --csv\n"),
        ("a.json --csv -o a.xlsx", "a.xlsx should end in .csv."),
        ("none.json other.json --csv", "none.json cannot be opened: there is no such file"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(typed: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", *typed.split(), *SCENES]) in {MISUSED, PROBLEMS}
    assert capsys.readouterr().err.startswith(said)


def entries(played: Playthrough) -> list[tuple[Round, Entry]]:
    """Each round of a game with what was chosen in it."""
    return list(zip(played.rounds, played.chronicle.entries, strict=True))


@pytest.mark.slow
@pytest.mark.skipif(not OFFICE, reason="needs LibreOffice")
def test_a_spreadsheet_that_reckons_out_what_it_opens_finds_letters_alone(tmp_path: Path) -> None:
    assert OFFICE
    played = game("trotsky", "zinoviev", deck="whole", texts=(*FORMULAS, *HARMLESS, *HOSTILE))
    files = {"ours": csv_table([("=1+1", played)]), "bare": b'"=1+1","two"\r\n'}
    for name, content in files.items():
        (tmp_path / f"{name}.csv").write_bytes(content)
        command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
        command += ["--infilter=CSV:44,34,76", "--convert-to", "fods", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / f"{name}.csv")], capture_output=True, check=True, timeout=180)
    ours, bare = ((tmp_path / f"{name}.fods").read_text(encoding="utf-8") for name in files)
    assert "table:formula" in bare
    assert "table:formula" not in ours
    assert "دلیل ما" in ours
