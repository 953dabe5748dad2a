"""What sort of paper a document is, and how Stalin comes to a man, is said on every face."""

from dataclasses import replace

import pytest

from game.content import scenes_folder
from game.engine.documents import KINDS
from game.engine.scene import Scene
from game.telling.card import CALLS
from game.telling.documents import CALLED, in_sentences, papers
from tests.loaded import loaded

STORY = loaded(scenes_folder())
FILED = {paper.title: paper for scene in STORY.scenes for paper in papers(scene)}


def test_each_sort_has_a_name() -> None:
    assert set(CALLED) == set(KINDS)


def test_every_shipped_document_says_of_what_sort_it_is() -> None:
    assert len(FILED) > 5
    for paper in FILED.values():
        assert paper.kind
        first = next(in_sentences(paper))
        assert first.startswith(paper.called)
        assert paper.place in first
        assert paper.date in first


def test_one_of_no_sort_is_a_document() -> None:
    paper = replace(next(iter(FILED.values())), kind="")
    assert paper.called == "A document"
    assert next(in_sentences(paper)).startswith(paper.title)


@pytest.mark.parametrize("scene", [scene for scene in STORY.scenes if scene.call], ids=lambda scene: scene.id)
def test_every_call_has_a_word(scene: Scene) -> None:
    assert scene.call in CALLS
