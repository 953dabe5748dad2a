"""Echoes and answers in games that are played at random by the rules themselves: which of them nobody is ever told."""

import random
from collections.abc import Iterable, Iterator, Mapping

from game.engine.chronicle import Chronicle, Pick
from game.engine.conditions import NO_PICKS
from game.engine.playthrough import Playthrough
from game.engine.rules import Round, Word, open_options
from game.engine.scene import Telling
from game.engine.state import State
from game.engine.story import Story

TextPath = tuple[str, str]
"""The id of a scene, and the keys of its file that lead to the text: ``chairs mary echoes 2``."""


def never_told(story: Story, chairs: tuple[str, ...], games: int, seed: int = 1) -> list[TextPath]:
    """The echoes and answers of these chairs that so many games never told, in the order of the scenes."""
    chance = random.Random(seed)
    told = {text for _ in range(games) for text in _told_in(played_at_random(story, chairs, chance))}
    return [text for text in _written(story, chairs) if text not in told]


def played_at_random(story: Story, chairs: tuple[str, ...], chance: random.Random, deck: str = "") -> Playthrough:
    """A game in which these chairs choose at random; every other word in the corridor that can be said is said."""
    game = Playthrough(story, Chronicle(chairs, deck=deck or story.decks[-1].id))
    while game.scene:
        picks = [Pick(seat.chair, chance.choice(open_options(seat, game.state)).id) for seat in game.asked]
        words = [Word(pick.chair, to) for pick in picks for to in game.can_ask(pick.chair)]
        said = (chance.choice(words),) if words and chance.random() < 0.5 else ()
        game = game.play(picks, corridor=said)
    return game


def _told_in(game: Playthrough) -> Iterator[TextPath]:
    for round, entry in zip(game.rounds, game.chronicle.entries, strict=True):
        for chair in entry.by_people:
            seat, option = round.scene.seat(chair), round.chosen(chair)
            assert seat
            yield from _first(round, f"chairs {chair} echoes", seat.echoes, round.before)
            answers = f"chairs {chair} options {option.id} answers"
            yield from _first(round, answers, option.answers, round.after, dict(round.picks))


def _first(
    round: Round, keys: str, tellings: Iterable[Telling], state: State, picks: Mapping[str, str] = NO_PICKS
) -> Iterator[TextPath]:
    """The one of them that was told, if any was."""
    for place, one in enumerate(tellings, 1):
        if one.when.holds(state, picks):
            yield round.scene.id, f"{keys} {place}"
            return


def _written(story: Story, chairs: tuple[str, ...]) -> Iterator[TextPath]:
    for scene in story.scenes:
        for seat in (seat for seat in scene.seats if seat.chair in chairs):
            yield from ((scene.id, f"chairs {seat.chair} echoes {place + 1}") for place, _ in enumerate(seat.echoes))
            for option in seat.options:
                keys = f"chairs {seat.chair} options {option.id} answers"
                yield from ((scene.id, f"{keys} {place + 1}") for place, _ in enumerate(option.answers))
