"""A copy of the essay: its sentences by fingerprint, and what has moved in it since the catalogue was made."""

import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from game.content.diagnostics import Place, Problem, Report, StoryProblems, quoted
from game.content.story_files import text_of
from game.engine.reference import Sentence
from game.engine.story import Story

SENTENCE_END = r"(?<=[.?!])\s+(?=[A-Z‘“'\"])"


class EssaySentence(NamedTuple):
    """A sentence of the copy, and where it stands."""

    digest: str
    text: str
    place: Place


def fingerprint(sentence: str) -> str:
    """Twelve letters that stay the same where only capitals, stops and spaces change."""
    return sha256(" ".join(re.findall(r"\w+", sentence.casefold())).encode()).hexdigest()[:12]


def passages(file: Path) -> dict[str, str]:
    """Every sentence of the essay by its fingerprint, in order. Raises StoryProblems where the file is no text."""
    report = Report()
    found = _read(file, report)
    if found is None:
        raise StoryProblems(report.sorted())
    return {passage.digest: passage.text for passage in found}


def _read(file: Path, report: Report) -> list[EssaySentence] | None:
    text = text_of(file, file.name, report)
    if text is None:
        return None
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        column = 0
        for sentence in re.split(SENTENCE_END, line.strip()) if line.strip().endswith(".") else ():
            column = line.index(sentence, column)
            found.append(EssaySentence(fingerprint(sentence), sentence, Place(file.name, number, column + 1)))
            column += len(sentence)
    return found


def compare(story: Story, file: Path) -> list[Problem]:
    """What the copy says otherwise, elsewhere, not at all, or beyond the catalogue."""
    report = Report()
    copy = _read(file, report)
    if copy is None:
        return report.sorted()
    catalogue = list(story.sentences)
    known, found = {one.digest for one in catalogue}, {one.digest for one in copy}
    if not known & found and len(catalogue) != len(copy):
        message = f"None of the {len(catalogue)} sentences of the catalogue stands in it; it has {len(copy)}."
        advice = "Give another file; a new catalogue must have as many entries as the essay has sentences."
        report.add(Place(file.name), "essay", message, advice)
        return report.sorted()
    _compare_runs(catalogue, copy, report)
    return report.sorted()


def _compare_runs(catalogue: list[Sentence], copy: list[EssaySentence], report: Report) -> None:
    """Walk through both, run by run of sentences that differ."""
    from difflib import SequenceMatcher

    known, found = {one.digest: one for one in catalogue}, {one.digest for one in copy}
    matcher = SequenceMatcher(None, [one.digest for one in catalogue], [one.digest for one in copy], autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        lost = [one for one in catalogue[i:i_end] if one.digest not in found]
        new = [one for one in copy[j:j_end] if one.digest not in known]
        after = catalogue[i - 1].id if i else ""
        for sentence, passage in zip(lost, new, strict=False):
            advice = f"See whether the gist still fits, and then give it the digest {passage.digest}."
            report.add(passage.place, "essay", f"{_named(sentence)} is worded otherwise here.", advice)
            after = sentence.id
        for sentence in lost[len(new) :]:
            place = copy[j - 1].place if j else Place(copy[0].place.file)
            report.add(place, "essay", f"{_named(sentence)} does not stand in it{_behind(after)}.")
        for passage in new[len(lost) :]:
            advice = f"If the game should know it, add it to the catalogue with the digest {passage.digest}."
            report.add(passage.place, "essay-more", f"This sentence is not in the catalogue{_behind(after)}.", advice)
        for passage in (one for one in copy[j:j_end] if one.digest in known):
            message = f"{_named(known[passage.digest])} has moved: it stands here{_behind(after)}."
            report.add(passage.place, "essay", message, "Move it in the catalogue as well; its id will change.")


def _behind(id: str) -> str:
    return f", behind {id}" if id else ", at the beginning"


def _named(sentence: Sentence) -> str:
    return f"{sentence.id} ({quoted(sentence.gist)})"
