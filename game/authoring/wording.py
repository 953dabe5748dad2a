"""A translation held against the program: what it says that the program never does, and what it still lacks."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.atomic_files import write_whole
from game.authoring.english import count, listed
from game.authoring.sentences import ProgramSentence, sentences
from game.console import shown
from game.content.advice import nearest
from game.content.diagnostics import Place, Problem, Report, quoted
from game.content.format_checks import CheckedGroup
from game.content.interface import FILE, read_interface
from game.content.text_files import text_of
from game.exit_codes import PROBLEMS, CommandError
from game.i18n import SOURCE, cldr

HEAD = f"""\
# yaml-language-server: $schema=schema/interface.json
# The words of the program in another language: scenes/README.md says how, under "A translation". Write the code of your
# language in place of {SOURCE}, and give the same command again. Then take the # away from a line below, and write the
# same in your language between the empty quotes.
language: {SOURCE}
words:
"""
OPEN = re.compile(r'  # in game/.*|  #".*":( "")?|  #  [a-z]+: ""')
"""The lines that were written for a translator and that nobody has filled in."""


def wording(folder: Path) -> list[Problem]:
    """What is wrong with the folder's translation, if it has one, beyond its form."""
    report = Report()
    interface = read_interface(folder, report)
    if interface is None or not report.is_sound():
        return []
    report.found.clear()
    words: CheckedGroup = interface["words"]
    known = sentences()
    for text, said in words.items():
        place = words.places[text]
        if text not in known:
            message = f"{quoted(text)} is no sentence of the program."
            report.add(place, "unknown-sentence", message, nearest(text, known))
        elif wrong := _wrong_forms(known[text], said, interface["language"]):
            report.add(place, "forms", wrong)
    if missing := [text for text in known if text not in words]:
        message = f"{count(len(missing), 'sentence', 'sentences')} of {len(known)} will be said in English."
        report.add(Place(words.place.file), "untranslated", message)
    return report.sorted()


def _wrong_forms(sentence: ProgramSentence, said: Any, language: str) -> str:
    """What is wrong with the forms in which a sentence is said; empty if nothing is."""
    if not sentence.one:
        return "" if isinstance(said, str) else f"{quoted(sentence.text)} has no number: one text is enough."
    given = ("other",) if isinstance(said, str) else tuple(said)
    wanted = cldr.categories(language)
    lacking = [f"{one} (for {', '.join(map(str, such))} …)" for one, such in wanted.items() if one not in given]
    if lacking:
        return f"{quoted(sentence.text)} lacks the form {listed(lacking)}."
    needless = [one for one in given if one not in wanted and one != "other"]
    return f"{quoted(sentence.text)} has the form {listed(needless)}, which is never said." if needless else ""


def write_words(folder: Path) -> Path:
    """Put every sentence that is not translated yet at the end of the file, to be filled in. Raises CommandError.

    What a translator has written stays as it is.
    """
    path, report = folder / FILE, Report()
    if not os.path.lexists(path):
        _write(path, HEAD)
    text, interface = text_of(path, FILE, report), read_interface(folder, report)
    if text is None or interface is None or not report.is_sound():
        raise CommandError(PROBLEMS, *map(str, report.sorted()))
    written = [line for line in text.rstrip("\n").split("\n") if not OPEN.fullmatch(line)]
    last = ""
    for sentence in sentences().values():
        if sentence.text in interface["words"]:
            continue
        if sentence.file != last:
            written.append(f"  # in {sentence.file}")
        written += _open(sentence, interface["language"])
        last = sentence.file
    _write(path, "\n".join(written) + "\n")
    return path


def _open(sentence: ProgramSentence, language: str) -> Iterator[str]:
    """The lines in which a sentence is to be filled in; the # that is taken away leaves each in its column."""
    key = json.dumps(sentence.text, ensure_ascii=False)
    if not sentence.one:
        yield f'  #{key}: ""'
    else:
        yield f"  #{key}:"
        yield from (f'  #  {category}: ""' for category in cldr.categories(language))


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise CommandError(PROBLEMS, f"{shown(str(path))} cannot be written: {error.strerror}.") from None
