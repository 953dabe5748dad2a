"""The cards at which a game that has ended can be begun again: those that mattered."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.engine.counterfactuals import Counterfactual, Road
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.i18n import tr
from game.telling.words import chosen_by, in_month, name_of

MOST_WAYS = 3


@dataclass(frozen=True, slots=True)
class WayBack:
    """A card on which another choice might have ended the game otherwise."""

    scene: str
    """The id of its scene."""
    card: str
    """When it was, and what it is called."""
    chosen: str
    """What those chose there whose other choice might have mattered."""


def ways_back(playthrough: Playthrough, points: tuple[Counterfactual, ...], road: Road | None) -> tuple[WayBack, ...]:
    """The cards that mattered, the latest first, at most `MOST_WAYS`; where none did by itself, the first of the
    nearest road that was missed."""
    turns: tuple[tuple[str, str], ...] = tuple((point.scene.id, point.chair) for point in points)
    if not turns and road:
        turns = ((road.turns[0].scene.id, road.turns[0].chair),)
    chairs: dict[str, dict[str, None]] = {}
    for scene, chair in turns:
        chairs.setdefault(scene, {})[chair] = None
    mattered = [round for round in reversed(playthrough.rounds) if round.scene.id in chairs]
    return tuple(
        WayBack(round.scene.id, in_month(round.scene), _chosen(playthrough, round, chairs[round.scene.id]))
        for round in mattered[:MOST_WAYS]
    )


def _chosen(playthrough: Playthrough, round: Round, chairs: Iterable[str]) -> str:
    """Their choices; a name stands before each where several chairs are held."""
    if len(playthrough.chronicle.chairs) == 1:
        return tr("You: {choice}.", choice=round.chosen(*chairs).label)
    return " ".join(chosen_by(name_of(playthrough.story, chair), round.chosen(chair).label) for chair in chairs)
