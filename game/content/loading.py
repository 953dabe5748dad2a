"""From a folder of scene files to a story, or to everything that is wrong with it."""

import gc
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.content import scene_schema, schema
from game.content.build import CheckedFiles, build
from game.content.catalogue import Catalogue
from game.content.declared_names import DeclaredNames, declared
from game.content.diagnostics import Problem, Report, StoryProblems
from game.content.field_types import Group
from game.content.format_checks import CheckedGroup, Checker
from game.content.proof_checks import check_proofs
from game.content.semantic_checks import check_rules
from game.content.story_files import open_folder
from game.content.unreachable_aims import no_roads
from game.content.yaml_reader import YamlNode
from game.engine.story import Story

if TYPE_CHECKING:
    from game.engine.properties import Property


def load(folder: Path) -> Story:
    """The story of the folder. Raises StoryProblems with all that is wrong in any of its files.

    facts.yaml is left until a claim is asked for, which most games never do: it takes a sixth of the time. proofs.yaml
    is no part of a story, see `load_with_properties`.
    """
    story, _ = _sound(folder, later=("facts", "proofs"))
    return replace(story, no_roads=no_roads(folder, story), claims=Catalogue(folder))


def load_with_properties(folder: Path) -> "tuple[Story, tuple[Property, ...]]":
    """The story of the folder, and what its proofs.yaml states of it; nothing where it has none. Raises
    StoryProblems."""
    from game.content.proof_build import properties  # which no game waits for, and no check

    story, proofs = _sound(folder, later=("facts",))
    return story, properties(proofs) if proofs is not None else ()


def _sound(folder: Path, later: Collection[str]) -> tuple[Story, CheckedGroup | None]:
    """The story, and its proofs.yaml if it is read and there is one. Raises StoryProblems."""
    with _no_sweeping():
        story, problems, proofs = _check(folder, later)
    if story is None:
        raise StoryProblems(problem for problem in problems if not problem.is_warning)
    return story, proofs


def check(folder: Path) -> tuple[Story | None, list[Problem]]:
    """The story of the folder, if it is sound, and all that is wrong with it, sorted. Its written tasks, which
    no other check reads, are looked through, and not made."""
    with _no_sweeping():
        story, problems, _ = _check(folder, unmade=("written-tasks",))
    return story, problems


@contextmanager
def _no_sweeping() -> Iterator[None]:
    """Reading makes a hundred thousand things, and they stay: to look through them for rubbish only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _check(
    folder: Path, later: Collection[str] = (), unmade: Collection[str] = ()
) -> tuple[Story | None, list[Problem], CheckedGroup | None]:
    report = Report()
    pages = open_folder(folder, report, later)
    names = declared(pages)
    endings = _records(scene_schema.ENDINGS, {"endings": pages.endings}, names, report)
    records = CheckedFiles(
        {name: record for name, page in pages.files.items()
         for record in _records(schema.FILES[name], {name: page}, names, report).values()},
        _records(scene_schema.ACT, pages.acts, names, report),
        _scenes(pages.scenes, names, report),
        pages.act_of,
        endings.get("endings"),
    )  # fmt: skip
    check_rules(records, report)
    proofs = records.files.get("proofs")
    if proofs is not None and report.is_sound():
        check_proofs(proofs, records.files["story"], records.scenes, names, report)
    if not report.is_sound():
        return None, report.sorted(), None
    made = {name: record for name, record in records.files.items() if name not in unmade}
    return build(replace(records, files=made)), report.sorted(), proofs


def _records(
    format: Group, pages: Mapping[str, YamlNode | None], names: DeclaredNames, report: Report
) -> dict[str, CheckedGroup]:
    checker = Checker(names, report)
    read = {id: checker.read(format, node) for id, node in pages.items() if node is not None}
    return {id: record for id, record in read.items() if record is not None}


def _scenes(pages: dict[str, YamlNode | None], names: DeclaredNames, report: Report) -> dict[str, CheckedGroup]:
    """Each scene knows its own chairs and options. Its page is let go once it is read: all are ten megabytes."""
    records: dict[str, CheckedGroup] = {}
    for id in list(pages):
        records |= _records(scene_schema.SCENE, {id: pages.pop(id)}, names.inside(id), report)
    return records
