"""`card-index check --deep`: what the files allow and no game that was tried ever shows, as warnings."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from game.authoring.courses import course_problems
from game.authoring.echoes import forgotten
from game.authoring.english import listed
from game.authoring.explore.state_space import Finding, StateSpace, expected
from game.authoring.explore.witnesses import KEYS, as_written, part, way
from game.content.diagnostics import Place, Problem, Report
from game.content.source_map import SourceMap
from game.engine.conditions import ALWAYS, Condition
from game.engine.endings import Ending
from game.engine.story import Story

ALONE, IN_PAIRS, GAMES = 100, 60, 500
"""How many states of a round are kept for each chair alone and each pair, and how many games all play at random."""


def deep(story: Story, folder: Path) -> list[Problem]:
    """Play the story from every chair, every pair and all together; a warning for all that was never seen.

    The search is small, so that an author waits for seconds: what it never saw is worth a look, and no proof.
    """
    walks = tuple(_walks(story))
    where = SourceMap(folder)
    report = where.report
    seen = {finding: walk for walk in reversed(walks) for finding in walk.found}
    for finding in expected(story, tuple(chair.id for chair in story.chairs)):
        if finding not in seen:
            _never(story, finding, seen, where, report)
    for finding, walk in seen.items():
        if finding[0] == "false":
            _, scene, text = finding
            message = f"This is told although what it assumes is false, for instance after: {way(walk, finding)}."
            report.add(where.of_scene(scene, *_keys(text)), "untrue", message)
    for scene, chair, option, decks in forgotten(story):
        message = f"Nothing later remembers this, in {listed([f'“{deck}”' for deck in decks])}."
        report.add(where.of_scene(scene, "chairs", chair, "options", option), "forgotten", message)
    return sorted(report.sorted() + course_problems(story, folder))


def _keys(text: str) -> Iterator[str | int]:
    """The way to a text in the file of its scene: ``opponent 2`` is the second entry under ``opponent``."""
    return (int(key) if key.isdecimal() else key for key in text.split())


def _walks(story: Story) -> Iterator[StateSpace]:
    chairs = tuple(chair.id for chair in story.chairs)
    yield from (StateSpace(story, (chair,), ALONE).run() for chair in chairs)
    yield from (StateSpace(story, pair, IN_PAIRS).run() for pair in combinations(chairs, 2))
    yield StateSpace(story, chairs).wander(GAMES)


def _never(story: Story, finding: Finding, seen: dict[Finding, StateSpace], where: SourceMap, report: Report) -> None:
    match finding:
        case "open", scene, chair, option:
            other = ("locked", scene, chair, option)
            shown = f" It is locked, for instance, after: {way(seen[other], other)}." if other in seen else ""
            report.add(_option(where, finding), "never-open", f"No game that was tried opens this option.{shown}")
        case "locked", scene, chair, option:
            other = ("open", scene, chair, option)
            shown = f" It is open, for instance, after: {way(seen[other], other)}." if other in seen else ""
            report.add(_option(where, finding), "never-locked", f"No game that was tried locks this option.{shown}")
        case "skip", scene:
            report.add(where.of_scene(scene, "skip"), "never-told", "No game that was tried skips this scene.")
        case (("opponent" | "together" | "variant"), scene, number):
            place = where.of_scene(scene, KEYS[finding[0]], int(number))
            wanted = _wanted(part(story, finding).when)
            report.add(place, "never-told", f"No game that was tried comes to this; {wanted}.")
        case "ending", id:
            wanted = _wanted(story.find(Ending, id).when)
            report.add(where.of_ending(id), "never-reached", f"No game that was tried ends so; {wanted}.")
        case _:
            """Which aims can be met is worked out by `card-index explore --write-roads`."""


def _wanted(when: Condition) -> str:
    return "it wants what comes before it to fail" if when == ALWAYS else f"it wants: {as_written(when)}"


def _option(where: SourceMap, finding: Finding) -> Place:
    _, scene, chair, option = finding
    return where.of_scene(scene, "chairs", chair, "options", option)
