"""The rules of the world as plain data (`world.json`), made into a story without words."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from game.engine.conditions import ALWAYS, AtLeast, AtMost, Chose, Condition, Count, Is, Test
from game.engine.effects import NOTHING, Effects
from game.engine.endings import Ending, Fates
from game.engine.meters import Fact, Meter
from game.engine.outcome import ending_of
from game.engine.rules import play
from game.engine.scene import Absence, History, Move, Need, Option, Scene, Seat, Skip
from game.engine.story import Aim, Attention, Chair, Deck, Opponent, Story

HERE = Path(__file__).parent
CHAIRS = ("trotsky", "zinoviev", "kamenev", "bukharin", "rykov", "tomsky")
AIMS = {
    "heir": ({"{c}.out": False, "{c}.standing": ">= 3", "stalin.standing": "<= 3"}),
    "collective": {"hold": "<= 13", "stalin.standing": "<= 4"},
    "seat": {"{c}.out": False, "{c}.bowed": False},
    "record": {"{c}.bowed": False, "record": ">= 5"},
    "village": {"nep": ">= 3"},
    "open-party": {"party-life": ">= 3"},
}


def assert_plays(story: Story, game: dict[str, Any]) -> None:
    """Play a recorded game by the rules of the story, and compare every pick, every hold and the end."""
    state = story.start
    played = {row["scene"]: row for row in game["rounds"]}
    for scene in story.scenes:
        told = {"picks": {}} | played.get(scene.id, {})
        picks = {chair: option for chair, option in told["picks"].items() if chair in game["held"]}
        round = play(story, scene, state, picks)
        state = round.after
        assert dict(round.picks) == told["picks"], scene.id
        assert "hold" not in told or state["hold"] == told["hold"], scene.id
    assert {name: state[name] for name in game["end"]} == {name: int(value) for name, value in game["end"].items()}
    assert ending_of(story, state).id == game["ending"]
    for chair, met in game["aims"].items():
        assert {aim.id for aim in story.aims if aim.is_met(chair, state)} == set(met), chair


def load_world() -> Story:
    world = json.loads((HERE / "world.json").read_text(encoding="utf-8"))
    scenes = tuple(_scene(row) for row in world["scenes"])
    return Story(
        title="", tagline="", opponent=Opponent("", ""), attends=(Attention("any", ""),), acts=(), curve="hold",
        meters=tuple(Meter(id, id, *row["range"], row["start"], ((0, ""),)) for id, row in world["meters"].items()),
        facts=tuple(Fact(id, start) for id, start in world["facts"].items()),
        chairs=tuple(Chair(chair, chair, "") for chair in CHAIRS),
        aims=tuple(Aim(id, id, tuple((c, _aim(test, c)) for c in CHAIRS), "", "") for id, test in AIMS.items()),
        decks=(Deck("whole", "", "", tuple((c, frozenset(s.id for s in scenes if s.seat(c))) for c in CHAIRS)),),
        scenes=scenes,
        endings=tuple(Ending(row["id"], "", "", _condition(row["when"])) for row in world["endings"]),
        fates=Fates("", (), ""),
    )  # fmt: skip


def _scene(row: dict[str, Any]) -> Scene:
    skip = row.get("skipped-when")
    return Scene(
        id=row["id"], act="", title="", date=date.fromisoformat(row["id"][:7] + "-01"), day="", place="", prose="",
        seats=tuple(_seat(chair, options, row) for chair, options in row["chairs"].items()),
        opponent=tuple(map(_move, row["stalin"])), together=tuple(map(_move, row.get("together", []))),
        skip=Skip(_condition(skip), "", _effects(row.get("bridge-effects"))) if skip else None,
        history=History("", ()), ask=(),
    )  # fmt: skip


def _seat(chair: str, options: list[dict[str, Any]], row: dict[str, Any]) -> Seat:
    absent = row.get("absent-when", {}).get(chair)
    return Seat(chair, "", tuple(map(_option, options)), Absence(_condition(absent), "") if absent else None)


def _option(row: dict[str, Any]) -> Option:
    needs = (Need(_condition(row["needs"]), "locked"),) if "needs" in row else ()
    won_over = _condition(row["won-over-when"]) if "won-over-when" in row else None
    effects = _effects(row.get("effects"))
    return Option(row["id"], "", "any", "", row.get("historical", 0), "", needs, won_over, effects=effects)


def _move(row: dict[str, Any]) -> Move:
    return Move("", _condition(row.get("when", [])), _effects(row.get("effects")))


def _effects(row: dict[str, Any] | None) -> Effects:
    if not row:
        return NOTHING
    facts = tuple((name, value) for name, value in row.items() if isinstance(value, bool))
    return Effects(tuple((name, int(value)) for name, value in row.items() if not isinstance(value, bool)), facts)


def _condition(groups: list[dict[str, Any]]) -> Condition:
    return (
        Condition(tuple(tuple(t for row in group.items() for t in _tests(*row)) for group in groups))
        if groups
        else ALWAYS
    )


def _aim(test: dict[str, Any], chair: str) -> Condition:
    return _condition([{name.format(c=chair): value for name, value in test.items()}])


def _tests(name: str, value: Any) -> list[Test]:
    if name == "chosen":
        return [Count(row["at least"], tuple(row["of"])) for row in value]
    if name.endswith(" chose"):
        return [Chose(name.removesuffix(" chose"), tuple(value))]
    if name.endswith(" did not choose"):
        return [Chose(name.removesuffix(" did not choose"), tuple(value), wanted=False)]
    if isinstance(value, bool):
        return [Is(name, value)]
    sign, number = value.split()
    return [AtLeast(name, int(number)) if sign == ">=" else AtMost(name, int(number))]
