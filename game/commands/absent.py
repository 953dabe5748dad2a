"""`card-index absent`: where the leaf goes for who was absent."""

import argparse
from pathlib import Path

from game.classroom.absent import absent_leaf
from game.classroom.page_files import NotWritten, free_path, game_of, write_page
from game.commands.opening import told_story
from game.commands.saved_games import code_for, name_of, opened
from game.console import print_page, shown
from game.engine.story import Chair
from game.exit_codes import MISUSED, PROBLEMS, CommandError
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
    if str(options.page) == "-":
        print_page(text)
    else:
        _write(options, file, text)
    return code_for([name_of(file)], [playthrough])


def _write(options: argparse.Namespace, file: Path, text: str) -> None:
    game = game_of(file)
    path = options.page or free_path(Path(f"{name_of(file)}-absent.html"), game)
    if path.suffix.lower() not in (".html", ".htm"):
        raise CommandError(MISUSED, tr("{path} should end in {wanted}.", path=shown(str(path)), wanted=".html"))
    try:
        write_page(path, text, game)
    except NotWritten as not_written:
        raise CommandError(PROBLEMS, str(not_written)) from None
    print(tr("Written: {path}", path=shown(str(path))))
