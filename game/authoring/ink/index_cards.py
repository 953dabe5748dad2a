"""The card that the office keeps about a player, as ink tells it: glimpsed twice, and whole at the end."""

from collections.abc import Iterable

from game.authoring.ink.seating import Seating
from game.authoring.ink.writing import FALSE, Lines, first, letters, not_, prose, where
from game.engine.scene import Option, Scene
from game.engine.story import Chair
from game.telling.index_card import GLIMPSED, LINES

AGO = range(GLIMPSED, 0, -1)
"""How long ago the lines were typed that one reads in passing, the oldest first."""


def function(seating: Seating) -> Lines:
    """The function that says a typed line by its number."""
    if numbers := _numbers(seating):
        yield ""
        yield "=== function filed(line)"
        yield from first((f"line == {number}", _typed(text)) for text, number in numbers.items())


def glimpse_found(seating: Seating, chair: str) -> Lines:
    """What a chair reads as it looks at the office for the first time."""
    told = _with(seating, chair, seating.story.find(Chair, chair).card.found)
    yield from where(not_(seating.looked(chair)), told)
    yield f"~ {seating.looked(chair)} = true"


def glimpse_shown(seating: Seating, scene: Scene, chair: str) -> Lines:
    """What a chair reads on the scene in which somebody is careless."""
    card = seating.story.find(Chair, chair).card
    if scene.id == seating.story.card_shown:
        again, once = (_with(seating, chair, text) for text in (card.shown_again, card.shown))
        yield from where(seating.looked(chair), again, once)


def typed(seating: Seating, chair: str, option: Option) -> Lines:
    """A pick is written down, where the story says how."""
    if option.filed:
        yield f"~ {seating.filed(chair, 2)} = {seating.filed(chair, 1)}"
        yield f"~ {seating.filed(chair, 1)} = {_numbers(seating)[option.filed]}"


def whole_card(seating: Seating, chair: str) -> Lines:
    """The card as it stands at the end, with the name of the chair."""
    frames = ((seating.holds(frame.when), prose(frame.text)) for frame in seating.story.card_frames)
    one = seating.story.find(Chair, chair)
    told = [letters(one.name), *first(frames), *_filled(one.card.whole, _all_typed(seating, chair))]
    yield from where(is_shown(seating, chair), told)


def is_shown(seating: Seating, chair: str) -> str:
    """Whether there is a card at the end: the story has one for the chair, and something is typed on it."""
    return _is_typed(seating, chair) if seating.story.find(Chair, chair).card.whole else FALSE


def _is_typed(seating: Seating, chair: str, ago: int = 1) -> str:
    return f"{seating.filed(chair, ago)} > 0"


def _all_typed(seating: Seating, chair: str) -> Lines:
    for scene in seating.story.scenes:
        for seat in seating.asked(scene):
            if seat.chair == chair:
                picked = seating.kept(scene, chair)
                yield from first((f'{picked} == "{one.id}"', _typed(one.filed)) for one in seat.options if one.filed)


def _with(seating: Seating, chair: str, text: str) -> Lines:
    """The text with the last lines in their place, where there are any."""
    lines = ((_is_typed(seating, chair, ago), [f"{{filed({seating.filed(chair, ago)})}}"]) for ago in AGO)
    typed = [line for is_so, told in lines for line in where(is_so, told)]
    return where(_is_typed(seating, chair), _filled(text, typed) if text else ())


def _filled(text: str, typed: Iterable[str]) -> Lines:
    """The text with these lines wherever it has a place for them."""
    typed = tuple(typed)
    first_part, *parts = text.split(LINES)
    yield from prose(first_part)
    for part in parts:
        yield from typed
        yield from prose(part)


def _typed(line: str) -> Lines:
    return prose(f"- {line}")


def _numbers(seating: Seating) -> dict[str, int]:
    """Every line that can be typed about those who are asked, with its number."""
    seats = (seat for scene in seating.story.scenes for seat in seating.asked(scene))
    filed = (option.filed for seat in seats for option in seat.options if option.filed)
    return {text: number for number, text in enumerate(dict.fromkeys(filed), 1)}
