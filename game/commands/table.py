"""One game for many devices: a room that is served, with the file in which it outlives its process."""

import argparse
import asyncio
import json
import os
import ssl
import sys
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from game.atomic_files import own_folder, read_file
from game.commands.reading import room_game
from game.console import shown
from game.engine.story import Story
from game.exit_codes import DONE, PROBLEMS, CommandError
from game.saves import Autosave
from game.session.session import Session
from game.tables.guests import MOST_GUESTS
from game.tables.ledger import Ledger, Unreadable
from game.tables.room import Room
from game.telling.live import welcome
from game.telling.set_up import remarks
from game.web.addresses import is_everywhere, typed
from game.web.live_room import CODE, LiveRoom, drawn
from game.web.server import NotServed, serve_until_stopped
from game.web.table_desk import Desk
from game.web.table_pages import TablePages
from game.web.table_server import TableServer

LONGEST_PAUSE = 12 * 3600.0
"""Seconds after which a room whose server was stopped is not taken up again."""


def serve_table(options: argparse.Namespace) -> int:
    """Serve one room until the server is stopped."""
    os.umask(0o077)
    _let_in_many()
    tls = _tls(options.certificate)
    story, game = room_game(options)
    voting = frozenset(game.chairs if game.mode == "class" or options.hands else ())
    new = Room(Session.begin(story, game), drawn(CODE), voting, options.talk, minutes=options.clock or 0)
    rooms = own_folder("data") / "rooms"
    path = rooms / f"{options.port or f'free-{os.getpid()}'}.db"  # a free port is another each time
    _forget_old(rooms)
    try:
        ledger, room, taken_up = _opened(path, story, new)
    except Unreadable as why:
        raise CommandError(PROBLEMS, str(why)) from None
    room = replace(room, most=options.devices or MOST_GUESTS)
    live = LiveRoom(room, ledger, _autosave(story, room), by_lot=options.lot)
    say = partial(print, file=sys.stderr if options.json else sys.stdout, flush=True)
    pages = TablePages(live)
    desk = Desk(live, pages, options.desk_anywhere, say)
    site = TableServer(live, options.host, desk, pages, tls)

    def begin(port: int) -> None:
        scheme = "https" if tls else "http"
        addresses = typed(options.host, port, scheme) or typed("127.0.0.1", port, scheme)
        live.address, here = addresses[0], _here(options.host, port, scheme)
        desk.address = lambda path: f"{here}{path}"
        if options.json:
            told = {"wall": f"{here}wall", "desk": desk.way_in, "join": live.address, "code": room.code}
            print(json.dumps(told), flush=True)
            return
        told_to_host = welcome(live.address, room.code, f"{here}wall", desk.way_in, taken_up, bool(tls))
        for line in (*remarks(story, game), *told_to_host):
            say(line)

    try:
        asyncio.run(serve_until_stopped(site, options.port, begin))
    except NotServed as why:
        if not taken_up:
            ledger.forget()
        raise CommandError(PROBLEMS, str(why)) from None
    finally:
        live.close()
        if not options.port:  # where nobody could take it up again
            ledger.forget()
    return DONE


def _opened(path: Path, story: Story, new: Room) -> tuple[Ledger, Room, bool]:
    """The file, the room in it, and whether that is the one of before, of the same game. Raises Unreadable."""
    ledger = Ledger(path)
    try:
        before = ledger.room(story)
    except Unreadable:
        ledger.close()
        raise
    if before and _set_up(before) == _set_up(new) and not before.session.ended:
        return ledger, before, True
    ledger.forget()
    return Ledger(path), new, False


def _forget_old(rooms: Path) -> None:
    """Wipe out the rooms that nobody takes up any more: nothing of their people stays. One that is served still is
    closed to us."""
    for path in rooms.glob("*.db"):
        with suppress(OSError, Unreadable):
            last = max(one.stat().st_mtime for one in rooms.glob(f"{path.name}*"))
            if time.time() - last > LONGEST_PAUSE:
                Ledger(path).forget()


def _set_up(room: Room) -> tuple[object, ...]:
    """What flags say of a room."""
    game = room.session.chronicle
    return game.chairs, game.aims, game.deck, game.start, game.mode, game.players, room.recommit


def _autosave(story: Story, room: Room) -> Autosave:
    """Where the game is saved: a room that is taken up goes on in the file that it had."""
    autosave, snapshot = Autosave(), room.session.snapshot
    for row in autosave.games():
        if row.snapshot == snapshot:
            autosave.go_on_with(row.path, snapshot, story)
            break
    return autosave


def _here(host: str, port: int, scheme: str) -> str:
    """The address of the server on its own computer."""
    return typed("127.0.0.1" if is_everywhere(host) else host, port, scheme)[0]


def _tls(certificate: Path | None) -> ssl.SSLContext | None:
    """What encrypts by this certificate, if there is one. Raises CommandError."""
    if certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        read_file(certificate)  # a pipe would be waited for
        context.load_cert_chain(certificate, password="")  # which else would be asked for
    except (OSError, ValueError) as error:  # an SSLError is an OSError
        why = f"{shown(str(certificate))} holds no certificate with its key in PEM, without a password"
        said = None if isinstance(error, ssl.SSLError) else getattr(error, "strerror", None)  # the library's is in code
        raise CommandError(PROBLEMS, f"{why}: {said}." if said else f"{why}.") from None
    return context


def _let_in_many() -> None:
    """Let this process have as many connections as the system allows: each device has one that stays open."""
    with suppress(ModuleNotFoundError, ValueError, OSError):
        import resource  # which Windows has not

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
