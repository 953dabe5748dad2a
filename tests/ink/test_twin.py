"""The same game in ink: another compiler and another runtime, which know nothing of our rules, play what we play."""

import random
from dataclasses import fields, is_dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.ink.seating import Seating
from game.content import scenes_folder
from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.telling.set_up import unasked
from tests.engine.stories import CHAIRS, stories
from tests.ink.test_letters import HOSTILE
from tests.ink.twin import differences, needs_inkjs, needs_inklecate
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent
SHIPPED = loaded(scenes_folder())
TOLD = {"title", "name", "place", "prose", "label", "outcome", "text", "brief", "otherwise", "yes", "no", "filed",
        "met", "missed", "bridge", "add", "when_set", "rises", "falls"}  # fmt: skip

pytestmark = [needs_inkjs, pytest.mark.slow]


@pytest.mark.parametrize("name", ["second", "tiny"])
def test_a_small_story_goes_in_ink_as_it_goes_here(name: str, tmp_path: Path) -> None:
    story = loaded(TESTS / name)
    together = tuple(chair.id for chair in story.chairs)
    for chairs in ((together[0],), together):
        assert list(differences(story, Seating.of(story, chairs), 5, 1, tmp_path)) == []


def test_no_letter_of_a_hostile_story_is_read_as_ink(tmp_path: Path) -> None:
    story = hostile(loaded(TESTS / "tiny"), random.Random(3))
    seating = Seating.of(story, tuple(chair.id for chair in story.chairs))
    assert list(differences(story, seating, 10, 1, tmp_path)) == []


@pytest.mark.parametrize("chair", [chair.id for chair in SHIPPED.chairs])
def test_no_game_of_a_chair_goes_otherwise(chair: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    games = request.config.getoption("--games")
    assert list(differences(SHIPPED, Seating.of(SHIPPED, (chair,)), games, 1, tmp_path)) == []


@pytest.mark.parametrize(
    ("chairs", "deck", "start"),
    [
        ("trotsky zinoviev bukharin", "", ""),
        ("zinoviev kamenev", "double", ""),
        ("rykov tomsky", "", "1925"),
        ("trotsky zinoviev kamenev bukharin rykov tomsky", "", ""),
    ],
)  # fmt: skip
def test_no_game_of_several_chairs_goes_otherwise(
    chairs: str, deck: str, start: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first = next((scene.id for scene in SHIPPED.scenes if str(scene.date.year) == start), "")
    seating = Seating.of(SHIPPED, tuple(chairs.split()), deck, first)
    assert list(differences(SHIPPED, seating, request.config.getoption("--games") // 5, 1, tmp_path)) == []


@needs_inklecate
@pytest.mark.parametrize("chairs", ["mary", "mary tom"])
def test_the_compiler_of_those_who_made_ink_reads_a_hostile_story(chairs: str, tmp_path: Path) -> None:
    story = hostile(loaded(TESTS / "tiny"), random.Random(5))
    assert list(differences(story, Seating.of(story, tuple(chairs.split())), 5, 2, tmp_path, compiled=True)) == []


@needs_inklecate
@pytest.mark.parametrize(
    "chairs", [*(chair.id for chair in SHIPPED.chairs), "zinoviev kamenev", "trotsky rykov tomsky"]
)
def test_the_compiler_of_those_who_made_ink_reads_every_chair_and_several(chairs: str, tmp_path: Path) -> None:
    """Without a word of warning; and what it made of the file plays as ours does."""
    assert list(differences(SHIPPED, Seating.of(SHIPPED, tuple(chairs.split())), 10, 2, tmp_path, compiled=True)) == []


@given(stories(), st.lists(st.sampled_from(CHAIRS), min_size=1, unique=True).map(tuple), st.integers(0, 99))
def test_no_game_of_any_story_goes_otherwise(story: Story, chairs: tuple[str, ...], seed: int) -> None:
    if not unasked(story, Chronicle(chairs)):
        with TemporaryDirectory() as folder:
            assert list(differences(story, Seating.of(story, chairs), 5, seed, Path(folder))) == []


def hostile(value: Any, chance: random.Random) -> Any:
    """The same with something after every text that might be taken for ink."""
    names = getattr(value, "_fields", ())
    if isinstance(value, tuple) and not names:
        return tuple(hostile(one, chance) for one in value)
    if is_dataclass(value):
        names = [field.name for field in fields(value) if field.init]
    if not names:
        return value
    changed = {name: hostile(getattr(value, name), chance) for name in names}
    for name in TOLD & changed.keys():
        if isinstance(changed[name], str) and changed[name]:
            changed[name] = chance.choice(["{} {}", "{1} {0}", "{0}{1}"]).format(changed[name], chance.choice(HOSTILE))
    return type(value)(**changed)
