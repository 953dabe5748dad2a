"""`card-index check`, by itself: it runs at every save of an author's, and waits for no other command."""

import argparse

from game.authoring.check import run


def check(options: argparse.Namespace) -> int:
    """Look through the scene files."""
    return run(options.scenes, options.essay, options.json, options.write_schemas, options.deep, options.write_words)
