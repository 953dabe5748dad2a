"""The schedule of a game: which cards are asked, and of whom."""

from dataclasses import dataclass

from game.engine.scene import Scene
from game.engine.story import Deck, Story


@dataclass(frozen=True, slots=True)
class Schedule:
    """Who is asked where. On every other card a chair plays history, whoever holds it."""

    chairs: tuple[str, ...]
    deck: Deck
    start: int = 0
    """The place, in the story's order, of the first scene in which anybody is asked."""

    @classmethod
    def of(cls, story: Story, chairs: tuple[str, ...], deck: str = "", start: str = "") -> "Schedule":
        """Raises KeyError for a deck or a scene that the story has not."""
        places = {scene.id: place for place, scene in enumerate(story.scenes)}
        chosen = story.find(Deck, deck) if deck else story.decks[-1]
        return cls(chairs, chosen, places[start] if start else 0)

    def asked(self, story: Story, scene: Scene) -> tuple[str, ...]:
        """The held chairs that are asked in the scene, in the order in which it seats them."""
        if self.start and story.scenes.index(scene) < self.start:
            return ()
        seats = (seat.chair for seat in scene.seats)
        return tuple(chair for chair in seats if chair in self.chairs and self.deck.asks(chair, scene.id))

    def cards(self, story: Story) -> tuple[Scene, ...]:
        """The scenes in which anybody is asked, if they are not skipped."""
        return tuple(scene for scene in story.scenes if self.asked(story, scene))

    def counted(self, story: Story) -> tuple[Scene, ...]:
        """The scenes by which the length of a game is told: without those marked ``never``, which come to some players
        only."""
        return tuple(scene for scene in self.cards(story) if not scene.never)
