"""Which roads not taken a story forgets: options that nothing later reads, in a deck in which their card is asked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from game.engine.conditions import Picked
from game.engine.readers import conditions_of_scene, conditions_of_texts
from game.engine.story import Deck, Story

Readers = Mapping[tuple[str, str, str], set[str]]
AT_THE_END = ""
"""In the place of a scene, for what every game comes to."""


def forgotten(story: Story) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Scene, chair and option of each road not taken without an echo, and the titles of the decks in which it has none.

    An echo is a text or a rule that reads the pick, on a later card that the deck asks of this chair, or at the end. A
    story that remembers nothing at all is not asked for echoes.
    """
    readers = readers_of(story)
    options = (option for scene in story.scenes for seat in scene.seats for option in seat.options)
    if not readers and not any(option.callback for option in options):
        return
    for scene in story.scenes:
        for seat in scene.seats:
            for option in seat.options:
                if option.historical or option.callback:
                    continue
                lacking = tuple(deck.title for deck in without_echo(story, readers, scene.id, seat.chair, option.id))
                if lacking:
                    yield scene.id, seat.chair, option.id, lacking


def without_echo(story: Story, readers: Readers, scene: str, chair: str, option: str) -> list[Deck]:
    """The decks that ask for this pick, and in which nothing reads it later."""
    read_in = readers.get((scene, chair, option), ())
    return [
        deck
        for deck in story.decks
        if deck.asks(chair, scene) and not any(later == AT_THE_END or deck.asks(chair, later) for later in read_in)
    ]


def readers_of(story: Story) -> Readers:
    """For scene, chair and option, the scenes that read this pick."""
    readers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    conditions = [(AT_THE_END, condition) for condition in story.conditions_at_end()]
    conditions += [(AT_THE_END, condition) for ending in story.endings for condition in ending.conditions()]
    for scene in story.scenes:
        conditions += [(scene.id, condition) for condition in conditions_of_scene(scene)]
        conditions += [(scene.id, condition) for condition in conditions_of_texts(scene)]
    for reader, condition in conditions:
        for test in condition.tests():
            if isinstance(test, Picked):
                for option in test.options:
                    readers[test.scene, test.chair, option].add(reader)
    return readers
