"""A word in the corridor, as a card offers it: to whom one can still say one, and to whom one has."""

from collections.abc import Collection
from dataclasses import dataclass

from game.engine.memory import words_left
from game.engine.playthrough import Playthrough
from game.i18n import listed, tr, trn
from game.telling.words import name_of


@dataclass(frozen=True, slots=True)
class Corridor:
    """The words of one chair on one card."""

    left: int
    """How many it has left, those that it has said on this card taken off."""
    open: tuple[tuple[str, str], ...]
    """Chair and name of each man to whom it can say one now."""
    said: tuple[tuple[str, str], ...]
    """Chair and name of those to whom it has said one on this card."""

    @property
    def in_words(self) -> str:
        """What a card says about it; empty where there is nobody to speak to."""
        said = listed([name for _, name in self.said])
        told = [tr("You have had a word with {names}. The answer comes with what follows.", names=said)] if said else []
        if self.open:
            names = f" {tr('or')} ".join(name for _, name in self.open)
            told.append(
                trn(
                    "Before you decide, you can have a word in the corridor with {names}: {number} is left.",
                    "Before you decide, you can have a word in the corridor with {names}: {number} are left.",
                    self.left,
                    names=names,
                )
            )
        return " ".join(told)


SILENCE = Corridor(0, (), ())
"""Where there is nobody to speak to."""


def corridor(playthrough: Playthrough, chair: str, said: Collection[str]) -> Corridor:
    """What the chair can still say on the next card, where it has said so much."""
    story = playthrough.story
    left = playthrough.state.get(words_left(chair), 0) - len(said)
    to = [other for other in playthrough.can_ask(chair) if other not in said] if left > 0 else []
    return Corridor(
        max(left, 0),
        tuple((other, name_of(story, other)) for other in to),
        tuple((other, name_of(story, other)) for other in said),
    )
