"""The file in which a live room outlives its process: SQLite, of which nothing else knows.

What is kept is there once `Ledger.keep` has returned, whatever happens to the process then. What hangs on a guest's key
is wiped out of the file: hands when their card has been played, and everything when the game is over.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from game.atomic_files import make_folder
from game.console import shown
from game.engine.story import Story
from game.i18n import marked, tr
from game.saves.save_format import Damaged, as_json, from_json
from game.session.session import Session
from game.tables.guests import Guest
from game.tables.room import Room
from game.telling.watchers import Tally, Watched

VERSION = 3
T = TypeVar("T")
SQL = {
    "set_up": """
        pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal;
        pragma secure_delete = on;
    """,
    "make": f"""
        create table if not exists room (only integer primary key check (only = 1), told text not null);
        create table if not exists guest (key text primary key, told text not null) without rowid;
        create table if not exists hand (key text primary key, told text not null) without rowid;
        pragma user_version = {VERSION};
    """,
    "unmake": "drop table room; drop table guest; drop table hand;",
    "version": "pragma user_version",
    "begin": "begin immediate",
    "commit": "commit",
    "rollback": "rollback",
    "wipe": "pragma wal_checkpoint(truncate)",
    "write_room": "insert or replace into room values (1, ?)",
    "read_room": "select told from room",
    **{
        f"{do}_{table}": statement.format(table=table)
        for table in ("guest", "hand")
        for do, statement in (
            ("write", "insert or replace into {table} values (?, ?)"),
            ("read", "select key, told from {table}"),
            ("drop", "delete from {table} where key = ?"),
        )
    },
}
BESIDE = ("", "-wal", "-shm", "-journal")
"""The endings of the files of which a database is made."""
OF_THE_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
"""How the errors are called for which no file is to blame."""
NOT_KEPT = marked(
    "The room is not written to its file now: {why}. The game goes on, but what is decided now is lost if it stops."
)


class Unreadable(Exception):
    """The file is no room that can be taken up; the message says why in one line."""


class Ledger:
    """The file of one room. It is this process's alone while it is open."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it, for nobody else to read. Raises Unreadable."""
        self._path = path
        self._kept: Room | None = None
        try:
            make_folder(path.parent, 0o700)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
            path.chmod(0o600)
            self._base = sqlite3.connect(path, timeout=0, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise Unreadable(_why(path, error)) from None
        try:
            self._set_up()
        except (sqlite3.Error, Unreadable) as error:
            self.close()
            with suppress(OSError):
                if not path.stat().st_size:  # it was made here, and nothing could be written to it
                    path.unlink()
            raise error if isinstance(error, Unreadable) else Unreadable(_why(path, error)) from None

    def _set_up(self) -> None:
        self._base.executescript(SQL["set_up"])
        (version,) = self._base.execute(SQL["version"]).fetchone()
        if version > VERSION:
            raise Unreadable(_why(self._path, tr("it was made by a newer version of the game")))
        if 0 < version < VERSION:  # an older room begins anew
            self._base.executescript(SQL["unmake"])
        self._base.executescript(SQL["make"])

    def room(self, story: Story) -> Room | None:
        """The room as it was kept last; None where none was. Raises Unreadable."""
        try:
            row = self._base.execute(SQL["read_room"]).fetchone()
            guests = self._base.execute(SQL["read_guest"]).fetchall()
            hands = self._base.execute(SQL["read_hand"]).fetchall()
            if row is None:
                return None
            return _room(story, json.loads(row[0]), {key: json.loads(told) for key, told in guests}, dict(hands))
        except (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError, RecursionError, Damaged):
            raise Unreadable(_why(self._path, tr("what stands in it is no room"))) from None

    def keep(self, room: Room) -> str:
        """Write the room, as far as it is another than the last one; a room that is over is wiped out with its file.

        Answers with a sentence for the desk where it could not be written, and with nothing where it was; what could
        not be written is tried again with the next room.
        """
        if room.over:
            return self.forget()
        try:
            self._base.execute(SQL["begin"])
            try:
                wiped = self._write(room)
                self._base.execute(SQL["commit"])
            except BaseException:
                with suppress(sqlite3.Error):
                    self._base.execute(SQL["rollback"])
                raise
            self._kept = room
            if wiped:
                self._base.execute(SQL["wipe"])
        except sqlite3.Error as error:
            return tr(NOT_KEPT, why=shown(str(error)))
        return ""

    def forget(self) -> str:
        """Wipe the room out, with its file. Answers with a sentence for the desk where that could not be done."""
        self.close()
        for ending in BESIDE:
            try:
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            except OSError as error:
                return _why(self._path, error)
        return ""

    def close(self) -> None:
        """Leave the file as it stands."""
        self._base.close()

    def _write(self, room: Room) -> bool:
        """Whatever differs; whether something was deleted that must not be found in the file any more."""
        kept = self._kept
        if kept is None or _frame(kept) != _frame(room):
            self._base.execute(SQL["write_room"], (json.dumps(_told(room)),))
        gone = kept is None or kept.guests is not room.guests
        gone = gone and self._differ("guest", kept.guests if kept else None, room.guests, _of_guest)
        return self._differ("hand", _answers(kept) if kept else None, _answers(room), str) or gone

    def _differ(
        self, table: str, known: Mapping[str, T] | None, rows: Mapping[str, T], told: Callable[[T], str]
    ) -> bool:
        """Make the table that of these rows; whether any row was deleted."""
        there = [*known] if known is not None else [key for key, _ in self._base.execute(SQL[f"read_{table}"])]
        before = known or {}
        changed = [(key, told(row)) for key, row in rows.items() if before.get(key) is not row]
        gone = [(key,) for key in there if key not in rows]
        self._base.executemany(SQL[f"write_{table}"], changed)
        self._base.executemany(SQL[f"drop_{table}"], gone)
        return bool(gone)


def _frame(room: Room) -> tuple[object, ...]:
    """What tells a room from another one, but for its guests and their hands: with its session its revision rises."""
    return room.code, room.voting, _flags(room), room.shown, room.watched, room.revision, room.minutes, room.until


def _flags(room: Room) -> list[bool]:
    return [room.recommit, room.begun, room.closed, room.again, room.locked, room.own_names]


def _answers(room: Room) -> dict[str, str]:
    """Every answer of this card, by its kind, the guest's key and, for a hand, its chair."""
    hands = {f"hand:{key}:{chair}": option for (key, chair), option in room.hands.items()}
    guesses = {f"guess:{key}": answer for key, answer in room.guesses.items()}
    forecasts = {f"forecast:{key}": answer for key, answer in room.forecasts.items()}
    return {**hands, **guesses, **forecasts}


def _of_guest(one: Guest) -> str:
    return json.dumps([one.name, one.chair, one.since, one.shown])


def _told(room: Room) -> dict[str, Any]:
    return {
        "code": room.code,
        "voting": sorted(room.voting),
        "flags": _flags(room),
        "shown": room.shown,
        "watched": [[one.round, one.chair, one.guesses, one.forecasts] for one in room.watched],
        "revision": room.revision,
        "clock": [room.minutes, room.until],
        "game": as_json(room.session.snapshot),
    }


def _room(story: Story, told: dict[str, Any], guests: dict[str, list[Any]], answers: dict[str, str]) -> Room:
    """The room that this says; raises whatever comes of what says none."""
    session = Session.resume(story, from_json(told["game"]))
    recommit, begun, closed, again, locked, own_names = (bool(flag) for flag in told["flags"])
    seated = {
        key: Guest(str(name), str(chair), int(since), bool(shown))
        for key, (name, chair, since, shown) in guests.items()
    }
    watched = tuple(
        Watched(int(place), str(chair), _tally(one), _tally(other)) for place, chair, one, other in told["watched"]
    )
    minutes, until = told["clock"]
    room = Room(
        session, str(told["code"]), frozenset(map(str, told["voting"])), recommit, seated, {},
        begun, closed, again, locked, revision=int(told["revision"]), own_names=own_names, shown=str(told["shown"]),
        watched=tuple(one for one in watched if one.round < len(session.playthrough.rounds)),
        minutes=int(minutes), until=float(until),
    )  # fmt: skip
    given: dict[tuple[str, str], str] = {}
    said: dict[str, dict[str, str]] = {"guess": {}, "forecast": {}}
    for place, answer in answers.items():
        kind, key, chair = (*place.split(":"), "")[:3]
        if kind == "hand":
            given[key, chair] = answer
        else:
            said[kind][key] = answer
    return room.with_answers(given, said["guess"], said["forecast"])


def _tally(rows: list[tuple[str, int]]) -> Tally:
    return tuple((str(answer), int(number)) for answer, number in rows)


def _why(path: Path, why: object) -> str:
    file, reason = shown(str(path)), shown(str(getattr(why, "strerror", None) or why))
    if isinstance(why, OSError):
        return tr("{file}: {why}.", file=file, why=reason)
    if "locked" in reason:
        return tr("{file} is the file of a room that is served now. Give this one another --port.", file=file)
    if getattr(why, "sqlite_errorname", "").startswith(OF_THE_DISK):
        advice = tr("Make room on the disk, or see who may write there.")
        return f"{tr('{file}: {why}.', file=file, why=reason)} {advice}"
    return tr("{file}: {why}. Move it away, and the room begins anew.", file=file, why=reason)
