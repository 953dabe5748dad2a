"""Who trusts whom, as one chair sees it: its own bonds, and those of others that are not as they were."""

from dataclasses import dataclass

from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.story import Chair
from game.i18n import tr
from game.telling.words import day_of, name_of

STRONGEST = 5


@dataclass(frozen=True, slots=True)
class Bond:
    """The trust between a chair and another one."""

    name: str
    word: str
    before: str
    """The word at the beginning of the story."""
    share: float
    """How much of it there is, from 0 to 1."""
    turn: int
    """1 where there is more of it than at the beginning, -1 where there is less, else 0."""

    @property
    def strength(self) -> int:
        """How a line for it is drawn: from 0, where there is no trust, to `STRONGEST`, where there is all of it."""
        return round(self.share * STRONGEST)

    @property
    def in_words(self) -> str:
        """The same in a sentence."""
        if self.word == self.before:
            return tr("{name}: {word}.", name=self.name, word=self.word)
        return tr("{name}: {word}; at the beginning, {before}.", name=self.name, word=self.word, before=self.before)


@dataclass(frozen=True, slots=True)
class ChairMap:
    """One chair and the others."""

    you: str
    heading: str
    """On which day, and as who sees it."""
    bonds: tuple[Bond, ...]
    elsewhere: tuple[str, ...]
    """What has changed between others, a sentence each."""

    @property
    def in_words(self) -> tuple[str, ...]:
        """All of it, a sentence a line."""
        return (self.heading, *(bond.in_words for bond in self.bonds), *self.elsewhere)


def chair_map(playthrough: Playthrough, chair: str) -> ChairMap:
    """How this chair stands with the others now."""
    story = playthrough.story
    own = dict(story.find(Chair, chair).others)
    every = dict.fromkeys(meter for other in story.chairs for _, meter in other.others)
    others = (story.find(Meter, meter) for meter in every if meter not in own.values())
    elsewhere = (_bond(playthrough, meter.id, meter.name) for meter in others)
    scene = playthrough.scene or story.scenes[-1]
    name = name_of(story, chair)
    return ChairMap(
        name,
        tr("{day}, as {chair} sees it.", day=day_of(scene), chair=name),
        tuple(_bond(playthrough, meter, name_of(story, other)) for other, meter in own.items()),
        tuple(bond.in_words for bond in elsewhere if bond.turn),
    )


def _bond(playthrough: Playthrough, id: str, name: str) -> Bond:
    meter, value = playthrough.story.find(Meter, id), playthrough.state[id]
    share = (value - meter.low) / (meter.high - meter.low)
    turn = (value > meter.start) - (value < meter.start)
    return Bond(name, meter.word(value), meter.word(meter.start), share, turn)
