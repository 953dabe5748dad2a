"""What an ending remembers of a game: some of its picks, and the nearest road that was not taken."""

from game.engine.counterfactuals import Counterfactual, Road, Turn, nearest_road
from game.engine.playthrough import Playthrough
from game.engine.scene import Option, Scene, told
from game.engine.story import Story
from game.i18n import listed, month_in_words, stopped, tr
from game.telling.prose import plain
from game.telling.words import name_of

MOST_CALLBACKS = 3
"""How many picks of one chair an ending remembers; of several chairs fewer each."""


def callbacks(playthrough: Playthrough, points: tuple[Counterfactual, ...]) -> tuple[str, ...]:
    """What an ending says of earlier picks: a sentence each, in the order of their dates, and with several chairs the
    name of the one that picked.

    For each chair there are at most three, and one less for each other chair, but at least one. Picks are chosen in
    this order: those without which the game would have ended otherwise, which are in ``points``; those that something
    later in the story asked for; others that were not history's. Among equals an objection goes first.
    """
    story, chairs = playthrough.story, playthrough.chronicle.chairs
    most = most_callbacks(len(chairs))
    return tuple(
        f"{name_of(story, chair)}: {line}" if len(chairs) > 1 else line
        for chair in chairs
        for line in _of_chair(playthrough, points, chair, most)
    )


def _of_chair(playthrough: Playthrough, points: tuple[Counterfactual, ...], chair: str, most: int) -> list[str]:
    story, turned = playthrough.story, {(point.scene.id, point.chair) for point in points}
    ranked: list[tuple[int, bool, int, str]] = []
    for place, (round, entry) in enumerate(zip(playthrough.rounds, playthrough.chronicle.entries, strict=True)):
        if chair not in entry.by_people:
            continue
        option = round.chosen(chair)
        if text := told(option.callback, playthrough.state):
            weight = weight_of(story, round.scene, chair, option, (round.scene.id, chair) in turned)
            ranked.append((*weight, place, plain(text)))
    return [text for *_, text in sorted(sorted(ranked)[:most], key=lambda one: one[2])]


def most_callbacks(chairs: int) -> int:
    """How many picks of one chair an ending remembers where so many are held."""
    return max(1, MOST_CALLBACKS - chairs + 1)


def weight_of(story: Story, scene: Scene, chair: str, option: Option, turned: bool = False) -> tuple[int, bool]:
    """By what an ending sorts the picks that it might remember, the first first; ``turned`` are those without which
    the game would have ended otherwise."""
    recalled = bool(story.memory.effects(scene, chair, option).facts)
    rank = 0 if turned else 1 if recalled and not option.historical else 2 if not option.historical else 3
    return rank, not option.objects


def nearest(playthrough: Playthrough, points: tuple[Counterfactual, ...]) -> Road | None:
    """The road to the nearest ending that was not reached: to one that is told as a road missed, if a single pick
    leads there."""
    own = tuple(point for point in points if point.ending.missed)
    return nearest_road(playthrough.story, playthrough.chronicle, own)


def road_missed(playthrough: Playthrough, road: Road | None) -> str:
    """The nearest ending that was not reached, and what it lacked."""
    if road is None or not road.ending.missed:
        return ""
    story, named = playthrough.story, len(playthrough.chronicle.chairs) > 1
    turns = listed([_turn(story, turn, named) for turn in road.turns])
    return f"{plain(road.ending.missed)} {stopped(tr('It wanted {turns}', turns=turns))}"


def _turn(story: Story, turn: Turn, named: bool) -> str:
    month = month_in_words(turn.scene.date)
    if turn.option is None:
        told = tr("a word with {name} in {month}", name=name_of(story, turn.to), month=month)
    else:
        told = tr("“{choice}” in {month}", choice=turn.option.label, month=month)
    return tr("from {name} {told}", name=name_of(story, turn.chair), told=told) if named else told
