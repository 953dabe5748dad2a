"""`card-index absent`: a leaf for who was absent, in HTML."""

from collections.abc import Collection

from game.classroom.render import rendered
from game.engine.playthrough import Playthrough
from game.telling.absent import absent


def absent_leaf(playthrough: Playthrough, chairs: Collection[str] = ()) -> str | None:
    """The page of a game, for these of its chairs or for all of them; None where none of them is ever asked."""
    leaf = absent(playthrough, chairs)
    if leaf is None:
        return None
    return rendered("absent.html", story=playthrough.story, deck=playthrough.schedule.deck, leaf=leaf)
