"""A saved game that no longer fits the story: at which card, and what has changed there."""

from game.engine.chronicle import Break
from game.engine.scene import Scene
from game.engine.story import Story
from game.streams import shown
from game.words import marked, tr

CHANGED = {
    "cards": marked("The story has other cards here now."),
    "choice": marked("A choice is gone: {why}."),
    "seats": marked("Other people sit there now."),
}


def broken_at(story: Story, broken: Break) -> str:
    """The card at which it no longer fits: its title, or its id where the story has no such card any more."""
    return story.find(Scene, broken.scene).title if story.has(Scene, broken.scene) else shown(broken.scene)


def broken_why(broken: Break) -> str:
    """What has changed there."""
    return tr(CHANGED[broken.change], why=shown(broken.why))
