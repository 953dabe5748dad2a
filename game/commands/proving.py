"""`card-index prove`: what proofs.yaml states of a story."""

import argparse

from game.authoring.proving.command import ProveOptions, run
from game.commands.opening import authors_folder
from game.console import shown
from game.content import StoryProblems
from game.content.loading import load_with_properties
from game.exit_codes import MISUSED, PROBLEMS, CommandError


def prove(options: argparse.Namespace) -> int:
    """Answer each property of the story, or those that are named."""
    scenes = authors_folder(options.scenes)
    try:
        story, properties = load_with_properties(scenes)
    except StoryProblems as problems:
        raise CommandError(PROBLEMS, *map(str, problems.problems)) from None
    if not properties:
        raise CommandError(
            MISUSED,
            f"“{shown(story.title)}” has no proofs.yaml, so that nothing is stated of it.",
            "scenes/README.md shows how to state something, under “Proving what your story does”.",
        )
    meant = [one for one in properties if options.only.casefold() in one.says.casefold()]
    if not meant:
        raise CommandError(MISUSED, f"No property says “{shown(options.only)}”.")
    return run(story, meant, ProveOptions(options.limit, options.games, options.keep), options.json)
