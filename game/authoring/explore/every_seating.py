"""`card-index explore --every-seating`, and the roads that are kept beside the scenes: many seatings, side by side."""

import json
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from game.authoring.english import count, listed
from game.authoring.explore.kept_seatings import KeptSeatings
from game.authoring.explore.seating_report import as_json, held, report
from game.authoring.explore.seatings import Explored, SeatingTask, still_open
from game.authoring.explore.spread import on_cluster, on_cores
from game.authoring.terminal_lines import wrapped
from game.console import shown
from game.content.unreachable_aims import write_no_roads
from game.engine.story import Deck, NoRoad, Story
from game.exit_codes import DONE, INTERRUPTED, PROBLEMS


@dataclass(frozen=True, slots=True)
class ExploreOptions:
    """Where seatings are explored, and where it is kept what they came to."""

    scheduler: str = ""
    """The address of a cluster's scheduler; empty for the cores of this computer."""
    keep: Path | None = None
    """None for a file of this account's own."""


def run(story: Story, tasks: Sequence[SeatingTask], how: ExploreOptions, in_json: bool = False) -> int:
    """Explore the seatings of one deck, and tell what came of it."""
    rows = _done(story, tasks, how)
    if rows is None:
        return INTERRUPTED
    if in_json:
        print(json.dumps(as_json(story, rows), indent=1))
    else:
        print(*map(wrapped, report(story, rows)), sep="\n")
    return DONE


def write_roads(story: Story, folder: Path, tasks: Sequence[SeatingTask], how: ExploreOptions) -> int:
    """Explore the seatings, and keep beside the scenes which aims their chairs have no road to.

    Only what every way was tried for is kept: of other aims that were not met nothing is said.
    """
    rows = _done(story, tasks, how)
    if rows is None:
        return INTERRUPTED
    none: list[NoRoad] = []
    for row in rows:
        chairs, deck = row.seating.chairs, row.seating.deck
        where = f"{held(story, chairs)}, {story.find(Deck, deck).title}"
        for chair, aims in row.unmet(story).items():
            if row.complete:
                none += [NoRoad(frozenset(chairs), deck, chair, aim) for aim in aims]
                print(f"{where}: {chair} has no road to {listed(aims)}.")
            else:
                print(f"{where}: {chair} was not seen to come to {listed(aims)}. Not every way was tried; not kept.")
    looked = {(frozenset(row.seating.chairs), row.seating.deck) for row in rows}
    none += [one for one in story.no_roads if (one.held, one.deck) not in looked]
    try:
        print(f"Written: {shown(str(write_no_roads(folder, story, none)))}")
    except OSError as error:
        print(f"It could not be written: {error.strerror}.", file=sys.stderr)
        return PROBLEMS
    return DONE


def _done(story: Story, tasks: Sequence[SeatingTask], how: ExploreOptions) -> list[Explored] | None:
    """What each of them came to, in their order, as it was kept before or is explored now; None where it was stopped.
    Raises CommandError."""
    kept = KeptSeatings.of(story, how.keep)
    if kept.told:
        print(kept.told, file=sys.stderr)
    left = still_open(tasks, kept.rows)
    if len(left) < len(tasks):
        print(f"{len(tasks) - len(left)} of {len(tasks)} are done: {shown(str(kept.path))}", file=sys.stderr)
    kept.begin()
    begun = time.monotonic()
    try:
        if left:
            with closing(on_cluster(story, left, how.scheduler) if how.scheduler else on_cores(story, left)) as coming:
                for number, row in enumerate(coming, 1):
                    kept.add(row)
                    _progress(story, row, number, len(left), time.monotonic() - begun)
    except KeyboardInterrupt:
        there = f" in {shown(str(kept.path))}: the same command goes on from there" if kept.path else " nowhere"
        done = len(tasks) - len(still_open(tasks, kept.rows))
        print(f"Stopped. {done} of {count(len(tasks), 'seating', 'seatings')} kept{there}.", file=sys.stderr)
        return None
    return [next(row for row in reversed(kept.rows) if row.answers(task)) for task in tasks]


def _progress(story: Story, row: Explored, number: int, of: int, seconds: float) -> None:
    """Tell somebody who watches how far it has come, and how long it may take."""
    if sys.stderr.isatty():
        minutes = seconds / number * (of - number) / 60
        left = f" About {count(round(minutes), 'minute', 'minutes')} more." if minutes >= 1 else ""
        print(f"{number} of {of}: {held(story, row.seating.chairs)}.{left} Ctrl+C stops.", file=sys.stderr)
