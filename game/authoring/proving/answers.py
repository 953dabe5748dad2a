"""The answers to properties: proved, shown, refuted or open, each with what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Literal

from game.authoring.english import count, listed
from game.authoring.explore.witnesses import way_of
from game.engine.chronicle import Chronicle
from game.engine.properties import Property, Reachable, Share, Variety
from game.engine.story import Story
from game.telling.words import name_of

ProofVerdict = Literal["proved", "shown", "refuted", "open"]
SURE = 4
"""How many standard errors a share of games at random must lie outside its bounds to be refuted by them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a walk of one company came to for one property."""

    chairs: tuple[str, ...]
    states: int = 0
    """The states that the widest walk went through."""
    game: Chronicle | None = None
    """A game that comes to what was looked for."""
    left: int = 0
    """How many of its picks leave history."""
    is_shortest: bool = False
    is_whole: bool = False
    """Whether every game was walked."""
    most: int = -1
    """Every game was walked that leaves history in at most so many picks."""
    came: bool = False
    """Whether any game came to the places at which it is decided."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each ending comes, or one thing, in the games of one company or several."""

    chairs: tuple[str, ...]
    """The chairs of the company; empty for all of them together."""
    parts: Mapping[str, Fraction]
    """The share by endings, or under an empty name that of the goal."""
    states: int = 0
    """The ends that were told apart, where all games were counted."""
    games: int = 0
    """The games that were played at random; 0 where all were counted."""


@dataclass(frozen=True, slots=True)
class PropertyAnswer:
    """What became of one property."""

    property: Property
    verdict: ProofVerdict
    said: tuple[str, ...] = ()
    games: tuple[Chronicle, ...] = ()
    """Games that show it, or refute it."""
    states: int = 0
    shares: tuple[Shares, ...] = ()


def of_walks(story: Story, one: Property, found: Sequence[Found]) -> PropertyAnswer:
    """The answer to a property that a single game can decide."""
    states = sum(row.states for row in found)
    hits = sorted((row for row in found if row.game), key=lambda row: (not row.is_shortest, row.left))
    games = tuple(row.game for row in hits if row.game)
    whole = all(row.is_whole or row.game for row in found)
    if isinstance(one.demand, Reachable):
        missing = [row for row in found if not row.game]
        if hits and (one.over == "some" or not missing):
            shown = hits[:1] if one.over == "some" else hits[-1:]
            return PropertyAnswer(one, "shown", tuple(_way(story, row) for row in shown), games, states)
        closed = [row for row in missing if row.is_whole]
        if closed and (one.over == "each" or len(closed) == len(found)):
            said = f"{_names(story, closed)}: none of all games comes to it; {_states(closed)}."
            return PropertyAnswer(one, "refuted", (said,), (), states)
        return PropertyAnswer(one, "open", tuple(_far(story, row) for row in missing), games, states)
    if hits:
        return PropertyAnswer(one, "refuted", (_way(story, hits[0]),), games, states)
    if whole:
        lines = [f"Every game of {_names(story, found)}: {_states(found)}."]
        if never := [row for row in found if not row.came]:
            lines.append(f"No game of {_names(story, never)} comes to where it could fail.")
        return PropertyAnswer(one, "proved", tuple(lines), (), states)
    return PropertyAnswer(one, "open", tuple(_far(story, row) for row in found if not row.is_whole), (), states)


def _way(story: Story, row: Found) -> str:
    assert row.game
    if not row.is_shortest:
        how = "Seen, and perhaps not the shortest way"
    else:
        how = f"The shortest way, {count(row.left, 'pick', 'picks')} off history"
    return f"{name_list(story, row.chairs)}. {how}: {way_of(story, row.game)}."


def _far(story: Story, row: Found) -> str:
    who = name_list(story, row.chairs)
    if row.most < 0:
        return f"{who}: not looked at."
    picks = "no pick" if row.most == 0 else f"at most {count(row.most, 'pick', 'picks')}"
    return f"{who}: not seen in any game with {picks} off history; {_states([row])}. Others were not all looked at."


def _states(rows: Sequence[Found]) -> str:
    return count(sum(row.states for row in rows), "state", "states")


def _names(story: Story, rows: Sequence[Found]) -> str:
    if len(rows) > 6:
        return f"{len(rows)} companies"
    return "; ".join(name_list(story, row.chairs) for row in rows)


def name_list(story: Story, chairs: Sequence[str]) -> str:
    """The chairs of a company by their names."""
    return listed([name_of(story, chair) for chair in chairs]) if chairs else "all companies together"


def of_shares(story: Story, one: Property, shares: Sequence[Shares]) -> PropertyAnswer:
    """The answer to a property of shares. A sample refutes one only where it lies far outside, and proves none."""
    assert isinstance(one.demand, Share | Variety)
    verdicts = [_judged(one.demand, row) for row in shares]
    ways = verdicts if one.over != "some" else [min(verdicts, key=["proved", "open", "refuted"].index)]
    verdict: ProofVerdict = "refuted" if "refuted" in ways else "open" if "open" in ways else "proved"
    return PropertyAnswer(one, verdict, tuple(_told(story, one.demand, row) for row in shares), shares=tuple(shares))


def _judged(demand: Share | Variety, row: Shares) -> ProofVerdict:
    if isinstance(demand, Variety):
        sure = [part for part in row.parts.values() if not _below(part, demand.at_least, row.games)]
        return "refuted" if len(sure) < demand.endings else "open" if row.games else "proved"
    part = row.parts[""]
    outside = _below(part, demand.at_least, row.games) or _below(1 - part, 100 - demand.at_most, row.games)
    return "refuted" if outside else "open" if row.games else "proved"


def _below(part: Fraction, bound: int, games: int) -> bool:
    """Whether a share lies below the bound; of games at random, so far below that chance can hardly be the reason."""
    least = Fraction(bound, 100)
    error = sqrt(least * (1 - least) / games) if games else 0
    return part < least - SURE * Fraction(error)


def _told(story: Story, demand: Share | Variety, row: Shares) -> str:
    who = name_list(story, row.chairs)
    where = f"in {row.games} games at random" if row.games else f"of all games, counted over {row.states} ends"
    if isinstance(demand, Share):
        lies = demand.at_least <= 100 * row.parts[""] <= demand.at_most
        return f"{who}: {percent(row.parts[''])} in 100 {where}, {'within' if lies else 'outside'} its bounds."
    often = {ending: part for ending, part in row.parts.items() if 100 * part >= demand.at_least}
    told = ", ".join(f"{ending} {percent(often[ending])}" for ending in sorted(often, key=lambda one: -often[one]))
    return f"{who}: {count(len(often), 'ending', 'endings')} {where}: {told}."


def percent(part: Fraction) -> str:
    """A share in hundredths, with two more digits."""
    return f"{float(100 * part):.2f}"
