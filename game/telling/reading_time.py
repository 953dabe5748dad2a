"""How much there is to read: the words of a deck, and the minutes that they take."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from game.engine.scene import Scene
from game.engine.story import Deck, Story

WORDS_A_MINUTE = 200
TALK_A_CARD = 2
"""Minutes in which a class talks about a card and votes."""


def minutes(words: int) -> int:
    """How long the reading takes, rounded up."""
    return -(-words // WORDS_A_MINUTE)


def deck_words(story: Story, deck: Deck, *chairs: str, since: str = "") -> int:
    """The words that these chairs read on the cards of a deck, from the scene ``since`` on.

    What all of them read counts once; of a chair's outcomes one of middling length counts. What never was comes to
    some players only, and does not count.
    """
    places = [scene.id for scene in story.scenes]
    scenes = story.scenes[places.index(since) if since else 0 :]
    asked = ((scene, [chair for chair in chairs if deck.asks(chair, scene.id)]) for scene in scenes if not scene.never)
    return sum(card_words(scene, *here) for scene, here in asked if here)


def card_words(scene: Scene, *chairs: str) -> int:
    """The words that these chairs read on one card, before the pick and after it."""
    return before_words(scene, *chairs) + after_words(scene, *chairs) + _count(_apart(scene, chairs))


def before_words(scene: Scene, *chairs: str) -> int:
    """The words of a card before the pick."""
    return _count(_before(scene, chairs))


def after_words(scene: Scene, *chairs: str) -> int:
    """The words of a card after the pick, without what stands on pages of its own."""
    return _count(_after(scene, chairs))


def with_talk(reading: int, cards: int) -> int:
    """The minutes that so many cards take in a room, where reading alone takes ``reading`` minutes."""
    return reading + TALK_A_CARD * cards


def _before(scene: Scene, chairs: Iterable[str]) -> Iterator[str]:
    yield from (scene.title, scene.place, scene.care, scene.prose)
    for seat in filter(None, map(scene.seat, chairs)):
        yield seat.brief
        yield from (option.label for option in seat.options)


def _after(scene: Scene, chairs: Iterable[str]) -> Iterator[str]:
    for seat in filter(None, map(scene.seat, chairs)):
        outcomes = sorted((option.outcome for option in seat.options), key=len)
        yield outcomes[len(outcomes) // 2]
    yield from (move.text for move in scene.opponent[-1:])
    yield from (scene.history.text, scene.history.beyond, scene.history.historians)
    yield from scene.ask


def _apart(scene: Scene, chairs: Iterable[str]) -> Iterator[str]:
    """The documents in hand, an account of a death, which may be passed over, and the panel from outside."""
    yield from (filed.document.text for filed in scene.documents if not set(chairs).isdisjoint(filed.chairs))
    yield scene.history.death
    if scene.outside:
        yield from (scene.outside.title, scene.outside.text)


def _count(texts: Iterable[str]) -> int:
    return sum(map(_words, texts))


@lru_cache(maxsize=4096)
def _words(text: str) -> int:
    return len(text.split())
