"""`card-index absent`: where the leaf goes for who was absent."""

import argparse

from game.classroom.absent import absent_leaf
from game.commands.opening import told_story
from game.commands.saved_games import code_for, format_of, named_chairs, opened, put_page, save_name
from game.exit_codes import PROBLEMS, CommandError
from game.i18n import tr


def absent(options: argparse.Namespace) -> int:
    """The leaf of one game."""
    format_of(options.page)
    story = told_story(options.scenes)
    ((file, playthrough),) = opened(story, [options.file])
    chairs = named_chairs(playthrough, options.chairs)
    text = absent_leaf(playthrough, chairs)
    if text is None:
        raise CommandError(PROBLEMS, tr("In this game these chairs are asked nothing."))
    put_page(options.page, f"{'-'.join([save_name(file), 'absent', *chairs])}.html", text, file)
    return code_for([save_name(file)], [playthrough])
