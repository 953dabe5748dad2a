"""No option is the best answer everywhere: random games, played again with one pick of one chair changed."""

from functools import cache
from operator import itemgetter
from random import Random

import pytest

from game.authoring.explore.liveness import live
from game.authoring.explore.memoized_rounds import MemoizedRounds, deciding, whole_game
from game.authoring.explore.transition_tables import StateValues
from game.content import scenes_folder
from game.engine.scene import Seat
from game.engine.state import State
from tests.loaded import loaded

pytestmark = pytest.mark.slow
STORY = loaded(scenes_folder())
CHAIRS = [chair.id for chair in STORY.chairs]
SCENES = whole_game(STORY)
NAMES = deciding(STORY)
PLACES = {name: place for place, name in enumerate(NAMES)}
READ = [itemgetter(*(PLACES[name] for name in names)) for names in live(STORY)[1:]]
"""For each scene, what is still read of a world after it."""
LOOKS = (30, 100, 300, 1000, 3000)
"""After so many games a card on which no option looks best is settled; the others go on to the next look."""

Game = list[tuple[StateValues, dict[str, str]]]
"""For each scene the world before it, and the picks of the chairs that were held."""
Ends = dict[str, tuple[int, ...]]
"""For each open option what it came to: for each aim whether it was met, then the standing that the chair kept, and its
following."""


class Opening:
    """What the options of one chair in one scene came to, each beside the others that were open in the same games."""

    def __init__(self, seat: Seat) -> None:
        self.unbettered = {option.id for option in seat.options}
        """The options that met whatever aim another would have met, in every game."""
        self.ahead: dict[tuple[str, str], list[int]] = {}
        """By how much one option was ahead of another, in each aim, standing and following, summed over the games."""

    def add(self, ends: Ends) -> None:
        for one, own in ends.items():
            for other, theirs in ends.items():
                if one != other:
                    gained = [mine - his for mine, his in zip(own, theirs, strict=True)]
                    sums = self.ahead.get((one, other), [0] * len(gained))
                    self.ahead[one, other] = [sum + more for sum, more in zip(sums, gained, strict=True)]
                    if min(gained[: len(STORY.aims)]) < 0:
                        self.unbettered.discard(one)

    @property
    def leaders(self) -> set[str]:
        """The options that are, on average, behind no other in aims, standing or following, and ahead in something."""
        beside: dict[str, list[int]] = {}
        for (one, _), sums in self.ahead.items():
            beside.setdefault(one, []).extend(sums)
        return {one for one, sums in beside.items() if min(sums) >= 0 and max(sums) > 0}


def random_game(held: tuple[str, ...], chance: Random) -> tuple[Game, StateValues]:
    """A game in which these chairs choose at random, and the world at its end."""
    game: Game = []
    world = tuple(STORY.start[name] for name in NAMES)
    for rounds in SCENES:
        card = rounds.card(world, held)
        step = card.step(tuple(chance.choice(options) for _, options in card.choices))
        game.append((world, dict(step.picks)))
        world, _ = rounds.after(world, card, step)
    return game, world


def after(rounds: MemoizedRounds, world: StateValues, picks: dict[str, str]) -> StateValues:
    """The world after a scene; where a pick is not open any more, the chair plays history."""
    card = rounds.card(world, tuple(picks))
    is_open = [picks[seat.chair] in [option.id for option in options] for seat, options in card.choices]
    still = {seat.chair: picks[seat.chair] for (seat, _), open in zip(card.choices, is_open, strict=True) if open}
    card = rounds.card(world, tuple(still))
    chosen = tuple(next(one for one in options if one.id == still[seat.chair]) for seat, options in card.choices)
    return rounds.after(world, card, card.step(chosen))[0]


def changed(game: Game, end: StateValues, place: int, pick: dict[str, str]) -> StateValues:
    """The end of a game with this pick changed; the later picks stay as they were, where they are still open."""
    world, picks = game[place]
    world = after(SCENES[place], world, picks | pick)
    for read, rounds, (was, picks) in zip(READ[place:], SCENES[place + 1 :], game[place + 1 :], strict=False):
        if read(world) == read(was):
            return end
        world = after(rounds, world, picks)
    return world


def came_to(chair: str, end: State) -> tuple[int, ...]:
    met = (int(aim.is_met(chair, end)) for aim in STORY.aims)
    return (*met, end[f"{chair}.standing"], end[f"{chair}.following"])


@cache
def unsettled() -> dict[str, Opening]:
    """The cards on which an option still looks best after all the games: each chair alone, and in every company."""
    chance = Random(1)
    cards = {f"{scene.id} {seat.chair}": Opening(seat) for scene in STORY.scenes for seat in scene.seats}
    for number in range(1, LOOKS[-1] + 1):
        held = tuple(sorted(chance.sample(CHAIRS, chance.randint(1, len(CHAIRS)))))
        game, end = random_game(held, chance)
        for place, (world, _) in enumerate(game):
            for seat, options in SCENES[place].card(world, held).choices:
                if card := cards.get(f"{STORY.scenes[place].id} {seat.chair}"):
                    ends = {one.id: changed(game, end, place, {seat.chair: one.id}) for one in options}
                    card.add({option: came_to(seat.chair, State(PLACES, last)) for option, last in ends.items()})
        if number in LOOKS:
            cards = {name: card for name, card in cards.items() if card.unbettered or card.leaders}
        if not cards:
            break
    return cards


def test_every_option_is_bettered_somewhere() -> None:
    """For each option there is a game in which another that was open would have met an aim that this one missed. What
    is said in a call may be too small a thing for that."""
    calls = {f"{scene.id} {seat.chair}" for scene in STORY.scenes if scene.call for seat in scene.seats}
    unbettered = {name: sorted(card.unbettered) for name, card in unsettled().items() if card.unbettered}
    assert not unbettered.keys() - calls


def test_no_option_leads_in_everything_on_average() -> None:
    """On no card is one option at least as good as each other for every aim, for standing and for following."""
    assert not {name: sorted(card.leaders) for name, card in unsettled().items() if card.leaders}
