"""What `card-index explore` tells a teacher: how often each ending comes, what shows it, and what is never seen."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.authoring.english import count, listed
from game.authoring.explore.exact_shares import ExactShares
from game.authoring.explore.random_play import always
from game.authoring.explore.state_space import Finding, StateSpace, expected
from game.authoring.explore.told_texts import TextPath
from game.authoring.explore.witnesses import KEYS, as_written, way
from game.engine.outcome import ending_of
from game.engine.story import Aim
from game.telling.words import name_of

PARTS = {**KEYS, "skip": "its bridge"}


@dataclass(frozen=True, slots=True)
class RandomGames:
    """What came of games in which the chairs chose at random."""

    endings: Counter[str]
    """How often each ending was reached."""
    never_told: Sequence[TextPath]
    """The echoes and answers that as many games did not tell."""
    exact: ExactShares | None = None
    """The shares of all games there are, where every state was walked."""


def report(walk: StateSpace, games: RandomGames, alone: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The report, line by line; what belongs to a heading is indented. ``alone`` has for each ending the chairs that
    reach it by themselves."""
    story = walk.story
    missing = [finding for finding in expected(story, walk.chairs) if finding not in walk.found]
    names = listed([name_of(story, chair) for chair in walk.chairs])
    yield f"{story.title}, explored for {names}. {completeness(walk)}"
    yield "Every other chair does what it did in history. A way names the picks that leave history; the rest follow it."
    yield from _section("How it ends", _endings(walk, games, alone))
    yield from _section("What can be wanted", _aims(walk, games.exact))
    none = "none." if walk.is_complete else "not seen."
    yield from _section("Left with a single option", _dead_ends(walk), none)
    never = "never" if walk.is_complete else "not seen to be"
    yield from _section(f"Options that are {never} open", (_option(*finding[1:]) for finding in _of("open", missing)))
    useless = ": the needs do nothing here" if walk.is_complete else ""
    yield from _section(
        f"Options with needs that are {never} locked{useless}",
        (_option(*finding[1:]) for finding in _of("locked", missing)),
    )
    untold = f"Written, and {never} told from here (by place in the list; with more chairs after --as, more is told)"
    yield from _section(untold, _untold(missing))
    yield from _section("Told although what it assumes is false", _false(walk), none)
    read = f"Echoes and answers that were not told in {games.endings.total()} games at random (by place in the list)"
    yield from _section(read, (f"{scene}: {keys}" for scene, keys in games.never_told))
    yield from _section("Always attending to the same thing", _always(walk))


def completeness(walk: StateSpace) -> str:
    """How much was tried, and what follows for that which was not found."""
    cards = count(len(walk.story.scenes), "card", "cards")
    if walk.is_complete:
        return f"Every way through all {cards} was tried: what was not found cannot be."
    if walk.stopped:
        return f"Stopped after {walk.complete_through} of {cards}: what was not found may still be."
    kept, of = walk.kept
    return (
        f"Every way through the first {walk.complete_through} of {cards} was tried, "
        f"then {kept} of up to {of} at a time: what was not found may still be. More: --limit {of}"
    )


def _section(heading: str, rows: Iterator[str], nothing: str = "none.") -> Iterator[str]:
    yield ""
    yield f"{heading}:"
    found = list(rows)
    yield from (f"  {row}" for row in found or [nothing])


def _of(kind: str, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding[0] == kind]


def _endings(walk: StateSpace, games: RandomGames, alone: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The endings, the most frequent first, each with its share of random games, a way to it, and the chairs that reach
    it by themselves."""
    shares, exact = games.endings, games.exact
    counted = "; in brackets the share of all games there are, counted" if exact else ""
    yield f"Of {shares.total()} games played at random{counted}:"
    for ending in sorted(walk.story.endings, key=lambda ending: -shares[ending.id]):
        share = f"{100 * shares[ending.id] / shares.total():.1f} in 100"
        share += f" ({100 * float(exact.endings[ending.id]):.2f})" if exact else ""
        finding = ("ending", ending.id)
        if finding in walk.found:
            yield f"{share}: {ending.title} ({ending.id})."
            yield f"  The way: {way(walk, finding)}."
        else:
            wanted = f"It wants: {as_written(ending.when)}."
            never = "never" if walk.is_complete else "not seen"
            yield f"{share if shares[ending.id] else never}: {ending.title} ({ending.id}). {wanted}"
        chairs = listed([name_of(walk.story, chair) for chair in alone.get(ending.id, ())])
        yield f"  By themselves it was reached by: {chairs or 'nobody'}."


def _aims(walk: StateSpace, exact: ExactShares | None) -> Iterator[str]:
    for aim in walk.story.aims:
        for chair in walk.chairs:
            share = f" All games counted: {100 * float(exact.aims[aim.id, chair]):.2f} of 100." if exact else ""
            yield f"{name_of(walk.story, chair)}, {aim.title} ({aim.id}): {_met(walk, aim, chair)}{share}"


def _met(walk: StateSpace, aim: Aim, chair: str) -> str:
    met, missed = ("aim met", aim.id, chair), ("aim missed", aim.id, chair)
    if met not in walk.found:
        return "never met." if walk.is_complete else "not seen to be met."
    also = "met whatever is chosen. " if walk.is_complete and missed not in walk.found else ""
    return f"{also}The way: {way(walk, met)}."


def _dead_ends(walk: StateSpace) -> Iterator[str]:
    for finding in walk.found:
        if finding[0] == "dead end":
            _, scene, chair = finding
            yield f"{chair} in {scene}. The way: {way(walk, finding)}."


def _false(walk: StateSpace) -> Iterator[str]:
    for finding in walk.found:
        if finding[0] == "false":
            _, scene, text = finding
            yield f"{scene}: {text}. The way: {way(walk, finding)}."


def _option(scene: str, chair: str, option: str) -> str:
    return f"{scene}, {chair}: {option}"


def _untold(missing: list[Finding]) -> Iterator[str]:
    """What is never told, a line a card."""
    cards: dict[str, dict[str, list[str]]] = {}
    for kind, scene, *number in (finding for finding in missing if finding[0] in PARTS):
        cards.setdefault(scene, {}).setdefault(PARTS[kind], []).extend(number)
    for scene, kinds in cards.items():
        yield f"{scene}: {'; '.join(' '.join([kind, ', '.join(numbers)]).strip() for kind, numbers in kinds.items())}"


def _always(walk: StateSpace) -> Iterator[str]:
    story = walk.story
    for chair in walk.chairs:
        for tag in story.attends:
            yield f"{name_of(story, chair)}, {tag.id}: {ending_of(story, always(story, chair, tag.id)).title}"
