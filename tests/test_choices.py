"""No option is the best answer everywhere: random games, played again with one pick of one chair changed."""

from collections.abc import Iterator
from functools import cache
from random import Random

from game.authoring.liveness import live_after
from game.content import load, scenes_folder
from game.engine.round import is_skipped, open_options, seated
from game.engine.scene import Scene, Seat
from game.engine.state import State
from game.engine.turning_points import after

STORY = load(scenes_folder())
CHAIRS = [chair.id for chair in STORY.chairs]
LIVE = live_after(STORY)
LOOKS = (30, 100, 300, 1000, 3000)
"""After so many games a card on which no option looks best is settled; the others go on to the next look."""

Game = list[tuple[Scene, State, dict[str, str]]]
"""Each scene, the world before it and the picks of the chairs that were held."""
Ends = dict[str, tuple[int, ...]]
"""For each open option what it came to: for each aim whether it was met, then the standing that the chair kept."""


class Card:
    """What the options of one chair in one scene came to, each beside the others that were open in the same games."""

    def __init__(self, seat: Seat) -> None:
        self.unbettered = {option.id for option in seat.options}
        """The options that met whatever aim another would have met, in every game."""
        self.ahead: dict[tuple[str, str], list[int]] = {}
        """By how much one option was ahead of another, in each aim and in standing, summed over the games."""

    def add(self, ends: Ends) -> None:
        for one, own in ends.items():
            for other, theirs in ends.items():
                if one != other:
                    gained = [mine - his for mine, his in zip(own, theirs, strict=True)]
                    sums = self.ahead.get((one, other), [0] * len(gained))
                    self.ahead[one, other] = [sum + more for sum, more in zip(sums, gained, strict=True)]
                    if min(gained[:-1]) < 0:
                        self.unbettered.discard(one)

    @property
    def leaders(self) -> set[str]:
        """The options that are, on average, behind no other in any aim or in standing, and ahead in something."""
        beside: dict[str, list[int]] = {}
        for (one, _), sums in self.ahead.items():
            beside.setdefault(one, []).extend(sums)
        return {one for one, sums in beside.items() if min(sums) >= 0 and max(sums) > 0}


def random_game(held: set[str], chance: Random) -> tuple[Game, State]:
    """A game in which these chairs choose at random, and the world at its end."""
    game: Game = []
    state = STORY.start
    for scene in STORY.scenes:
        seats = () if is_skipped(scene, state) else seated(scene, state)
        picks = {seat.chair: chance.choice(open_options(seat, state)).id for seat in seats if seat.chair in held}
        game.append((scene, state, picks))
        state = after(STORY, scene, state, picks)
    return game, state


def asked(game: Game) -> Iterator[tuple[int, Seat]]:
    """The cards on which somebody picked: the place in the game, and the seat."""
    for place, (scene, _, picks) in enumerate(game):
        yield from ((place, seat) for seat in scene.seats if seat.chair in picks)


def changed(game: Game, end: State, place: int, pick: dict[str, str]) -> State:
    """The end of a game with this pick changed; the later picks stay as they were, where they are still open."""
    scene, state, picks = game[place]
    state = after(STORY, scene, state, picks | pick)
    for live, (scene, was, picks) in zip(LIVE[place:], game[place + 1 :], strict=False):
        if all(state[name] == was[name] for name in live):
            return end
        state = after(STORY, scene, state, picks)
    return state


def came_to(chair: str, end: State) -> tuple[int, ...]:
    return (*(int(aim.is_met(chair, end)) for aim in STORY.aims), end[f"{chair}.standing"])


@cache
def unsettled() -> dict[str, Card]:
    """The cards on which an option still looks best after all the games: each chair alone, and in every company."""
    chance = Random(1)
    cards = {f"{scene.id} {seat.chair}": Card(seat) for scene in STORY.scenes for seat in scene.seats}
    for number in range(1, LOOKS[-1] + 1):
        game, end = random_game(set(chance.sample(CHAIRS, chance.randint(1, len(CHAIRS)))), chance)
        for place, seat in asked(game):
            scene, state, _ = game[place]
            if card := cards.get(f"{scene.id} {seat.chair}"):
                ends = {one.id: changed(game, end, place, {seat.chair: one.id}) for one in open_options(seat, state)}
                card.add({option: came_to(seat.chair, last) for option, last in ends.items()})
        if number in LOOKS:
            cards = {name: card for name, card in cards.items() if card.unbettered or card.leaders}
        if not cards:
            break
    return cards


def test_every_option_is_bettered_somewhere() -> None:
    """For each option there is a game in which another that was open would have met an aim that this one missed."""
    assert not {name: sorted(card.unbettered) for name, card in unsettled().items() if card.unbettered}


def test_no_option_leads_in_everything_on_average() -> None:
    """On no card is one option at least as good as each other for every aim and for the standing that is kept."""
    assert not {name: sorted(card.leaders) for name, card in unsettled().items() if card.leaders}
