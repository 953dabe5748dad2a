"""`card-index explore`: what can be reached from some chairs, what cannot, and how often it is."""

import json
import sys
import textwrap
from pathlib import Path

from game.authoring.explore.random_play import always, random_endings
from game.authoring.explore.state_space import Finding, StateSpace, expected
from game.authoring.explore.told_texts import never_told
from game.authoring.report import RandomGames, completeness, report
from game.console import WIDTH, shown
from game.content.unreachable_aims import NoRoads, write_no_roads
from game.engine.outcome import ending_of
from game.engine.story import Story

GAMES = 3000
"""Played at random, to see how often each ending comes and which echoes and answers are told: some seconds."""
ALONE = 1000
"""The most states that are kept of a round to see which endings a chair reaches by itself."""
SEED = 1
NARROW = 3000


def run(story: Story, chairs: tuple[str, ...], limit: int, as_json: bool = False) -> int:
    """Explore the story from these chairs together; 0, or 1 where a chair can be left without a choice."""
    alone = reached_alone(story, min(limit, ALONE))
    walk = _walked(story, chairs, limit)
    games = RandomGames(random_endings(story, chairs, GAMES, SEED), never_told(story, chairs, GAMES, SEED))
    if as_json:
        print(json.dumps(_as_json(walk, games, alone), indent=2))
    else:
        for line in report(walk, games, alone):
            print(_wrapped(line))
    return 1 if _dead_ends(walk) else 0


def reached_alone(story: Story, limit: int) -> dict[str, list[str]]:
    """For each ending, the chairs that were seen to reach it while history held all others."""
    reached: dict[str, list[str]] = {ending.id: [] for ending in story.endings}
    for chair in story.chairs:
        for kind, *names in StateSpace(story, (chair.id,), limit, SEED).run().found:
            if kind == "ending":
                reached[names[0]].append(chair.id)
    return reached


def write_roads(story: Story, folder: Path, limit: int) -> int:
    """Work out, for every chair alone, which aims it has no road to, and keep that beside the scenes; 0, or 1.

    Only what every way was tried for is kept: of other aims that were not met nothing is said.
    """
    none = NoRoads()
    for chair in story.chairs:
        walk, unmet = _seeking(story, chair.id, limit)
        none[chair.id] = unmet if walk.is_complete else []
        if unmet and not walk.is_complete:
            print(f"{chair.name}: no road was seen to: {', '.join(unmet)}. {completeness(walk)} Nothing is kept of it.")
        else:
            print(f"{chair.name} has no road to: {', '.join(unmet) or 'nothing; all aims can be met'}.")
    try:
        print(f"Written: {shown(str(write_no_roads(folder, story, none)))}")
    except OSError as error:
        print(f"It could not be written: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def _seeking(story: Story, chair: str, limit: int) -> tuple[StateSpace, list[str]]:
    """A walk from a chair, and the aims that it does not meet. The walk is widened up to the limit while there are
    some, and while not every way was tried: most aims are met on a narrow one, which is done in seconds."""
    width = min(limit, NARROW)
    while True:
        walk = _walked(story, (chair,), width)
        unmet = [aim.id for aim in story.aims if ("aim met", aim.id, chair) not in walk.found]
        if not unmet or walk.is_complete or walk.stopped or width >= limit:
            return walk, unmet
        width = min(limit, width * 10)


def _walked(story: Story, chairs: tuple[str, ...], limit: int) -> StateSpace:
    """The walk from these chairs; somebody who watches is told how far it has come."""
    return StateSpace(story, chairs, limit, SEED, _progress if sys.stderr.isatty() else lambda _: None).run()


def _progress(line: str) -> None:
    print(f"{line}. Ctrl+C stops.", file=sys.stderr)


def _wrapped(line: str) -> str:
    """On a terminal, what runs on stands under its own beginning; in a pipe every line stays whole."""
    if not sys.stdout.isatty():
        return line
    inner = line[: len(line) - len(line.lstrip())] + "  "
    return textwrap.fill(line, WIDTH, subsequent_indent=inner, break_on_hyphens=False)


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


def _as_json(walk: StateSpace, games: RandomGames, alone: dict[str, list[str]]) -> dict[str, object]:
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
        "random_play": {"games": GAMES, "seed": SEED, "endings": dict(sorted(games.endings.items()))},
        "never_told": {"games": GAMES, "seed": SEED, "texts": [list(text) for text in games.never_told]},
        "always": {
            chair: {tag.id: ending_of(story, always(story, chair, tag.id)).id for tag in story.attends}
            for chair in walk.chairs
        },
    }
