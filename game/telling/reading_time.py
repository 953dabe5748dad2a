"""How much there is to read: the words of a card and of a deck that stand in sight, and the minutes that they take."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from game.engine.reference import Sentence
from game.engine.scene import Scene
from game.engine.story import Deck, Story

ALOUD, IN_SILENCE = 130, 200
"""How many words are read in a minute."""
TALK_A_CARD = 1
"""Minutes in which a class talks about a card and votes."""
MOST_BEFORE, MOST_AFTER = 200, 260
"""How many words of a card stand in sight before the pick, and after it."""


def aloud(words: int) -> int:
    """The minutes in which somebody reads this to a class, rounded up."""
    return -(-words // ALOUD)


def nearly(words: int) -> int:
    """The same to the nearest minute, and never none: of many cards, these come to what all of them take."""
    return max(1, (2 * words + ALOUD) // (2 * ALOUD))


def in_silence(words: int) -> int:
    """The minutes in which somebody reads it alone, rounded up."""
    return -(-words // IN_SILENCE)


def with_talk(words: int, cards: int) -> int:
    """The minutes that so many cards take in a room, read aloud and talked about."""
    return aloud(words) + TALK_A_CARD * cards


def deck_words(story: Story, deck: Deck, *chairs: str, since: str = "") -> int:
    """The words that these chairs read on the cards of a deck, from the scene ``since`` on.

    What all of them read counts once; of a chair's outcomes one of middling length counts. Scenes marked ``never``
    come to some players only, and do not count.
    """
    places = [scene.id for scene in story.scenes]
    scenes = story.scenes[places.index(since) if since else 0 :]
    asked = ((scene, [chair for chair in chairs if deck.asks(chair, scene.id)]) for scene in scenes if not scene.never)
    return sum(card_words(story, scene, *here) for scene, here in asked if here)


def card_words(story: Story, scene: Scene, *chairs: str) -> int:
    """The words that these chairs read on one card, before the pick and after it, with the documents that they have in
    hand; not what is passed over."""
    hand = (filed.document.text for filed in scene.documents if not set(chairs).isdisjoint(filed.chairs))
    return count((*_before(scene, chairs), *hand, *_after(story, scene, chairs)))


def count(texts: Iterable[str]) -> int:
    """How many words they have."""
    return sum(map(_words, texts))


def longest(texts: Iterable[str]) -> str:
    """The text with the most words; empty where there is none."""
    return max(texts, key=_words, default="")


def _before(scene: Scene, chairs: Iterable[str]) -> Iterator[str]:
    yield from (scene.title, scene.place, scene.care, scene.prose)
    yield from scene.artefact.lines if scene.artefact else ()
    for seat in filter(None, map(scene.seat, chairs)):
        yield seat.brief
        yield from (option.label for option in seat.options)


def _after(story: Story, scene: Scene, chairs: Iterable[str]) -> Iterator[str]:
    for seat in filter(None, map(scene.seat, chairs)):
        outcomes = sorted((option.outcome for option in seat.options), key=len)
        yield outcomes[len(outcomes) // 2]
        answers = sorted((option.answers[0].text for option in seat.options if option.answers), key=len)
        yield answers[len(answers) // 2] if answers else ""
    yield from (move.text for move in scene.opponent[-1:])
    yield from (scene.history.text or scene.history.beyond, *scene.ask[:1])
    yield cited_words(story, scene)


def cited_words(story: Story, scene: Scene) -> str:
    """The longest of the sentences of the essay that can stand on a card, with what is amiss with it."""
    rows = ((story.find(Sentence, one.sentence).gist, one.because) for one in scene.history.essay)
    return longest(f"{gist} {because}" for gist, because in rows)


@lru_cache(maxsize=4096)
def _words(text: str) -> int:
    return len(text.split())
