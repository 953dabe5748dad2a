"""`card-index explore`: what can be reached from some chairs, what cannot, and how often it is."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from game.authoring.random_play import always, random_endings
from game.authoring.walk import Finding, Walk, expected
from game.content.roads import NoRoads, write_no_roads
from game.engine.ending import ending_of
from game.engine.story import Chair, Story
from game.streams import shown

GAMES = 3000
SEED = 1
TITLES = {
    "open": "Options that are never open",
    "locked": "Options with needs that are never locked",
    "opponent": "Moves of the opponent that never come",
    "together": "Entries of together that never come",
    "variant": "Variants that are never read",
    "skip": "Scenes that are never skipped",
    "ending": "Endings that are never reached",
    "aim met": "Aims that are never met",
    "aim missed": "Aims that are never missed",
}


def run(story: Story, chairs: tuple[str, ...], limit: int, as_json: bool = False) -> int:
    """Explore the story from these chairs together; 0, or 1 where a chair can be left without a choice."""
    walk = Walk(story, chairs, limit, SEED, _progress if sys.stderr.isatty() else lambda _: None).run()
    missing = [finding for finding in expected(story, chairs) if finding not in walk.found]
    dead = [finding for finding in walk.found if finding[0] == "dead end"]
    shares = random_endings(story, chairs, GAMES, SEED)
    if as_json:
        print(json.dumps(_as_json(walk, missing, dead, shares), indent=2))
    else:
        for line in (*_reached(walk), *_missing(walk, missing, dead), *_played(story, chairs, shares)):
            print(line)
    return 1 if dead else 0


def write_roads(story: Story, folder: Path, limit: int) -> int:
    """Work out, for every chair alone, which aims it has no road to, and keep that beside the scenes; 0, or 1."""
    none: NoRoads = {}
    for chair in story.chairs:
        walk = Walk(story, (chair.id,), limit, SEED, _progress if sys.stderr.isatty() else lambda _: None).run()
        none[chair.id] = [aim.id for aim in story.aims if ("aim met", aim.id, chair.id) not in walk.found]
        if none[chair.id] and not walk.is_complete:
            print(f"{chair.name}: {_completeness(walk)} Nothing was written; give a higher --limit.", file=sys.stderr)
            return 1
        print(f"{chair.name} has no road to: {', '.join(none[chair.id]) or 'nothing; all aims can be met'}.")
    try:
        print(f"Written: {shown(str(write_no_roads(folder, story, none)))}")
    except OSError as error:
        print(f"It could not be written: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def _progress(line: str) -> None:
    print(f"{line}. Ctrl+C stops.", file=sys.stderr)


def _reached(walk: Walk) -> Iterator[str]:
    names = [walk.story.find(Chair, chair).name for chair in walk.chairs]
    yield f"Explored from: {', '.join(names)}. {_completeness(walk)}"
    for finding in walk.found:
        if finding[0] == "ending":
            yield f"Ending {finding[1]}, reached for instance by: {_way(walk, finding)}."


def _completeness(walk: Walk) -> str:
    if walk.stopped:
        return f"Stopped: complete through round {walk.complete_through}. Not found is not impossible."
    if walk.is_complete:
        return f"Complete: every state of all {walk.complete_through} rounds."
    kept, of = walk.kept
    return (
        f"Complete through round {walk.complete_through}, then {kept} of {of} states kept: not found is not impossible."
    )


def _way(walk: Walk, finding: Finding) -> str:
    """The picks of a witness, by which it can be played again."""
    game = walk.witness(finding)
    picks = (
        f"{entry.scene} {chair} {option}"
        for entry in game.entries
        for chair, option in entry.picks
        if chair in entry.by_people
    )
    return ", ".join(picks)


def _missing(walk: Walk, missing: list[Finding], dead: list[Finding]) -> Iterator[str]:
    yield f"Dead ends: {len(dead) or 'none'}."
    for finding in dead:
        yield f"  {' '.join(finding[1:])}, by: {_way(walk, finding)}"
    for kind, title in TITLES.items():
        rows = [" ".join(finding[1:]) for finding in missing if finding[0] == kind]
        yield f"{title}: {'none' if not rows else len(rows)}."
        yield from (f"  {row}" for row in rows)


def _played(story: Story, chairs: tuple[str, ...], shares: dict[str, int]) -> Iterator[str]:
    yield f"Random play, {GAMES} games from seed {SEED}:"
    for ending, times in sorted(shares.items(), key=lambda item: -item[1]):
        yield f"  {ending} {100 * times / GAMES:.1f} in 100"
    for chair in chairs:
        for tag in story.attends:
            yield f"Always {tag.id}, as {chair}: {ending_of(story, always(story, chair, tag.id)).id}."


def _as_json(walk: Walk, missing: list[Finding], dead: list[Finding], shares: dict[str, int]) -> dict[str, object]:
    story = walk.story
    return {
        "chairs": list(walk.chairs),
        "complete": walk.is_complete,
        "complete_through": walk.complete_through,
        "kept": list(walk.kept),
        "endings": {finding[1]: _way(walk, finding) for finding in walk.found if finding[0] == "ending"},
        "dead_ends": [list(finding[1:]) for finding in dead],
        "missing": [list(finding) for finding in missing],
        "random_play": {"games": GAMES, "seed": SEED, "endings": dict(sorted(shares.items()))},
        "always": {
            chair: {tag.id: ending_of(story, always(story, chair, tag.id)).id for tag in story.attends}
            for chair in walk.chairs
        },
    }
