"""`card-index explore`: what can be reached from some chairs, what cannot, and how often it is."""

import json
from contextlib import suppress

from game.authoring.explore.exact_shares import ExactShares, exact_shares
from game.authoring.explore.random_play import always, random_endings
from game.authoring.explore.seatings import GAMES, SEED
from game.authoring.explore.state_space import Finding, StateSpace, expected
from game.authoring.explore.told_texts import never_told
from game.authoring.report import RandomGames, report
from game.authoring.terminal_lines import teller, wrapped
from game.engine.outcome import ending_of
from game.engine.story import Story

FEW = 50
"""Games at random for somebody who has stopped the walk: they take less than a second."""
ALONE = 1000
"""The most states that are kept of a round to see which endings a chair reaches by itself."""


def run(story: Story, chairs: tuple[str, ...], limit: int, as_json: bool = False) -> int:
    """Explore the story from these chairs together; 0, or 1 where a chair can be left without a choice."""
    alone = reached_alone(story, min(limit, ALONE))
    walk = _walked(story, chairs, limit)
    exact = exact_shares(story, chairs, limit) if walk.is_complete else None
    number = FEW if walk.stopped else GAMES
    games = RandomGames(random_endings(story, chairs, number, SEED), never_told(story, chairs, number, SEED), exact)
    if as_json:
        print(json.dumps(_as_json(walk, games, number, alone), indent=2))
    else:
        for line in report(walk, games, alone):
            print(wrapped(line))
    return 1 if _dead_ends(walk) else 0


def reached_alone(story: Story, limit: int) -> dict[str, list[str]]:
    """For each ending, the chairs that were seen to reach it while history held all others."""
    reached: dict[str, list[str]] = {ending.id: [] for ending in story.endings}
    for chair in story.chairs:
        for kind, *names in StateSpace(story, (chair.id,), limit, SEED).run().found:
            if kind == "ending":
                reached[names[0]].append(chair.id)
    return reached


def _walked(story: Story, chairs: tuple[str, ...], limit: int) -> StateSpace:
    """The walk from these chairs, to its end or until the keyboard interrupts; somebody who watches is told how far it
    has come."""
    walk = StateSpace(story, chairs, limit, SEED, teller())
    with suppress(KeyboardInterrupt):
        walk.run()
    return walk


def _dead_ends(walk: StateSpace) -> list[Finding]:
    return [finding for finding in walk.found if finding[0] == "dead end"]


def _picks(walk: StateSpace, finding: Finding) -> str:
    """Every pick of a witness, by which it can be played again."""
    game = walk.witness(finding)
    picks = (
        f"{entry.scene} {chair} {option}"
        for entry in game.entries
        for chair, option in entry.picks
        if chair in entry.by_people
    )
    return ", ".join(picks)


def _as_json(walk: StateSpace, games: RandomGames, number: int, alone: dict[str, list[str]]) -> dict[str, object]:
    story = walk.story
    return {
        "chairs": list(walk.chairs),
        "complete": walk.is_complete,
        "complete_through": walk.complete_through,
        "kept": list(walk.kept),
        "endings": {finding[1]: _picks(walk, finding) for finding in walk.found if finding[0] == "ending"},
        "reached_alone": alone,
        "false": [[*finding[1:], _picks(walk, finding)] for finding in walk.found if finding[0] == "false"],
        "dead_ends": [list(finding[1:]) for finding in _dead_ends(walk)],
        "missing": [list(finding) for finding in expected(story, walk.chairs) if finding not in walk.found],
        "random_play": {"games": number, "seed": SEED, "endings": dict(sorted(games.endings.items()))},
        "exact": _exact(games.exact),
        "never_told": {"games": number, "seed": SEED, "texts": [list(text) for text in games.never_told]},
        "always": {
            chair: {tag.id: ending_of(story, always(story, chair, tag.id)).id for tag in story.attends}
            for chair in walk.chairs
        },
    }


def _exact(shares: ExactShares | None) -> object:
    """The shares of all games, in hundredths; null where not every state was walked."""
    if shares is None:
        return None
    return {
        "endings": {ending: round(100 * float(part), 6) for ending, part in shares.endings.items()},
        "aims": [[*names, round(100 * float(part), 6)] for names, part in shares.aims.items()],
    }
