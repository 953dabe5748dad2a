"""What must hold of any bytes at all, whether they are to be a save or a scene file: sentences, and never a fault."""

import json
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from game.authoring.reading_load import burdens
from game.authoring.source_excerpt import picture
from game.classroom.compare import compare
from game.classroom.debrief import debrief
from game.content import check, load
from game.engine.chronicle import Chronicle, misfit
from game.engine.outcome import history
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.story import Story
from game.saves import Damaged, listed
from game.saves import load as load_save
from game.saves.save_format import as_json, from_json
from game.telling.card import card
from game.telling.ending import ending_told
from game.telling.meanwhile import chronicle_lines, log, recap

TINY = Path(__file__).parent / "tiny"


@cache
def story() -> Story:
    return load(TINY)


def whole_game(chairs: tuple[str, ...] = ("mary", "tom")) -> Chronicle:
    """A game of two teams in the tiny story, to its end, with everything that a save can hold."""
    players = tuple((chair, f"the team of {chair}") for chair in chairs)
    aims = tuple((chair, "stay") for chair in chairs)
    game = Chronicle(chairs, aims, "short", mode="teams", players=players).sealed(story())
    playthrough = Playthrough.begin(story(), game)
    while not playthrough.ended:
        if playthrough.revealed:
            playthrough = playthrough.go_on()
        elif playthrough.foreteller:
            playthrough = playthrough.foretell(
                "wait" if playthrough.watched and playthrough.watched.option("wait") else None
            )
        elif playthrough.turn:
            chosen = open_options(playthrough.turn, playthrough.state)[0].id
            playthrough = playthrough.choose(chosen, "because", ((chosen, 3),))
    first, *rest = playthrough.chronicle.entries
    return replace(playthrough.chronicle, entries=(replace(first, guess=0), *rest))


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


def told(playthrough: Playthrough) -> list[object]:
    """All that a reader of the game can be told where it stands."""
    words: list[object] = [recap(playthrough), log(playthrough), debrief(playthrough), debrief(playthrough, "md")]
    words.append(compare([("one", playthrough), ("other", playthrough)]))
    if playthrough.turn:
        words.append(card(playthrough))
    if playthrough.ended:
        words.append(ending_told(playthrough))
    return words


def taken_as_a_save(content: bytes, folder: Path) -> str:
    """What comes of the bytes as a saved game: ``damaged``, ``misfit``, ``broken`` or ``played``."""
    file = folder / "game.json"
    file.write_bytes(content)
    (row,) = listed(folder)
    assert (row.chronicle is None) is bool(row.why)
    assert row.why.isprintable()
    try:
        game = load_save(file)
    except Damaged:
        return "damaged"
    assert game == row.chronicle
    assert from_json(json.loads(json.dumps(as_json(game)))) == game
    if why := misfit(story(), game):
        assert why.isprintable()
        return "misfit"
    playthrough = Playthrough.begin(story(), game)
    for words in told(playthrough):
        assert not any(0xD800 <= ord(letter) <= 0xDFFF or letter in "\x1b\x9b" for letter in str(words))
    return "broken" if playthrough.broken else "played"


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
    burdens(found, folder)
    assert chronicle_lines(found, history(found))
    playthrough = Playthrough.begin(found, Chronicle((found.chairs[0].id,)))
    assert playthrough.turn is None or card(playthrough)
    return "sound"


def copy_of_the_story(folder: Path) -> Path:
    return Path(shutil.copytree(TINY, folder / "tiny"))
