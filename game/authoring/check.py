"""`card-index check`: every problem of the scene files, one a line; of a sound story, how much there is to read.

It runs at every save of an author's: what only a flag asks for is imported where it is needed.
"""

import json
import os
import sys
from itertools import groupby
from pathlib import Path

from game.authoring.english import count, listed
from game.authoring.kept_games import kept_problems
from game.authoring.reading_load import reading_load_problems
from game.authoring.source_excerpt import picture
from game.authoring.wording import wording, write_words
from game.console import as_typed
from game.content import check, scenes_folder
from game.content.diagnostics import Problem, visible
from game.content.story_files import story_here
from game.content.unreachable_aims import roads_problems
from game.engine.schedule import Schedule
from game.engine.story import Deck, Story
from game.telling.reading_time import deck_words, in_silence


def run(
    folder: Path | None,
    essay: Path | None = None,
    as_json: bool = False,
    with_schemas: bool = False,
    deeply: bool = False,
    with_words: bool = False,
) -> int:
    """Check the story: with ``essay`` its catalogue against that copy, ``deeply`` by playing it, too.

    The answer is 0 for a sound story, else 1.
    """
    named, folder = folder, folder or scenes_folder()
    if not as_json:
        _tell_folder(folder, named is not None)
    if with_schemas:
        from game.content.json_schema import write_schemas

        _print(f"Written: {visible(str(write_schemas(folder)))}")
    if with_words:
        _print(f"Written: {visible(str(write_words(folder)))}")
    story, problems = check(folder)
    if story:
        problems += reading_load_problems(story, folder) + wording(folder) + roads_problems(folder, story)
        problems = sorted(problems + kept_problems(story, folder))
    if story and deeply:
        from game.authoring.coverage_check import deep

        problems = sorted(problems + deep(story, folder))
    if story and essay:
        from game.content.essay import compare

        problems += compare(story, essay)
    if as_json:
        from game.content.fixes import fix_of

        fixes = {problem: fix_of(problem) for problem in problems}
        rows = [
            one._asdict() | {"warning": one.is_warning, "fix": fix._asdict() if fix else None}
            for one, fix in fixes.items()
        ]
        told = {"folder": os.path.realpath(folder), **(_counts(story) if story else {}), "problems": rows}
        print(json.dumps(told, indent=2))
    else:
        _tell(story, problems)
    return 0 if all(problem.is_warning for problem in problems) else 1


def _tell_folder(folder: Path, is_named: bool) -> None:
    """Which folder is looked through; where none was named, also the one that may have been meant."""
    _print(f"Checking {visible(os.path.realpath(folder))}{'' if is_named else ', the scenes that came with the game'}.")
    if not is_named and (here := story_here()):
        _print(f"To check the story in {visible(str(here))} add: --scenes {as_typed(str(here))}")


def _tell(story: Story | None, problems: list[Problem]) -> None:
    errors = [problem for problem in problems if not problem.is_warning]
    for problem in errors:
        _print(problem.headline, *picture(problem), _advice(problem), "")
    warnings = sorted((problem for problem in problems if problem.is_warning), key=lambda problem: problem.code)
    for _, alike in groupby(warnings, key=lambda problem: (problem.code, problem.advice)):
        for problem in alike:
            _print(problem.headline, *picture(problem))
        _print(_advice(problem), "")
    totals = [(len(errors), "problem", "problems"), (len(warnings), "warning", "warnings")]
    if told := [count(*total) for total in totals if total[0]]:
        _print(f"{listed(told)}.")
    if story and not errors:
        _tell_size(story)


def _print(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr)


def _advice(problem: Problem) -> str:
    return f"      {visible(problem.advice)}"


def _tell_size(story: Story) -> None:
    print(
        f"{len(story.scenes)} scenes, {len(story.endings)} endings, "
        f"{len(cited(story))} sentences cited of {len(story.sentences)}."
    )
    for deck in story.decks:
        print(f"{deck.title}: {', '.join(_length(story, deck, chair.id, chair.name) for chair in story.chairs)}.")


def _length(story: Story, deck: Deck, chair: str, name: str) -> str:
    words = deck_words(story, deck, chair)
    cards = count(len(Schedule.of(story, (chair,), deck.id).counted(story)), "card", "cards")
    return f"{name} {cards}, {words} words, {count(in_silence(words), 'minute', 'minutes')}"


def _counts(story: Story) -> dict[str, object]:
    return {
        "scenes": len(story.scenes),
        "endings": len(story.endings),
        "sentences": len(story.sentences),
        "cited": len(cited(story)),
        "words": {deck.id: {c.id: deck_words(story, deck, c.id) for c in story.chairs} for deck in story.decks},
    }


def cited(story: Story) -> set[str]:
    """The sentences of the essay that a scene, an act or a dossier cites."""
    histories = [scene.history for scene in story.scenes] + [act.history for act in story.acts if act.history]
    by_history = {citation.sentence for history in histories for citation in history.essay}
    return by_history.union(*(person.essay for person in story.people))
