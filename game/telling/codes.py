"""Pick codes: how a group away from the laptop says what it chose. ``14-MA-3`` is file 14, Mary, option 3."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, product
from string import ascii_uppercase

from game.engine.names import searchable
from game.engine.scene import Scene
from game.engine.story import Story


@dataclass(frozen=True, slots=True)
class BallotCode:
    """What a code stands for, by ids."""

    scene: str
    chair: str
    option: str


def file_number(story: Story, scene: str) -> int:
    """A card's place in the whole story, whatever the deck. Raises KeyError for a scene the story has not."""
    return story.scenes.index(story.find(Scene, scene)) + 1


def code_of(story: Story, pick: BallotCode) -> str:
    """The code of an option, open or locked. Raises KeyError for a pick the story has not."""
    seat = story.find(Scene, pick.scene).seat(pick.chair)
    numbers = {option.id: number for number, option in enumerate(seat.options, 1)} if seat else {}
    return f"{file_number(story, pick.scene)}-{chair_letters(story)[pick.chair]}-{numbers[pick.option]}"


def pick_of(story: Story, typed: str) -> BallotCode | None:
    """What a typed code stands for; capitals, marks, spaces, dashes and stops do not matter. None where it is no code.

    For the letters a chair's name will do as well, or as much of its beginning as no other chair shares.
    """
    found = re.fullmatch(r"(\d{1,4})([^\W\d_]+)(\d{1,2})", re.sub(r"[\W_]", "", searchable(typed)))
    if not found or not 1 <= int(found[1]) <= len(story.scenes):
        return None
    scene, chair = story.scenes[int(found[1]) - 1], _chair(story, found[2])
    seat = scene.seat(chair) if chair else None
    if not seat or not 1 <= int(found[3]) <= len(seat.options):
        return None
    return BallotCode(scene.id, seat.chair, seat.options[int(found[3]) - 1].id)


def chair_letters(story: Story) -> dict[str, str]:
    """For each chair the letters that stand for it: two of its own if that is possible, and no other chair's."""
    return _letters(tuple(chair.id for chair in story.chairs))


@cache
def _letters(chairs: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for chair in chairs:
        given[chair] = next(letters for letters in _candidates(chair) if letters not in given.values())
    return given


def _candidates(chair: str) -> Iterator[str]:
    """The first letter with each later one; then whatever is free."""
    own = re.sub(r"[^A-Z]", "", chair.upper())
    yield from (own[0] + later for later in own[1:])
    for length in count(2):
        yield from map("".join, product(ascii_uppercase, repeat=length))


def _chair(story: Story, typed: str) -> str:
    """The chair that the letters stand for; empty where there is none, or more than one."""
    for chair, own in chair_letters(story).items():
        if own.casefold() == typed:
            return chair
    for names in ([chair.id] for chair in story.chairs), ([chair.name, *chair.name.split()] for chair in story.chairs):
        begun = [chair.id for chair, own in zip(story.chairs, names, strict=True) if _begins(typed, own)]
        if begun:
            return begun[0] if len(begun) == 1 else ""
    return ""


def _begins(typed: str, names: Iterable[str]) -> bool:
    """Whether one of the names begins with these letters."""
    return any(re.sub(r"[\W\d_]", "", searchable(name)).startswith(typed) for name in names)
