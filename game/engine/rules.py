"""One round: every chair that sits in a scene picks, then four steps settle what comes of it, always in this order.

1. Absences, needs and won-over conditions are read in the state as the scene opens.
2. The effects of all picks are summed, then clamped.
3. The opponent's first move that matches is read in the state after 2, and takes effect.
4. The first entry of ``together`` that matches is read in the state after 3, and takes effect.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.engine.effects import apply
from game.engine.scene import Move, Option, Scene, Seat
from game.engine.state import State
from game.engine.story import Story


class NotOpen(Exception):
    """A pick that cannot be made: the option does not exist for this chair, or is locked."""

    def __init__(self, message: str, option: str = "", reasons: tuple[str, ...] = ()) -> None:
        """``reasons`` are the story's own words for why the option is locked."""
        super().__init__(message)
        self.option = option
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Round:
    """What one scene came to, with the state at each step."""

    scene: Scene
    picks: tuple[tuple[str, str], ...]
    """Chair and option, in the order in which the scene seats them; empty if the scene was skipped."""
    before: State
    after_picks: State
    after_move: State
    after: State
    move: Move | None = None
    together: Move | None = None
    departed: tuple[str, ...] = ()
    """The chairs nobody held that did not do what history did."""

    @property
    def skipped(self) -> bool:
        return self.move is None

    def option(self, chair: str) -> Option | None:
        """What this chair chose, if it sat here."""
        seat, chosen = self.scene.seat(chair), dict(self.picks).get(chair)
        return seat.option(chosen) if seat and chosen else None

    def chosen(self, chair: str) -> Option:
        """What this chair chose, where it is known to have sat here."""
        option = self.option(chair)
        assert option, f"{chair} does not sit in {self.scene.id}"
        return option


def is_skipped(scene: Scene, state: State) -> bool:
    return scene.skip is not None and scene.skip.when.holds(state)


def seated(scene: Scene, state: State) -> tuple[Seat, ...]:
    """The chairs that really sit in the scene, in this state."""
    return tuple(seat for seat in scene.seats if not (seat.absent and seat.absent.when.holds(state)))


def reasons(option: Option, state: State) -> tuple[str, ...]:
    """Why the option is locked: the word of each need that fails; empty for an open option."""
    return tuple([need.otherwise for need in option.needs if not need.when.holds(state)])


def open_options(seat: Seat, state: State) -> tuple[Option, ...]:
    return tuple([option for option in seat.options if not option.needs or not reasons(option, state)])


def historical_order(options: Iterable[Option]) -> list[Option]:
    """Those of the options that were taken in history, what was done first before what was done next."""
    return sorted((option for option in options if option.historical), key=lambda option: option.historical)


def unheld_pick(seat: Seat, state: State) -> Option:
    """What a chair that nobody holds does: won over if it is, else history, else its first open option.

    Raises NotOpen where no option is open.
    """
    options = open_options(seat, state)
    won_over = (option for option in options if option.won_over and option.won_over.holds(state))
    for option in (*won_over, *historical_order(options), *options):
        return option
    raise NotOpen(f"{seat.chair} has nothing left to choose")


def play(
    story: Story, scene: Scene, state: State, picks: Mapping[str, str], held: tuple[str, ...] | None = None
) -> Round:
    """The round with these picks; chairs without one play history. Raises NotOpen for a pick that cannot be made.

    ``held`` are the chairs whose picks people made: all that have one, unless it is said.
    """
    if is_skipped(scene, state):
        assert scene.skip
        after = apply(state, [scene.skip.effects], story.ranges)
        return Round(scene, (), state, after, after, after)
    chosen: dict[str, Option] = {}
    for seat in seated(scene, state):
        if seat.chair in picks:
            chosen[seat.chair] = open_option(seat, picks[seat.chair], state)
        else:
            chosen[seat.chair] = unheld_pick(seat, state)
    names = {chair: option.id for chair, option in chosen.items()}
    unheld = chosen.keys() - set(picks if held is None else held)
    departed = tuple(chair for chair, option in chosen.items() if chair in unheld and not option.historical)
    after_picks = apply(state, [option.effects for option in chosen.values()], story.ranges)
    move = next(move for move in scene.opponent if move.when.holds(after_picks, names))
    after_move = apply(after_picks, [move.effects], story.ranges)
    together = next((entry for entry in scene.together if entry.when.holds(after_move, names)), None)
    after = apply(after_move, [together.effects], story.ranges) if together else after_move
    return Round(scene, tuple(names.items()), state, after_picks, after_move, after, move, together, departed)


def open_option(seat: Seat, id: str, state: State) -> Option:
    """The option with this id. Raises NotOpen where the seat has none, or it is locked."""
    option = seat.option(id)
    if option is None:
        raise NotOpen(f"{seat.chair} has no option {id}", id)
    if why := reasons(option, state):
        raise NotOpen(" ".join(why), id, why)
    return option


def leaders(hands: Mapping[str, int]) -> tuple[str, ...]:
    """The options with the most hands, in their order: one, or several in a tie; all where no hand was raised."""
    most = max(hands.values(), default=0)
    return tuple(option for option, count in hands.items() if count == most)
