"""The world of a card that is tried, as its author says it on the command line: values, picks and objections."""

from game.console import shown
from game.engine.conditions import objections
from game.engine.meters import Fact, Meter
from game.engine.scene import Scene
from game.engine.story import Story
from game.exit_codes import MISUSED, CommandError
from game.typed_names import understood


def setting(story: Story, said: str) -> tuple[str, int]:
    """The name and the value of one ``--set``."""
    typed, _, value = (part.strip() for part in said.partition("="))
    facts = {"true": 1, "false": 0}
    name = understood("meter or fact", typed, [*story.meters, *story.facts])
    if story.has(Fact, name):
        if value not in facts:
            raise CommandError(MISUSED, f"{name} is so or not so: write --set {name}=true, or --set {name}=false.")
        return name, facts[value]
    meter = story.find(Meter, name)
    try:
        number = int(value)
    except ValueError:
        number = meter.low - 1
    if not meter.low <= number <= meter.high:
        wanted = f"{name} goes from {meter.low} to {meter.high}"
        raise CommandError(
            MISUSED, f"{wanted}, and “{shown(value)[:40]}” is not one of these. Such as: --set {name}={meter.high}"
        )
    return name, number


def remembered(story: Story, scene: Scene, picked: tuple[str, ...], objected: tuple[str, ...]) -> dict[str, int]:
    """What the state holds of these ``--picked`` and ``--objected`` as the card opens: each stands in the place of what
    history did. What nothing reads is not held. Raises CommandError."""
    picks = dict(_pick(story, scene, one) for one in picked)
    state = {
        test.name: int(picks[test.chair, test.scene] in test.options)
        for test in story.memory.recalled
        if (test.chair, test.scene) in picks
    }
    for one in objected:
        chair, number = _objected(story, one)
        if counted := story.memory.ranges.get(objections(chair)):
            state[objections(chair)] = min(number, counted[1])
    return state


def _pick(story: Story, card: Scene, said: str) -> tuple[tuple[str, str], str]:
    """Chair and scene, and the option, of one ``--picked``."""
    parts = [part.strip() for part in said.split(":")]
    if len(parts) != 3 or not all(parts):
        example = next(
            (f"{seat.chair}:{one.id}:{seat.options[0].id}" for one in story.scenes for seat in one.seats), ""
        )
        raise CommandError(MISUSED, f"--picked wants a chair, a scene and an option. Such as: --picked {example}")
    chair = understood("chair", parts[0], story.chairs)
    scene = story.find(Scene, understood("scene", parts[1], story.scenes))
    if story.scenes.index(scene) >= story.scenes.index(card):
        raise CommandError(MISUSED, f"{scene.id} does not come before {card.id}: nothing was picked there yet.")
    seat = scene.seat(chair)
    if seat is None:
        sitting = ", ".join(seat.chair for seat in scene.seats) or "nobody"
        raise CommandError(MISUSED, f"{chair} does not sit in {scene.id}. There sit: {sitting}.")
    return (chair, scene.id), understood("option", parts[2], seat.options)


def _objected(story: Story, said: str) -> tuple[str, int]:
    """Chair and number of one ``--objected``."""
    typed, _, number = (part.strip() for part in said.partition("="))
    chair = understood("chair", typed, story.chairs)
    if not (number.isascii() and number.isdecimal() and len(number) < 4):
        raise CommandError(MISUSED, f"--objected counts objections. Such as: --objected {chair}=2")
    return chair, int(number)
