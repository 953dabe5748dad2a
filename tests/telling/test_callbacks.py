"""What an ending remembers of the picks, and how it tells of the road that was nearest and not taken."""

from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle, Pick
from game.engine.conditions import Condition, Picked
from game.engine.counterfactuals import Counterfactual, Road, Turn
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.scene import Option, Scene, Seat, Telling
from game.engine.story import Story
from game.telling.callbacks import callbacks, road_missed, weight_of
from tests.classroom.games import SHIPPED, TINY, game

BRIDGE, MINUTES, FLOOD = TINY.scenes
KEPT = "z, the first"
LEFT = "y, the second"
LAST = "x, the third"


def recalling(scene: Scene, text: str) -> Scene:
    """The scene, of which an ending remembers each pick by this text."""

    def seat(one: Seat) -> Seat:
        options = tuple(replace(option, callback=(Telling(f"{one.chair}: {text}"),)) for option in one.options)
        return replace(one, options=options)

    return replace(scene, seats=tuple(map(seat, scene.seats)))


STORY = replace(
    TINY, scenes=tuple(recalling(scene, text) for scene, text in zip(TINY.scenes, (KEPT, LEFT, LAST), strict=True))
)


def played(story: Story, *chairs: str, left: str) -> Playthrough:
    """A game in which all do as in history, and leave it on one card."""
    mode = "solo" if len(chairs) == 1 else "teams"
    playthrough = Playthrough.of(story, Chronicle(chairs, deck="whole", mode=mode)).played_on()  # type: ignore[arg-type]
    while playthrough.asked and (scene := playthrough.scene):
        wanted = scene.id != left
        open = [(seat.chair, open_options(seat, playthrough.state)) for seat in playthrough.asked]
        picks = [Pick(chair, next(one.id for one in rows if bool(one.historical) is wanted)) for chair, rows in open]
        playthrough = playthrough.play(picks).played_on()
    return playthrough


def point(scene: Scene, chair: str) -> Counterfactual:
    seat = scene.seat(chair)
    assert seat
    return Counterfactual(scene, chair, seat.options[0], TINY.endings[0], "")


def test_one_chair_is_told_its_picks_by_their_dates_and_without_its_name() -> None:
    told = callbacks(played(STORY, "mary", left=MINUTES.id), ())
    assert told == tuple(f"mary: {text}" for text in (KEPT, LEFT, LAST)[: len(told)])
    assert len(told) >= 2


def test_of_several_chairs_each_is_told_what_weighed_most() -> None:
    playthrough = played(STORY, "mary", "tom", left=MINUTES.id)
    of_mary = [line for line in callbacks(playthrough, (point(FLOOD, "mary"),)) if line.startswith("Mary: ")]
    assert of_mary == [f"Mary: mary: {LEFT}", f"Mary: mary: {LAST}"]
    of_mary = [line for line in callbacks(playthrough, (point(BRIDGE, "mary"),)) if line.startswith("Mary: ")]
    assert of_mary == [f"Mary: mary: {KEPT}", f"Mary: mary: {LEFT}"]


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_the_more_chairs_the_fewer_picks_of_each(count: int) -> None:
    chairs = [chair.id for chair in SHIPPED.chairs][:count]
    told = callbacks(game(*chairs, deck="lesson", turn=1), ())
    names = [chair.name for chair in SHIPPED.chairs][:count]
    most = max(1, 4 - count)
    counts = [len(told)] if count == 1 else [sum(line.startswith(f"{name}: ") for line in told) for name in names]
    assert max(counts) == most
    assert sum(counts) == len(told)


def test_what_turned_the_game_weighs_most_then_what_was_asked_for_later_then_what_left_history() -> None:
    tom = FLOOD.seat("tom")
    assert tom
    _, done, left = tom.options
    asking = Condition(((Picked("tom", FLOOD.id, (done.id, left.id)),),))
    recalling = replace(TINY, endings=(replace(TINY.endings[0], when=asking), *TINY.endings[1:]))
    weights = [
        weight_of(TINY, FLOOD, "tom", done, turned=True),
        weight_of(recalling, FLOOD, "tom", replace(left, objects=True)),
        weight_of(recalling, FLOOD, "tom", left),
        weight_of(TINY, FLOOD, "tom", left),
        weight_of(TINY, FLOOD, "tom", done),
    ]
    assert weights == sorted(set(weights))
    assert weight_of(recalling, FLOOD, "tom", done) == weight_of(TINY, FLOOD, "tom", done)


def road(*turns: Turn) -> Road:
    return Road(replace(TINY.endings[0], missed="Half a step from *there*."), turns)


def pick(scene: Scene, place: int) -> Option:
    return scene.seats[0].options[place]


@pytest.mark.parametrize(
    ("chairs", "told"),
    [
        (("mary",), "“{bridge}” in March 1901 and a word with Tom in June 1901."),
        (("mary", "tom"), "from Mary “{bridge}” in March 1901 and from Mary a word with Tom in June 1901."),
    ],
    ids=["one chair", "two chairs"],
)
def test_a_road_is_told_with_what_it_wanted_and_of_whom_where_several_play(chairs: tuple[str, ...], told: str) -> None:
    turns = Turn(BRIDGE, "mary", pick(BRIDGE, 1)), Turn(MINUTES, "mary", to="tom")
    playthrough = Playthrough.of(TINY, Chronicle(chairs, deck="whole", mode="teams" if chairs[1:] else "solo"))
    wanted = told.format(bridge=pick(BRIDGE, 1).label)
    assert road_missed(playthrough, road(*turns)) == f"Half a step from there. It wanted {wanted}"


def test_no_road_and_one_of_which_the_story_says_nothing_are_not_told() -> None:
    playthrough = Playthrough.of(TINY, Chronicle(("mary",), deck="whole"))
    assert road_missed(playthrough, None) == ""
    assert road_missed(playthrough, Road(replace(TINY.endings[0], missed=""), (Turn(BRIDGE, "mary"),))) == ""
