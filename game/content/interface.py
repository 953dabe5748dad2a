"""The program's own words in another language, as the file ``interface.yaml`` of a folder of scenes has them."""

import os
from collections.abc import Mapping
from pathlib import Path

from game.content import schema
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import Place, Report, StoryProblems, quoted
from game.content.format_checks import CheckedGroup, Checker
from game.content.story_files import is_there, open_page
from game.i18n import places

FILE = "interface.yaml"


def words_in(folder: Path) -> Mapping[str, str]:
    """What is said in place of each English sentence; nothing without the file. Raises StoryProblems."""
    report = Report()
    words = read_words(folder, report)
    if not report.is_sound():
        raise StoryProblems(report.sorted())
    return words


def read_words(folder: Path, report: Report) -> CheckedGroup:
    """The same with the place of each sentence. Problems go to the report."""
    if is_there(folder / FILE, os.path.lexists):
        page = open_page(folder.resolve(), FILE, report)
        read = Checker(DeclaredNames({}), report).read(schema.INTERFACE, page) if page else None
        check_words(read, report)
        if read and "words" in read:
            words: CheckedGroup = read["words"]
            return words
    return CheckedGroup(Place(FILE))


def check_words(interface: CheckedGroup | None, report: Report) -> None:
    """A translation keeps every place of its sentence, for nothing else would fill it."""
    words: CheckedGroup = interface["words"] if interface and "words" in interface else CheckedGroup(Place(FILE))
    for sentence, said in words.items():
        if places(sentence) != places(said):
            kept = _listed(places(said)) or "none"
            message = f"{quoted(sentence)} has the places {_listed(places(sentence)) or 'none'}, and this has {kept}."
            report.add(words.places[sentence], "places", message)


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
