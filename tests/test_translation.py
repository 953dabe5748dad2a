"""A story with the words of the program in another language: what is translated is read so, the rest in English."""

import json
import re
import shutil
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.authoring.check import run
from game.authoring.sentences import sentences
from game.authoring.wording import wording, write_words
from game.classroom.compare import compare
from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from game.cli import main
from game.commands.opening import told_story
from game.content import StoryProblems, check
from game.content.interface import interface_in
from game.i18n import cldr, listed, trn, use
from game.saves import Autosave
from game.telling import browser
from game.telling.ending import profiles
from game.telling.html import templates
from game.telling.reveal import reveal
from game.telling.words import day_of
from game.tui.app import CardIndexApp
from game.web.page_files import OURS
from tests.classroom.games import game
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
    monkeypatch.setattr(sys, "stdin", StringIO("3\n1\n1\n1\n3\n1\nquit\n"))
    assert main(["play", "--plain", "--scenes", str(german), "--save", str(tmp_path / "game.json")]) == 0
    said = capsys.readouterr().out.split("\n")
    assert said[0].startswith("In einfachen Zeilen: Antworten Sie mit einer Zahl.")
    assert "1. Allein." in said
    assert "2. A class." in said
    assert "Wie möchten Sie spielen?" in said
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
        "Wessen Stuhl nehmen Sie?", "s  Mehr Karten, eine Klasse oder Gruppen: ein neues Spiel", "e Schlüsse",
        "q Beenden", "HILFE", "TASTEN", "Schlüsse: Dasselbe wie die Taste e",
    ):  # fmt: skip
        assert german_words in screen
    for english in ("card-index play --plain", "s Set up a game", "Set up a game: Dasselbe wie"):
        assert english in screen


def test_a_bracket_in_a_translation_is_a_letter_on_buttons_tips_and_in_the_palette(tmp_path: Path) -> None:
    use({"Begin": "Los [/]", "Help": "Auf [red] [b +"})
    set_up: list[str] = []
    palette: list[str] = []

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "s")
        set_up.extend(letters(pilot))
        await press(pilot, "ctrl+p")
        await wait_for(pilot, lambda: "Auf" in "".join(letters(pilot)))
        palette.extend(letters(pilot))

    try:
        play(app_in(tmp_path), (100, 30), moves)
    finally:
        use({})
    assert sum("Los [/]" in line for line in set_up) == 3
    assert any("▌ Auf [red] [b +  " in line for line in palette)


def test_paper_is_in_german_where_it_is_translated(german: Path) -> None:
    story = told_story(german)
    page = handouts(story, story.decks[0])["roles.html"]
    assert '<html lang="de" dir="ltr">' in page
    assert "Rollenblätter" in page
    assert "Wer Sie sind" in page
    assert "How a decision goes" in page


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("he", "rtl"), ("ja", "ltr")])
def test_every_page_is_laid_out_the_way_its_language_is_written(language: str, way: str) -> None:
    story, played = told_story(TESTS / "tiny"), game("mary")
    use({}, language)
    try:
        pages = [*handouts(story, story.decks[0], full=True).values(), debrief(played, full=True)]
        pages.append(compare([("one", played)], full=True))
        seat = templates(OURS).get_template("page.html")
        pages.append(seat.render(title="", state="play", socket="a", paper="", said="", files="", say=browser))
    finally:
        use({})
    for page in pages:
        assert f'<html lang="{language}" dir="{way}">' in page
    assert 'class="textual-terminal" dir="ltr"' in pages[-1]


def test_numbers_lists_and_days_follow_the_language(german: Path) -> None:
    story = told_story(german)
    decisions = [trn("{number} decision", "{number} decisions", number) for number in (0, 1, 2)]
    assert decisions == ["0 Entscheidungen", "eine Entscheidung", "2 Entscheidungen"]
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b und c"]
    assert [day_of(scene) for scene in story.scenes] == [
        "12. März 1901",
        "4 June 1901, a Tuesday",
        "20. September 1901",
    ]


def test_words_with_a_problem_are_not_played(german: Path) -> None:
    (german / "interface.yaml").write_text('language: de\nwords:\n  "In {year}": Im Jahr\n', encoding="utf-8")
    with pytest.raises(StoryProblems, match="1 problem"):
        interface_in(german)
    assert check(german)[0] is None


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TESTS / "tiny", tmp_path / "tiny"))


def written(folder: Path, language: str = "") -> str:
    """What `check --write-words` has put into the file, for this language."""
    file = write_words(folder)
    if language:
        file.write_text(file.read_text(encoding="utf-8").replace("language: en-GB", f"language: {language}"), "utf-8")
        write_words(folder)
    return file.read_text(encoding="utf-8")


def filled(text: str) -> str:
    """The same with every # taken away, and something in the quotes."""
    lines = [re.sub(r"^  #(?! in game/)", "  ", line) for line in text.split("\n")]
    sentence = ""
    for place, line in enumerate(lines):
        if found := re.match(r'  (".*"):', line):
            sentence = found[1]
        lines[place] = re.sub(r': ""$', lambda _, said=sentence: f": {json.dumps('» ' + json.loads(said))}", line)
    return "\n".join(lines)


@pytest.mark.parametrize("language", ["de", "pl", "ar", "ja"])
def test_every_sentence_can_be_translated_in_the_forms_of_its_language(tiny: Path, language: str) -> None:
    assert run(tiny, with_words=True) == 0
    (tiny / "interface.yaml").write_text(filled(written(tiny, language)), encoding="utf-8")
    assert check(tiny)[1] == []
    assert wording(tiny) == []
    words, code, _ = interface_in(tiny)
    assert code == language
    assert words.keys() == sentences().keys()
    assert list(words["{number} decisions"]) == list(cldr.categories(language))


def test_a_new_file_is_sound_and_says_everything_in_english(tiny: Path) -> None:
    written(tiny)
    assert check(tiny)[1] == []
    assert interface_in(tiny) == ({}, "en-GB", {})
    assert [problem.code for problem in wording(tiny)] == ["untranslated"]


def test_a_sentence_is_filled_in_by_taking_the_remark_away(tiny: Path) -> None:
    text = written(tiny)
    mine = text.replace(
        '  #"Take one chair.": ""', '  "Take one chair.": "Nehmen Sie einen Stuhl." # as a teacher says it'
    )
    assert mine != text
    (tiny / "interface.yaml").write_text(mine, encoding="utf-8")
    again = written(tiny)
    assert sorted(again.split("\n")) == sorted(mine.split("\n"))
    assert interface_in(tiny).words["Take one chair."] == "Nehmen Sie einen Stuhl."
    assert f"{len(sentences()) - 1} sentences of {len(sentences())}" in str(wording(tiny)[-1])


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("pl", "{one: decyzja, many: decyzji}", "lacks the form few (for 2, 3, 4 …)."),
        ("pl", '"{number} decyzji"', "lacks the form one (for 1 …), few (for 2, 3, 4 …) and many (for 0, 5, 6 …)."),
        ("de", "{one: a, other: b, few: c, two: d}", "has the form few and two, which is never said."),
        ("de", "{one: a, other: b}", ""),
        ("pl", "{one: a, few: b, many: c, other: d}", ""),
        ("ja", "a {number}", ""),
    ],
)
def test_check_names_the_forms_that_a_language_wants(tiny: Path, language: str, said: str, told: str) -> None:
    (tiny / "interface.yaml").write_text(
        f'language: {language}\nwords:\n  "{{number}} decisions": {said}\n', encoding="utf-8"
    )
    assert check(tiny)[1] == []
    forms = [problem.message for problem in wording(tiny) if problem.code == "forms"]
    assert forms == ([f"“{{number}} decisions” {told}"] if told else [])


def test_a_sentence_without_a_number_wants_one_text(tiny: Path) -> None:
    (tiny / "interface.yaml").write_text("language: pl\nwords:\n  Alone: {one: sam}\n", encoding="utf-8")
    assert "“Alone” has no number: one text is enough." in [problem.message for problem in wording(tiny)]


def test_what_is_attended_to_has_a_word_in_any_script(tiny: Path) -> None:
    file = tiny / "story.yaml"
    text = file.read_text(encoding="utf-8")
    spelt = re.sub(r"(?m)^  talk: (.*)$", r"  talk:\n    word: речь\n    about: \1", text)
    assert spelt != text
    file.write_text(spelt, encoding="utf-8")
    assert check(tiny)[1] == []
    story = told_story(tiny)
    played = game("mary", "tom", story=story, deck="whole", turn=1)
    rounds = zip(played.rounds, played.chronicle.entries, strict=True)
    told = repr([reveal(story, round, entry) for round, entry in rounds if entry.by_people])
    key = handouts(story, story.decks[-1], full=True)["full-key.html"]
    assert "**речь** (" in told
    assert "Attends to речь." in key
    assert {row.word for profile in profiles(played) for row in profile.rows} == {"roads", "речь", "silence"}
    assert "**talk**" not in told
