"""A card on which nobody was asked: when that was, what it was called, and what was done there."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.rules import Round
from game.engine.story import Story
from game.i18n import month_in_words, tr
from game.telling.prose import plain
from game.telling.words import chosen_by, departures, followers, name_of, others

MOST_OTHERS = 2
"""Choices of others that are told of one card."""


@dataclass(frozen=True, slots=True)
class Missed:
    """One line of what went by. Neither part is authored prose."""

    when: str
    title: str
    """Empty for a card that fell out: then it is told in its own words what came instead."""
    done: str

    @property
    def told(self) -> str:
        """All of it in one line."""
        if not self.title:
            return tr("{month}. {told}", month=self.when, told=self.done)
        return " ".join([tr("{month}. {title}.", month=self.when, title=self.title), self.done]).rstrip()


def missed(story: Story, round: Round, held: tuple[str, ...]) -> Missed | None:
    """What was done on a card: by the held chairs, if any sat there, and else by those who did; None for a card that
    has not come."""
    when = month_in_words(round.scene.date)
    if round.skip:
        return Missed(when, "", plain(round.skip.bridge))
    return None if round.skipped else Missed(when, round.scene.title, " ".join(_done(story, round, held)))


def _done(story: Story, round: Round, held: tuple[str, ...]) -> Iterator[str]:
    own = {chair: option for chair in held if chair not in round.followed and (option := round.option(chair))}
    yield from (chosen_by(name_of(story, chair), option.label) for chair, option in own.items())
    yield from followers(story, round)
    yield from departures(story, round)
    if not own and not round.followed:
        yield from others(story, round, {*round.departed, *round.followed})[:MOST_OTHERS]
