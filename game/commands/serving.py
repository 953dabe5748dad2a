"""The game in browsers: the server, and the one seat that each of its processes plays."""

import argparse
import sys
from functools import partial

from game.commands.opening import told_story
from game.console import shown
from game.exit_codes import DONE, PROBLEMS, CommandError
from game.i18n import marked, tr
from game.saves import Autosave, saves_folder
from game.settings import load_settings, save_settings

MISSING = marked(
    "Playing in a browser needs one thing more. In the folder of the game: .venv/bin/pip install '.[serve]'"
)


def serve(options: argparse.Namespace) -> int:
    """Serve the game to browsers: for every seat a game of its own, in a folder of its own."""
    try:
        from game.web.routes import GameServer
        from game.web.server import NotServed
        from game.web.server import serve as serve_all
    except ModuleNotFoundError:
        raise CommandError(PROBLEMS, tr(MISSING)) from None
    folder, scenes = saves_folder() / "seats", ["--scenes", str(options.scenes)] if options.scenes else []

    def command(seat: str) -> list[str]:
        return [sys.executable, "-P", "-m", "game", "seat", str(folder / seat), *scenes]

    hall = GameServer(told_story(options.scenes).title, command, options.host, options.seats)
    try:
        serve_all(hall, options.port, shown(str(folder)), partial(print, flush=True))
    except NotServed as why:
        raise CommandError(PROBLEMS, str(why)) from None
    return DONE


def seat(options: argparse.Namespace) -> int:
    """One seat of the server, in its own folder; nobody types this command."""
    from game.tui.app import CardIndexApp  # the server itself never draws
    from game.tui.web_driver import BrowserDriver

    look = options.folder / "settings.json"
    opened, keep = partial(told_story, options.scenes), partial(Autosave, folder=options.folder / "saves")
    app = CardIndexApp(opened, keep, load_settings(look), {}, partial(save_settings, file=look))
    app.driver_class = BrowserDriver
    return app.play(None)
