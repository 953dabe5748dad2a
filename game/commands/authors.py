"""The commands for those who write scenes."""

import argparse
from pathlib import Path

from game.authoring import drawing
from game.authoring import new as making
from game.authoring.explore import command as exploring
from game.authoring.explore import every_seating as every
from game.authoring.explore.seatings import SeatingTask, seatings
from game.commands.new_game import chairs_of
from game.commands.opening import authors_folder, story_in
from game.engine.story import Story
from game.exit_codes import MISUSED, CommandError
from game.typed_names import understood

GLANCE, WHOLE = 3000, 200_000
"""The most states that are kept of one round where nothing is said: for one chair while its author waits, a third of
that with each chair more, for each has about three ways on from a state; and for a proof."""


def explore(options: argparse.Namespace) -> int:
    """What can be reached from which chair."""
    scenes = authors_folder(options.scenes, writes=options.write_roads)
    story = story_in(scenes)
    if options.every_seating or options.write_roads:
        return _seatings(story, options, scenes)
    if options.keep or options.scheduler or options.deck:
        raise CommandError(MISUSED, "--deck, --keep and --scheduler go with --every-seating, or with --write-roads.")
    chairs = chairs_of(options.chairs, story) or (story.chairs[0].id,)
    return exploring.run(story, chairs, _limit(options.limit, _glance(chairs)), options.json)


def _seatings(story: Story, options: argparse.Namespace, scenes: Path) -> int:
    """Many seatings at once: all of them in one deck, or what is needed for the roads: of each deck, and of chairs
    alone unless all seatings are asked for."""
    if options.chairs or (options.write_roads and options.json):
        without = "--as and --json" if options.write_roads else "--as"
        raise CommandError(MISUSED, f"This looks at every chair: leave out {without}.")
    named = understood("deck", options.deck, story.decks) if options.deck else ""
    how = every.ExploreOptions(options.scheduler, options.keep)
    held = list(seatings(story, most=0 if options.every_seating else 1))
    if options.write_roads:
        decks = [named] if named else [deck.id for deck in story.decks]
        proof = _limit(options.limit, WHOLE)
        tasks = [SeatingTask(chairs, deck, min(proof, _glance(chairs)), proof) for deck in decks for chairs in held]
        return every.write_roads(story, scenes, tasks, how)
    deck = named or story.decks[-1].id
    tasks = [SeatingTask(chairs, deck, _limit(options.limit, _glance(chairs))) for chairs in held]
    return every.run(story, tasks, how, options.json)


def _glance(chairs: tuple[str, ...]) -> int:
    return max(1, int(3 * GLANCE / 3 ** len(chairs)))


def _limit(said: int | None, usual: int) -> int:
    return max(1, usual if said is None else said)


def graph(options: argparse.Namespace) -> int:
    """The story as a drawing."""
    story = story_in(authors_folder(options.scenes))
    return drawing.run(story, chairs_of(options.chairs, story), options.format)


def new(options: argparse.Namespace) -> int:
    """A new card, to be filled in."""
    scenes = authors_folder(options.scenes, writes=True)
    return making.new(options.scene, story_in(scenes), scenes, options.act)


def copy_scenes(options: argparse.Namespace) -> int:
    """The shipped scenes in a folder of one's own."""
    return making.copy_scenes(options.folder)
