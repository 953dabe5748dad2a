"""`card-index build-page`: the game in one HTML file."""

import argparse
from dataclasses import replace

from game.atomic_files import PUBLIC, write_whole
from game.commands.new_game import new_game
from game.commands.opening import told_story
from game.console import shown
from game.content import scenes_folder
from game.content.interface import interface_in
from game.exit_codes import DONE, MISUSED, PROBLEMS, CommandError
from game.i18n import tr
from game.onefile.building import one_file
from game.onefile.face import Packed
from game.onefile.pyodide import NotThere, pyodide


def build_page(options: argparse.Namespace) -> int:
    """Write the page, with everything in it that it needs."""
    if options.page.suffix.lower() not in (".html", ".htm"):
        wanted = tr("{path} should end in {wanted}.", path=shown(str(options.page)), wanted=".html")
        raise CommandError(MISUSED, wanted)
    story = told_story(options.scenes)
    game = new_game(options, story)
    try:
        parts = pyodide(options.pyodide)
    except NotThere as why:
        raise CommandError(PROBLEMS, str(why)) from None
    whole = replace(story, claims=dict(story.claims))  # which otherwise are read from the folder once they are wanted
    page = one_file(Packed(whole, *interface_in(options.scenes or scenes_folder()), game), parts)
    write_whole(options.page, page.encode(), PUBLIC)
    print(tr("Written: {path}", path=shown(str(options.page))))
    return DONE
