"""The game in browsers: the server, and the one seat that each of its processes plays."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path

from game.atomic_files import make_private
from game.console import shown
from game.exit_codes import DONE, MISUSED, PROBLEMS, UNPLAYABLE, CommandError
from game.i18n import tr
from game.saves import SAVES, SEATS, Autosave, saves_folder
from game.settings import load_settings, save_settings
from game.telling.live import NEEDS_MORE

OF_A_TABLE = (
    "chairs", "votes", "aim", "names", "lot", "deck", "start", "talk", "hands", "clock", "devices",
    "desk_anywhere", "certificate", "json",
)  # fmt: skip
"""The flags that mean nothing where everybody plays a game of their own."""


def serve(options: argparse.Namespace) -> int:
    """Serve the game to browsers: for every seat a game of its own, in a folder that no other account can read."""
    try:
        from game.web.reports import Reports
        from game.web.routes import GameServer
        from game.web.seats import Seats
        from game.web.server import NotServed
        from game.web.server import serve as serve_all

        if options.table:
            from game.commands.table import serve_table

            return serve_table(options)
    except ModuleNotFoundError:
        raise CommandError(PROBLEMS, tr(NEEDS_MORE)) from None
    if any(getattr(options, flag) for flag in OF_A_TABLE):
        raise CommandError(MISUSED, tr("A flag that says which game is served needs --table."))
    from game.commands.opening import told_story  # which a room does not wait for

    title, folder = told_story(options.scenes).title, saves_folder() / SEATS
    os.umask(0o077)  # also for the games, which begin with it
    make_private(folder)
    command = partial(seat_command, folder, options.scenes)
    seats = Seats(command, options.seats, options.per_address or options.seats, Reports())
    try:
        serve_all(GameServer(title, seats, options.host), options.port, shown(str(folder)), partial(print, flush=True))
    except NotServed as why:
        raise CommandError(PROBLEMS, str(why)) from None
    return DONE


def seat_command(folder: Path, scenes: Path | None, seat: str) -> list[str]:
    """The program that plays at a seat: this one, also where it was frozen into a file that is no Python."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "game"]
    return [*program, "seat", str(folder / seat), *(["--scenes", str(scenes)] if scenes else [])]


def seat(options: argparse.Namespace) -> int:
    """One seat of the server, in its own folder; nobody types this command."""
    from game.commands.opening import told_story
    from game.tui.app import CardIndexApp  # the server itself never draws
    from game.tui.web_driver import BrowserDriver

    look = options.folder / "settings.json"
    opened, keep = partial(told_story, options.scenes), partial(Autosave, folder=options.folder / SAVES)
    app = CardIndexApp(opened, keep, load_settings(look), {}, partial(save_settings, file=look))
    app.driver_class = BrowserDriver
    try:
        return app.play(None)
    except CommandError as stop:
        raise CommandError(UNPLAYABLE, *stop.lines) from None
