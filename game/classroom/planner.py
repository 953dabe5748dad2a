"""`card-index planner`: a page on which a written answer is planned, filled from a game."""

from collections.abc import Collection

from game.classroom.render import rendered
from game.engine.playthrough import Playthrough
from game.engine.written_tasks import WrittenQuestion
from game.telling.page import changed, played
from game.telling.planner import planners


def planner(playthrough: Playthrough, question: WrittenQuestion, chairs: Collection[str] = ()) -> str:
    """The page: a leaf for each table that holds any of these chairs, or for all tables, where none is named.

    The same game always gives the same page, byte for byte.
    """
    return rendered(
        "planner.html",
        story=playthrough.story,
        deck=playthrough.schedule.deck,
        planners=planners(playthrough, question, chairs),
        played=played(playthrough),
        changed=changed(playthrough),
    )
