"""The engine plays the rules of the world exactly: sixty games, every pick, every hold, every end."""

import json
from typing import Any

import pytest

from game.engine.chronicle import Chronicle, Entry, replay
from game.engine.ending import ending_of, history
from game.engine.round import play

from .world import HERE, load_world

WORLD = load_world()
GAMES = json.loads((HERE / "world-games.json").read_text())["games"]


def test_there_are_sixty_games() -> None:
    assert len(GAMES) == 60


@pytest.mark.parametrize("game", GAMES, ids=[f"{n}-{'+'.join(g['held']) or 'nobody'}" for n, g in enumerate(GAMES)])
def test_a_game_replays_to_the_last_meter(game: dict[str, Any]) -> None:
    state = WORLD.start
    played = {row["scene"]: row for row in game["rounds"]}
    for scene in WORLD.scenes:
        told = {"picks": {}} | played.get(scene.id, {})
        picks = {chair: option for chair, option in told["picks"].items() if chair in game["held"]}
        round = play(WORLD, scene, state, picks)
        state = round.after
        assert dict(round.picks) == told["picks"], scene.id
        assert "hold" not in told or state["hold"] == told["hold"], scene.id
    assert {name: state[name] for name in WORLD.start if name in game["end"]} == {
        name: int(value) for name, value in game["end"].items() if name in WORLD.start
    }
    assert ending_of(WORLD, state).id == game["ending"]
    for chair, met in game["aims"].items():
        assert {aim.id for aim in WORLD.aims if aim.is_met(chair, state)} == set(met), chair


def test_nobody_seated_ends_as_it_did() -> None:
    rounds = history(WORLD)
    assert ending_of(WORLD, rounds[-1].after).id == "history"
    assert not any(round.departed for round in rounds)


@pytest.mark.parametrize("game", GAMES[::7])
def test_a_chronicle_replays_to_the_same_state(game: dict[str, Any]) -> None:
    played = {row["scene"]: tuple(row.get("picks", {}).items()) for row in game["rounds"]}
    order = {s.id: [seat.chair for seat in s.seats] for s in WORLD.scenes}
    entries = tuple(Entry(s, tuple(sorted(played.get(s, ()), key=lambda p: order[s].index(p[0])))) for s in order)
    again = replay(WORLD, Chronicle(chairs=tuple(game["held"]), entries=entries))
    assert again.broken is None
    assert ending_of(WORLD, again.state).id == game["ending"]
