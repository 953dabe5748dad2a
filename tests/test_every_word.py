"""Where everything is translated, no word of the program is left in English: on screens, in plain lines, on pages."""

import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
import yaml
from textual.pilot import Pilot

from game.classroom.compare import compare
from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from game.cli import main
from game.engine.chronicle import Chronicle
from game.i18n import use
from game.plain.commands import COMMANDS, ROOM
from game.telling.browser import welcome
from game.telling.codes import chair_letters
from game.telling.meanwhile import chronicle_lines, log
from tests.classroom.games import TINY, game
from tests.classroom.pages import Page
from tests.classroom.remembered import ASKED, SECOND, TURNED
from tests.i18n.pseudo import in_longer_words, pseudo_words
from tests.loaded import TINY_FOLDER
from tests.tui.players import app_in, letters, play, walk
from tests.tui.test_pictures import SCREENS

LANGUAGE = "ru"
"""Whose days have letters of their own."""


def texts(node: object) -> Iterator[str]:
    """Every text of a file of the story, without its keys."""
    if isinstance(node, dict | list):
        for one in node.values() if isinstance(node, dict) else node:
            yield from texts(one)
    else:
        yield str(node)


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall("[A-Za-z]{2,}", text)}


@cache
def words_of(folder: Path) -> set[str]:
    """Every word of a story."""
    files = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in folder.rglob("*.yaml"))
    return {word for file in files for text in texts(file) for word in words(text)}


STORY = words_of(TINY_FOLDER)
TYPED = {*COMMANDS, *ROOM, *(letters.casefold() for letters in chair_letters(TINY).values())}
"""Words that are typed, and stay English: the commands of plain lines, and codes."""
SYSTEM = {word for number in errno.errorcode for word in words(os.strerror(number))}
"""What the system says of files, in its own language."""


WAYS: dict[str, tuple[Chronicle | None, str]] = {
    "notices": (None, "ctrl+c t c"),
    "before a game": (
        None,
        "? escape ctrl+p x q z escape s tab tab tab enter down enter tab tab escape n 1 enter 1 enter",
    ),
    "alone": (
        SCREENS["card"][0],
        "enter ? escape f escape p escape g escape n escape d escape w escape ctrl+p escape 1 enter enter enter e "
        "escape d escape l",
    ),
    "a class": (SCREENS["vote"][0], "enter k escape 1 enter 4 tab 1 tab 4 tab 1 enter enter"),
    "teams": (SCREENS["curtain"][0], "enter 1 enter 1 enter 1 enter"),
    "the end": (SCREENS["ending"][0], "EndingScreen enter enter enter enter enter enter o escape h escape d"),
}
"""A game, and keys that lead past many screens."""


def in_front(pilot: Pilot[None]) -> list[str]:
    """The lines of the screen, or of the window that lies over it and cuts the words below in two."""
    screen = pilot.app.screen
    if not screen.is_modal:
        return letters(pilot)
    window = screen.children[0].region
    return [line[window.x : window.right] for line in letters(pilot)[window.y : window.bottom]]


@pytest.mark.parametrize("way", WAYS)
def test_no_word_of_a_screen_is_english(way: str, tmp_path: Path) -> None:
    drawn: list[str] = []

    async def moves(pilot: Pilot[None]) -> None:
        for key in WAYS[way][1].split():
            await walk(pilot, [key])
            drawn.extend(in_front(pilot))

    with in_longer_words(LANGUAGE):
        play(app_in(tmp_path), (140, 60), moves, WAYS[way][0])
    assert words(" ".join(drawn)) <= {*STORY, "back", "row", "xq", "xqz"}  # the team's own name, and what was typed
    assert len(drawn) > 100


def test_no_word_of_a_page_is_english() -> None:
    played = game("mary", "tom", story=TINY, deck="whole", turn=1, texts=["Ряд", "Почему"], hands=[3, 5])
    ended = game("mary", "tom", story=TINY, deck="whole", turn=1)
    with in_longer_words(LANGUAGE):
        pages = [
            debrief(played, full=True),
            compare([("Б", played), ("Ж", ended)], full=True),
            *handouts(TINY, TINY.decks[-1], full=True).values(),
        ]
        lines = [*welcome(["http://1"], True, ["1"], 3, "/"), *welcome(["http://1"], False, [], 3, "/")]
        told = [debrief(played, "md", full=True), *lines, *(Page(page).letters for page in pages)]
    for text in told:
        assert words(re.sub("<!--.*-->|http://", "", text)) <= STORY | TYPED


def test_no_word_that_looks_back_on_a_game_is_english() -> None:
    codes = {letters.casefold() for letters in chair_letters(SECOND).values()}
    with in_longer_words(LANGUAGE):
        pages = [
            debrief(ASKED, full=True),
            compare([("Б", ASKED), ("Ж", TURNED)], full=True),
            *handouts(SECOND, SECOND.decks[-1], full=True).values(),
        ]
        lines = [*log(ASKED), *chronicle_lines(SECOND, TURNED.rounds, TURNED.chronicle.entries)]
        told = [debrief(TURNED, "md", full=True), *lines, *(Page(page).letters for page in pages)]
    for text in told:
        assert words(re.sub("<!--.*-->", "", text)) <= words_of(TINY_FOLDER.parent / "second") | codes


def test_no_line_of_a_game_is_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(TINY_FOLDER, tmp_path / "story"))
    said = json.dumps({"language": LANGUAGE, "words": pseudo_words()}, ensure_ascii=False)
    (folder / "interface.yaml").write_text(said, encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    typed = ["0", "1", "1", "9", "1", "3", "1", "help", "why", f"why {'0' * 200}", "why 0", "redo", "undo", "9"]
    typed += ["document", "people", "log", "glossary", "names", "save", "save /", "save /dev/null/0", *["1"] * 30]
    monkeypatch.setattr(sys, "stdin", StringIO("\n".join(typed)))
    try:
        for command in ("play", "resume", "history"):
            assert main([command, "--scenes", str(folder), *(["--plain"] if command != "history" else [])]) == 0
        assert main(["resume", "nobody", "--scenes", str(folder), "--plain"]) == 1
    finally:
        use({})
    out, err = capsys.readouterr()
    for line in re.sub(r"(/[\w.-]+)+", "", out + err).split("\n"):
        assert words(line) <= STORY | TYPED | SYSTEM | {"json", "dev", "null", "nobody"}, line
