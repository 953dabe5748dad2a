"""The written task as HTML: a leaf to set it by, for one examination board or for all, and a marker's leaf."""

from collections.abc import Mapping

from game.classroom.render import rendered
from game.engine.story import Deck, Story
from game.telling.evidence_bank import scenes_of
from game.telling.written_task import written_told


def written_leaves(story: Story, deck: Deck, board: str = "") -> Mapping[str, str]:
    """The pages by the names of their files; ``board`` is the id of a board, or empty for all.

    A story that sets no written tasks has none, and one without a grid has nothing to mark by.
    """
    told = written_told(story, {scene.id for scene in scenes_of(story, deck)}, board)
    if told is None:
        return {}
    pages = {"written-task.html": rendered("written-task.html", story=story, deck=deck, told=told)}
    if told.written.grid:
        pages["marking.html"] = rendered("marking.html", story=story, deck=deck, told=told)
    return pages
