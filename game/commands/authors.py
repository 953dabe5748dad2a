"""The commands for those who write scenes."""

import argparse
import sys
from pathlib import Path

from game.authoring import drawing
from game.authoring import new as making
from game.authoring.explore import command as exploring
from game.commands.new_game import chairs_of
from game.commands.opening import story_in
from game.console import shown
from game.content import scenes_folder
from game.content.story_files import story_here
from game.engine.story import Story
from game.exit_codes import MISUSED, CommandError

GLANCE, WHOLE = 3000, 200_000
"""The most states that are kept of one round where nothing is said: for one chair while its author waits, a third of
that with each chair more, for each has about three ways on from a state; and for a proof."""


def explore(options: argparse.Namespace) -> int:
    """What can be reached from which chair."""
    story = _story(options.scenes)
    if options.write_roads:
        if options.chairs or options.json:
            raise CommandError(MISUSED, "--write-roads looks at every chair by itself: leave out --as and --json.")
        return exploring.write_roads(story, options.scenes or scenes_folder(), _limit(options.limit, WHOLE))
    chairs = chairs_of(options.chairs, story) or (story.chairs[0].id,)
    return exploring.run(story, chairs, _limit(options.limit, 3 * GLANCE // 3 ** len(chairs)), options.json)


def _limit(said: int | None, usual: int) -> int:
    return max(1, usual if said is None else said)


def graph(options: argparse.Namespace) -> int:
    """The story as a drawing."""
    story = _story(options.scenes)
    return drawing.run(story, chairs_of(options.chairs, story), options.format)


def new(options: argparse.Namespace) -> int:
    """A new card, to be filled in."""
    return making.new(options.scene, _story(options.scenes), options.scenes or scenes_folder(), options.act)


def copy_scenes(options: argparse.Namespace) -> int:
    """The shipped scenes in a folder of one's own."""
    return making.copy_scenes(options.folder)


def _story(folder: Path | None) -> Story:
    """The story that is written at: who stands in another story's folder may well mean that one, and is told so."""
    if folder is None and (here := story_here()):
        print(
            f"This is the story that came with the game. For that in {shown(str(here))} add --scenes.", file=sys.stderr
        )
    return story_in(folder)
