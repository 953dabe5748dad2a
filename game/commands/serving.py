"""The game in browsers: the server, and the one seat that each of its processes plays."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.atomic_files import PRIVATE, make_folder, make_private, write_whole
from game.console import shown
from game.exit_codes import DONE, MISUSED, PROBLEMS, UNPLAYABLE, CommandError
from game.i18n import tr
from game.saves import SAVES, SEATS, Autosave, saves_folder
from game.settings import load_settings, save_settings
from game.telling.browser import PAGE_MADE, SEAT_PAGE
from game.telling.live import NEEDS_MORE

if TYPE_CHECKING:
    from game.engine.playthrough import Playthrough

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
        serve_all(
            GameServer(title, seats, options.host, folder), options.port, shown(str(folder)), partial(print, flush=True)
        )
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

    look, folder = options.folder / "settings.json", options.folder / SAVES
    make_page = partial(page_of_a_seat, options.folder)
    opened, keep = partial(told_story, options.scenes), partial(Autosave, folder=folder, make_page=make_page)
    app = CardIndexApp(opened, keep, load_settings(look), {}, partial(save_settings, file=look))
    app.driver_class = BrowserDriver
    try:
        return app.play(None)
    except CommandError as stop:
        raise CommandError(UNPLAYABLE, *stop.lines) from None


def page_of_a_seat(folder: Path, playthrough: "Playthrough", _: Path | None) -> str:
    """Write a game on two pages where the server finds them for the seat; answers with a sentence."""
    from game.classroom.debrief import debrief

    try:
        make_folder(folder)
        write_whole(folder / SEAT_PAGE, debrief(playthrough).encode(), PRIVATE)
    except OSError as error:
        return tr("Nothing was written to {folder}: {why}.", folder=SEAT_PAGE, why=error.strerror)
    return tr(PAGE_MADE)
