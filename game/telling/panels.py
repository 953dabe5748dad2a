"""The panels from outside the leaders' rooms that come between the cards of a deck, where nobody is asked anything."""

from game.engine.scene import Scene
from game.engine.story import Deck, Story
from game.telling.paper import asked


def panels_between(story: Story, deck: Deck) -> tuple[tuple[str, ...], ...]:
    """Their titles: a row for what comes before each card of the deck, and one for what comes after the last."""
    cards = {scene.id for scene, _ in asked(story, deck)}
    rows: list[list[str]] = [[]]
    for scene in story.scenes:
        if scene.id in cards:
            rows.append([])
        else:
            rows[-1] += _titles(scene)
    return tuple(map(tuple, rows))


def _titles(scene: Scene) -> list[str]:
    return [scene.outside.title] if scene.outside else []
