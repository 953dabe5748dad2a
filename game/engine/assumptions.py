"""What texts take for granted, and where they would be told although it is false."""

from collections.abc import Container, Iterator

from game.engine.rules import Round
from game.engine.scene import Scene
from game.engine.state import State


def false_texts(scene: Scene, state: State, chairs: Container[str]) -> Iterator[str]:
    """The texts of a card, as its file names them, that these chairs would read although they are not true."""
    variants = [(place, one) for place, one in enumerate(scene.variants, 1) if one.when.holds(state)]
    if not any(one.prose for _, one in variants) and not scene.assumes.holds(state):
        yield "prose"
    for place, variant in variants:
        if not variant.assumes.holds(state):
            yield f"variants {place}"
    for seat in scene.seats:
        is_read = seat.chair in chairs and not any(seat.chair in dict(one.briefs) for _, one in variants)
        if is_read and not seat.assumes.holds(state):
            yield f"chairs {seat.chair}"


def false_moves(round: Round) -> Iterator[str]:
    """The moves of a round, as its file names them, that were told although they are not true."""
    picks, scene = dict(round.picks), round.scene
    if round.move and not round.move.assumes.holds(round.after_picks, picks):
        yield f"opponent {scene.opponent.index(round.move) + 1}"
    if round.together and not round.together.assumes.holds(round.after_move, picks):
        yield f"together {scene.together.index(round.together) + 1}"
