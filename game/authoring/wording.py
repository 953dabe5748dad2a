"""A translation held against the program: what it says that the program never does, and what it still lacks."""

import json
import os
import re
from pathlib import Path

from game.atomic_files import write_whole
from game.authoring.sentences import sentences
from game.console import shown
from game.content.advice import nearest
from game.content.diagnostics import Place, Problem, Report, quoted
from game.content.interface import FILE, read_words
from game.content.story_files import text_of
from game.exit_codes import PROBLEMS, CommandError
from game.telling.words import count

HEAD = """\
# yaml-language-server: $schema=schema/interface.json
# The words of the program in another language: scenes/README.md says how, under "A translation". Take the # away from
# a line below and write the same in your language between the empty quotes.
words:
  "en-GB": "en-GB"
"""
OPEN = re.compile(r'  # (in game/.*|".*": "")')
"""The lines that were written for a translator and that nobody has filled in."""


def wording(folder: Path) -> list[Problem]:
    """What is wrong with the folder's translation, if it has one, beyond its form."""
    report = Report()
    words = read_words(folder, report)
    if not words:
        return []
    report.found.clear()
    known = sentences()
    for sentence, place in words.places.items():
        if sentence not in known:
            message = f"{quoted(sentence)} is no sentence of the program."
            report.add(place, "unknown-sentence", message, nearest(sentence, known))
    if missing := [sentence for sentence in known if sentence not in words]:
        message = f"{count(len(missing), 'sentence', 'sentences')} of {len(known)} will be said in English."
        report.add(Place(words.place.file), "untranslated", message)
    return report.sorted()


def write_words(folder: Path) -> Path:
    """Put every sentence that is not translated yet at the end of the file, to be filled in. Raises CommandError.

    What a translator has written stays as it is.
    """
    path, report = folder / FILE, Report()
    if not os.path.lexists(path):
        _write(path, HEAD)
    text, words = text_of(path, FILE, report), read_words(folder, report)
    if text is None or not report.is_sound():
        raise CommandError(PROBLEMS, *map(str, report.sorted()))
    written = [line for line in text.rstrip("\n").split("\n") if not OPEN.fullmatch(line)]
    last = ""
    for sentence, file in sentences().items():
        if sentence in words:
            continue
        if file != last:
            written.append(f"  # in {file}")
        written.append(f'  # {json.dumps(sentence, ensure_ascii=False)}: ""')
        last = file
    _write(path, "\n".join(written) + "\n")
    return path


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise CommandError(PROBLEMS, f"{shown(str(path))} cannot be written: {error.strerror}.") from None
