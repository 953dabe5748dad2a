"""Words in the corridor: to whom a card lets one say one, and what came of those that were said."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from game.engine.memory import words_left
from game.engine.playthrough import Playthrough
from game.engine.rules import Reply, Round
from game.engine.story import Story
from game.i18n import listed, tr, trn
from game.telling.prose import letters
from game.telling.words import DEBATED, name_of


@dataclass(frozen=True, slots=True)
class Corridor:
    """The words of one chair on one card."""

    left: int
    """How many it has left, those that it has said on this card taken off."""
    open: tuple[tuple[str, str], ...]
    """Chair and name of each to whom it can say one now."""
    said: tuple[tuple[str, str], ...]
    """Chair and name of those to whom it has said one on this card."""

    @property
    def sign(self) -> str:
        """To whom a word was said, in short; empty where none was."""
        names = listed([name for _, name in self.said])
        return tr("A word said to {names}", names=names) if names else ""

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


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a word in the corridor that was said."""

    said: str
    """To whom it was, in half a sentence."""
    result: str
    """Who asked whom, and whether the other joined."""
    text: str
    standing: str
    """Who debates what was then done; empty where the other did not join."""


SILENCE = Corridor(0, (), ())
"""Where there is nobody to speak to."""


def corridor(playthrough: Playthrough, chair: str, said: Collection[str]) -> Corridor:
    """The words of a chair on the next card; ``said`` are the chairs to which it has said one there already."""
    story = playthrough.story
    left = playthrough.state.get(words_left(chair), 0) - len(said)
    to = [other for other in playthrough.can_ask(chair) if other not in said] if left > 0 else []
    return Corridor(
        max(left, 0),
        tuple((other, name_of(story, other)) for other in to),
        tuple((other, name_of(story, other)) for other in said),
    )


def heard(story: Story, round: Round, chair: str = "") -> Iterator[Heard]:
    """What came of the words in the corridor of a round: those of one chair, or all."""
    for reply in round.replies:
        if chair in ("", reply.word.by):
            name = name_of(story, reply.word.to)
            yield Heard(
                word_with(name),
                _result(story, round, reply),
                reply.text.strip() or letters(listens(name)),
                tr(DEBATED[reply.debated]) if reply.joined else "",
            )


def word_with(name: str) -> str:
    """To whom a word is said, in half a sentence."""
    return tr("A word with {name}.", name=name)


def listens(name: str) -> str:
    """What is told of one who was never asked for what was then done."""
    return tr("{name} listens, sees you do something else, and does not join you.", name=name)


def _result(story: Story, round: Round, reply: Reply) -> str:
    by, to = name_of(story, reply.word.by), name_of(story, reply.word.to)
    if not reply.joined:
        return tr("{by} had a word with {to}, who does not join.", by=by, to=to)
    choice = round.chosen(reply.word.to).label
    return tr("{by} had a word with {to}, who joins: {choice}.", by=by, to=to, choice=choice)
