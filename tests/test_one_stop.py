"""A sentence ends with one stop, whatever the texts and the days end with that come into it: lines, pages, a game."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.classroom.compare import compare
from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from game.content.field_types import FieldType, Group, Line, ListOf, MapOf, TextOr
from game.content.schema import FILES
from game.i18n import use
from game.telling.meanwhile import chronicle_lines, log
from tests.classroom.pages import Page
from tests.loaded import TINY_FOLDER, loaded
from tests.test_letters import played, spoken

ENDS = ("?”", "!", "…", "г.", "?»", "?)", "。")


@pytest.fixture(autouse=True)
def _russian() -> Iterator[None]:
    """In Russian a day ends with a stop."""
    use({}, "ru")
    yield
    use({})


def end(kind: FieldType, node: Any, stop: str) -> None:
    """Let every line end so."""
    match kind:
        case Line() if not node.value.endswith(stop):
            node.value, node.style, node.tag = f"{node.value} {stop}", '"', "tag:yaml.org,2002:str"
        case TextOr():
            end(kind.text, node, stop)
        case ListOf():
            for one in node.value:
                end(kind.item, one, stop)
        case MapOf():
            for _, one in node.value:
                end(kind.value, one, stop)
        case Group():
            for key, one in node.value:
                known = kind.key(key.value)
                if known and known.name not in ("digest", "called"):
                    end(known.kind, one, stop)


@pytest.mark.parametrize("stop", ENDS)
def test_a_sentence_ends_with_one_stop(stop: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TINY_FOLDER, tmp_path / "story"))
    for file in sorted(folder.rglob("*.yaml")):
        page = yaml.compose(file.read_text(encoding="utf-8"))
        end(FILES.get(file.stem, FILES["scene"]), page, stop)
        file.write_text(yaml.serialize(page, allow_unicode=True, width=10**6), encoding="utf-8")
    story = loaded(folder)
    game = played(story)
    told = [spoken(game), *log(game), *chronicle_lines(story, game.rounds), debrief(game, "md", full=True)]
    pages = [
        debrief(game, full=True),
        compare([("one", game), ("other", game)], full=True),
        *handouts(story, story.decks[-1], full=True).values(),
    ]
    for text in (*told, *(Page(page).letters for page in pages)):
        assert re.findall(rf".{{0,40}}(?:{re.escape(stop)}|г\.)[”»]*\..{{0,9}}", text) == []
    assert stop in told[0]
    assert "г." in told[0]
