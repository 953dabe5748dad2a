"""`card-index check`, by itself: it runs at every save of an author's, and waits for no other command."""

import argparse
import gc

from game.authoring.check import run


def check(options: argparse.Namespace) -> int:
    """Look through the scene files."""
    if options.write_schemas or options.write_words:
        from game.commands.opening import authors_folder  # which no other check waits for

        authors_folder(options.scenes, writes=True)
    gc.disable()  # nearly all that is made here stays in use to the end
    code = run(options.scenes, options.essay, options.json, options.write_schemas, options.deep, options.write_words)
    gc.freeze()  # the process ends here, and would look through all that was read once more: 10 ms
    return code
