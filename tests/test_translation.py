"""A story with the words of the program in another language: what is translated is read so, the rest in English."""

import json
import shutil
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import yaml
from textual.command import CommandList
from textual.content import Content
from textual.pilot import Pilot

from game.authoring.check import run
from game.authoring.sentences import sentences
from game.authoring.wording import wording, write_words
from game.classroom.handouts import handouts
from game.cli import main
from game.commands.opening import told_story
from game.content import StoryProblems, check
from game.content.interface import words_in
from game.i18n import use
from game.saves import Autosave
from game.telling.words import count, day_of, listed
from game.tui.app import CardIndexApp
from tests.tui.players import app_in, letters, play, press, settle, wait_for

TESTS = Path(__file__).parent


@pytest.fixture
def german(tmp_path: Path) -> Iterator[Path]:
    """The tiny story with a handful of German words."""
    folder = Path(shutil.copytree(TESTS / "tiny", tmp_path / "german"))
    shutil.copy(TESTS / "german" / "interface.yaml", folder)
    yield folder
    use({})


def test_the_words_are_sound(german: Path) -> None:
    story, problems = check(german)
    assert story
    assert problems == []
    assert [problem.code for problem in wording(german)] == ["untranslated"]


def test_plain_lines_are_in_german_where_they_are_translated(
    german: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("1\n1\n1\n3\n1\nquit\n"))
    assert main(["play", "--plain", "--scenes", str(german), "--save", str(tmp_path / "game.json")]) == 0
    said = capsys.readouterr().out.split("\n")
    assert said[0].startswith("Dies ist Comrade Card-Index in einfachen Zeilen.")
    assert "1. Allein (ein Stuhl, eine Person)." in said
    assert "2. A class (one chair; hands are counted on every card)." in said
    assert "Wie möchten Sie spielen?" in said
    assert any("Entscheidungen)" in line for line in said)
    assert any(line.startswith("Karte 1 von 3. ") and "12. März 1901" in line for line in said)
    assert "Was tun Sie?" in said
    assert any(line.startswith("What you know, as Mary") for line in said)
    assert "In Ihrer Geschichte." in said
    assert "What happened." in said
    assert "Sie haben das Spiel verlassen." in said


def test_the_screen_is_in_german_where_it_is_translated(german: Path, tmp_path: Path) -> None:
    drawn: list[str] = []

    async def moves(pilot: Pilot[None]) -> None:
        await settle(pilot)
        drawn.extend(letters(pilot))
        await press(pilot, "?")
        drawn.extend(letters(pilot))
        commands = pilot.app.get_system_commands(pilot.app.screen_stack[1])
        drawn.extend(f"{command.title}: {command.help}" for command in commands)

    play(CardIndexApp(lambda: told_story(german), lambda: Autosave(folder=tmp_path)), (100, 30), moves)
    screen = "\n".join(drawn)
    for german_words in (
        "Was möchten Sie tun?", "1  Ein neues Spiel beginnen: einen Stuhl wählen", "n Neues Spiel", "q Beenden",
        "HILFE", "TASTEN", "Neues Spiel: Dasselbe wie die Taste n",
    ):  # fmt: skip
        assert german_words in screen
    for english in ("2  Set up a game for a class or for teams", "s Set up a room", "Set up a room: Dasselbe wie"):
        assert english in screen


def test_a_bracket_in_a_translation_is_a_letter_on_buttons_tips_and_in_the_palette(tmp_path: Path) -> None:
    use({"Begin": "Los [/]", "Help": "Auf [red] [b +"})
    set_up: list[str] = []
    palette: list[str] = []

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "s")
        set_up.extend(letters(pilot))
        await press(pilot, "ctrl+p")
        await wait_for(pilot, lambda: pilot.app.screen.query_one(CommandList).option_count)
        palette.extend(letters(pilot))

    try:
        play(app_in(tmp_path), (100, 30), moves)
    finally:
        use({})
    assert sum("Los [/]" in line for line in set_up) == 3
    assert "  Auf [red] [b +" in palette
    assert Content.from_markup("[/]").plain == "[/]"


def test_paper_is_in_german_where_it_is_translated(german: Path) -> None:
    story = told_story(german)
    page = handouts(story, story.decks[0])["roles.html"]
    assert '<html lang="de">' in page
    assert "Rollenblätter" in page
    assert "Wer Sie sind" in page
    assert "How a decision goes" in page


def test_numbers_lists_and_days_follow_the_language(german: Path) -> None:
    story = told_story(german)
    assert [count(1, "decision", "decisions"), count(2, "decision", "decisions")] == [
        "1 Entscheidung",
        "2 Entscheidungen",
    ]
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b und c"]
    assert [day_of(scene) for scene in story.scenes] == [
        "12. März 1901",
        "4 June 1901, a Tuesday",
        "20. September 1901",
    ]


def test_words_with_a_problem_are_not_played(german: Path) -> None:
    (german / "interface.yaml").write_text('words:\n  "In {year}": Im Jahr\n', encoding="utf-8")
    with pytest.raises(StoryProblems, match="1 problem"):
        words_in(german)
    assert check(german)[0] is None


def test_check_writes_every_sentence_to_be_translated(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))
    assert run(folder, with_words=True) == 0
    text = (folder / "interface.yaml").read_text(encoding="utf-8")
    filled = text.replace("  # in game/", "  ## in game/").replace('  # "', '  "').replace(': ""', ': "x"')
    rows = yaml.safe_load(filled)["words"]
    assert rows.keys() == sentences().keys()


def test_a_sentence_is_filled_in_by_taking_the_remark_away(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))
    file = write_words(folder)
    text = file.read_text(encoding="utf-8")
    mine = text.replace(
        '  # "Take one chair.": ""', '  "Take one chair.": "Nehmen Sie einen Stuhl." # as a teacher says it'
    )
    file.write_text(mine, encoding="utf-8")
    write_words(folder)
    again = file.read_text(encoding="utf-8")
    assert sorted(again.split("\n")) == sorted(mine.split("\n"))
    assert words_in(folder)["Take one chair."] == "Nehmen Sie einen Stuhl."
    assert f"{len(sentences()) - 2} sentences of {len(sentences())}" in str(wording(folder)[-1])


def test_every_sentence_can_be_translated_and_keeps_its_places(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))
    lines = [f"  {json.dumps(one)}: {json.dumps(f'» {one}')}" for one in sentences()]
    (folder / "interface.yaml").write_text("\n".join(["words:", *lines]) + "\n", encoding="utf-8")
    assert wording(folder) == []
    assert words_in(folder).keys() == sentences().keys()
