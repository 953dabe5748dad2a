"""What must hold of any bytes at all, whether they are to be a save or a scene file: sentences, and never a fault."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from game.authoring.reading_load import reading_load_problems
from game.authoring.source_excerpt import picture
from game.classroom.absent import absent_leaf
from game.classroom.compare import compare
from game.classroom.csv_table import csv_table
from game.classroom.debrief import debrief
from game.classroom.planner import planner
from game.content import check
from game.content.diagnostics import ODD
from game.engine.chronicle import Chronicle, Mode, misfit
from game.engine.outcome import history
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.story import Story
from game.saves import Damaged, all_saves
from game.saves import load as load_save
from game.saves.save_format import as_json, from_json
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.telling.card import card
from game.telling.ending import ending_told
from game.telling.meanwhile import chronicle_lines, log, misfit_told, recap
from tests.loaded import TINY_FOLDER, loaded


@cache
def story() -> Story:
    return loaded(TINY_FOLDER)


def whole_game(chairs: tuple[str, ...] = ("mary", "tom")) -> Snapshot:
    """A game of two teams in the tiny story, to its end, with everything that a chronicle can hold."""
    session = _begun("teams", "short", chairs)
    while not session.ended:
        session = _step(session)
    first, *rest = session.chronicle.entries
    chronicle = replace(session.chronicle, entries=(replace(first, guesses=(("mary", 0),)), *rest))
    return replace(session.snapshot, chronicle=chronicle)


def left_game() -> Snapshot:
    """A game of a class that was left at a count of hands, to which it had come back from the reveal of the card."""
    session = _begun("class", "whole", ("mary",))
    while not session.guesser:
        session = _step(session)
    return _step(_step(session)).undo().open_vote().snapshot


def _begun(mode: Mode, deck: str, chairs: tuple[str, ...]) -> Session:
    players = tuple((chair, f"the team of {chair}") for chair in chairs)
    aims = tuple((chair, "stay") for chair in chairs)
    return Session.begin(story(), Chronicle(chairs, aims, deck, mode=mode, players=players).sealed(story()))


def _step(session: Session) -> Session:
    """What is told is heard; whoever is asked guesses the least, picks what is first, and foretells it."""
    if session.guesser:
        return session.guess("0")
    if session.turn:
        chosen = open_options(session.turn, session.playthrough.state)[0].id
        return session.note("because").count({chosen: 2}, first=True).count({chosen: 3}).choose(chosen)
    if session.forecaster:
        return session.foretell(session.tables.watched.options[0].id)
    return session.go_on()


def places(data: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every value inside the data."""
    rows = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [way, *(place for key, value in rows for place in places(value, (*way, key)))]


def spoilt(data: Any, way: tuple[Any, ...], value: Any) -> Any:
    """The data with another value at this place."""
    if not way:
        return value
    copy = data.copy()
    copy[way[0]] = spoilt(data[way[0]], way[1:], value)
    return copy


def inside(data: Any, way: tuple[Any, ...]) -> Any:
    """The value at this place."""
    return inside(data[way[0]], way[1:]) if way else data


def told(session: Session) -> Iterator[object]:
    """All that a reader of the game can be told where it stands, and from there on until something is asked."""
    playthrough = session.playthrough
    yield from (recap(playthrough), log(playthrough))
    yield from (debrief(playthrough, full=True), debrief(playthrough, "md", full=True))
    yield compare([("one", playthrough), ("other", playthrough)], full=True)
    yield (csv_table([("one", playthrough)]), absent_leaf(playthrough))
    written = playthrough.story.written
    yield from (planner(playthrough, question) for question in (written.questions[:1] if written else ()))
    yield from (card(playthrough, seat.chair) for seat in playthrough.asked)
    if playthrough.complete:
        yield ending_told(playthrough)
    for moment in (session.with_recap(), session.undo(), *session.undone, session.redo()):
        before = None
        while moment != before:
            yield moment.moment
            before, moment = moment, moment.go_on()


def taken_as_a_save(content: bytes, folder: Path) -> str:
    """What comes of the bytes as a saved game: ``damaged``, ``misfit``, ``broken`` or ``played``."""
    file = folder / "game.json"
    file.write_bytes(content)
    (row,) = all_saves(folder)
    assert (row.snapshot is None) is bool(row.why)
    assert row.why.isprintable()
    try:
        game = load_save(file)
    except Damaged:
        return "damaged"
    assert game == row.snapshot
    assert from_json(json.loads(json.dumps(as_json(game)))) == game
    if why := misfit(story(), game.chronicle):
        assert misfit_told(why).isprintable()
        return "misfit"
    session = Session.resume(story(), game)
    for words in told(session):
        assert not any(0xD800 <= ord(letter) <= 0xDFFF or letter in "\x1b\x9b" for letter in str(words))
    return "broken" if session.playthrough.broken else "played"


def taken_as_a_scene(content: bytes, folder: Path, file: str) -> str:
    """What comes of the bytes as a file of this copy of the tiny story: ``sound`` or ``wrong``."""
    (folder / file).write_bytes(content)
    found, problems = check(folder)
    for problem in problems:
        assert problem.line >= 1 <= problem.column
        for line in (problem.headline, str(problem), *picture(problem)):
            assert line.isprintable()
    if found is None:
        assert problems
        return "wrong"
    assert not ODD.search("".join(texts(found)))
    reading_load_problems(found, folder)
    assert chronicle_lines(found, history(found))
    playthrough = Playthrough.of(found, Chronicle((found.chairs[0].id,))).played_on()
    assert all(card(playthrough, seat.chair) for seat in playthrough.asked)
    return "sound"


def texts(value: object) -> Iterator[str]:
    """Every text in a value of the engine, whatever it is part of."""
    if isinstance(value, str):
        yield value
    parts = value if isinstance(value, tuple | frozenset) else ()
    if is_dataclass(value):
        parts = tuple(getattr(value, field.name) for field in fields(value))
    for part in parts:
        yield from texts(part)


def copy_of_the_story(folder: Path) -> Path:
    return Path(shutil.copytree(TINY_FOLDER, folder / "tiny"))
