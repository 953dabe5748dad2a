"""`card-index absent`: where the leaf goes for who was absent."""

import argparse

from game.classroom.absent import absent_leaf
from game.commands.opening import told_story
from game.commands.saved_games import code_for, name_of, opened, put_page
from game.engine.story import Chair
from game.exit_codes import PROBLEMS, CommandError
from game.i18n import tr
from game.typed_names import understood


def absent(options: argparse.Namespace) -> int:
    """The leaf of one game."""
    story = told_story(options.scenes)
    ((file, playthrough),) = opened(story, [options.file])
    seated = [story.find(Chair, chair) for chair in playthrough.chronicle.chairs]
    chairs = [understood("chair", chair, seated) for chair in options.chairs]
    text = absent_leaf(playthrough, chairs)
    if text is None:
        raise CommandError(PROBLEMS, tr("In this game these chairs are asked nothing."))
    put_page(options.page, file, "absent", text)
    return code_for([name_of(file)], [playthrough])
