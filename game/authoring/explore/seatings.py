"""Every way to seat people: which chairs are held, and what was found to be reached from them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from game.authoring.explore.random_play import random_ends
from game.authoring.explore.state_space import Finding, StateSpace
from game.authoring.explore.witnesses import way
from game.engine.outcome import ending_of
from game.engine.story import Story

GAMES = 3000
"""Played at random, to see how often each ending comes: about a second."""
SEED = 1


class SeatingTask(NamedTuple):
    """What is to be explored: chairs that people hold together, and how far."""

    chairs: tuple[str, ...]
    """In the order in which the story has them."""
    deck: str
    limit: int
    """The most states that are kept of one round."""
    proof: int = 0
    """The most where an aim was not met: to see whether every way can be walked. 0 where nobody asks for it."""


class Seen(NamedTuple):
    """An ending that was reached, or an aim that was met."""

    games: int
    """In how many of the games at random."""
    way: str | None = None
    """The picks that lead there, replayed by the rules; None where only a game at random came to it."""
    left: int = 0
    """How many picks on this way leave history."""


@dataclass(frozen=True, slots=True)
class Explored:
    """What a seating was found to reach."""

    seating: SeatingTask
    complete: bool
    """Whether every way was walked, so that what was not found cannot be."""
    through: int
    """The number of rounds of which every state was walked."""
    kept: tuple[int, int]
    """Of the round that was sampled hardest: the states kept, and all that there were."""
    games: int
    """How many were played at random beside the walk."""
    endings: dict[str, Seen]
    aims: dict[str, dict[str, Seen]]
    """For each chair, the aims that it was seen to meet."""

    def answers(self, seating: SeatingTask) -> bool:
        """Whether this is enough for one who asks for that."""
        wanted, have = seating, self.seating
        if (wanted.chairs, wanted.deck) != (have.chairs, have.deck):
            return False
        return self.complete or (wanted.limit <= have.limit and wanted.proof <= have.proof)

    def unmet(self, story: Story) -> dict[str, list[str]]:
        """For each chair, the aims that it was not seen to meet; chairs that met all of them are left out."""
        left = {chair: [aim.id for aim in story.aims if aim.id not in met] for chair, met in self.aims.items()}
        return {chair: aims for chair, aims in left.items() if aims}

    def as_json(self) -> dict[str, Any]:
        """As it stands in a file."""
        return {
            **self.seating._asdict(),
            "complete": self.complete,
            "complete_through": self.through,
            "kept": self.kept,
            "games": self.games,
            "endings": {ending: seen._asdict() for ending, seen in self.endings.items()},
            "aims": {chair: {aim: seen._asdict() for aim, seen in met.items()} for chair, met in self.aims.items()},
        }

    @classmethod
    def from_json(cls, row: Any) -> "Explored":
        """Raises KeyError, TypeError, ValueError or AttributeError where it is none."""
        kept, of = row["kept"]
        return cls(
            SeatingTask(tuple(map(str, row["chairs"])), str(row["deck"]), int(row["limit"]), int(row["proof"])),
            row["complete"] is True,
            int(row["complete_through"]),
            (int(kept), int(of)),
            int(row["games"]),
            {ending: Seen(**seen) for ending, seen in row["endings"].items()},
            {chair: {aim: Seen(**seen) for aim, seen in met.items()} for chair, met in row["aims"].items()},
        )


def seatings(story: Story, most: int = 0) -> Iterator[tuple[str, ...]]:
    """Every set of chairs that people can hold together, the smallest first; of at most so many chairs if that is
    said."""
    chairs = [chair.id for chair in story.chairs]
    for number in range(1, (most or len(chairs)) + 1):
        yield from combinations(chairs, number)


def explored(story: Story, seating: SeatingTask) -> Explored:
    """Walk a seating as far as it asks, and play it at random beside that."""
    walk = StateSpace(story, seating.chairs, seating.limit, SEED, deck=seating.deck).run()
    ends = random_ends(story, seating.chairs, GAMES, SEED, deck=seating.deck)
    endings: Counter[str] = Counter()
    met: dict[str, Counter[str]] = {chair: Counter() for chair in seating.chairs}
    for state, times in ends.items():
        endings[ending_of(story, state).id] += times
        for chair in seating.chairs:
            met[chair].update({aim.id: times for aim in story.aims if aim.is_met(chair, state)})
    is_unmet = any(
        not met[chair][aim.id] and ("aim met", aim.id, chair) not in walk.found
        for chair in seating.chairs
        for aim in story.aims
    )
    if is_unmet and not walk.is_complete and seating.proof > seating.limit:
        whole = StateSpace(story, seating.chairs, seating.proof, SEED, deck=seating.deck, only_whole=True).run()
        walk = whole if whole.is_complete else walk
    return Explored(
        seating,
        walk.is_complete,
        walk.complete_through,
        walk.kept,
        GAMES,
        _seen(walk, endings, {ending.id: ("ending", ending.id) for ending in story.endings}),
        {
            chair: _seen(walk, met[chair], {aim.id: ("aim met", aim.id, chair) for aim in story.aims})
            for chair in seating.chairs
        },
    )


def _seen(walk: StateSpace, games: Counter[str], findings: dict[str, Finding]) -> dict[str, Seen]:
    """Of these what was found by the walk or came in the games."""
    seen: dict[str, Seen] = {}
    for id, finding in findings.items():
        if finding in walk.found:
            seen[id] = Seen(games[id], way(walk, finding), walk.found[finding].left)
        elif games[id]:
            seen[id] = Seen(games[id])
    return seen


def still_open(wanted: Iterable[SeatingTask], known: Iterable[Explored]) -> list[SeatingTask]:
    """Those that nothing that is known answers."""
    known = list(known)
    return [seating for seating in wanted if not any(one.answers(seating) for one in known)]
