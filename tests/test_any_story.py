"""The code knows no story: a second one is played whole, and nothing of the shipped one is named in game/."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from game.arguments import parser
from game.content import check, scenes_folder
from game.content.essay import compare
from game.content.field_types import AllOr, FieldType, Group, ListOf, MapOf, TextOr
from game.content.schema import FILES
from game.engine.chronicle import Chronicle
from game.engine.outcome import history
from game.engine.scene import Scene
from game.engine.story import Story
from tests.command import run
from tests.loaded import loaded
from tests.tui.players import Play, app_in, by_clicks, by_keys, play

TESTS = Path(__file__).parent
SECOND = loaded(TESTS / "second")
SHIPPED = loaded(scenes_folder())
CODE = sorted(path for path in (TESTS.parent / "game").rglob("*") if path.suffix in {".py", ".tcss", ".html", ".css"})
CHAIRS = [chair.id for chair in SECOND.chairs]


def test_the_second_story_is_sound_and_its_essay_is_the_one_it_cites() -> None:
    story, problems = check(TESTS / "second")
    assert story
    assert problems == []
    assert compare(story, TESTS / "second" / "essay.txt") == []


def test_the_second_story_goes_as_it_went() -> None:
    rounds = history(SECOND)
    assert not any(round.departed or round.skip for round in rounds)
    assert {round.scene.id for round in rounds if round.skipped} == {scene.id for scene in SECOND.scenes if scene.never}
    assert bool(rounds[-1].after["well-opened"])


@pytest.mark.parametrize("chair", CHAIRS)
@pytest.mark.parametrize("numbers", ["1234", "4321"])
def test_the_second_story_is_played_whole_in_plain_lines(chair: str, numbers: str, tmp_path: Path) -> None:
    play = ("play", "--plain", "--as", chair, "--scenes", str(TESTS / "second"), "--save", str(tmp_path / "game.json"))
    done = run(*play, folder=tmp_path, typed="\n".join(numbers * 20))
    assert done.returncode == 0
    assert done.stderr == ""
    titles = [one.title for ending in SECOND.endings for one in (ending, *ending.faces)]
    assert any(f"The ending: {title}." in done.stdout for title in titles)
    assert not naming(done.stdout)


@pytest.mark.parametrize(
    ("chair", "moves"),
    [
        pytest.param(chair, moves, marks=pytest.mark.slow if place or moves is by_keys else ())
        for place, chair in enumerate(CHAIRS)
        for moves in (by_keys, by_clicks)
    ],
    ids=[f"{chair}-{how}" for chair in CHAIRS for how in ("keys", "clicks")],
)
def test_the_second_story_is_played_whole_on_the_screen(chair: str, moves: Play, tmp_path: Path) -> None:
    app = app_in(tmp_path, SECOND)
    play(app, (100, 30), moves, Chronicle((chair,), (), SECOND.decks[-1].id).sealed(SECOND))
    assert app.session
    assert app.session.ended


def words(story: Story) -> Iterator[str]:
    """Everything by which the story names its own: ids, names, titles, places and years."""
    rows = (story.meters, story.facts, story.chairs, story.aims, story.acts, story.endings, story.scenes, story.people)
    yield from (row.id for kind in rows for row in kind)
    yield from (row.name for kind in (story.meters, story.chairs, story.people) for row in kind)
    yield from (row.title for kind in (story.acts, story.aims, story.endings) for row in kind)
    yield from (part for scene in story.scenes for part in (*scene.place.split(", "), str(scene.date.year)))
    yield story.opponent.name


def prose(story: Story) -> str:
    """What the story says of itself in sentences."""
    briefs = [seat.brief for scene in story.scenes for seat in scene.seats]
    outcomes = [option.outcome for scene in story.scenes for seat in scene.seats for option in seat.options]
    texts = [scene.prose for scene in story.scenes] + [scene.history.text for scene in story.scenes]
    return "\n".join([*briefs, *outcomes, *texts, *(term.text for term in story.terms)])


PROSE = prose(SHIPPED)


@cache
def is_an_ordinary_word(name: str) -> bool:
    """Whether the story itself uses it as a plain word of English, in small letters: then the code may, too."""
    plain = re.fullmatch(r"[a-z]+( [a-z]+)*", name)
    return plain is not None and bool(re.search(rf"(?<![\w-]){name}(?![\w-])", PROSE))


def keys(kind: FieldType) -> Iterator[str]:
    """The keys of the format, which are the code's own words."""
    match kind:
        case Group():
            for key in kind.keys:
                yield key.name
                yield from keys(key.kind)
        case ListOf(item=inner) | MapOf(value=inner) | AllOr(other=inner) | TextOr(other=inner):
            yield from keys(inner)


FORMAT = {key for kind in FILES.values() for key in keys(kind)}
COMMANDS = {word for action in parser()._actions for word in action.choices or () if isinstance(word, str)}


KINDS = "Meter|Fact|Chair|Aim|Act|Ending|Scene"
NAMED = "[\"']WORD[\"']"
LOOK_UP = rf"(state|before|after|start|picks)\[{NAMED}\]|[=!]= {NAMED}|({KINDS}), {NAMED}|\{{WORD: |\sWORD=\d"
"""How code would look something up by a name, and how an example would use it."""


def as_code(name: str) -> str:
    """How the name would stand in code or in an example.

    A name that is an ordinary word may stand in a sentence, but not where something is looked up by it.
    """
    word = re.escape(name)
    return LOOK_UP.replace("WORD", word) if is_an_ordinary_word(name) else rf"(?<!\w){word}(?!\w)"


NAMES = sorted(set(words(SHIPPED)) - FORMAT - COMMANDS)
"""All but the keys of the format and the commands, which are the code's own."""


def naming(text: str) -> list[str]:
    """The names of the shipped story that stand in the text."""
    letters = text.lower()
    return [name for name in NAMES if name.lower() in letters and re.search(as_code(name), text, re.IGNORECASE)]


def test_the_code_takes_nobody_for_a_man() -> None:
    """Whoever sits in a chair: another story may seat women there."""
    taken = re.compile(r"\b(he|him|his|himself)\b", re.IGNORECASE)
    found = {str(path): taken.findall(path.read_text(encoding="utf-8")) for path in CODE}
    assert {path: words for path, words in found.items() if words} == {}


def test_no_name_of_the_shipped_story_stands_in_the_code() -> None:
    assert len(CODE) > 100
    found = {str(path): naming(path.read_text(encoding="utf-8")) for path in CODE}
    assert {path: names for path, names in found.items() if names} == {}


def test_a_name_in_the_code_would_be_found() -> None:
    scene = SHIPPED.find(Scene, SHIPPED.scenes[-1].id)
    ordinary = [meter.id for meter in SHIPPED.meters if is_an_ordinary_word(meter.id)]
    assert ordinary
    assert naming(f'if chair == "{SHIPPED.chairs[0].id}":') != []
    assert naming(f"# begun in {scene.date.year}") == [str(scene.date.year)]
    assert naming(f'state["{ordinary[0]}"]') == [ordinary[0]]
    assert naming(f"such as {{{ordinary[0]}: at most 9}}") == [ordinary[0]]
