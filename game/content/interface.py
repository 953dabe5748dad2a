"""How the program speaks to those who play, as the file ``interface.yaml`` of a folder of scenes has it."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from game.content import schema
from game.content.advice import nearest
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import Place, Report, StoryProblems, quoted, to_write
from game.content.format_checks import CheckedGroup, Checker
from game.content.story_files import open_page
from game.content.text_files import is_there
from game.i18n import NUMBER, SOURCE, Said, cldr, places

FILE = "interface.yaml"


class Interface(NamedTuple):
    """What `game.i18n.use` wants to know."""

    words: Mapping[str, Said]
    language: str
    patterns: Mapping[str, str]


def interface_in(folder: Path) -> Interface:
    """What the file says; English without it. Raises StoryProblems."""
    report = Report()
    read = read_interface(folder, report)
    if not report.is_sound():
        raise StoryProblems(report.sorted())
    return Interface(read["words"], read["language"], read.get("dates", {})) if read else Interface({}, SOURCE, {})


def read_interface(folder: Path, report: Report) -> CheckedGroup | None:
    """The same with the place of each part; None without the file. Problems go to the report."""
    if not is_there(folder / FILE, os.path.lexists):
        return None
    page = open_page(folder.resolve(), FILE, report)
    read: CheckedGroup | None = Checker(DeclaredNames({}), report).read(schema.INTERFACE, page) if page else None
    check_interface(read, report)
    return read


def check_interface(interface: CheckedGroup | None, report: Report) -> None:
    """A language is one that is known, and a translation keeps the places of its sentence: nothing else fills them."""
    if interface is None:
        return
    language: str = interface.get("language", SOURCE)
    if not cldr.is_known(language):
        message = f"{quoted(language)} is not the code of a language whose numbers and dates are known."
        named = cldr.codes_of(language)
        advice = to_write(f"Did you mean {quoted(named[0])}?", named[0]) if named else nearest(language, cldr.codes())
        report.add(interface.places["language"], "language", message, advice)
        language = SOURCE
    dates: CheckedGroup = interface.get("dates", CheckedGroup(Place(FILE)))
    for kind, pattern in dates.items():
        if not cldr.is_pattern(language, pattern, kind):
            report.add(dates.places[kind], "date-pattern", f"{quoted(pattern)} does not say which {kind} it is.")
    words: CheckedGroup = interface.get("words", CheckedGroup(Place(FILE)))
    for sentence, said in words.items():
        for place, text, may_lack in _texts(words.places[sentence], said):
            if places(sentence) ^ places(text) <= may_lack:
                continue
            wanted, kept = (_listed(places(one)) or "none" for one in (sentence, text))
            report.add(place, "places", f"{quoted(sentence)} has the places {wanted}, and this has {kept}.")


def _texts(place: Place, said: Any) -> Iterator[tuple[Place, str, frozenset[str]]]:
    """Each text that is said in place of a sentence, where it stands, and the places that it may go without."""
    if isinstance(said, str):
        yield place, said, frozenset()
    else:
        yield from ((said.places[category], text, frozenset({NUMBER})) for category, text in said.items())


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
