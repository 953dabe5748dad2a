"""Every short text of a story, and what players type, is shown letter for letter wherever it is told; prose may have
the marks that the reference names, and nothing more."""

import re
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.classroom.compare import compare
from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from game.content import load
from game.content.field_types import FieldType, Group, Line, ListOf, MapOf, TextOr, Words
from game.content.schema import FILES
from game.engine.playthrough import Playthrough
from game.engine.story import Story
from game.plain.ending import ending_lines
from game.plain.renderer import Renderer
from game.session.session import Session
from game.telling.ending import ending_told
from game.telling.meanwhile import between, chronicle_lines, log, recap
from game.telling.reveal import reveal
from tests.classroom.games import TINY, game
from tests.classroom.pages import Page
from tests.loaded import TINY_FOLDER
from tests.telling.test_prose import ODD

SHORT = r"*a*\[/b]{0}[red]$x%s&amp;"
"""What stands in every short text, behind its own number."""
PROSE, READ = " *a*[/b]{0}[red]$x%s&amp;", " a[/b]{0}[red]$x%s&amp;"
"""What stands in every prose, and how it is read."""


def fill(kind: FieldType, node: Any, numbers: "count[int]") -> None:
    """Put a numbered text of its kind in the place of every text."""
    match kind:
        case Line() | Words():
            node.value = f"№{next(numbers)}{SHORT if isinstance(kind, Line) else PROSE}"
            node.style, node.tag = '"', "tag:yaml.org,2002:str"
        case TextOr():
            fill(kind.text, node, numbers)
        case ListOf():
            for one in node.value:
                fill(kind.item, one, numbers)
        case MapOf():
            for _, one in node.value:
                fill(kind.value, one, numbers)
        case Group():
            for key, one in node.value:
                known = kind.key(key.value)
                if known and known.name != "digest":
                    fill(known.kind, one, numbers)


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The tiny story, in which every text would like to be more than letters."""
    folder, numbers = Path(shutil.copytree(TINY_FOLDER, tmp_path_factory.mktemp("story") / "numbered")), count()
    for file in sorted(folder.rglob("*.yaml")):
        page = yaml.compose(file.read_text(encoding="utf-8"))
        fill(FILES.get(file.stem, FILES["scene"]), page, numbers)
        file.write_text(yaml.serialize(page, allow_unicode=True, width=10**6), encoding="utf-8")
    return load(folder)


def spoilt(text: str) -> list[str]:
    """Every numbered text in it that is not as it was written."""
    whole = re.compile(rf"№\d+({re.escape(SHORT)}|{re.escape(READ)})", re.IGNORECASE)
    assert whole.search(text)
    return re.findall("№.{0,40}", whole.sub("", text))


def played(story: Story) -> Playthrough:
    """A game of two teams with names and reasons of their own, which leaves history."""
    return game("mary", "tom", story=story, deck="whole", turn=1, texts=[f"№{n}{SHORT}" for n in (1000, 1001)])


def spoken(playthrough: Playthrough) -> str:
    """All that plain lines say of a game."""
    said: list[str] = []
    renderer = Renderer(playthrough.story, said.append)
    session = Session.begin(playthrough.story, playthrough.chronicle)
    history = playthrough.before(0)
    while history.scene:
        history = history.play()
    renderer.steps((*recap(playthrough), *between(history, 0, 0)))
    for round, entry in zip(playthrough.rounds, playthrough.chronicle.entries, strict=True):
        renderer.steps(reveal(playthrough.story, round, entry).steps if entry.by_people else ())
        renderer.answer(session, "essay", "")
    for word in ("people", "glossary", "log", "account"):
        renderer.answer(session, word, "")
        renderer.answer(session, word, "№")
    return "\n".join((*said, *ending_lines(ending_told(playthrough))))


def shown(page: str) -> str:
    """The letters of a page, without the short names along the chart's edge."""
    return re.sub("№[^ ]*…", "", Page(page).letters)


def test_plain_lines_show_every_letter(numbered: Story) -> None:
    playthrough = played(numbered)
    lines = "\n".join((*log(playthrough), *chronicle_lines(numbered, playthrough.rounds)))
    assert spoilt(spoken(playthrough)) == spoilt(lines) == []


def test_pages_show_every_letter(numbered: Story) -> None:
    playthrough = played(numbered)
    pages = [debrief(playthrough, full=True), compare([("one", playthrough), ("other", playthrough)], full=True)]
    pages += handouts(numbered, numbered.decks[-1], full=True).values()
    assert [spoilt(shown(page)) for page in pages] == [[]] * len(pages)


@pytest.mark.parametrize("reason", ODD)
def test_a_reason_is_told_as_it_was_typed(reason: str) -> None:
    playthrough = game("mary", story=TINY, mode="solo", deck="whole", texts=["", reason])
    said: list[str] = []
    renderer = Renderer(TINY, said.append)
    renderer.steps(recap(playthrough))
    renderer.answer(Session.begin(TINY, playthrough.chronicle), "log", "")
    assert [line.strip() for line in said].count(f"Mary's reason: {reason}") == 2
