"""Games of the shipped story as they were saved, with how each ended: they open, replay and end so to this day.

``pytest tests/test_recorded_games.py --redraw`` records them anew where the rules were meant to change.
"""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.content import scenes_folder
from game.engine.chronicle import Chronicle, Pick, replay
from game.engine.outcome import ending_of
from game.engine.playthrough import Playthrough
from game.engine.rules import Word, open_options
from game.engine.state import State
from game.saves.save_format import as_json, from_json
from game.session.snapshot import Snapshot
from tests.loaded import loaded

FOLDER = Path(__file__).parent / "recorded"
STORY = loaded(scenes_folder())
CHAIRS = tuple(chair.id for chair in STORY.chairs)
NUMBERS = range(24)


def played(number: int) -> Playthrough:
    """A game of one to six chairs, in each deck in turn, in which people pick at random and spend words at random."""
    chance = Random(number)
    held = tuple(sorted(chance.sample(CHAIRS, 1 + number % len(CHAIRS))))
    deck = STORY.decks[number % len(STORY.decks)].id
    chronicle = Chronicle(held, (), deck, mode="teams" if len(held) > 1 else "solo").sealed(STORY)
    playthrough = Playthrough.of(STORY, chronicle).played_on()
    while not playthrough.complete:
        asked = [(seat.chair, open_options(seat, playthrough.state)) for seat in playthrough.asked]
        picks = [Pick(chair, chance.choice(options).id) for chair, options in asked]
        words = [
            Word(chair, to) for chair, _ in asked for to in playthrough.can_ask(chair)[:1] if chance.random() < 0.3
        ]
        playthrough = playthrough.play(picks, corridor=tuple(words)).played_on()
    return playthrough


def end(state: State) -> dict[str, Any]:
    """How a game ended, and every meter and fact."""
    declared = [row.id for row in (*STORY.meters, *STORY.facts)]
    return {"ending": ending_of(STORY, state).id, "state": {name: state[name] for name in declared}}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_recorded_game_opens_and_ends_as_it_did(number: int, request: pytest.FixtureRequest) -> None:
    file = FOLDER / f"{number:02}.json"
    if request.config.getoption("--redraw"):
        playthrough = played(number)
        record = {"game": as_json(Snapshot(playthrough.chronicle)), **end(playthrough.state)}
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(record, indent=0) + "\n", encoding="utf-8")
    record = json.loads(file.read_text(encoding="utf-8"))
    again = replay(STORY, from_json(record["game"]).chronicle)
    assert again.broken is None
    assert len(again.rounds) == len(STORY.scenes)
    assert end(again.state) == {"ending": record["ending"], "state": record["state"]}


def test_the_recorded_games_speak_and_come_to_much() -> None:
    records = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.json"))]
    assert len(records) == len(NUMBERS)
    assert len({record["ending"] for record in records}) >= 5
    assert any("corridor" in entry for record in records for entry in record["game"]["entries"])
