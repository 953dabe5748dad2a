"""The engine plays the rules of the world exactly: sixty games, every pick, every hold, every end."""

import json
from typing import Any

import pytest

from game.engine.chronicle import Chronicle, Entry, replay
from game.engine.outcome import ending_of, history
from tests.engine.world import HERE, assert_plays, load_world

WORLD = load_world()
GAMES = json.loads((HERE / "world-games.json").read_text(encoding="utf-8"))["games"]


def test_there_are_sixty_games() -> None:
    assert len(GAMES) == 60


@pytest.mark.parametrize("game", GAMES, ids=[f"{n}-{'+'.join(g['held']) or 'nobody'}" for n, g in enumerate(GAMES)])
def test_a_game_replays_to_the_last_meter(game: dict[str, Any]) -> None:
    assert_plays(WORLD, game)


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
